/** By what is an entry looked up? */
import type { Paper } from '../paper.ts';
import type { Identifier } from './identifier.ts';

/** An ISBN names a book, not a part of one. */
const books = /^(?:mv)?(?:book|collection|proceedings|reference)$/u;

/** A title that says something. */
const SHORTEST_TITLE = 10;

/** Its strongest identifier, or its title; undefined where it has neither. */
export function namesOf({
  identifiers: { doi, arxiv, pmid, isbn },
  title,
  type,
}: Paper): Identifier | { readonly kind: 'title'; readonly id: string } | undefined {
  const ofArxiv = /^10\.48550\/arxiv\.(.+)$/u.exec(doi ?? '')?.[1];
  if (doi !== undefined && ofArxiv === undefined) return { kind: 'doi', id: doi };
  const arxivId = arxiv ?? ofArxiv;
  if (arxivId !== undefined) return { kind: 'arxiv', id: arxivId };
  if (pmid !== undefined) return { kind: 'pmid', id: pmid };
  if (isbn !== undefined && books.test(type)) return { kind: 'isbn', id: isbn };
  return title.length >= SHORTEST_TITLE ? { kind: 'title', id: title } : undefined;
}
