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

const head = /@[ \t]*([A-Za-z]\w*)\s*([{(])/g;
const nextEntry = /[\r\n][ \t]*@[ \t]*[A-Za-z]+\s*[{(]\s*[^\s,{}()="#%\\]*\s*[,}\r\n]/y;

/** All blocks in order, not overlapping. An entry that is never closed ends before the next line that begins one. */
export function* scanBib(text: string): Generator<BibBlock> {
  head.lastIndex = 0;
  let from = 0;
  for (;;) {
    head.lastIndex = from;
    const found = head.exec(text);
    if (found === null) return;
    const start = found.index;
    from = head.lastIndex;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    if (/^[ \t]*%/.test(text.slice(lineStart, start))) continue;
    const type = (found[1] ?? '').toLowerCase();
    const { end, isClosed } = endOf(text, from, found[2] === '(' ? ')' : '}');
    const body = { start: from, end: isClosed ? end - 1 : end };
    const key = ['string', 'preamble', 'comment'].includes(type) ? undefined : keyIn(text, body);
    yield {
      type,
      start,
      end,
      body,
      isClosed,
      ...(key === undefined ? {} : { key: text.slice(key.start, key.end), keySpan: key }),
    };
    from = Math.max(end, from);
  }
}

function keyIn(text: string, body: Span): Span | undefined {
  const stop = /[,={}"\n]/g;
  let start = body.start;
  while (start < body.end && /\s/.test(text[start] ?? '')) start += 1;
  stop.lastIndex = start;
  const found = stop.exec(text);
  const at = found === null || found.index > body.end ? body.end : found.index;
  if (found?.[0] === '=' || found?.[0] === '"') return undefined;
  let end = at;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end > start ? { start, end } : undefined;
}

/** Behind the closing bracket. Quotes hide nothing outside braces: BibTeX counts braces alone. */
function endOf(text: string, from: number, close: string): { end: number; isClosed: boolean } {
  let depth = 0;
  const mark = close === '}' ? /[{}]|[\r\n](?=[ \t]*@)/g : /[{}()]|[\r\n](?=[ \t]*@)/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const at = found.index;
    const char = found[0];
    if (text[at - 1] === '\\' && text[at - 2] !== '\\') continue;
    if (char === '\n' || char === '\r') {
      nextEntry.lastIndex = at;
      if (nextEntry.test(text)) return { end: at, isClosed: false };
    } else if (char === close && depth === 0) return { end: at + 1, isClosed: true };
    else if (char === '{') depth += 1;
    else if (char === '}') depth = Math.max(0, depth - 1);
  }
  return { end: text.length, isClosed: false };
}
