/** How does the Publication Manual of the American Psychological Association (7th edition, chapter 9) list a paper? */
import type { Name } from '../../paper.ts';
import { addressOf, joined, ordinalEdition, type Parts, sentence } from './parts.ts';
import { initialsFirst, invertedInitials, listed } from './people.ts';

/** From this many authors on, the first nineteen and the last are named. */
const MANY = 21;

/** Plain text: what the manual sets in italics is not marked. */
export function apa(parts: Parts): string {
  const people = parts.authors.length > 0 ? authors(parts.authors, parts.moreAuthors) : editors(parts.editors);
  const date = parts.year === '' ? '(n.d.).' : `(${parts.year}).`;
  // without anybody the title comes first
  const head = people === '' ? [closed(titled(parts)), date] : [closed(people), date, closed(titled(parts))];
  return joined(...head, sentence(where(parts)), addressOf(parts));
}

/** A full stop in a bracket ends no sentence: `(Eds.).`, `(2nd ed.).`. */
function closed(text: string): string {
  return text.endsWith('.)') ? `${text}.` : sentence(text);
}

function authors(names: readonly Name[], more: boolean): string {
  const written = names.map((name) => invertedInitials(name));
  if (written.length >= MANY) return `${written.slice(0, 19).join(', ')}, . . . ${written.at(-1) ?? ''}`;
  return more ? `${written.join(', ')}, et al.` : listed(written, ', & ', ', & ');
}

function editors(names: readonly Name[]): string {
  if (names.length === 0) return '';
  return `${authors(names, false)} (${names.length > 1 ? 'Eds.' : 'Ed.'})`;
}

function titled(parts: Parts): string {
  const { kind, title, publisher, isMaster, number } = parts;
  const edition = ordinalEdition(parts);
  if (kind === 'book' && edition !== undefined) return `${title} (${edition} ed.)`;
  if (kind === 'report' && number !== '') return `${title} (${number})`;
  if (kind !== 'thesis') return title;
  return `${title} [${[isMaster ? 'Master’s thesis' : 'Doctoral dissertation', publisher].filter(Boolean).join(', ')}]`;
}

function where(parts: Parts): string {
  const { kind, container, volume, issue, pages, publisher } = parts;
  switch (kind) {
    case 'article': {
      const inVolume = volume === '' ? '' : volume + (issue === '' ? '' : `(${issue})`);
      return [container, inVolume, pages].filter((part) => part !== '').join(', ');
    }
    case 'paper':
    case 'chapter':
      if (container === '') return publisher;
      return joined(sentence(`In ${joined(byEditors(parts.editors), container)}${details(parts)}`), publisher);
    case 'preprint':
      return 'arXiv';
    case 'thesis':
      return '';
    default:
      return publisher;
  }
}

/** `R. Rosner (Ed.),` */
function byEditors(names: readonly Name[]): string {
  if (names.length === 0) return '';
  return `${listed(
    names.map((name) => initialsFirst(name)),
    ' & ',
    ', & ',
  )} (${names.length > 1 ? 'Eds.' : 'Ed.'}),`;
}

/** ` (2nd ed., Vol. 3, pp. 7–13)` */
function details(parts: Parts): string {
  const edition = ordinalEdition(parts);
  const pieces = [
    edition === undefined ? '' : `${edition} ed.`,
    parts.volume === '' ? '' : `Vol. ${parts.volume}`,
    parts.pages === '' ? '' : `${/[–,]/u.test(parts.pages) ? 'pp.' : 'p.'} ${parts.pages}`,
  ].filter((piece) => piece !== '');
  return pieces.length === 0 ? '' : ` (${pieces.join(', ')})`;
}
