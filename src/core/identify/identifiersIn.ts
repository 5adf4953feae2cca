/** What is a text that somebody pastes: identifiers of papers, BibTeX, or neither? */
import { type BibBlock, scanBib } from '../read/bibScan.ts';
import { identifierInAddress } from './fromAddress.ts';
import { type Identifier, isIsbn, sameIdentifier } from './identifier.ts';
import { arxivOf, doiOf } from './spellings.ts';

/** Nobody pastes more at once; longer texts are not looked at. */
const LONGEST = 20_000;
const MOST = 100;

/** BibTeX comes in whole files. */
const LONGEST_BIBTEX = 1_000_000;

/** What stands between identifiers, and around them. */
const between = /[\s,;|•·*"'“”‘’«»]*/uy;
/** Up to the next blank, a comma before one, or what a list separates by. */
const word = /[^\s|"“”«»]+/uy;

/** A label, and what may follow it. What is labelled need not look like it. */
const labelled: readonly (readonly [label: RegExp, read: (text: string) => Identifier | undefined])[] = [
  [/(?:doi|DOI|Doi)\s*[:=]?\s*(?=10\.|https?:)/uy, (text) => doiOf(text) ?? identifierInAddress(text)],
  [/arxiv\s*(?:preprint\s*)?(?:arxiv)?\s*:\s*/iuy, arxivOf],
  [/PM(?:ID|id)|pmid|Pub[Mm]ed(?:\s*ID)?/uy, (text) => pmidOf(text)],
  [
    /Corpus\s?I[Dd]\s*:\s*/uy,
    (text) => numbered(text, /^\d{1,12}$/u, (id) => ({ kind: 'semanticScholar', id: `CorpusId:${id}` })),
  ],
];

/** `ISBN-13: 978-0-262-03384-8 (hardcover)`: digits with blanks and hyphens between them. */
const isbn =
  /(ISBN(?:[-\s]?1[03])?\s*:?\s*)?(97[89](?:[\s‐‑–-]?\d){10}|\d(?:[\s‐‑–-]?\d){8}[\s‐‑–-]?[\dX])(?![\w-])/iuy;

/** The class that arXiv puts behind an id (`[cs.CL]`), and what people add to an ISBN. */
const behind =
  /\s*(?:\[[a-z-]+(?:\.[A-Za-z-]+)?\]|\((?:hardcover|paperback|hbk|pbk|ebook|electronic|print|online)\.?\))/iuy;

/**
 * The identifiers that a text consists of, each once, in order; none where it holds anything else: a sentence with a DOI in it
 * is a sentence. Around and between them may be blanks, punctuation, brackets and labels. A bare number is no PubMed id, and ten
 * bare digits are no ISBN. Never throws; linear.
 */
export function identifiersIn(written: string): readonly Identifier[] {
  if (written.length > LONGEST) return [];
  // signs that nobody sees come along from pages; of a Markdown link its address counts
  const text = written
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/^\s*\[[^\]\n]*\]\((https?:\S+)\)\s*$/u, '$1');
  const found: Identifier[] = [];
  let at = 0;
  for (;;) {
    at = behindMatch(between, text, at);
    if (at >= text.length) return found;
    const next = identifierAt(text, at);
    if (next === undefined || found.length >= MOST) return [];
    if (!found.some((each) => sameIdentifier(each, next.identifier))) found.push(next.identifier);
    at = behindMatch(behind, text, next.end);
  }
}

interface Next {
  readonly identifier: Identifier;
  readonly end: number;
}

/** Whether a text may as well be a number of somebody's: `1203.4567` in a table. Nobody is asked about it unless it is said. */
export function mayBeNumber(text: string): boolean {
  return /^[\s$€£]*\d+(?:\.\d+)?[\s%]*$/u.test(text);
}

