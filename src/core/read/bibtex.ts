/** Which papers does a .bib text hold? Entry by entry: what is broken in one costs no other. */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { type BibBlock, scanBib } from './bibScan.ts';
import { identifiersOf } from './identifiers.ts';
import { parseNames } from './names.ts';
import { texToText } from './texText.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Fields that a paper holds elsewhere, or that nobody reads. */
const notKept = new Set([
  'title',
  'author',
  'editor',
  'abstract',
  'keywords',
  'file',
  'ids',
  'crossref',
  'xdata',
  'owner',
  'timestamp',
  'annote',
  'note',
  'bdsk-url-1',
  'bdsk-file-1',
]);

const entriesPerStep = 20;

/** Reads a .bib text, in steps. */
export function* bibtexInSteps(
  source: SourceId,
  text: string,
): Generator<undefined, { papers: Paper[]; problems: Problem[] }> {
  const blocks = [...scanBib(text)];
  yield undefined;
  const strings = new Map<string, string>(months.map((month) => [month, month]));
  const lines = new Lines(text);
  const problems: Problem[] = [];
  const report = (code: string, message: string, start: number, end: number): void => {
    problems.push({
      code,
      message,
      severity: 'warning',
      start: lines.at(start),
      end: lines.at(Math.min(end, text.length)),
    });
  };
  for (const { type, body } of blocks) {
    if (type !== 'string') continue;
    const { fields } = fieldsOf(text, body.start, body.end, strings);
    for (const [name, value] of fields) strings.set(name, value);
  }
  const entries = new Map<string, Map<string, string>>();
  const read: { block: BibBlock; fields: Map<string, string> }[] = [];
  let count = 0;
  for (const block of blocks) {
    if (['string', 'preamble', 'comment'].includes(block.type)) continue;
    if (!block.isClosed) {
      report(
        'unclosed-entry',
        `The entry ${block.key ?? `@${block.type}`} is never closed: a } is missing.`,
        block.start,
        lines.endOf(block.start),
      );
    }
    const from = block.keySpan?.end ?? block.body.start;
    const { fields, bad } = fieldsOf(text, from, block.body.end, strings);
    for (const { at, why } of bad) report('bad-field', `${block.key ?? `@${block.type}`}: ${why}`, at, lines.endOf(at));
    if (block.key === undefined)
      report('no-key', `An @${block.type} without a key cannot be cited.`, block.start, lines.endOf(block.start));
    else if (!entries.has(block.key)) entries.set(block.key, fields);
    read.push({ block, fields });
    if (++count % entriesPerStep === 0) yield undefined;
  }
  const papers: Paper[] = [];
  for (const { block, fields } of read) {
    if (fields.size === 0 && !block.isClosed) continue;
    inherit(fields, entries);
    papers.push(paperOf(source, block, fields, lines));
    if (++count % entriesPerStep === 0) yield undefined;
  }
  return { papers, problems };
}

/** `crossref` and `xdata` (biblatex manual, 2.4.1): what the entry lacks comes from its parent. */
function inherit(fields: Map<string, string>, entries: ReadonlyMap<string, ReadonlyMap<string, string>>): void {
  for (const name of ['xdata', 'crossref']) {
    for (const key of (fields.get(name) ?? '').split(',')) {
      const parent = entries.get(key.trim());
      if (parent === undefined || parent === fields) continue;
      for (const [field, value] of parent) {
        const own = name === 'crossref' && field === 'title' ? 'booktitle' : field;
        if (!fields.has(own) && field !== 'crossref') fields.set(own, value);
      }
    }
  }
}

