/** Where do keys stand in a .bib text? Of its entries, their aliases, and wherever one entry names another. */
import type { Span } from '../document/slot.ts';
import { type BibBlock, scanBib } from './bibScan.ts';
import { fieldsIn } from './bibFields.ts';

/** A key in a .bib text; the span is exactly the key. */
export interface BibKey extends Span {
  readonly key: string;
  /** `entry`: its own key; `alias`: one of its `ids`; `reference`: it names another entry, in the field `field`. */
  readonly role: 'entry' | 'alias' | 'reference';
  /** Lower case; only of a reference. */
  readonly field?: string;
  /** Which entry of the text it stands in: counts entries with a key from 0. */
  readonly entry: number;
  /** The place as editors count. */
  readonly line: number;
  readonly character: number;
  /** Only of an entry's own key: the entry as a whole. */
  readonly whole?: { readonly type: string; readonly line: number; readonly endLine: number };
}

/**
 * Fields that hold keys (biblatex 3.20 manual, 2.2.3 and 2.2.4: crossref and xref hold one, the others lists separated by
 * commas, for which biber's `xsvsep` is `\s*,\s*`).
 */
const holding = new Set(['crossref', 'xref', 'xdata', 'ids', 'related', 'entryset']);
const one = new Set(['crossref', 'xref']);
const worthReading = /\b(?:crossref|xref|xdata|ids|related|entryset)\b/gi;

/** A field taken from one entry: `author = {xdata=key-author-2}`; biber takes no key with a hyphen there. */
const granular = /(?<![^\s{])xdata\s*=\s*([^\s,{}-]+)(?=-)/gi;

/** Names no `@string`s are asked for: only where a value stands matters. */
const noStrings: ReadonlyMap<string, string> = new Map();

type Unplaced = Omit<BibKey, 'line' | 'character' | 'whole'>;

/** All keys of a .bib text, in order. Never throws; what is half typed gives what can be read of it. Linear. */
export function findBibKeys(text: string): readonly BibKey[] {
  const blocks = [...scanBib(text)];
  const strings = new Set(blocks.flatMap((block) => (block.type === 'string' ? stringNames(text, block) : [])));
  const lines = new LineCounter(text);
  const keys: BibKey[] = [];
  let entry = 0;
  let next = worthReadingFrom(text, 0);
  for (const block of blocks) {
    const { type, key, keySpan } = block;
    if (type === 'string' || type === 'preamble' || type === 'comment') continue;
    const from = keySpan?.end ?? block.body.start;
    // most entries name no other: they are not read
    if (next < from) next = worthReadingFrom(text, from);
    const inside = next < block.body.end ? inFields(text, block, from, entry, strings) : [];
    const { line } = lines.at(block.start);
    const ownPlace = keySpan === undefined ? undefined : lines.at(keySpan.start);
    const placed = inside.map((each) => ({ ...each, ...lines.at(each.start) }));
    if (key !== undefined && keySpan !== undefined && ownPlace !== undefined) {
      const whole = { type, line, endLine: lines.at(block.end).line };
      keys.push({ key, ...keySpan, role: 'entry', entry, ...ownPlace, whole });
      entry += 1;
    }
    keys.push(...placed);
  }
  return keys;
}

function worthReadingFrom(text: string, from: number): number {
  worthReading.lastIndex = from;
  return worthReading.exec(text)?.index ?? Infinity;
}

/** The fields of one entry that hold keys, in order. */
function inFields(
  text: string,
  { body, isClosed }: BibBlock,
  from: number,
  entry: number,
  strings: ReadonlySet<string>,
): readonly Unplaced[] {
  const found: Unplaced[] = [];
  fieldsIn(text, from, body.end, noStrings, isClosed, (field, value, isBare) => {
    if (value === undefined) return;
    const written = text.slice(value.start, value.end);
    if (!holding.has(field)) {
      for (const match of written.matchAll(granular)) {
        const key = match[1] ?? '';
        const end = value.start + match.index + match[0].length;
        found.push({ key, start: end - key.length, end, role: 'reference', field: 'xdata', entry });
      }
      return;
    }
    // `crossref = proc` means what `@string{proc = ...}` says
    if (isBare && strings.has(written.toLowerCase())) return;
    for (const { 0: item, index } of written.matchAll(one.has(field) ? /[^]+/g : /[^,]+/g)) {
      const key = item.trim();
      if (key === '' || /[\r\n{}]/.test(key)) continue;
      const start = value.start + index + item.indexOf(key);
      const place = { key, start, end: start + key.length, entry };
      found.push(field === 'ids' ? { ...place, role: 'alias' } : { ...place, role: 'reference', field });
    }
  });
  return found.sort((a, b) => a.start - b.start);
}

function stringNames(text: string, { body }: BibBlock): readonly string[] {
  const name = /^\s*([^\s={}"]+)\s*=/.exec(text.slice(body.start, Math.min(body.end, body.start + 200)))?.[1];
  return name === undefined ? [] : [name.toLowerCase()];
}

/** Offsets are asked for in order: each character is looked at once. */
class LineCounter {
  readonly #text: string;
  #at = 0;
  #line = 0;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  at(offset: number): { readonly line: number; readonly character: number } {
    for (; this.#at < offset && this.#at < this.#text.length; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 10 && (code !== 13 || this.#text.charCodeAt(this.#at + 1) === 10)) continue;
      this.#line += 1;
      this.#lineStart = this.#at + 1;
    }
    return { line: this.#line, character: offset - this.#lineStart };
  }
}
