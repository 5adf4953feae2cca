/** How does the Chicago Manual of Style (17th edition, chapter 15: author-date) list a paper? */
import type { Name } from '../../paper.ts';
import { addressOf, joined, ordinalEdition, type Parts, sentence } from './parts.ts';
import { inOrder, inverted, listed } from './people.ts';

/** More than ten authors: the first seven are named. */
const MANY = 10;
const NAMED = 7;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Plain text: what the manual sets in italics is not marked. */
export function chicago(parts: Parts): string {
  const { kind, title, authors, editors, moreAuthors } = parts;
  const people =
    authors.length > 0
      ? named(authors, moreAuthors)
      : editors.length > 0
        ? `${named(editors, false)}, ${editors.length > 1 ? 'eds' : 'ed'}`
        : '';
  const isWhole = kind === 'book' || kind === 'report';
  const shown = isWhole ? sentence(title) : `“${sentence(title)}”`;
  const year = parts.year === '' ? 'n.d.' : `${parts.year}.`;
  const head = people === '' ? [shown, year] : [sentence(people), year, shown];
  return joined(...head, sentence(where(parts)), sentence(addressOf(parts)));
}

function named(names: readonly Name[], more: boolean): string {
  const written = names.map((name, at) => (at === 0 ? inverted(name) : inOrder(name)));
  if (written.length > MANY) return `${written.slice(0, NAMED).join(', ')}, et al.`;
  return more ? `${written.join(', ')}, et al.` : listed(written, ', and ', ', and ');
}

function where(parts: Parts): string {
  const { kind, container, volume, issue, publisher, isMaster, editors } = parts;
  const edition = ordinalEdition(parts);
  const pages = shortened(parts.pages);
  switch (kind) {
    case 'article': {
      const number = issue === '' ? '' : `${volume === '' ? '' : ', '}no. ${issue}`;
      const month = parts.month === undefined ? '' : `(${MONTHS[parts.month - 1] ?? ''})`;
      const at = joined(container, volume + number, month);
      return pages === '' ? at : `${at}${volume + number + month === '' ? ', ' : ': '}${pages}`;
    }
    case 'paper':
    case 'chapter': {
      const by = editors.length === 0 ? '' : `edited by ${listed(editors.map(inOrder), ' and ', ', and ')}`;
      const pieces = [
        container,
        edition === undefined ? '' : `${edition} ed.`,
        volume === '' ? '' : `vol. ${volume}`,
        by,
        pages,
      ];
      if (container === '') return imprint(parts);
      return joined(sentence(`In ${pieces.filter((piece) => piece !== '').join(', ')}`), imprint(parts));
    }
    case 'thesis':
      return [isMaster ? 'Master’s thesis' : 'PhD diss.', publisher].filter((piece) => piece !== '').join(', ');
    case 'preprint':
      return `Preprint, arXiv:${parts.arxiv}`;
    default:
      return joined(
        edition === undefined ? '' : `${edition} ed.`,
        parts.number === '' ? '' : sentence(parts.number),
        imprint(parts),
      );
  }
}

/** `New York: Simon & Schuster` */
function imprint({ place, publisher }: Parts): string {
  return [place, publisher].filter((piece) => piece !== '').join(': ');
}

/** Inclusive numbers (section 9.61): `165–76`, `100–104`, `101–8`, `1496–500`. */
function shortened(pages: string): string {
  return pages.replace(/(\d+)–(\d+)/gu, (whole, first: string, last: string) => {
    if (first.length !== last.length || first.length < 3 || first.endsWith('00')) return whole;
    let same = 0;
    while (first[same] === last[same] && same < first.length - 1) same += 1;
    const changed = last.slice(same);
    // `101–8`: one digit where the tens are 0; otherwise two at least
    const isNarrow = first.at(-2) === '0' && same >= first.length - 1;
    return `${first}–${isNarrow ? last.slice(-1) : changed.length < 2 ? last.slice(-2) : changed}`;
  });
}