function identifierAt(text: string, start: number): Next | undefined {
  // `(10.1000/182)`, `<https://...>`, `[doi:10.1000/182].`
  const opened = /[([<{]/u.test(text[start] ?? '') ? start + 1 : start;
  isbn.lastIndex = opened;
  const book = isbn.exec(text);
  const digits = book?.[2]?.replace(/[^\dX]/giu, '').toUpperCase() ?? '';
  const isMeant = book?.[1] !== undefined || digits.length === 13 || /[-‐‑–X]/iu.test(book?.[2] ?? '');
  if (book !== null && isMeant && isIsbn(digits)) {
    return { identifier: { kind: 'isbn', id: digits }, end: closed(text, opened, isbn.lastIndex) };
  }
  for (const [label, read] of labelled) {
    const from = behindMatch(label, text, opened);
    if (from === opened) continue;
    return readAt(text, opened, behindMatch(/[\s:#=]*/uy, text, from), read);
  }
  return readAt(
    text,
    opened,
    opened,
    (written) => doiOf(written) ?? arxivOf(written) ?? identifierInAddress(withScheme(written)),
  );
}

/** Reads the word at `from`; what closes a bracket before it, and a comma, are none of it. */
function readAt(
  text: string,
  opened: number,
  from: number,
  read: (written: string) => Identifier | undefined,
): Next | undefined {
  const end = behindMatch(word, text, from);
  let written = text.slice(from, end).replace(/[.,;:!?'’]+$/u, '');
  const close = { '(': ')', '[': ']', '<': '>', '{': '}' }[text[opened - 1] ?? ''];
  if (close !== undefined && written.endsWith(close)) written = written.slice(0, -1);
  // `10.1000/182,10.1000/183`
  const several = /^(.+?)[,;](?=(?:10\.\d{4,9}\/|https?:\/\/|arXiv:))/u.exec(written)?.[1];
  const identifier = read(several ?? written);
  if (identifier === undefined) return undefined;
  return { identifier, end: several === undefined ? end : from + several.length };
}

function closed(text: string, opened: number, end: number): number {
  const close = { '(': ')', '[': ']', '<': '>', '{': '}' }[text[opened - 1] ?? ''];
  const rest = /^[.,;:]*/u.exec(text.slice(end, end + 5))?.[0].length ?? 0;
  return close !== undefined && text[end] === close ? end + 1 : end + rest;
}

/** `doi.org/10.1000/182`, `arxiv.org/abs/1706.03762`, `www.nature.com/articles/...`: browsers hide the scheme. */
function withScheme(written: string): string {
  return /^(?:(?:dx\.)?doi\.org|(?:export\.)?arxiv\.org|pubmed\.ncbi\.nlm\.nih\.gov|openalex\.org|www\.[^\s/]+\.[a-z]{2,})\//iu.test(
    written,
  )
    ? `https://${written}`
    : written;
}

function pmidOf(text: string): Identifier | undefined {
  return numbered(text, /^[1-9]\d{0,7}$/u, (id) => ({ kind: 'pmid', id }));
}

function numbered(text: string, number: RegExp, make: (id: string) => Identifier): Identifier | undefined {
  return number.test(text) ? make(text) : undefined;
}

function behindMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/**
 * The entries that a text consists of, closed and with keys, and what belongs to them (`@string`); none where something else
 * than blanks and comment lines stands around them. Never throws; linear.
 */
export function bibtexIn(text: string): readonly BibBlock[] {
  if (text.length > LONGEST_BIBTEX || !/^\s*(?:%[^\n]*\n\s*)*@\s*[A-Za-z]+\s*[{(]/u.test(text)) return [];
  const blocks = [...scanBib(text)];
  let at = 0;
  for (const { start, end, isClosed } of blocks) {
    if (!isClosed || !isBlank(text.slice(at, start))) return [];
    at = end;
  }
  const isWhole = isBlank(text.slice(at)) && blocks.some(isEntry);
  return isWhole ? blocks : [];
}

/** Whether a block is an entry that can be cited. */
export function isEntry({ type, key, body }: BibBlock): boolean {
  return (
    key !== undefined &&
    key !== '' &&
    body.end - body.start > key.length + 2 &&
    !['string', 'preamble', 'comment', 'xdata'].includes(type)
  );
}

function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:%.*|,?\s*)$/u.test(line));
}
