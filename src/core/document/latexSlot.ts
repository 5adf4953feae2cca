/** Where can a key be typed in a LaTeX text? */
import { groupsOf, keysOf } from './latex.ts';
import type { KeyList } from './latexArguments.ts';
import { maskLatex } from './latexMask.ts';
import type { Slot, Span } from './slot.ts';

/** The slot at an offset; undefined where no key is meant. `commands`: further citing commands, without backslash. */
export function latexSlot(text: string, offset: number, commands: readonly string[]): Slot | undefined {
  if (!mayBeOpen(text, offset)) return undefined;
  const masked = maskLatex(text);
  return slotIn(text, masked, offset, commands);
}

/** The slot of a citing command, where everything that is not to be read has been blanked. */
export function slotIn(text: string, masked: string, offset: number, commands: readonly string[]): Slot | undefined {
  if (isUnread(text, masked, offset)) return undefined;
  const group = groupsOf(masked, commands).find(({ start, end }) => start <= offset && offset <= end);
  if (group === undefined) return undefined;
  const span = group.isClosed ? betweenCommas(masked, group, offset) : untilBlank(masked, group, offset);
  // the argument of a definition is filled in elsewhere
  if (/#\d/.test(masked.slice(span.start, span.end))) return undefined;
  const present = keysOf(masked, group)
    .filter(({ start, end }) => end < span.start || start > span.end)
    .map(({ start, end }) => masked.slice(start, end));
  return { syntax: 'latex', span, typed: text.slice(span.start, offset), present, loose: false };
}

/**
 * Whether a brace may be open before the offset, told from the few characters before it: most keys are pressed in prose,
 * and a book is not read again for each. A brace that closes is passed over only where a comment may hold it.
 */
function mayBeOpen(text: string, offset: number): boolean {
  // no list of keys is longer
  for (let at = offset - 1; at >= 0 && offset - at < 20_000; at -= 1) {
    const char = text[at];
    if (char === '{') return true;
    if (char !== '}') continue;
    const line = text.lastIndexOf('\n', at) + 1;
    if (!text.slice(line, at).includes('%')) return false;
  }
  return false;
}

/** From the separator or line end before the cursor to the one behind it, without the blanks at either side. */
function betweenCommas(masked: string, list: KeyList, offset: number): Span {
  const start = startOf(masked, list, offset);
  let end = offset;
  while (end < list.end && !/[,\n]/.test(masked[end] ?? '')) end += 1;
  while (end > offset && /\s/.test(masked[end - 1] ?? '')) end -= 1;
  return { start, end };
}

/** The same in a list that nobody has closed: what stands behind a blank is running text. */
function untilBlank(masked: string, list: KeyList, offset: number): Span {
  let end = offset;
  while (end < list.end && !/[\s,]/.test(masked[end] ?? '')) end += 1;
  return { start: startOf(masked, list, offset), end };
}

function startOf(masked: string, list: KeyList, offset: number): number {
  let start = offset;
  while (start > list.start && !/[,\n]/.test(masked[start - 1] ?? '')) start -= 1;
  while (start < offset && /\s/.test(masked[start] ?? '')) start += 1;
  return start;
}

/** Whether the cursor stands in a comment or in verbatim text: something on its line before it was blanked. */
function isUnread(text: string, masked: string, offset: number): boolean {
  for (let at = offset - 1; at >= 0; at -= 1) {
    if (masked[at] !== text[at]) return true;
    if (masked[at] === '\n' || !/\s/.test(masked[at] ?? '')) return false;
  }
  return false;
}
