/** Which BibTeX entry stands for a paper that had none? */
import type { Name, Paper } from '../paper.ts';
import { protectedTitle } from './title.ts';
import { DEFAULT_STYLE } from './style.ts';
import type { StubStyle } from './style.ts';
import { escapeTex } from './texText.ts';

/** What a person may choose. */
export interface StubOptions {
  /** Write the abstract too; by default it stays out: it is found in the corpus anyway and makes files unreadable. */
  readonly abstract?: boolean;
}

type Field = readonly [name: string, value: string, bare?: 'bare'];

/** Types that BibTeX or biblatex knows; anything else becomes `misc`. */
const TYPES = new Set(
  (
    'article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings ' +
    'techreport unpublished collection mvbook mvcollection mvproceedings online patent periodical report thesis dataset ' +
    'software suppbook suppcollection suppperiodical bookinbook reference inreference electronic www'
  ).split(' '),
);

/** Types that BibTeX's own styles don't know, and what they call them. */
const BIBTEX_TYPES: Readonly<Record<string, string>> = {
  ...{ collection: 'book', mvbook: 'book', mvcollection: 'book', mvproceedings: 'proceedings', online: 'misc' },
  ...{ patent: 'misc', periodical: 'misc', report: 'techreport', dataset: 'misc', software: 'misc', reference: 'book' },
  ...{ suppbook: 'inbook', suppcollection: 'incollection', suppperiodical: 'article', bookinbook: 'inbook' },
  ...{ inreference: 'incollection', electronic: 'misc', www: 'misc' },
};

/** Remaining short fields that go into an entry as they are, in this order. */
const SHORT_FIELDS = [
  ...['volume', 'number', 'issue', 'series', 'edition', 'chapter', 'pages', 'numpages', 'publisher', 'institution'],
  ...['school', 'organization', 'address', 'location', 'howpublished', 'month', 'note', 'issn', 'language'],
];

/**
 * Writes the entry: what is known of the paper, nothing else. `\n` line ends, none after the closing brace. Whatever the
 * text holds, the entry is one entry: braces balance and nothing in it ends it early.
 */
export function writeStub(
  paper: Paper,
  key: string,
  style: StubStyle = DEFAULT_STYLE,
  options: StubOptions = {},
): string {
  const type = typeOf(paper, style);
  const fields = inOrder(
    fieldsOf(paper, type, style, options).filter(([, value]) => value !== ''),
    style.order ?? [],
  );
  const equals = style.tight === true ? '=' : ' = ';
  const width = style.align ? Math.max(0, ...fields.map(([name]) => name.length)) : 0;
  const lines = fields.map(([name, value, bare], index) => {
    const shown = style.upperCase ? name.toUpperCase() : name;
    const comma = index < fields.length - 1 || style.trailingComma ? ',' : '';
    return `${style.indent}${shown.padEnd(width)}${equals}${bare === 'bare' ? value : enclosed(value, style)}${comma}`;
  });
  const shownType = style.upperCase ? type.toUpperCase() : type;
  return [`@${shownType}{${key},`, ...lines, '}'].join('\n');
}

/** Fields that the file doesn't know stay behind the one that they stood behind. */
function inOrder(fields: readonly Field[], order: readonly string[]): Field[] {
  let rank = -1;
  const ranked = fields.map((field) => {
    const known = order.indexOf(field[0]);
    if (known >= 0) rank = known;
    return { field, rank };
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ field }) => field);
}

/** Inside quotes a quote must stand in braces (btxdoc, section 2.2). */
function enclosed(value: string, style: StubStyle): string {
  return style.open === '"' ? `"${value.replace(/"/gu, '{"}')}"` : `{${value}}`;
}

function typeOf(paper: Paper, style: StubStyle): string {
  if (!TYPES.has(paper.type)) return 'misc';
  // an article in no journal is what lists call a preprint
  const isPreprint = paper.type === 'article' && paper.venue === undefined && paper.identifiers.arxiv !== undefined;
  if (isPreprint) return style.dialect === 'biblatex' ? 'online' : 'misc';
  if (style.dialect === 'biblatex') return paper.type;
  if (paper.type === 'thesis')
    return /master|diplom|bachelor/iu.test(paper.fields?.['type'] ?? '') ? 'mastersthesis' : 'phdthesis';
  return BIBTEX_TYPES[paper.type] ?? paper.type;
}

