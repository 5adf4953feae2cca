/** Which copies are the same work, and what does the work look like from one document? */
import type { LibraryPaper, Paper, PaperId, SourceId } from '../paper.ts';
import { longIsbn } from '../identify/identifier.ts';
import { wordsOf } from './terms.ts';

/** A title with less than so many characters tells no works apart: `Introduction`, `Editorial`. */
const SHORTEST_TITLE = 10;

/** Titles of one work share this part of the words of the shorter one: subtitles come and go. */
const SHARED_WORDS = 0.5;

/** Types of which an ISBN names the work: a chapter has its book's. */
const BOOKS = new Set([
  'book',
  'mvbook',
  'collection',
  'mvcollection',
  'proceedings',
  'mvproceedings',
  'manual',
  'misc',
]);

/** What copies of the same work share, strongest first: `doi:...`, `arxiv:...`, `isbn:...`, `pmid:...`, `title:...`. May be empty. */
export function identitiesOf({ identifiers: { doi, arxiv, isbn, pmid }, title, type }: Paper): string[] {
  const identities: string[] = [];
  if (doi !== undefined) identities.push(`doi:${doi}`);
  const named = arxiv ?? /^10\.48550\/arxiv\.(.+)$/u.exec(doi ?? '')?.[1];
  if (named !== undefined) identities.push(`arxiv:${named}`);
  if (isbn !== undefined && BOOKS.has(type)) identities.push(`isbn:${longIsbn(isbn)}`);
  if (pmid !== undefined) identities.push(`pmid:${pmid}`);
  const joined = wordsOf(title).join('');
  if (joined.length >= SHORTEST_TITLE) identities.push(`title:${joined}`);
  return identities;
}

/**
 * Whether two copies with one title are the same work: the first author or, where one of them knows no author, the year
 * agrees; or one of them knows neither, as a list of titles and abstracts does. Two journals' DOIs are two works.
 */
export function sameWork(one: Paper, other: Paper): boolean {
  const [oneDoi, otherDoi] = [journalDoi(one), journalDoi(other)];
  if (oneDoi !== undefined && otherDoi !== undefined && oneDoi !== otherDoi) return false;
  if (areEditions(one, other)) return false;
  const [oneAuthor, otherAuthor] = [firstAuthor(one), firstAuthor(other)];
  if (oneAuthor !== undefined && otherAuthor !== undefined) return oneAuthor === otherAuthor;
  if (one.year !== undefined && other.year !== undefined) return one.year === other.year;
  return true;
}

/** What comes again and again under one title: other editions, volumes, years. */
const EDITED = /^(?:mv)?(?:book|collection|proceedings|reference|report|manual|periodical)$|^(?:techreport|standard)$/u;

/** Whether two copies are editions, volumes or years of a book or report: the same title by the same people, and another work. */
function areEditions(one: Paper, other: Paper): boolean {
  if (!EDITED.test(one.type) || !EDITED.test(other.type)) return false;
  const differ = (a: string | number | undefined, b: string | number | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b;
  return (
    differ(one.year, other.year) ||
    differ(one.fields?.['volume'], other.fields?.['volume']) ||
    differ(one.fields?.['edition'], other.fields?.['edition'])
  );
}

/**
 * Whether two copies with one DOI, arXiv id or ISBN are the same work: not if their titles have next to nothing in common, as
 * when several chapters carry the DOI of their book.
 */
export function titlesAgree(one: Paper, other: Paper): boolean {
  const [words, others] = [new Set(wordsOf(one.title)), new Set(wordsOf(other.title))];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= SHARED_WORDS * Math.min(words.size, others.size);
}

/** The DOI of a publication: preprints have DOIs of their own, and are the same work. */
export function journalDoi({ identifiers: { doi } }: Paper): string | undefined {
  return doi === undefined || /^10\.(?:48550|1101|2139|21203|31234)\//u.test(doi) ? undefined : doi;
}

export function firstAuthor({ authors }: Paper): string | undefined {
  const family = authors[0]?.family;
  return family === undefined ? undefined : wordsOf(family).join('');
}

/** A work as one document sees it: its first bibliography's copy wins, and what that lacks comes from the other copies. */
export function seenFrom(id: PaperId, copies: readonly Paper[], bibliographies: readonly SourceId[]): LibraryPaper {
  let winner: Paper | undefined;
  for (const source of bibliographies) {
    winner ??= copies.find((copy) => copy.source === source && copy.hasKey);
  }
  const key = winner?.key;
  winner ??= copies.find(({ authors, abstract }) => authors.length > 0 && abstract !== undefined) ?? copies[0];
  if (winner === undefined) throw new Error(`${id} has no copy`);
  return { id, paper: filled(winner, copies), ...(key === undefined ? {} : { key }) };
}

function filled(winner: Paper, copies: readonly Paper[]): Paper {
  if (copies.length === 1) return winner;
  const first = <K extends keyof Paper>(field: K): Pick<Paper, K> | undefined =>
    winner[field] === undefined ? copies.find((copy) => copy[field] !== undefined) : winner;
  const abstract = first('abstract')?.abstract;
  const year = first('year')?.year;
  const venue = first('venue')?.venue;
  const withAuthors = winner.authors.length > 0 ? winner : (copies.find(({ authors }) => authors.length > 0) ?? winner);
  return {
    ...winner,
    authors: withAuthors.authors,
    ...(withAuthors.moreAuthors === undefined ? {} : { moreAuthors: withAuthors.moreAuthors }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    identifiers: Object.assign(
      {},
      ...[...copies, winner].map(({ identifiers }) => identifiers),
    ) as Paper['identifiers'],
  };
}
