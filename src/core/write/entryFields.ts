/** Which fields does a paper's entry get, and what stands in each? What is not known is left out. */
import type { Paper } from '../paper.ts';
import { dateOf, isoDate, writtenMonth } from './entryDate.ts';
import { peopleOf } from './entryPeople.ts';
import { isMaster, isPreprint } from './entryType.ts';
import type { StubStyle } from './style.ts';
import { protectedTitle } from './title.ts';
import { texText } from './texText.ts';
import { venueKind } from './venueKind.ts';

/** A field; `isBare`: a number or the name of a `@string`, nothing around it. */
export interface EntryField {
  /** Lower case. */
  readonly name: string;
  /** TeX, balanced. Never empty. */
  readonly value: string;
  readonly isBare?: boolean;
}

/** Fields of both dialects that hold text, in the order in which people write them. */
const TEXT_FIELDS = (
  'maintitle series edition volume number chapter pages numpages pagetotal eid articleno type version publisher ' +
  'institution school organization address howpublished month note addendum issn language'
).split(' ');

/** Fields that biblatex alone knows (biblatex 3.20, section 2.2.2). */
const BIBLATEX_FIELDS =
  'translator eventtitle eventdate venue part volumes issue origdate origlanguage pubstate langid holder isrn iswc'.split(
    ' ',
  );

/** biblatex's own names. */
const BIBLATEX_NAMES: Readonly<Record<string, string>> = {
  ...{ journal: 'journaltitle', address: 'location', school: 'institution', primaryclass: 'eprintclass' },
  ...{ archiveprefix: 'eprinttype', numpages: 'pagetotal', articleno: 'eid' },
};

/** Fields that are lists to biblatex: `Virginia Polytechnic Institute and State University` would be two. */
const LISTS = new Set(['publisher', 'institution', 'organization', 'school']);

const IN_BOOK = new Set([
  'inproceedings',
  'incollection',
  'inbook',
  'suppbook',
  'suppcollection',
  'bookinbook',
  'inreference',
]);
const ARTICLES = new Set(['article', 'suppperiodical', 'periodical']);

type Found = readonly [name: string, value: string, isBare?: boolean];

/** All fields of a paper for an entry of this type, in the usual order. */
export function entryFields(paper: Paper, type: string, style: StubStyle, withAbstract: boolean): EntryField[] {
  const isBiblatex = style.dialect === 'biblatex';
  const tex = (text: string | undefined): string => texText(text ?? '', style.letters);
  const dates = dateFields(paper, style);
  const { isbn, pmid } = paper.identifiers;
  const found: Found[] = [
    ['author', peopleOf(paper.authors, paper.moreAuthors, style)],
    ['editor', peopleOf(paper.editors ?? [], false, style)],
    ['title', protectedTitle(paper, style.letters)],
    ...venueFields(paper, type).map(([name, value]) => [name, tex(value)] as const),
    ...dates.filter(([name]) => name === 'date' || name === 'year'),
    ...restOf(paper, type, isBiblatex).flatMap(([name, value]): Found[] => {
      if (name === 'month') return dates.filter(([each]) => each === 'month' || each === 'day');
      return [name === 'pages' ? [name, pagesOf(value, style)] : numberOr(name, tex(value), style)];
    }),
    ['doi', verbatim(paper.written?.doi ?? paper.identifiers.doi)],
    ['isbn', isbn !== undefined && isIsbn(isbn) ? tex(paper.written?.isbn ?? isbn) : ''],
    ...eprintFields(paper, style),
    ...(isBiblatex && pmid !== undefined && paper.identifiers.arxiv === undefined
      ? ([
          ['eprint', pmid],
          ['archiveprefix', 'pubmed'],
        ] as const)
      : ([['pmid', pmid ?? '']] as const)),
    ['url', verbatim(addressOf(paper))],
    ['keywords', style.order.includes('keywords') ? (paper.keywords ?? []).map(tex).join(', ') : ''],
    ['abstract', withAbstract ? tex(paper.abstract) : ''],
  ];
  const seen = new Set<string>();
  return found.flatMap(([name, value, isBare]) => {
    const own = isBiblatex ? (BIBLATEX_NAMES[name] ?? name) : name;
    if (value === '' || seen.has(own)) return [];
    seen.add(own);
    const held = isBiblatex && LISTS.has(own) && /\sand\s/iu.test(value) ? `{${value}}` : value;
    return [{ name: own, value: held, ...(isBare === true ? { isBare } : {}) }];
  });
}