function fieldsOf(paper: Paper, type: string, style: StubStyle, options: StubOptions): Field[] {
  const { doi, arxiv, isbn, pmid, url } = paper.identifiers;
  const isBiblatex = style.dialect === 'biblatex';
  const rest = paper.fields ?? {};
  return [
    ['author', people(paper.authors, paper.moreAuthors)],
    ['editor', people(paper.editors ?? [], false)],
    ['title', protectedTitle(paper)],
    ...venueOf(paper, type, isBiblatex),
    [isBiblatex ? 'date' : 'year', paper.year === undefined ? '' : String(paper.year)],
    ...SHORT_FIELDS.map((name) => shortField(name, rest, isBiblatex)),
    ['doi', verbatim(doi)],
    ['isbn', escapeTex(isbn ?? '')],
    ...arxivOf(arxiv, rest['primaryclass'] ?? rest['eprintclass'], isBiblatex),
    ['pmid', escapeTex(pmid ?? '')],
    ['url', verbatim(firstAddress(url))],
    ['abstract', options.abstract === true ? escapeTex(paper.abstract ?? '') : ''],
  ];
}

function venueOf(paper: Paper, type: string, isBiblatex: boolean): Field[] {
  const venue = escapeTex(paper.venue ?? '');
  if (['inproceedings', 'conference', 'incollection', 'inbook'].includes(type)) return [['booktitle', venue]];
  if (type === 'article' || type === 'suppperiodical') return [[isBiblatex ? 'journaltitle' : 'journal', venue]];
  const rest = paper.fields ?? {};
  if (rest['journal'] === paper.venue || rest['journaltitle'] === paper.venue) {
    return [[isBiblatex ? 'journaltitle' : 'journal', venue]];
  }
  if (rest['booktitle'] === paper.venue) return [['booktitle', venue]];
  if (SHORT_FIELDS.some((name) => rest[name] === paper.venue)) return [];
  if (type === 'techreport' || type === 'report') return [['institution', venue]];
  if (/thesis$/u.test(type)) return [[isBiblatex ? 'institution' : 'school', venue]];
  return [[type === 'misc' || type === 'online' ? 'howpublished' : 'publisher', venue]];
}

function arxivOf(arxiv: string | undefined, category: string | undefined, isBiblatex: boolean): Field[] {
  if (arxiv === undefined) return [];
  return [
    ['eprint', verbatim(arxiv)],
    [isBiblatex ? 'eprinttype' : 'archiveprefix', isBiblatex ? 'arxiv' : 'arXiv'],
    [isBiblatex ? 'eprintclass' : 'primaryclass', escapeTex(category ?? '')],
  ];
}

/** `month` is a macro that styles spell out in their own language; BibTeX calls `address` what biblatex calls `location`. */
function shortField(name: string, rest: NonNullable<Paper['fields']>, isBiblatex: boolean): Field {
  const text = escapeTex(rest[name] ?? '');
  if (name === 'pages') {
    const range = (rest[name] ?? '').replace(/\s*[-–—]+\s*/gu, '–');
    return [name, escapeTex(range).replaceAll('–', '--')];
  }
  if (name === 'month') {
    const month = monthOf(text);
    return month === undefined ? [name, text] : [name, month, 'bare'];
  }
  if (name === 'location' && !isBiblatex) return [rest['address'] === undefined ? 'address' : name, text];
  return [name, text];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthOf(text: string): string | undefined {
  if (/^(?:0?[1-9]|1[0-2])$/u.test(text)) return MONTHS[Number(text) - 1];
  const name = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?$/iu.exec(text)?.[1];
  return name?.toLowerCase();
}

/**
 * `Family, Given` with particle and suffix, joined by ` and `. A corporate name stands in braces, and so does any part
 * with a comma or an `and` of its own: BibTeX splits there (btxdoc, section 4).
 */
function people(names: readonly Name[], others: boolean | undefined): string {
  const written = names.map(person).filter(Boolean);
  return [...written, ...(others === true && written.length > 0 ? ['others'] : [])].join(' and ');
}

function person(name: Name): string {
  const family = escapeTex(name.family);
  const given = namePart(name.given);
  // a suffix without a given name is mostly the given name: `Anderson, S., and Kraus, N.`
  if (given === '' && name.particle === undefined && name.suffix === undefined)
    return family === '' || !/[\s,]/u.test(family) ? family : `{${family}}`;
  const last = [namePart(name.particle), /,|\sand\s/iu.test(family) ? `{${family}}` : family].filter(Boolean).join(' ');
  return [last, namePart(name.suffix), given].filter(Boolean).join(', ');
}

function namePart(part: string | undefined): string {
  const text = escapeTex(part ?? '');
  return /,|\band\b/iu.test(text) ? `{${text}}` : text;
}

/** Some programs put several addresses into one field. */
function firstAddress(url: string | undefined): string | undefined {
  return url?.split(/\s+(?=https?:\/\/)/u)[0];
}

/** Fields that are read character by character: nothing may be escaped, and what would break the entry is encoded. */
function verbatim(value: string | undefined): string {
  // a lone surrogate can't be encoded
  return (value ?? '')
    .replace(/[\ud800-\udfff\u0000-\u001f\u007f-\u009f]/gu, '')
    .replace(/[{}\\"\s]/gu, (character) => encodeURIComponent(character));
}
