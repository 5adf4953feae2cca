/** How does the MLA Handbook (9th edition, chapter 5) list a paper? */
import type { Name } from '../../paper.ts';
import { addressOf, joined, ordinalEdition, type Parts, sentence } from './parts.ts';
import { inOrder, inverted } from './people.ts';

const MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

/** Plain text: what the handbook sets in italics is not marked. */
export function mla(parts: Parts): string {
  const { kind, title, authors, editors, moreAuthors } = parts;
  const people =
    authors.length > 0
      ? named(authors, moreAuthors)
      : editors.length > 0
        ? `${named(editors, false)}, ${editors.length > 1 ? 'editors' : 'editor'}`
        : '';
  const isWhole = kind === 'book' || kind === 'thesis' || kind === 'report';
  return joined(sentence(people), isWhole ? sentence(title) : `“${sentence(title)}”`, sentence(container(parts)));
}

/** One; two; more than two are the first and `et al.` */
function named(names: readonly Name[], more: boolean): string {
  const [first, second] = names;
  if (first === undefined) return '';
  if (names.length > 2 || more) return `${inverted(first)}, et al.`;
  return second === undefined ? inverted(first) : `${inverted(first)}, and ${inOrder(second)}`;
}

function container(parts: Parts): string {
  const { kind, volume, issue, pages, publisher, editors, isMaster } = parts;
  const edition = ordinalEdition(parts);
  const isIn = parts.container !== '';
  const pieces = [
    parts.container,
    isIn && kind !== 'article' && editors.length > 0 ? `edited by ${editedBy(editors)}` : '',
    edition === undefined ? '' : `${edition} ed.`,
    volume === '' ? '' : `vol. ${volume}`,
    issue === '' || kind === 'report' ? '' : `no. ${issue}`,
    kind === 'article' ? '' : publisher,
    date(parts),
    pages === '' ? '' : `${/[–,]/u.test(pages) ? 'pp.' : 'p.'} ${pages}`,
  ].filter((piece) => piece !== '');
  const address = kind === 'preprint' ? `arXiv:${parts.arxiv}` : addressOf(parts);
  if (kind === 'thesis') return joined(sentence(pieces.join(', ')), isMaster ? 'Master’s thesis' : 'PhD dissertation');
  return [...pieces, address.replace(/^https?:\/\/(?!doi\.org)/u, '')].filter((piece) => piece !== '').join(', ');
}

function editedBy(names: readonly Name[]): string {
  const [first, second] = names;
  if (first === undefined) return '';
  if (names.length > 2) return `${inOrder(first)} et al.`;
  return second === undefined ? inOrder(first) : `${inOrder(first)} and ${inOrder(second)}`;
}

/** `Jan. 2013`, for what appears more than once a year. */
function date({ kind, year, month }: Parts): string {
  if (year === '' || month === undefined || kind === 'book' || kind === 'chapter') return year;
  return `${MONTHS[month - 1] ?? ''} ${year}`;
}
