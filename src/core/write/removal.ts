/** How do entries leave a .bib so that nothing else does? */
import { scanBib } from '../read/bibScan.ts';
import type { Change } from './renameKey.ts';

/**
 * Takes out the entries with these keys, all of each key, with their lines and the blank lines behind them; comments, and
 * text on the same line, stay. In order, not overlapping. Any text will do; linear in it.
 */
export function withoutEntries(bibText: string, keys: ReadonlySet<string>): readonly Change[] {
  const groups: { start: number; end: number }[] = [];
  for (const { key, start, end, isClosed } of scanBib(bibText)) {
    if (key === undefined || !keys.has(key) || !isClosed) continue;
    const last = groups.at(-1);
    // neighbours go as one
    if (last !== undefined && /^\s*$/u.test(bibText.slice(last.end, start))) last.end = end;
    else groups.push({ start, end });
  }
  return groups.map(({ start, end }) => ({ ...lineAround(bibText, start, end), text: '' }));
}

/** The whole lines, and the blank ones behind, where nothing else stands on them; at the end of a file those before. */
function lineAround(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (from > 0 && /[ \t]/u.test(text.charAt(from - 1))) from -= 1;
  const beginsLine = from === 0 || /[\r\n]/u.test(text.charAt(from - 1)) || (from === 1 && text.startsWith('\ufeff'));
  const rest = /[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)*/uy;
  rest.lastIndex = end;
  const behind = rest.exec(text)?.[0] ?? '';
  const lines = behind.match(/\r\n|\r|\n/gu)?.length ?? 0;
  const isLast = end + behind.length >= text.length;
  if (!beginsLine || (lines === 0 && !isLast)) return { start, end };
  if (!isLast) {
    // what is indented behind it keeps its indent
    const indent = /[ \t]*$/u.exec(behind)?.[0].length ?? 0;
    return { start: from, end: end + behind.length - indent };
  }
  // the last one: the blank lines that parted it from what stands before go, the end of that line stays
  const before = /(?:(?:\r\n|\r|\n)[ \t]*)+$/u.exec(text.slice(Math.max(0, from - 1000), from))?.[0] ?? '';
  const first = /^(?:\r\n|\r|\n)/u.exec(before)?.[0].length ?? 0;
  return { start: from - before.length + first, end: text.length };
}
