/** How is a paper written in short, and read back? Everything but its source and its place, as a list in JSON. */
import type { Name, Paper } from '../paper.ts';

type Place = Paper['place'];

const QUOTE = 34;
const BACKSLASH = 92;

/** A name in short: `family`, or what of `[family, given, particle, suffix]` there is. */
type ShortName = string | readonly (string | 0)[];

/** What a record holds, in this order; `0` (for a year `''`) for what the paper lacks, left out at the end. */
type Parts = readonly [
  key: string,
  hasKey: 0 | 1,
  type: string,
  title: string,
  authors: readonly ShortName[],
  identifiers: Paper['identifiers'] | 0,
  year: number | '',
  venue: string | 0,
  abstract: string | 0,
  fields: Readonly<Record<string, string>> | 0,
  keywords: readonly string[] | 0,
  written: Paper['written'] | 0,
  editors: readonly ShortName[] | 0,
  aliases: readonly string[] | 0,
  moreAuthors: 0 | 1 | 2,
];

/** Nothing fits when `Paper` has a field that `recordOf` leaves out. */
type Unwritten = Exclude<keyof Paper, Written> extends never ? Pick<Paper, 'source' | 'place'> : never;
type Written =
  | (
      | 'source'
      | 'place'
      | 'key'
      | 'hasKey'
      | 'type'
      | 'title'
      | 'authors'
      | 'moreAuthors'
      | 'editors'
      | 'year'
      | 'venue'
    )
  | ('abstract' | 'keywords' | 'identifiers' | 'aliases' | 'written' | 'fields');

/** A paper in short. Two that say the same have the same record. */
export function recordOf(paper: Paper): string {
  const { key, hasKey, type, title, authors, moreAuthors, editors, year, venue, abstract, ...more } = paper;
  const { keywords, identifiers, aliases, written, fields, ...unwritten } = more;
  unwritten satisfies Unwritten;
  const parts: Parts = [
    key,
    hasKey ? 1 : 0,
    type,
    title,
    authors.map(shortName),
    isEmpty(identifiers) ? 0 : identifiers,
    year ?? '',
    venue ?? 0,
    abstract ?? 0,
    fields ?? 0,
    keywords ?? 0,
    written ?? 0,
    editors?.map(shortName) ?? 0,
    aliases ?? 0,
    moreAuthors === undefined ? 0 : moreAuthors ? 1 : 2,
  ];
  let length: number = parts.length;
  while (parts[length - 1] === 0) length--;
  return JSON.stringify(parts.slice(0, length));
}

/** The paper that `recordOf` wrote. */
export function paperOfRecord(source: string, record: string, place: Place): Paper {
  const [key, hasKey, type, title, authors, identifiers, year, venue, abstract, fields, ...more] = JSON.parse(
    record,
  ) as Parts;
  const [keywords, written, editors, aliases, moreAuthors] = more;
  const paper: { -readonly [K in keyof Paper]: Paper[K] } = {
    source,
    key,
    hasKey: hasKey === 1,
    type,
    title,
    authors: authors.map(fullName),
    identifiers: identifiers || {},
    place,
  };
  if (moreAuthors) paper.moreAuthors = moreAuthors === 1;
  if (editors) paper.editors = editors.map(fullName);
  if (typeof year === 'number') paper.year = year;
  if (isThere(venue)) paper.venue = venue;
  if (isThere(abstract)) paper.abstract = abstract;
  if (keywords) paper.keywords = keywords;
  if (aliases) paper.aliases = aliases;
  if (written) paper.written = written;
  if (fields) paper.fields = fields;
  return paper;
}

/** Title and abstract of what `recordOf` wrote. */
export function textsOfRecord(record: string): Pick<Paper, 'title' | 'abstract'> {
  const { 3: title, 8: abstract } = JSON.parse(record) as Parts;
  return isThere(abstract) ? { title, abstract } : { title };
}

/**
 * Where in a record's bytes (UTF-8) its title stands, as a text of JSON with its quotes: the fourth of its parts. A tenth of
 * the time that the whole record takes.
 */
export function titleIn(record: Uint8Array): Uint8Array {
  // `["key",1,"type","title",`
  const type = endOfText(record, 1) + 3;
  const at = endOfText(record, type) + 1;
  return record.subarray(at, endOfText(record, at));
}

/** Behind the closing quote of the text that begins at `start`. */
function endOfText(record: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < record.length && record[at] !== QUOTE) at += record[at] === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** An empty text is one, too. */
function isThere(text: string | 0 | undefined): text is string {
  return typeof text === 'string';
}

function shortName({ family, given, particle, suffix }: Name): ShortName {
  if (given === undefined && particle === undefined && suffix === undefined) return family;
  const parts: (string | 0)[] = [family, given ?? 0, particle ?? 0, suffix ?? 0];
  while (parts.at(-1) === 0) parts.pop();
  return parts;
}

function fullName(short: ShortName): Name {
  if (typeof short === 'string') return { family: short };
  const [family, given, particle, suffix] = short;
  return {
    family: String(family),
    ...(typeof given === 'string' ? { given } : {}),
    ...(typeof particle === 'string' ? { particle } : {}),
    ...(typeof suffix === 'string' ? { suffix } : {}),
  };
}

function isEmpty(record: object): boolean {
  for (const name in record) if (Object.hasOwn(record, name)) return false;
  return true;
}
