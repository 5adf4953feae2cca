/** Where do the arguments of a LaTeX command begin and end, finished or half typed? */

/** How far an argument may reach: beyond that, it was never closed. */
const longest = 4000;

const space = 32;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;

function isBlank(code: number): boolean {
  return code === space || code === tab || code === lineFeed || code === carriageReturn;
}

/** Behind blanks, which may hold one line end: an empty line ends the paragraph, and every argument with it. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  let lines = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isBlank(code)) break;
    if (code === lineFeed && (lines += 1) > 1) return from;
  }
  return at;
}

/** Whether a line of nothing but blanks begins at `at`: a paragraph ends. The end of the text is no empty line. */
export function isEmptyLine(text: string, at: number): boolean {
  for (let next = at; next < text.length && next - at < 200; next += 1) {
    const code = text.charCodeAt(next);
    if (code === lineFeed) return true;
    if (!isBlank(code)) return false;
  }
  return false;
}

/**
 * Behind blanks and optional arguments `[...]`, `<...>` and, where `round`, `(...)`: at the brace that follows, or, when
 * none does, where the last closed optional argument ends.
 */
export function skipOptional(text: string, from: number, round: boolean): number {
  let at = from;
  for (;;) {
    const after = skipBlanks(text, at);
    const open = text[after];
    const close = open === '[' ? ']' : open === '<' ? '>' : open === '(' && round ? ')' : undefined;
    if (close === undefined) return open === '{' ? after : at;
    const end = optionalEnd(text, after, close);
    if (end === undefined) return at;
    at = end + 1;
  }
}

/** The end of an optional argument; braces hide its closing bracket. Undefined when its paragraph ends first. */
function optionalEnd(text: string, open: number, close: string): number | undefined {
  let depth = 0;
  const stop = Math.min(text.length, open + longest);
  for (let at = open + 1; at < stop; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth < 0) return undefined;
    } else if (char === close && depth === 0) return at;
    else if (char === '\n' && isEmptyLine(text, at + 1)) return undefined;
  }
  return undefined;
}

/** The brace that closes the one at `open`, over several lines; undefined when its paragraph ends first. */
export function braceEnd(text: string, open: number): number | undefined {
  let depth = 0;
  const stop = Math.min(text.length, open + longest);
  for (let at = open; at < stop; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}' && (depth -= 1) === 0) return at;
    else if (char === '\n' && isEmptyLine(text, at + 1)) return undefined;
  }
  return undefined;
}

/** A list of keys in braces. */
export interface KeyList {
  /** Inside the braces. */
  readonly start: number;
  /** At the closing brace; unclosed, where running text begins. */
  readonly end: number;
  readonly isClosed: boolean;
}

/**
 * The key list whose brace opens at `open`. No key holds a brace, a backslash or a dollar: at one of these, or at an empty
 * line, the list was never closed. Then it ends with its line, or goes on to the next after a comma.
 */
export function keyListAt(text: string, open: number): KeyList {
  const start = open + 1;
  const stop = Math.min(text.length, start + longest * 4);
  for (let at = start; at < stop; at += 1) {
    const char = text[at];
    if (char === '}') return { start, end: at, isClosed: true };
    if (char === '{' || char === '\\' || char === '$') break;
    if (char === '\n' && isEmptyLine(text, at + 1) && !isGoingOn(text, start, at)) break;
  }
  return { start, end: unclosedEnd(text, start), isClosed: false };
}

/** A line of the list that is still to be typed: a comma or the brace before it, a key or the brace behind it. */
function isGoingOn(text: string, start: number, at: number): boolean {
  if (!/[,{]\s*$/.test(text.slice(Math.max(start - 1, at - 200), at))) return false;
  return /^\s*(?:\}|[^\s{}\\$,]+\s*[,}])/.test(text.slice(at, at + 300));
}

function unclosedEnd(text: string, start: number): number {
  let from = start;
  for (;;) {
    const feed = text.indexOf('\n', from);
    const next = feed < 0 ? text.length : feed;
    const end = text.charCodeAt(next - 1) === carriageReturn && next > from ? next - 1 : next;
    const stop = cutAt(text, from, end);
    const isOpen = /[,{]\s*$/.test(text.slice(Math.max(start - 1, stop - 200), stop));
    if (stop < end || feed < 0 || !isOpen || isEmptyLine(text, next + 1)) return stop;
    from = next + 1;
  }
}

/** The first character of a line that no key holds. */
function cutAt(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const char = text[at];
    if (char === '{' || char === '\\' || char === '$' || char === '}') return at;
  }
  return end;
}
