/** Which paper is a CSL item? Shared by CSL JSON and CSL YAML. */
import type { Name, Paper, SourceId } from '../paper.ts';
import { yearOf } from './dates.ts';
import { firstOf, type JsonObject, objectsIn, stringAt, stringIn } from './json.ts';
import { personOf } from './people.ts';
import { paperOfDraft } from './record.ts';
import { plainText } from './texText.ts';

/** BibTeX's types by those of CSL 1.0.2, appendix III; all others are `misc`. */
const types: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  'entry-encyclopedia': 'incollection',
  'paper-conference': 'inproceedings',
  thesis: 'phdthesis',
  report: 'techreport',
  manuscript: 'unpublished',
  webpage: 'online',
  'post-weblog': 'online',
  dataset: 'dataset',
  software: 'software',
  patent: 'patent',
};

/** What Crossref calls what CSL calls otherwise. */
const crossrefTypes: Readonly<Record<string, string>> = {
  ...{ 'journal-article': 'article', 'proceedings-article': 'inproceedings', 'book-chapter': 'incollection' },
  ...{ monograph: 'book', 'edited-book': 'book', dissertation: 'phdthesis', 'reference-entry': 'incollection' },
};

/** BibTeX's names of CSL's variables. */
const variables: readonly (readonly [bibtex: string, csl: string])[] = [
  ['volume', 'volume'],
  ['number', 'issue'],
  ['number', 'number'],
  ['pages', 'page'],
  ['publisher', 'publisher'],
  ['address', 'publisher-place'],
  ['series', 'collection-title'],
  ['edition', 'edition'],
  ['language', 'language'],
  ['note', 'note'],
  ['issn', 'ISSN'],
  ['doi', 'DOI'],
  ['url', 'URL'],
  ['isbn', 'ISBN'],
  ['pmid', 'PMID'],
];

/** Whether a record is written as CSL, or as Crossref writes it, has it: by what no other list of papers calls so. */
export function isCslItem(item: JsonObject): boolean {
  if (['container-title', 'issued', 'citation-key', 'event-title'].some((name) => name in item)) return true;
  const [author] = objectsIn(item['author'] ?? item['editor']);
  if (author !== undefined) return 'family' in author || 'literal' in author;
  return stringIn(item, 'type') in types && !('authors' in item) && !('authorships' in item);
}

/**
 * An item is cited by its `id` (pandoc's manual, "Specifying bibliographic data"). Text may hold HTML, never TeX. Crossref has
 * lists where CSL has one text: the first counts.
 */
export function paperOfCslItem(source: SourceId, item: JsonObject, place: Paper['place']): Paper {
  const text = (name: string): string => plainText(stringAt(item, name));
  const fields = new Map<string, string>();
  for (const [bibtex, csl] of variables) {
    const value = text(csl);
    if (value !== '' && !fields.has(bibtex)) fields.set(bibtex, value);
  }
  const number = fields.get('number') ?? '';
  if (text('publisher').toLowerCase() === 'arxiv') fields.set('eprint', number.replace(/^arxiv:/i, ''));
  identifyByNote(fields, stringIn(item, 'note'));
  const type = stringIn(item, 'type');
  const id = stringIn(item, 'id') || stringIn(item, 'citation-key');
  return paperOfDraft(source, {
    key: id === '' ? `line ${place.line + 1}` : id,
    hasKey: id !== '',
    type:
      (type === 'thesis' && /master/i.test(text('genre')) ? 'mastersthesis' : types[type]) ??
      crossrefTypes[type] ??
      'misc',
    title: text('title'),
    authors: namesIn(item['author']),
    editors: namesIn(item['editor']),
    year: yearIn(item['issued']) ?? yearIn(item['published']) ?? yearOf(text('year')),
    venue: text('container-title') || text('event-title') || text('collection-title') || text('publisher'),
    abstract: text('abstract'),
    keywords: text('keyword')
      .split(/\s*[,;]\s*/)
      .filter((word) => word !== ''),
    fields,
    place,
  });
}

/** Zotero keeps what an item of its own has no field for in the note: `arXiv:1706.03762 [cs]`, `DOI: 10.1000/182`. */
function identifyByNote(fields: Map<string, string>, note: string): void {
  for (const [name, pattern] of inNotes) {
    const found = pattern.exec(note)?.[1];
    if (found !== undefined && !fields.has(name)) fields.set(name, found);
  }
}

const inNotes: readonly (readonly [field: string, pattern: RegExp])[] = [
  ['eprint', /^arXiv:\s*(\S+)/im],
  ['doi', /^DOI:\s*(10\.\S+)/im],
  ['pmid', /^PMID:\s*(\d+)/im],
];

function namesIn(value: unknown): readonly Name[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each === 'string') return personOf(plainText(each)) ?? [];
    if (typeof each !== 'object' || each === null) return [];
    const name = each as JsonObject;
    const part = (key: string): string => plainText(stringIn(name, key));
    const family = part('family') || part('literal') || part('name') || part('given');
    if (family === '') return [];
    const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
    const given = part('family') === '' ? '' : part('given');
    const suffix = part('suffix');
    return {
      family,
      ...(given === '' ? {} : { given }),
      ...(particle === '' ? {} : { particle }),
      ...(suffix === '' ? {} : { suffix }),
    };
  });
}

/** `{"date-parts": [[2019, 5]]}`, `{"raw": "May 2019"}`, `{year: 2019}`, `[{year: 2019}]`, `"2019-05"`. */
function yearIn(issued: unknown): number | undefined {
  if (typeof issued === 'string' || typeof issued === 'number') return yearOf(String(issued));
  if (Array.isArray(issued)) return yearIn(firstOf(issued));
  // YAML has dates of its own
  if (issued instanceof Date) return issued.getUTCFullYear();
  if (typeof issued !== 'object' || issued === null) return undefined;
  const date = issued as JsonObject;
  const first = firstOf(date['date-parts']);
  const year = Array.isArray(first) ? firstOf(first) : first;
  const number = Number(year);
  if (Number.isInteger(number) && number !== 0) return number;
  return yearOf(stringIn(date, 'raw') || stringIn(date, 'literal') || stringIn(date, 'year'));
}
