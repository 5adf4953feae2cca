/** How do the ICMJE's recommendations (Vancouver style; Citing Medicine) list a paper? Without its number. */
import type { Name } from '../../paper.ts';
import { joined, ordinalEdition, type Parts, sentence } from './parts.ts';
import { familyOf, initialsOf } from './people.ts';

/** More than six authors: the first six are named. */
const MANY = 6;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function vancouver(parts: Parts): string {
  const { kind, editors, authors } = parts;
  const people = authors.length > 0 ? named(authors, parts.moreAuthors) : editors.length > 0 ? edited(editors) : '';
  const edition = ordinalEdition(parts);
  const thesis = kind === 'thesis' ? ` [${parts.isMaster ? 'master’s thesis' : 'dissertation'}]` : '';
  const isWhole = kind === 'book' || kind === 'thesis' || kind === 'report';
  return joined(
    sentence(people),
    sentence(parts.title + thesis),
    isWhole && edition !== undefined ? `${edition} ed.` : '',
    sentence(where(parts)),
    parts.doi === '' ? '' : `doi: ${parts.doi}`,
  );
}

function named(names: readonly Name[], more: boolean): string {
  const written = names.map((name) =>
    [familyOf(name), initialsOf(name, '', ''), (name.suffix ?? '').replace('.', '')]
      .filter((part) => part !== '')
      .join(' '),
  );
  if (written.length > MANY) return `${written.slice(0, MANY).join(', ')}, et al`;
  return written.join(', ') + (more ? ', et al' : '');
}

function edited(names: readonly Name[]): string {
  return `${named(names, false)}, ${names.length > 1 ? 'editors' : 'editor'}`;
}

function where(parts: Parts): string {
  const { kind, container, volume, issue, editors } = parts;
  const pages = shortened(parts.pages);
  switch (kind) {
    case 'article': {
      const at = volume + (issue === '' ? '' : `(${issue})`);
      const inYear = [dateOf(parts), at].filter((piece) => piece !== '').join(';');
      return joined(sentence(container), pages === '' ? inYear : `${inYear}:${pages}`);
    }
    case 'paper':
    case 'chapter': {
      const by = editors.length === 0 ? '' : sentence(edited(editors));
      const at = pages === '' ? '' : `p. ${pages}`;
      if (container === '') return imprint(parts);
      return joined(`In: ${joined(by, sentence(container))}`, sentence(imprint(parts)), at);
    }
    case 'preprint':
      return joined('arXiv [Preprint].', sentence(parts.year), `arXiv:${parts.arxiv}`);
    default:
      return imprint(parts);
  }
}

/** `New York: McGraw-Hill; 2002` */
function imprint({ place, publisher, year }: Parts): string {
  return [[place, publisher].filter((piece) => piece !== '').join(': '), year]
    .filter((piece) => piece !== '')
    .join('; ');
}

function dateOf({ year, month, day }: Parts): string {
  return joined(year, month === undefined ? '' : (MONTHS[month - 1] ?? ''), day === undefined ? '' : String(day));
}

/** `284–287` -> `284-7`: digits that stay the same are not repeated. */
function shortened(pages: string): string {
  return pages
    .replace(/(\d+)–(\d+)/gu, (whole, first: string, last: string) => {
      if (first.length !== last.length) return whole.replace('–', '-');
      let same = 0;
      while (first[same] === last[same] && same < first.length - 1) same += 1;
      return `${first}-${last.slice(same)}`;
    })
    .replace(/–/gu, '-');
}
