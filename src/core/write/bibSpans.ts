/** Which stretches of a .bib file belong to entries? */
import type { Span } from '../document/slot.ts';

/** One `@...{...}` of a file: from its `@` to behind its closing bracket. */
export interface BibSpan extends Span {
  /** Absent for `@string`, `@preamble` and `@comment`, and where it has not been typed yet. */
  readonly key?: string;
  /** False for a half-typed one: it ends where the next begins, or with the file. */
  readonly closed: boolean;
}

/**
 * The entries of a file in order, not overlapping. An entry that is never closed ends before the next line that begins
 * one, so that half-typed text costs only itself; `%` before an `@` comments it out, as biber has it. Linear.
 */
export function bibSpansOf(text: string): BibSpan[] {
  const spans: BibSpan[] = [];
  const heads = /^([^\S\r\n]*%[^\r\n]*)|@[^\S\r\n]*([A-Za-z]\w*)\s*([{(])(?:\s*([^\s,{}()="#%\\]+)\s*(?=[,})]|$))?/gmu;
  for (let head = heads.exec(text); head !== null; head = heads.exec(text)) {
    const [found, comment, type = '', open, key] = head;
    if (comment !== undefined) continue;
    const start = head.index;
    const { end, closed } = endOf(text, start + found.length, open === '(' ? ')' : '}');
    const isPaper = !/^(?:string|preamble|comment)$/iu.test(type);
    spans.push({ start, end, closed, ...(isPaper && key !== undefined ? { key } : {}) });
    heads.lastIndex = Math.max(end, start + 1);
  }
  return spans;
}

/** Stops of the walk through an entry: brackets, quotes, and lines that begin another entry. */
const STOPS = /\\[{}"]|[{}")]|(?:\r\n?|\n)[^\S\r\n]*(?=@[A-Za-z]+[^\S\r\n]*[{(])/gu;

/** BibTeX counts braces behind backslashes as well; `)` ends a round entry only outside braces and quotes. */
function endOf(text: string, from: number, bracket: '}' | ')'): { end: number; closed: boolean } {
  let depth = 0;
  let quoted = false;
  STOPS.lastIndex = from;
  for (let stop = STOPS.exec(text); stop !== null; stop = STOPS.exec(text)) {
    const [found] = stop;
    const end = stop.index + found.length;
    if (/[\r\n]/u.test(found)) return { end: stop.index, closed: false };
    if (found.endsWith('{')) depth++;
    else if (found === '"' && depth === 0) quoted = !quoted;
    else if (depth === 0 && found === bracket && !(bracket === ')' && quoted)) return { end, closed: true };
    else if (found.endsWith('}')) depth = Math.max(0, depth - 1);
  }
  return { end: text.length, closed: false };
}
