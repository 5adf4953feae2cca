/** Which paper does an entry stand for, once its fields are known? */
import type { Paper, SourceId } from '../paper.ts';
import type { Fields } from './bibFields.ts';
import { yearOf } from './dates.ts';
import { identifiersAsWritten, identifiersOf } from './identifiers.ts';
import { parseNames } from './names.ts';
import { texToText, verbatimText, writtenOtherwise } from './texText.ts';

/** Fields that only programs read, or that are private: not even decoded. */
const ignored = new Set(
  (
    'title author editor abstract file crossref xdata xref owner timestamp annote annotation comment comments review groups ' +
    'date-added date-modified mendeley-tags mendeley-groups bdsk-url-1 bdsk-url-2 bdsk-file-1 bdsk-file-2 __markedentry ' +
    'added-at biburl bibsource interhash intrahash username qualityassured printed creationdate modificationdate sortname ' +
    'related relatedtype options __proto__'
  ).split(' '),
);

/** Fields that a paper holds elsewhere. */
const notKept = new Set(
  'subtitle keywords keyword ids doi url isbn pmid eprint arxivid archiveprefix eprinttype'.split(' '),
);

/** What TeX does not set: decoding them as text would change them. */
const verbatim = new Set(['doi', 'url', 'eprint', 'arxivid', 'urldate', 'isbn', 'issn', 'pmid', 'ids', 'crossref']);

/** Longer values are no short fields: nobody reads them in a reference. */
const LONGEST_SHORT_FIELD = 500;

/** The venue that a reader would look for, best first, by the entry's type. */
const venues: Readonly<Record<string, readonly string[]>> = {
  inproceedings: ['booktitle', 'eventtitle', 'series', 'journal', 'journaltitle'],
  conference: ['booktitle', 'eventtitle', 'series', 'journal', 'journaltitle'],
  incollection: ['booktitle', 'maintitle', 'publisher'],
  inbook: ['booktitle', 'maintitle', 'publisher', 'series'],
  phdthesis: ['school', 'institution'],
  mastersthesis: ['school', 'institution'],
  thesis: ['institution', 'school'],
  techreport: ['institution', 'organization'],
  report: ['institution', 'organization'],
};
const anyVenue = [
  ...['journal', 'journaltitle', 'booktitle', 'maintitle', 'school', 'institution', 'publisher', 'organization'],
  ...['howpublished'],
];

/** An entry's type and its key, where it has one. */
export interface BibHead {
  readonly type: string;
  readonly key: string | undefined;
}

/** The paper of an entry: `raw` are its fields as they are written. */
export function paperOf(source: SourceId, { type, key }: BibHead, raw: Fields, place: Paper['place']): Paper {
  const fields = new Map<string, string>();
  for (const [name, value] of raw) {
    if (ignored.has(name)) continue;
    const text = verbatim.has(name) ? verbatimText(value) : texToText(value);
    if (text !== '') fields.set(name, text);
  }
  const [rawTitle, rawAbstract] = [raw.get('title') ?? '', raw.get('abstract') ?? ''];
  const [mainTitle, abstract] = [texToText(rawTitle), texToText(rawAbstract)];
  const title = titleWith(mainTitle, fields.get('subtitle'));
  const { names: authors, more } = parseNames(raw.get('author') ?? '');
  const { names: editors } = parseNames(raw.get('editor') ?? '');
  const year = yearOf(fields.get('date') ?? '') ?? yearOf(fields.get('year') ?? '');
  const venue = venueOf(type, fields);
  const keywords = listOf(fields.get('keywords') ?? fields.get('keyword'), /\s*[,;]\s*/);
  const aliases = listOf(fields.get('ids'), /\s*,\s*/);
  const identifiers = identifiersOf(fields);
  const written: NonNullable<Paper['written']> = {
    ...identifiersAsWritten(fields, identifiers),
    ...optional('title', writtenOtherwise(rawTitle, mainTitle)),
    ...optional('abstract', writtenOtherwise(rawAbstract, abstract)),
  };
  const kept = keptOf(fields, year);
  const paper: { -readonly [K in keyof Paper]: Paper[K] } = {
    source,
    key: key ?? `line ${place.line + 1}`,
    hasKey: key !== undefined,
    type,
    title,
    authors,
    identifiers,
    place,
  };
  if (more) paper.moreAuthors = true;
  if (editors.length > 0) paper.editors = editors;
  if (year !== undefined) paper.year = year;
  if (venue !== undefined) paper.venue = venue;
  if (abstract !== '') paper.abstract = abstract;
  if (keywords !== undefined) paper.keywords = keywords;
  if (aliases !== undefined) paper.aliases = aliases;
  if (Object.keys(written).length > 0) paper.written = written;
  if (kept !== undefined) paper.fields = kept;
  return paper;
}

function optional<N extends string>(name: N, value: string | undefined): { [K in N]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [K in N]?: string });
}

function titleWith(title: string, subtitle: string | undefined): string {
  if (subtitle === undefined || title.toLowerCase().includes(subtitle.toLowerCase())) return title;
  if (title === '') return subtitle;
  return /[:?!.–—]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function venueOf(type: string, fields: ReadonlyMap<string, string>): string | undefined {
  for (const name of venues[type] ?? anyVenue) {
    const text = fields.get(name);
    if (text !== undefined && !isAddress(text)) return text;
  }
  if (type in venues) for (const name of anyVenue) if (!isAddress(fields.get(name) ?? '')) return fields.get(name);
  return undefined;
}

/** `howpublished = {\url{...}}` says where, not in what. */
function isAddress(text: string): boolean {
  return text === '' || /^\S*:\/\/\S*$/.test(text);
}

function listOf(text: string | undefined, separator: RegExp): string[] | undefined {
  const parts = text?.split(separator).filter((part) => part !== '');
  return parts === undefined || parts.length === 0 ? undefined : parts;
}

/** The remaining short fields. A `year` that says more than a number (`in press`) is one of them. */
function keptOf(fields: ReadonlyMap<string, string>, year: number | undefined): Record<string, string> | undefined {
  const kept: Record<string, string> = {};
  let isAny = false;
  for (const [name, text] of fields) {
    if (text.length > LONGEST_SHORT_FIELD || notKept.has(name)) continue;
    if (name === 'year' && text === String(year)) continue;
    kept[name] = text;
    isAny = true;
  }
  return isAny ? kept : undefined;
}