function paperOf(source: SourceId, block: BibBlock, fields: ReadonlyMap<string, string>, lines: Lines): Paper {
  const text = (name: string): string | undefined => {
    const value = texToText(fields.get(name) ?? '');
    return value === '' ? undefined : value;
  };
  const written = (fields.get('title') ?? '').replace(/\s+/g, ' ').trim();
  const subtitle = text('subtitle');
  const main = text('title') ?? '';
  const title = subtitle === undefined ? main : `${main}: ${subtitle}`;
  const { names: authors, more } = parseNames(fields.get('author') ?? '');
  const { names: editors } = parseNames(fields.get('editor') ?? '');
  const year = /\d{4}/.exec(text('year') ?? '') ?? /\d{4}/.exec(text('date') ?? '');
  const venue =
    text('journal') ??
    text('journaltitle') ??
    text('booktitle') ??
    text('school') ??
    text('institution') ??
    text('publisher') ??
    text('howpublished');
  const abstract = text('abstract');
  const keywords = text('keywords')
    ?.split(/\s*[,;]\s*/)
    .filter((word) => word !== '');
  const aliases = fields
    .get('ids')
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const decoded = new Map([...fields].map(([name]) => [name, text(name) ?? '']));
  const kept = [...decoded].filter(([name, value]) => !notKept.has(name) && value !== '' && value.length < 500);
  const place = {
    line: lines.at(block.start).line,
    endLine: lines.at(block.end).line,
    start: block.start,
    end: block.end,
  };
  return {
    source,
    key: block.key ?? `line ${place.line + 1}`,
    hasKey: block.key !== undefined,
    type: block.type,
    title,
    authors,
    ...(more ? { moreAuthors: true } : {}),
    ...(editors.length === 0 ? {} : { editors }),
    ...(year === null ? {} : { year: Number(year[0]) }),
    ...(venue === undefined ? {} : { venue }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(keywords === undefined ? {} : { keywords }),
    identifiers: identifiersOf(decoded),
    ...(aliases === undefined ? {} : { aliases }),
    ...(written === main || written === '' ? {} : { written: { title: written } }),
    ...(kept.length === 0 ? {} : { fields: Object.fromEntries(kept) }),
    place,
  };
}

interface BadField {
  readonly at: number;
  readonly why: string;
}

/** The fields from `from` to `end`, by lower-case name; the first of a name counts. What cannot be read is skipped to the next `name =`. */
function fieldsOf(
  text: string,
  from: number,
  end: number,
  strings: ReadonlyMap<string, string>,
): { fields: Map<string, string>; bad: BadField[] } {
  const fields = new Map<string, string>();
  const bad: BadField[] = [];
  const name = /[\s,]*([A-Za-z][\w.:+/-]*)\s*=\s*/y;
  const next = /[,\n]\s*[A-Za-z][\w.:+/-]*\s*=/g;
  let at = from;
  while (at < end) {
    name.lastIndex = at;
    const found = name.exec(text);
    if (found === null || found.index + found[0].length > end) {
      const rest = text.slice(at, end).replace(/^[\s,]+|[\s,]+$/g, '');
      if (rest === '') break;
      const start = at + text.slice(at, end).indexOf(rest);
      bad.push({
        at: start,
        why: `"${rest.slice(0, 40).replace(/\s+/g, ' ')}" is no field: a name, =, and a value are wanted.`,
      });
      next.lastIndex = start;
      const later = next.exec(text);
      if (later === null || later.index >= end) break;
      at = later.index;
      continue;
    }
    const value = valueAt(text, found.index + found[0].length, end, strings);
    const field = (found[1] ?? '').toLowerCase();
    if (!fields.has(field)) fields.set(field, value.text);
    at = Math.max(value.end, found.index + found[0].length);
  }
  return { fields, bad };
}

/** A value: braces, quotes, a number or the name of a string, joined by `#`. */
function valueAt(
  text: string,
  from: number,
  end: number,
  strings: ReadonlyMap<string, string>,
): { text: string; end: number } {
  let at = from;
  let value = '';
  for (;;) {
    const open = text[at];
    if (open === '{' || open === '"') {
      const close = closingOf(text, at, end, open);
      value += text.slice(at + 1, close);
      at = Math.min(close + 1, end);
    } else {
      const word = /[^\s,#{}"]*/y;
      word.lastIndex = at;
      const bare = word.exec(text)?.[0] ?? '';
      value += /^\d+$/.test(bare) ? bare : (strings.get(bare.toLowerCase()) ?? bare);
      at += bare.length;
    }
    const join = /\s*#\s*/y;
    join.lastIndex = at;
    const joined = join.exec(text);
    if (joined === null || at + joined[0].length >= end) return { text: value, end: at };
    at += joined[0].length;
  }
}

function closingOf(text: string, open: number, end: number, kind: string): number {
  let depth = 0;
  for (let at = open + 1; at < end; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}' && depth > 0) depth -= 1;
    else if (depth === 0 && char === (kind === '{' ? '}' : '"')) return at;
  }
  return end;
}

/** Lines of a text, found by bisection. */
class Lines {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (const { 0: found, index } of text.matchAll(/\r\n|\r|\n/g)) this.#starts.push(index + found.length);
  }

  at(offset: number): { line: number; character: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (this.#starts[low] ?? 0) };
  }

  endOf(offset: number): number {
    return Math.max(offset, (this.#starts[this.at(offset).line + 1] ?? this.#length + 1) - 1);
  }
}
