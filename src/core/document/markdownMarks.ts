/** Where does `@` mark a key in a Markdown text, and which marks stand in one group? */
import { bareKeyEnd, isCrossReference, mayBeginMark } from './pandocKey.ts';
import type { Span } from './slot.ts';

/** One `@key`, with its key's span. */
export interface Mark extends Span {
  readonly key: string;
  /** From `-` or `@` to behind the key or its closing brace. */
  readonly own: Span;
  /** The `[...]` around it, when both brackets stand in its paragraph. */
  readonly group: Span | undefined;
  /** Where its bracket opens, closed or not; -1 when it stands in none. */
  readonly open: number;
}

interface Open {
  readonly at: number;
  /** A group of citations; not an image's caption, not an inline note. */
  readonly isGroup: boolean;
  readonly marks: number[];
}

/** All marks of a text, in order. `masked` tells what is prose; keys in braces are read from the text itself. */
export function marksOf(text: string, masked: string): readonly Mark[] {
  const marks: Mark[] = [];
  const groups: Open[] = [];
  const signs = /[@[\]]|\n[ \t]*\r?(?=\n)/g;
  for (let sign = signs.exec(masked); sign !== null; sign = signs.exec(masked)) {
    const at = sign.index;
    switch (sign[0]) {
      case '[':
        groups.push({ at, isGroup: !/[!^]/.test(masked[at - 1] ?? ''), marks: [] });
        break;
      case ']': {
        const group = groups.pop();
        if (group?.isGroup !== true) break;
        const span = { start: group.at, end: at + 1 };
        for (const index of group.marks) marks[index] = { ...(marks[index] as Mark), group: span };
        break;
      }
      case '@': {
        const mark = markAt(text, masked, at);
        if (mark === undefined) break;
        signs.lastIndex = Math.max(signs.lastIndex, mark.own.end);
        const group = groups.at(-1);
        if (group?.isGroup === true) group.marks.push(marks.length);
        marks.push({ ...mark, open: group?.isGroup === true ? group.at : -1, group: undefined });
        break;
      }
      default:
        // an empty line: no bracket reaches over it
        groups.length = 0;
    }
  }
  return marks;
}

function markAt(text: string, masked: string, at: number): Omit<Mark, 'open' | 'group'> | undefined {
  const isMinus = masked[at - 1] === '-' && mayBeginMark(masked, at - 1);
  if (!mayBeginMark(masked, at) || isEscaped(text, masked, at)) return undefined;
  // a command of TeX that was blanked is a word all the same
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return undefined;
  const from = isMinus ? at - 1 : at;
  if (text[at + 1] === '{') {
    const end = bracedKeyEnd(text, at + 1);
    const key = end === undefined ? '' : text.slice(at + 2, end);
    if (end === undefined || key.trim() === '') return undefined;
    return { key, start: at + 2, end, own: { start: from, end: end + 1 } };
  }
  const end = bareKeyEnd(masked, at + 1);
  const key = masked.slice(at + 1, end);
  if (key === '' || isCrossReference(key)) return undefined;
  return { key, start: at + 1, end, own: { start: from, end } };
}

/** Where `\\` was blanked right before, the character it escaped was blanked with it: what is left is prose. */
function isEscaped(text: string, masked: string, at: number): boolean {
  return text[at - 1] === '\\' && masked[at - 1] !== ' ';
}

/** The brace that closes a key in braces, on the same line; braces inside are balanced. */
export function bracedKeyEnd(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length && at - open < 500; at += 1) {
    const char = text[at];
    if (char === '\n') return undefined;
    if (char === '{') depth += 1;
    else if (char === '}' && (depth -= 1) === 0) return at;
  }
  return undefined;
}
