/** Where does a LaTeX text cite? */
import { braceEnd, type KeyList, keyListAt, skipOptional } from './latexArguments.ts';
import { citingPattern, citingShape } from './latexCommands.ts';
import { maskLatex } from './latexMask.ts';
import type { Citation, Span } from './slot.ts';

/** One list of keys, with the command that it belongs to. */
export interface Group extends KeyList {
  readonly command: string;
  /** From the backslash to behind the command's last list of keys. */
  readonly whole: Span;
}

/** The lists of keys of a masked text, in the order of their keys. `commands`: further citing commands. */
export function groupsOf(masked: string, commands: readonly string[]): readonly Group[] {
  const further = new Set(commands.map((name) => name.replace(/\*$/, '')));
  const groups: Group[] = [];
  for (const found of masked.matchAll(citingPattern(further))) {
    const command = found[1] ?? found[2] ?? '';
    if (isEscaped(masked, found.index) || isDefined(masked, found.index)) continue;
    const shape = citingShape(command, further);
    if (shape === undefined) continue;
    const lists: KeyList[] = [];
    let at = found.index + found[0].length;
    do {
      const list = nextList(masked, at, shape.isMulti, shape.before);
      if (list === undefined) break;
      lists.push(list);
      at = list.isClosed ? list.end + 1 : list.end;
    } while (shape.isMulti && lists.at(-1)?.isClosed === true);
    for (const list of lists) groups.push({ ...list, command, whole: { start: found.index, end: at } });
  }
  // a citation inside an optional argument is found after the one around it
  return groups.sort((a, b) => a.start - b.start);
}

/** The next list of keys: behind optional arguments, and behind `before` arguments in braces. */
function nextList(masked: string, from: number, round: boolean, before: number): KeyList | undefined {
  let at = from;
  for (let left = before; left > 0; left -= 1) {
    at = skipOptional(masked, at, round);
    const end = masked[at] === '{' ? braceEnd(masked, at) : undefined;
    if (end === undefined) return undefined;
    at = end + 1;
  }
  at = skipOptional(masked, at, round);
  return masked[at] === '{' ? keyListAt(masked, at) : undefined;
}

/** Whether the command at `at` is being given a meaning: `\newcommand\citecolor{blue}` cites nothing. */
function isDefined(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  return /\\(?:(?:re)?newcommand|providecommand|[gex]?def|let|DeclareRobustCommand|(?:New|Renew|Provide|Declare)[a-zA-Z]*Command[a-zA-Z]*)\*?\s*\{?\s*$/.test(
    before,
  );
}

/** Whether the backslash at `at` is itself escaped: `\\cite` breaks a line and says `cite`. */
function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - 1 - count] === '\\') count += 1;
  return count % 2 === 1;
}

/** All citations of a LaTeX text, in order. `commands`: further citing commands, without backslash. */
export function latexCitations(text: string, commands: readonly string[]): readonly Citation[] {
  return citationsIn(maskLatex(text), commands);
}

/** The citations of a text in which everything that is not to be read has been blanked. */
export function citationsIn(masked: string, commands: readonly string[]): readonly Citation[] {
  return groupsOf(masked, commands).flatMap((group) =>
    keysOf(masked, group).map((span) => ({
      ...span,
      key: masked.slice(span.start, span.end),
      whole: group.whole,
      command: group.command,
    })),
  );
}

/** The keys of a list, the argument of a definition (`#1`) left out. Of an unclosed list, as far as keys go. */
export function keysOf(masked: string, list: KeyList): readonly Span[] {
  const keys: Span[] = [];
  for (const part of partsOf(masked, list)) {
    const written = masked.slice(part.start, part.end);
    const blank = list.isClosed ? -1 : written.search(/\s/);
    const end = blank < 0 ? part.end : part.start + blank;
    if (end > part.start && !/#\d/.test(written)) keys.push({ start: part.start, end });
    // running text has begun: what stands behind its commas are no keys
    if (blank >= 0) break;
  }
  return keys;
}

/** The trimmed parts of a list between its commas and line ends: a comma that is not typed yet makes no key of two. */
export function partsOf(masked: string, { start, end }: Span): readonly Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && masked[at] !== ',' && masked[at] !== '\n') continue;
    let left = from;
    let right = at;
    while (left < right && /\s/.test(masked[left] ?? '')) left += 1;
    while (right > left && /\s/.test(masked[right - 1] ?? '')) right -= 1;
    parts.push({ start: left, end: right });
    from = at + 1;
  }
  return parts;
}