/** The remaining short fields, under BibTeX's names. */
function restOf(paper: Paper, type: string, isBiblatex: boolean): (readonly [string, string])[] {
  const fields: Record<string, string> = { ...paper.fields };
  // one thing under two names
  fields['address'] ??= fields['location'] ?? '';
  fields['school'] ??= '';
  if (!isBiblatex && !/^\p{L}/u.test(fields['issue'] ?? '')) fields['number'] ??= fields['issue'] ?? '';
  if (/thesis$/u.test(type)) {
    fields['school'] ||= fields['institution'] ?? '';
    fields['institution'] = '';
  }
  // a report is its institution's, whatever that is called
  if (/report$/u.test(type) && (fields['institution'] ?? '') === '') {
    fields['institution'] = fields['publisher'] ?? '';
    fields['publisher'] = '';
  }
  if (isBiblatex && (fields['type'] ?? '') === '') fields['type'] = typeField(paper, type);
  const names = isBiblatex
    ? [...TEXT_FIELDS, ...BIBLATEX_FIELDS]
    : [...TEXT_FIELDS, 'eventtitle', 'translator', 'langid'];
  return names
    .filter((name) => name !== 'language' || fields['langid'] === undefined)
    .map((name) => [name, fields[name] ?? '']);
}

/** biblatex says in a field of what kind a thesis or report is (biblatex 3.20, section 4.9.2.13: localisation keys). */
function typeField(paper: Paper, type: string): string {
  if (type === 'thesis') return isMaster(paper) ? 'mathesis' : 'phdthesis';
  return type === 'report' && paper.type === 'techreport' ? 'techreport' : '';
}

/** What it appeared in, under the name that the type has for that. */
function venueFields(paper: Paper, type: string): (readonly [string, string])[] {
  const { fields = {} } = paper;
  const journal = fields['journal'] ?? fields['journaltitle'];
  const booktitle = fields['booktitle'];
  if (isPreprint(paper)) return [];
  const { venue = '' } = paper;
  if (IN_BOOK.has(type)) return [['booktitle', booktitle ?? journal ?? venue]];
  if (ARTICLES.has(type)) return [['journal', journal ?? booktitle ?? venue]];
  if (journal !== undefined) return [['journal', journal]];
  if (booktitle !== undefined && booktitle !== paper.title) return [['booktitle', booktitle]];
  // a publisher, a series ...: it comes under its own name
  if (Object.values(fields).includes(venue)) return [];
  if (type === 'techreport' || type === 'report') return [['institution', venue]];
  if (/thesis$/u.test(type)) return [['school', venue]];
  if (['misc', 'online', 'unpublished', 'booklet'].includes(type) && venueKind(venue) !== 'place')
    return [['howpublished', venue]];
  return /:\/\//u.test(venue) ? [['howpublished', venue]] : [['publisher', venue]];
}

/** `date` in biblatex, `year` and `month` in BibTeX; a year that is no number (`in press`) as it is. */
function dateFields(paper: Paper, style: StubStyle): Found[] {
  const { fields = {} } = paper;
  const date = dateOf(paper);
  if (date.year === undefined) {
    const said = texText(fields['year'] ?? '', style.letters);
    return style.dialect === 'biblatex' && fields['date'] !== undefined && said === ''
      ? [['date', texText(fields['date'], style.letters)]]
      : [['year', said]];
  }
  // a file of biblatex may write years all the same
  if (style.dialect === 'biblatex' && !(style.order.includes('year') && !style.order.includes('date'))) {
    const written = fields['date'] ?? '';
    // ranges and seasons, as biblatex reads them
    const isKept = /^-?\d{4}(?:-\d\d){0,2}\/(?:-?\d{4}(?:-\d\d){0,2})?$|^\d{4}-2[1-4]$/u.test(written);
    return [['date', isKept ? written : isoDate(date)]];
  }
  const month = date.month === undefined ? undefined : writtenMonth(date.month, style);
  const said = fields['month'] ?? '';
  return [
    numberOr('year', String(date.year), style),
    month === undefined ? ['month', texText(said, style.letters)] : ['month', month.text, month.isBare],
    ['day', date.day === undefined ? '' : String(date.day)],
  ];
}

