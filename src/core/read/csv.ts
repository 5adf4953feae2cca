/** Which papers does a CSV text with a header hold? */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { type CsvRow, csvRows, isSeparatorLine, separatorOf } from './csvRows.ts';
import { yearOf } from './dates.ts';
import { type OwnText, ownText } from './ownText.ts';
import { peopleOf } from './people.ts';
import { lineProblem, paperOfDraft } from './record.ts';
import { texToText, verbatimText, writtenOtherwise } from './texText.ts';
import type { ReadingSteps } from './portions.ts';

/**
 * What columns are called, best first: by people, Zotero, Scopus, Web of Science (the two letters), Google Scholar, Publish or
 * Perish, IEEE Xplore, PubMed, Dimensions, Lens, OpenAlex. Letters only, in lower case.
 */
const columns: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'article title', 'paper title', 'document title', 'display name', 'ti', 'name'],
  abstract: ['abstract', 'abstract note', 'paperabstract', 'summary', 'ab', 'description'],
  authors: [
    ...[
      'author full names',
      'af',
      'authors',
      'author',
      'author s',
      'authorships author display name',
      'creators',
      'au',
    ],
    'authorships raw author name',
  ],
  editors: ['editor', 'editors', 'be'],
  year: [
    'year',
    'publication year',
    'pubyear',
    'pub year',
    'published',
    'date',
    'publication date',
    'py',
    'date published',
  ],
  venue: [
    ...['venue', 'journal', 'publication title', 'source title', 'booktitle', 'container title', 'conference'],
    ...['journal book', 'primary location source display name', 'publication', 'so', 'conference name', 'publisher'],
    'source',
  ],
  key: ['key', 'citation key', 'cite key', 'bibtex key', 'id', 'paper id', 'paperid', 'publication id', 'eid', 'ut'],
  type: ['item type', 'document type', 'entry type', 'publication type', 'type', 'dt'],
  keywords: ['keywords', 'author keywords', 'tags', 'manual tags', 'de'],
  doi: ['doi', 'di'],
  url: ['url', 'link', 'urls', 'articleurl', 'external url', 'pdf url', 'pdf link'],
  eprint: ['arxiv', 'arxiv id', 'eprint'],
  isbn: ['isbn', 'isbns', 'bn'],
  issn: ['issn', 'issns', 'sn'],
  pmid: ['pmid', 'pubmed id', 'pm'],
  volume: ['volume', 'vl'],
  number: ['issue', 'issue number', 'number', 'is'],
  pages: ['pages', 'page', 'pagination'],
  firstPage: ['page start', 'start page', 'startpage', 'biblio first page', 'bp'],
  lastPage: ['page end', 'end page', 'endpage', 'biblio last page', 'ep'],
  publisher: ['publisher', 'pu'],
  address: ['place', 'address'],
  series: ['series'],
  edition: ['edition'],
  language: ['language', 'language of original document'],
  extra: ['extra'],
};

/** Fields that are taken as they stand, and those that are text. */
const verbatimFields = ['doi', 'url', 'eprint', 'isbn', 'issn', 'pmid'];
const textFields = ['volume', 'number', 'pages', 'publisher', 'address', 'series', 'edition', 'language'];

/** Some programs put a title or a word on their export before the names of the columns. */
const LONGEST_PREFACE = 5;

/** What Scopus writes where it knows nothing. */
const nothing = /^\[no (?:abstract|author|author name|title|source information|description)[^\]]*available\]$/i;

const ROWS_PER_STEP = 20;

const NO_TITLE_COLUMN = 'no column is called title: the first line has to name the columns.';

