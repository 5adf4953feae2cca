/** What does a person see of a paper of the library? */
import type { Identifiers, LibraryPaper, Paper } from '../paper.ts';
import { fullAuthors, shortAuthors } from './authors.ts';
import type { Card, Row } from './card.ts';
import { plain } from './plain.ts';
import { formatReference } from './reference.ts';
import { summarize } from './summary.ts';

/** What the library alone can't know of a paper. */
export interface Standing {
  /** What citing it would insert where it has no key yet: a new unique one. Ignored for a citable paper. */
  readonly key: string;
  /** Where it is from, for people. */
  readonly sourceName: string;
}

/** More than these, in UTF-16 units, is nobody's title, list of authors, abstract ... */
const MOST = { title: 400, authors: 120, venue: 200, everybody: 1200, summary: 700, abstract: 10_000, name: 120 };

/** One line of a list: cheap, called for each of some fifty suggestions at every key press. */
export function rowOf({ id, paper, key }: LibraryPaper, standing: Standing): Row {
  return {
    paper: id,
    key: key ?? standing.key,
    standing: key === undefined ? 'corpus' : 'citable',
    title: plain(paper.title, MOST.title),
    authors: plain(shortAuthors(paper), MOST.authors),
    ...(paper.year === undefined ? {} : { year: paper.year }),
    ...(paper.venue === undefined ? {} : { venue: plain(paper.venue, MOST.venue) }),
    sourceName: plain(standing.sourceName, MOST.name),
  };
}

/** Everything that is shown of a paper. All text is plain; links are https or http and made from identifiers alone. */
export function cardOf(libraryPaper: LibraryPaper, standing: Standing): Card {
  const { paper } = libraryPaper;
  const row = rowOf(libraryPaper, standing);
  const summary = paper.abstract === undefined ? undefined : summaryOf(paper.title, paper.abstract);
  return {
    ...row,
    authorsFull: plain(fullAuthors(paper), MOST.everybody),
    // with the title as the card says it: who shows the one in the other finds it there
    reference: plain(formatReference({ ...paper, title: row.title }), 2 * MOST.everybody),
    ...(summary === undefined ? {} : { summary: plain(summary, MOST.summary) }),
    ...(paper.abstract === undefined ? {} : { abstract: plain(paper.abstract, MOST.abstract) }),
    links: linksOf(paper),
    source: paper.source,
    line: paper.place.line,
  };
}

/** Summaries by abstract: paragraph after paragraph of a document brings up the same papers. */
const summaries = new Map<string, { readonly title: string; readonly summary: string | undefined }>();
const MOST_SUMMARIES = 1000;

function summaryOf(title: string, abstract: string): string | undefined {
  const known = summaries.get(abstract);
  if (known?.title === title) return known.summary;
  if (summaries.size >= MOST_SUMMARIES) summaries.clear();
  const summary = summarize(title, abstract);
  summaries.set(abstract, { title, summary });
  return summary;
}

function linksOf(paper: Paper): Card['links'] {
  const { doi, arxiv, url }: Identifiers = paper.identifiers;
  const links: { label: string; href: string }[] = [];
  const add = (label: string, href: string) => {
    if (!links.some((link) => sameAddress(link.href, href))) links.push({ label, href });
  };
  if (doi !== undefined && /^10\.\d+(?:\.\d+)*\/\S+$/u.test(doi)) add('doi.org', `https://doi.org/${pathOf(doi)}`);
  if (arxiv !== undefined && /^[\w.-]+(?:\/\d+)?$/u.test(arxiv)) add('arxiv.org', `https://arxiv.org/abs/${arxiv}`);
  const own = /^https?:\/\/([^\s/?#@:]+)(?::\d+)?(?:[/?#]\S*)?$/iu.exec(url ?? '');
  if (own?.[1] !== undefined) add(own[1].replace(/^www\./u, '').toLowerCase(), encodedAsUrl(url ?? ''));
  return links;
}

/** The entry's own url is often the resolver's address over again. */
function sameAddress(one: string, other: string): boolean {
  const bare = (href: string) =>
    href
      .toLowerCase()
      .replace(/^https?:\/\/(?:dx\.|www\.)?/u, '')
      .replace(/\/$/u, '');
  return bare(one) === bare(other);
}

/** A DOI may hold any printable character; `#`, `?`, `%`, `<` would mean something else in an address. */
function pathOf(doi: string): string {
  return doi.replace(/[^\w.:;()/-]/gu, (character) => safelyEncoded(character));
}

function encodedAsUrl(url: string): string {
  return url.replace(/["'<>\\^`{|}\s]|[^\x20-\x7e]/gu, (character) => safelyEncoded(character));
}

/** A lone surrogate can't be encoded and has no place in an address. */
function safelyEncoded(character: string): string {
  return /^[\ud800-\udfff]$/u.test(character) ? '' : encodeURIComponent(character).replace(/'/gu, '%27');
}
