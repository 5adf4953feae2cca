/** Which papers does a CSV text with a header hold? */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { type CsvRow, csvRows, separatorOf } from './csvRows.ts';
import { yearOf } from './dates.ts';
import { type OwnText, ownText } from './ownText.ts';
import { peopleOf } from './people.ts';
import { lineProblem, paperOfDraft } from './record.ts';
import { texToText, verbatimText, writtenOtherwise } from './texText.ts';
import type { ReadingSteps } from './portions.ts';

/** What columns are called, best first: by people, Zotero, Scopus, Web of Science, Google Scholar, Semantic Scholar. */
const columns: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'article title', 'paper title', 'document title', 'ti', 'name'],
  abstract: ['abstract', 'abstract note', 'paperabstract', 'summary', 'ab', 'description'],
  authors: ['authors', 'author', 'author full names', 'author s', 'creators', 'au'],
  year: ['year', 'publication year', 'pub year', 'published', 'date', 'publication date', 'py'],
  venue: [
    ...['venue', 'journal', 'publication title', 'source title', 'booktitle', 'container title', 'conference'],
    ...['publication', 'source', 'so', 'publisher'],
  ],
  key: ['id', 'key', 'citation key', 'cite key', 'bibtex key', 'paper id', 'paperid'],
  type: ['type', 'item type', 'document type', 'entry type'],
  keywords: ['keywords', 'author keywords', 'tags', 'manual tags'],
  doi: ['doi'],
  url: ['url', 'link', 'urls', 'pdf url'],
  eprint: ['arxiv', 'arxiv id', 'eprint'],
  isbn: ['isbn', 'isbns'],
  pmid: ['pmid', 'pubmed id'],
  volume: ['volume', 'vl'],
  number: ['issue', 'number', 'is'],
  pages: ['pages', 'page'],
  publisher: ['publisher'],
};

const ROWS_PER_STEP = 20;

/** Reads CSV, in steps: comma, semicolon or tab; the first row names the columns, in any order and case. */
export function* csvInSteps(source: SourceId, text: string, own: OwnText = ownText): ReadingSteps {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  let places: ReadonlyMap<string, number> | undefined;
  let count = 0;
  for (const row of csvRows(text, separatorOf(text))) {
    if (++count % ROWS_PER_STEP === 0) yield papers.splice(0);
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const report = (code: string, message: string): void => {
      problems.push(lineProblem(code, message, row.line, Math.min(200, row.end - row.start)));
    };
    if (places === undefined) {
      places = placesOf(row.cells);
      if (places.has('title')) continue;
      report('no-title-column', 'no column is called title: the first line has to name the columns.');
      break;
    }
    if (row.isOpen) report('unclosed-value', 'a quote is never closed.');
    const paper = paperOf(source, row, places, own);
    if (paper === undefined) report('no-title', 'the row has no title.');
    else papers.push(paper);
  }
  if (count === 0) problems.push(lineProblem('empty-file', 'the file is empty.', 0, 0));
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
  const raw = (what: string): string => own((cells[places.get(what) ?? -1] ?? '').trim());
  const text = (what: string): string => texToText(raw(what));
  const title = text('title');
  if (title === '') return undefined;
  const abstract = text('abstract');
  const [writtenTitle, writtenAbstract] = [
    writtenOtherwise(raw('title'), title),
    writtenOtherwise(raw('abstract'), abstract),
  ];
  const fields = new Map<string, string>();
  for (const name of ['doi', 'url', 'eprint', 'isbn', 'pmid']) fields.set(name, verbatimText(raw(name)));
  for (const name of ['volume', 'number', 'pages', 'publisher']) fields.set(name, text(name));
  return paperOfDraft(source, {
    key: raw('key') || `line ${line + 1}`,
    hasKey: false,
    type: typeOf(text('type')),
    title,
    ...peopleOf(text('authors')),
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