/** Reads CSV, in steps: comma, semicolon or tab; the first row names the columns, in any order and case. */
export function* csvInSteps(source: SourceId, text: string, own: OwnText = ownText): ReadingSteps {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  let places: ReadonlyMap<string, number> | undefined;
  let [count, preface] = [0, 0];
  for (const row of csvRows(text, separatorOf(text))) {
    if (++count % ROWS_PER_STEP === 0) yield papers.splice(0);
    // Excel's own line says what parts the cells; `separatorOf` has read it
    if (row.cells.every((cell) => cell.trim() === '') || isSeparatorLine(text.slice(row.start, row.end))) continue;
    const report = (code: string, message: string): void => {
      problems.push(lineProblem(code, message, row.line, Math.min(200, row.end - row.start)));
    };
    if (places === undefined) {
      const named = placesOf(row.cells);
      if (named.has('title')) places = named;
      if (places !== undefined || ++preface < LONGEST_PREFACE) continue;
      report('no-title-column', NO_TITLE_COLUMN);
      break;
    }
    if (row.isOpen) report('unclosed-value', 'a quote is never closed.');
    const paper = paperOf(source, row, places, own);
    if (paper === undefined) report('no-title', 'the row has no title.');
    else papers.push(paper);
  }
  if (count === 0) problems.push(lineProblem('empty-file', 'the file is empty.', 0, 0));
  else if (places === undefined && problems.length === 0) {
    problems.push(lineProblem('no-title-column', NO_TITLE_COLUMN, 0, /^[^\r\n]*/.exec(text)?.[0].length ?? 0));
  }
  return { papers, problems };
}

/** Which column holds what. */
function placesOf(header: readonly string[]): ReadonlyMap<string, number> {
  const names = header.map((name) =>
    name
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  );
  const places = new Map<string, number>();
  for (const [what, aliases] of Object.entries(columns)) {
    const at = aliases.map((alias) => names.indexOf(alias)).find((each) => each >= 0);
    if (at !== undefined) places.set(what, at);
  }
  return places;
}

function paperOf(
  source: SourceId,
  { cells, line, endLine, start, end }: CsvRow,
  places: ReadonlyMap<string, number>,
  own: OwnText,
): Paper | undefined {
  const raw = (what: string): string => {
    const cell = (cells[places.get(what) ?? -1] ?? '').trim();
    return nothing.test(cell) ? '' : own(cell);
  };
  const text = (what: string): string => texToText(raw(what));
  const title = text('title');
  if (title === '') return undefined;
  const abstract = text('abstract');
  const [writtenTitle, writtenAbstract] = [
    writtenOtherwise(raw('title'), title),
    writtenOtherwise(raw('abstract'), abstract),
  ];
  const fields = new Map<string, string>();
  for (const name of verbatimFields) fields.set(name, verbatimText(raw(name)));
  for (const name of textFields) fields.set(name, text(name));
  const [first, last] = [text('firstPage'), text('lastPage')];
  if (fields.get('pages') === '') fields.set('pages', last === '' || last === first ? first : `${first}–${last}`);
  const extra = raw('extra');
  if (fields.get('eprint') === '') fields.set('eprint', /^arXiv:\s*(\S+)/im.exec(extra)?.[1] ?? '');
  const { authors, moreAuthors } = peopleOf(withoutNumbers(text('authors')));
  return paperOfDraft(source, {
    key: raw('key') || `line ${line + 1}`,
    hasKey: false,
    type: typeOf(text('type')),
    title,
    authors,
    moreAuthors,
    editors: peopleOf(text('editors')).authors,
    year: yearOf(text('year')),
    venue: text('venue'),
    abstract,
    keywords: text('keywords')
      .split(/\s*[;,|]\s*/)
      .filter((word) => word !== ''),
    written: {
      ...(writtenTitle === undefined ? {} : { title: writtenTitle }),
      ...(writtenAbstract === undefined ? {} : { abstract: writtenAbstract }),
    },
    fields,
    place: { line, endLine, start, end },
  });
}

/** Scopus numbers its authors: `Lovelace, Ada (57190000000)`. */
function withoutNumbers(names: string): string {
  return names.replace(/\s*\(\d{6,}\)/g, '');
}

function typeOf(text: string): string {
  const type = text.toLowerCase().replace(/[^a-z]/g, '');
  if (/^(?:conferencepaper|proceedingspaper|inproceedings|conference)$/.test(type)) return 'inproceedings';
  if (/article|review|letter|^journal/.test(type)) return 'article';
  if (/^booksection|chapter|incollection/.test(type)) return 'incollection';
  if (/^book$/.test(type)) return 'book';
  if (/thesis/.test(type)) return 'phdthesis';
  if (/^(?:report|techreport)$/.test(type)) return 'techreport';
  return 'misc';
}