function eprintFields(paper: Paper, { dialect }: StubStyle): (readonly [string, string])[] {
  const { arxiv } = paper.identifiers;
  if (arxiv === undefined) return [];
  const { fields = {} } = paper;
  const [old = ''] = /^[a-z-]+(?=\/)/u.exec(arxiv) ?? [];
  return [
    ['eprint', verbatim(arxiv)],
    ['archiveprefix', dialect === 'biblatex' ? 'arxiv' : 'arXiv'],
    // an old id begins with its class
    ['primaryclass', verbatim(fields['primaryclass'] ?? fields['eprintclass'] ?? old)],
  ];
}

/** The paper's address, where it says more than its DOI or arXiv id does. */
function addressOf({ identifiers: { url, doi, arxiv } }: Paper): string | undefined {
  // some programs put several into one field
  const first = url?.split(/\s+(?=https?:\/\/)/u)[0];
  const plain = (first ?? '').toLowerCase().replace(/^https?:\/\/(?:dx\.|www\.)?|\/$/gu, '');
  if (doi !== undefined && plain.replace(/%2f/gu, '/') === `doi.org/${doi}`) return undefined;
  if (arxiv !== undefined && plain.replace(/v\d+$|\.pdf$/u, '').replace('/pdf/', '/abs/') === `arxiv.org/abs/${arxiv}`)
    return undefined;
  return first;
}

/** Whether its check digit is right (ISO 2108): with another one it names no book, and biber complains. */
function isIsbn(isbn: string): boolean {
  const digits = Array.from(isbn, (digit) => (digit === 'X' ? 10 : Number(digit)));
  const sum = digits.reduce(
    (total, digit, at) => total + digit * (isbn.length === 10 ? 10 - at : at % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % (isbn.length === 10 ? 11 : 10) === 0;
}

function numberOr(name: string, value: string, { bareNumbers }: StubStyle): Found {
  return [name, value, bareNumbers && /^(?:0|[1-9]\d*)$/u.test(value)];
}

/**
 * `12–34` -> `12--34`, whatever dash there is; `3-1--3-12` keeps its hyphens. `pp.` is the style's to say.
 */
function pagesOf(pages: string, style: StubStyle): string {
  const plain = pages.replace(/[‐‑‒−]/gu, '-').replace(/^\s*(?:pp?|pages?|S)\.\s*(?=\S)|\s+[-–—]+\s*$/giu, '');
  // what programs write where they know none, and biber can't make pages of
  if (!/[\p{L}\p{N}]/u.test(plain) || /^\W*n\/?a\b|^0+(?:\D+\d*)?$/iu.test(plain)) return '';
  const ranges = plain.split(/\s*,\s*/u).map((part) => {
    const isClear = /[–—]|--/u.test(part);
    const hyphens = part.match(/-/gu)?.length ?? 0;
    if (!isClear && hyphens !== 1) return part;
    return part.replace(isClear ? /\s*(?:-{2,}|[–—]+)\s*/gu : /\s*-\s*/gu, '\ue000');
  });
  return texText(ranges.join(', '), style.letters).replaceAll('\ue000', '--');
}

/** Fields that are read character by character: nothing may be escaped, and what would break the entry is encoded. */
function verbatim(value: string | undefined): string {
  // a lone surrogate can't be encoded
  return (value ?? '')
    .replace(/[\ud800-\udfff\u0000-\u001f\u007f-\u009f]/gu, '')
    .replace(/[{}\\"\s]/gu, (character) => encodeURIComponent(character));
}
