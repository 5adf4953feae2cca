/** What of a paper can a key be made of, and what characters can it have? */
import type { Name, Paper } from '../../paper.ts';
import { asciiOf } from '../ascii.ts';

/** A paper as far as its key depends on it. */
export type Keyed = Pick<
  Paper,
  'title' | 'authors' | 'editors' | 'year' | 'type' | 'venue' | 'fields' | 'keywords' | 'identifiers'
>;

/** The people whom a key names: authors or, where there are none, editors. May be empty. */
export function peopleOf({ authors, editors = [] }: Pick<Keyed, 'authors' | 'editors'>): readonly Name[] {
  return authors.length > 0 ? authors : editors;
}

/** ASCII letters and digits of a text. */
export function slug(text: string): string {
  return asciiOf(text).replace(/[^A-Za-z0-9]/gu, '');
}

/**
 * What a key may hold everywhere: in BibTeX, biber, LaTeX and, in braces, pandoc. Blanks go, and all that means something to
 * one of them. What is not ASCII is spelled with ASCII letters.
 */
export function keyText(text: string): string {
  return asciiOf(text)
    .replace(/[^A-Za-z0-9:.+/_*!<>?;[\]^|-]/gu, '')
    .replace(/[[\]^|<>?;!*]/gu, '');
}
