/** How does Harvard style, as Cite Them Right (12th edition) has it, list a paper? */
import type { Name } from '../../paper.ts';
import { joined, ordinalEdition, type Parts, sentence } from './parts.ts';
import { invertedInitials, listed } from './people.ts';

/** Four or more authors may be the first and `et al.`; in a list all are named. */
export function harvard(parts: Parts): string {
  const { kind, title, authors, editors, moreAuthors } = parts;
  const people =
    authors.length > 0
      ? named(authors, moreAuthors)
      : editors.length > 0
        ? `${named(editors, false)} (${editors.length > 1 ? 'eds' : 'ed.'})`
        : '';
  const year = `(${parts.year === '' ? 'no date' : parts.year})`;
  const edition = ordinalEdition(parts);
  const isWhole = kind === 'book' || kind === 'thesis' || kind === 'report';
  const shown = isWhole ? sentence(title) : `‘${title}’${/[?!]$/u.test(title) || where(parts) === '' ? '' : ','}`;
  const head = people === '' ? [isWhole ? title : `‘${title}’`, year] : [people, year, shown];
  return joined(
    ...head,
    isWhole && edition !== undefined ? `${edition} edn.` : '',
    sentence(where(parts)),
    available(parts),
  );
}

/** `Norrie, C., Hammond, J. and Fook, J.`: initials stand together. */
function named(names: readonly Name[], more: boolean): string {
  const written = names.map((name) => invertedInitials(name, ''));
  return more ? `${written.join(', ')} et al.` : listed(written, ' and ', ' and ');
}

function where(parts: Parts): string {
  const { kind, container, volume, issue, publisher, isMaster, editors } = parts;
  const pages = parts.pages === '' ? '' : `${/[–,]/u.test(parts.pages) ? 'pp.' : 'p.'} ${parts.pages}`;
  switch (kind) {
    case 'article':
      return [container, volume + (issue === '' ? '' : `(${issue})`), pages].filter((piece) => piece !== '').join(', ');
    case 'paper':
    case 'chapter': {
      const by = editors.length === 0 ? '' : `${named(editors, false)} (${editors.length > 1 ? 'eds' : 'ed.'})`;
      if (container === '') return imprint(parts);
      const book = sentence(joined('in', by, container));
      return [joined(book, imprint(parts)), pages]
        .filter((piece) => piece !== '')
        .join(imprint(parts) === '' ? ' ' : ', ');
    }
    case 'thesis':
      return joined(`${isMaster ? 'Master’s thesis' : 'PhD thesis'}.`, publisher);
    case 'preprint':
      return 'arXiv';
    default:
      return imprint(parts);
  }
}

/** `Maidenhead: Open University Press` */
function imprint({ place, publisher }: Parts): string {
  return [place, publisher].filter((piece) => piece !== '').join(': ');
}

function available({ doi, url, arxiv }: Parts): string {
  const address = doi !== '' ? `https://doi.org/${doi}` : arxiv !== '' ? `https://arxiv.org/abs/${arxiv}` : url;
  return address === '' ? '' : `Available at: ${address}.`;
}
