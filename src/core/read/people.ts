/** Who are the people in formats that do not follow BibTeX? */
import type { Name } from '../paper.ts';
import { parseNames } from './names.ts';

/** `Lovelace, Ada` and `Lovelace, Ada, Jr.`, as RIS, PubMed and exported lists have them; `Ada Lovelace`; a corporation. */
export function personOf(text: string): Name | undefined {
  const [family = '', given = '', ...suffix] = text.split(',').map((part) => part.trim());
  if (family === '' && given === '') return undefined;
  if (!text.includes(',')) return parseNames(bracesAway(text)).names[0];
  const name = parseNames(`${bracesAway(family)}, ${bracesAway(given)}`).names[0];
  const last = suffix.filter((part) => part !== '').join(', ');
  return name === undefined || last === '' ? name : { ...name, suffix: last };
}

/** People in one string: parted by `;`, `|`, `and` or, where every part is a whole name, by commas. */
export function peopleOf(text: string): { authors: readonly Name[]; moreAuthors: boolean } {
  const list = text.replace(/[,;\s]+(?:et\.? al\.?|and others|others)\s*$/i, '');
  const parts = partsOf(list);
  return {
    authors: parts.flatMap((part) => personOf(part) ?? []),
    moreAuthors: list !== text,
  };
}

function partsOf(list: string): readonly string[] {
  const separator = /[;|]/.test(list) ? /\s*[;|]\s*/ : /\s(?:and|&)\s/i.test(list) ? /,?\s+(?:and|&)\s+/i : undefined;
  if (separator !== undefined) {
    const parts = list.split(separator).filter((part) => part !== '');
    // `A. Smith, B. Jones and C. Doe`
    return parts.flatMap((part) => (separator.source.includes('and') ? commaParts(part) : [part]));
  }
  return commaParts(list);
}

function commaParts(list: string): readonly string[] {
  const parts = list.split(/\s*,\s*/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => /\S\s+\S/.test(part)) ? parts : [list];
}

/** What would be read as grouping. */
function bracesAway(text: string): string {
  return text.replace(/[{}\\]/g, '');
}
