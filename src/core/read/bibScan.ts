/** Where do the entries of a .bib text stand? One linear pass; no entry costs another. */
import type { Span } from '../document/slot.ts';

/** One `@type{...}` of a .bib text: from its `@` to behind its closing bracket. */
export interface BibBlock extends Span {
  /** Lower case. */
  readonly type: string;
  /** The text inside the brackets. */
  readonly body: Span;
  /** Absent for `@string`, `@preamble`, `@comment`, and where it has not been typed. */
  readonly key?: string;
  readonly keySpan?: Span;
  /** False for one that ends where the next begins, or with the text. */
  readonly isClosed: boolean;
}

const head = /@[ \t]*([A-Za-z][\w+:-]*)\s*([{(])/y;

/**
 * A line that can only be the start of an entry: `@type{key,` or, half typed, `@type{key` and the end of the line, or,
 * without a key, `@type{name =`. Text in a field hardly ever looks so, whereas entries that lack their closing brace are common.
 */
const entryLine =
  /[ \t]*@[ \t]*(?:(?:string|preamble|comment)\s*[{(]|[A-Za-z][\w+:-]*\s*(?:[{(][ \t]*[^\s,{}="]*(?:[ \t]+[^\s,{}="]+){0,3}[ \t]*[,\r\n]|\{[ \t]*[\w-]+[ \t]*=))/iy;

/** A line is looked back along only so far from an `@`: no comment is longer, and many `@` on one line cost little. */
export const LOOKED_BACK = 200;

/** No `@type` and its bracket, with the blanks between them, are longer. */
const LONGEST_HEAD = 1_000;

const AT = 64;
const LF = 10;
const CR = 13;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const QUOTE = 34;
const CLOSE_ROUND = 41;

/**
 * All blocks in order, not overlapping. An entry that is never closed ends before the next line that begins one. Text
 * between blocks is a comment. Where BibTeX and biber differ, what a person sees decides:
 *
 * - An entry on lines of its own inside `@comment{}` counts. BibTeX does nothing at `@comment` but go on to the next `@`
 *   (bibtex.web, "Process a comment command": it returns), so it reads every entry inside; to biber the braces are one
 *   string, which it skips (btparse's bt_language: `body : STRING`, "for comment entries"). Entries within a line, as
 *   programs keep them in there, don't count.
 * - A line that begins with `%` is a comment, as in biber (bt_language: COMMENT); BibTeX knows no such thing (btxdoc,
 *   section 4) and would read an entry behind it.
 */
export function* scanBib(text: string): Generator<BibBlock> {
  yield* scanStretch(text, 0, true);
}

/**
 * The same from `from` on in a stretch of a longer text. Answers where to go on when more of the text is there: whatever
 * could be otherwise for what follows is left to then. What stands up to `LOOKED_BACK` before that place must be there, too.
 */
export function* scanStretch(text: string, from: number, isLast: boolean): Generator<BibBlock, number> {
  for (;;) {
    const start = text.indexOf('@', from);
    if (start < 0) return text.length;
    from = start + 1;
    head.lastIndex = start;
    const found = head.exec(text);
    if (found === null && !isLast && start > text.length - LONGEST_HEAD) return start;
    if (found === null || !canStartAt(text, start)) continue;
    const bodyStart = head.lastIndex;
    const type = (found[1] ?? '').toLowerCase();
    const { end, isClosed, isOpen } = endOf(text, bodyStart, found[2] === '(', type, isLast);
    if (isOpen && !isLast) return start;
    const body = { start: bodyStart, end: isClosed ? end - 1 : end };
    const keySpan = type === 'string' || type === 'preamble' || type === 'comment' ? undefined : keyIn(text, body);
    from = end;
    yield {
      type,
      start,
      end,
      body,
      isClosed,
      ...(keySpan === undefined ? {} : { key: text.slice(keySpan.start, keySpan.end), keySpan }),
    };
  }
}

/** Not in an address (`me@home {`) and not behind a `%` that begins the line. */
function canStartAt(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === undefined || before === '\n' || before === '\r') return true;
  if (/[\w.]/.test(before)) return false;
  let first = '';
  for (let back = at - 1; back >= Math.max(0, at - LOOKED_BACK); back -= 1) {
    const char = text.charAt(back);
    if (char === '\n' || char === '\r') break;
    if (char !== ' ' && char !== '\t') first = char;
  }
  return first !== '%';
}

/** The key as typed: up to a comma, or to the end of the line or the first blank where the comma is missing. */
function keyIn(text: string, body: Span): Span | undefined {
  const stop = /[,={}\r\n]/g;
  let start = body.start;
  while (start < body.end && /\s/.test(text.charAt(start))) start += 1;
  stop.lastIndex = start;
  const found = stop.exec(text);
  let end = found === null || found.index > body.end ? body.end : found.index;
  if (found?.[0] === '=' && end < body.end) {
    // `{key title = ...` lacks a comma; `{title = ...` lacks the key
    const words = /^(\S+)\s+\S/.exec(text.slice(start, Math.min(end, start + 200)));
    if (words === null) return undefined;
    end = start + (words[1] ?? '').length;
  }
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end > start && text[start] !== '"' ? { start, end } : undefined;
}

interface End {
  readonly end: number;
  readonly isClosed: boolean;
  /** What follows the stretch may say otherwise. */
  readonly isOpen: boolean;
}

/**
 * Behind the closing bracket. Programs that export write `\{` alone, which BibTeX's own count of braces does not forgive,
 * and people write `{C:\dir\}`, which it does: the first way that closes the entry before the next one is right.
 */
function endOf(text: string, from: number, isRound: boolean, type: string, isLast: boolean): End {
  const escaped = scanTo(text, from, isRound, type, true);
  if (escaped.isClosed || (escaped.isOpen && !isLast)) return escaped;
  const counted = scanTo(text, from, isRound, type, false);
  return counted.isClosed || (counted.isOpen && !isLast) ? counted : escaped;
}

/**
 * An entry that is not closed where the next begins has lost a bracket, and ends there: that bracket would be missing behind
 * the next one, too. Where it is not, the next one is a quotation in an abstract or a note, and the entry is whole.
 */
function scanTo(text: string, from: number, isRound: boolean, type: string, isEscaping: boolean): End {
  let depth = 0;
  let isQuoted = false;
  /** Where a line begins that looks like an entry, in the braces of a value. */
  let inside = -1;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    // most characters are letters and blanks: out at the first look
    if (char === OPEN) depth += 1;
    else if (char === CLOSE) {
      if (depth > 0) depth -= 1;
      else if (!isRound) return closedAt(text, at + 1, inside);
    } else if (char === BACKSLASH) {
      if (isEscaping) {
        const next = text.charCodeAt(at + 1);
        if (next === OPEN || next === CLOSE || next === BACKSLASH) at += 1;
      }
    } else if (char === LF || char === CR) {
      if (!isEntryAt(text, at + 1)) continue;
      if (inside >= 0 || depth === 0 || type === 'comment') return lostAt(inside >= 0 ? inside : at);
      inside = at;
    } else if (isRound && depth === 0) {
      if (char === QUOTE) isQuoted = !isQuoted;
      else if (char === CLOSE_ROUND && !isQuoted) return closedAt(text, at + 1, inside);
    }
  }
  return { end: inside >= 0 ? inside : text.length, isClosed: false, isOpen: true };
}

const restOfLine = /[ \t,]*(?=[\r\n]|$)/y;

function closedAt(text: string, end: number, inside: number): End {
  restOfLine.lastIndex = end;
  // an entry of one line, behind one that lost a bracket, may have one too many
  return inside < 0 || restOfLine.test(text) ? { end, isClosed: true, isOpen: false } : lostAt(inside);
}

function lostAt(end: number): End {
  return { end, isClosed: false, isOpen: false };
}

function isEntryAt(text: string, lineStart: number): boolean {
  let at = lineStart;
  let char = text.charCodeAt(at);
  while (char === 32 || char === 9) char = text.charCodeAt(++at);
  if (char !== AT) return false;
  entryLine.lastIndex = at;
  return entryLine.test(text);
}
