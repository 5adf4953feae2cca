/** How does the IEEE Reference Guide list a paper? Without its number: that is the document's to give. */
import type { Name } from '../../paper.ts';
import { joined, ordinalEdition, type Parts, sentence } from './parts.ts';
import { initialsFirst, listed } from './people.ts';

/** More than six authors: the first is named. */
const MANY = 6;

const MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'Jun.', 'Jul.', 'Aug.', 'Sep.', 'Oct.', 'Nov.', 'Dec.'];

/** Plain text: what the guide sets in italics is not marked. */
export function ieee(parts: Parts): string {
  const { kind, title, editors } = parts;
  const people =
    parts.authors.length > 0
      ? named(parts.authors, parts.moreAuthors)
      : editors.length > 0
        ? `${named(editors, false)}, ${editors.length > 1 ? 'Eds.' : 'Ed.'}`
        : '';
  const edition = ordinalEdition(parts);
  if (kind === 'book') {
    const whole = joined(
      people === '' ? '' : `${people},`,
      sentence(edition === undefined ? title : `${title}, ${edition} ed.`),
    );
    return joined(whole, sentence(commas(imprint(parts), parts.year, doiOf(parts))));
  }
  const quoted = `“${/[?!]$/u.test(title) ? title : `${title},`}”`;
  return joined(people === '' ? '' : `${people},`, quoted, sentence(commas(...where(parts), doiOf(parts))));
}

function named(names: readonly Name[], more: boolean): string {
  const written = names.map((name) => initialsFirst(name));
  if (written.length > MANY || (more && written.length > 0)) return `${written[0] ?? ''} et al.`;
  return listed(written, ' and ', ', and ');
}

function where(parts: Parts): string[] {
  const { kind, container, volume, issue, publisher, place, isMaster } = parts;
  const vol = volume === '' ? '' : `vol. ${volume}`;
  const no = issue === '' ? '' : `no. ${issue}`;
  const pages = parts.pages === '' ? '' : `${/[–,]/u.test(parts.pages) ? 'pp.' : 'p.'} ${parts.pages}`;
  const date = parts.month === undefined ? parts.year : `${MONTHS[parts.month - 1] ?? ''} ${parts.year}`;
  switch (kind) {
    case 'article':
      return [container, vol, no, pages, date];
    case 'paper':
      return [container === '' ? '' : `in ${container}`, vol, place, date, pages];
    case 'chapter': {
      const by =
        parts.editors.length === 0
          ? ''
          : `${named(parts.editors, false)}, ${parts.editors.length > 1 ? 'Eds.' : 'Ed.'}`;
      return [container === '' ? '' : `in ${container}`, vol, by, imprint(parts), parts.year, pages];
    }
    case 'thesis':
      return [isMaster ? 'M.S. thesis' : 'Ph.D. dissertation', publisher, place, parts.year];
    case 'report':
      return [publisher, place, parts.number === '' ? 'Rep.' : `Rep. ${parts.number}`, date];
    case 'preprint':
      return [parts.year, `arXiv:${parts.arxiv}`];
    case 'book':
    case 'other':
      return [publisher, date, parts.doi === '' && parts.url !== '' ? `[Online]. Available: ${parts.url}` : ''];
  }
}

/** `Cambridge, MA, USA: MIT Press` */
function imprint({ place, publisher }: Parts): string {
  return [place, publisher].filter((piece) => piece !== '').join(': ');
}

function doiOf({ doi, kind }: Parts): string {
  return doi === '' || (kind === 'preprint' && doi.startsWith('10.48550')) ? '' : `doi: ${doi}`;
}

function commas(...pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join(', ');
}
