/** Which stretch of a document is the paragraph at an offset? */
import { type Break, lineBreaks, texBreaks } from './breaks.ts';
import { markdownBreaks } from './markdownBreaks.ts';
import type { Language, Span } from './slot.ts';

/** Longer paragraphs are cut around the cursor, in UTF-16 code units to either side: nobody means all of it. */
const longest = 6000;

/** A paragraph, or the title of a heading where there is no other prose. */
export interface Paragraph extends Span {
  readonly isHeading: boolean;
}

/**
 * The paragraph, item, caption, table or heading at an offset; on empty lines the one before them, else the one behind
 * them, else the heading above. Undefined in code, in drawings, and where no prose is near. Time: that of some kilobytes,
 * whatever the document's size.
 */
export function paragraphAt(
  text: string,
  masked: string,
  offset: number,
  body: Span,
  language: Language,
): Paragraph | undefined {
  const from = Math.max(body.start, wordStart(text, offset - longest));
  const end = Math.min(body.end, wordStart(text, offset + longest));
  if (offset < from || offset > end) return undefined;
  const breaks =
    language === 'latex'
      ? ordered([...lineBreaks(text, masked, from, end), ...texBreaks(masked, from, end)])
      : markdownBreaks(text, masked, from, end);
  for (const { holds } of breaks) {
    if (holds !== undefined && offset >= holds.start && offset <= holds.end) return holds;
  }
  if (breaks.some(({ kind, start, end: stop }) => kind === 'code' && offset >= start && offset < stop))
    return undefined;
  const pieces = piecesOf(breaks, from, end);
  const at = pieces.findLastIndex(({ start }) => start <= offset);
  const here = pieces[at];
  if (here === undefined) return undefined;
  const isHere = offset <= here.end && hasWords(masked, text, here);
  const found = isHere ? here : (nearest(pieces, at, -1, masked, text) ?? nearest(pieces, at, 1, masked, text));
  if (found !== undefined) return { ...trimmed(text, found), isHeading: false };
  return breaks.findLast(({ start, holds }) => start <= offset && holds?.isHeading === true)?.holds;
}

function ordered(breaks: Break[]): Break[] {
  return breaks.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** What lies between two breaks, and whether only empty lines part it from the piece before it. */
interface Piece extends Span {
  readonly isNear: boolean;
}

function piecesOf(breaks: readonly Break[], from: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  let isNear = true;
  for (const { start, end: stop, kind } of breaks) {
    if (start >= at) {
      pieces.push({ start: at, end: start, isNear });
      isNear = kind === 'blank';
    } else isNear &&= kind === 'blank';
    at = Math.max(at, stop);
  }
  pieces.push({ start: at, end, isNear });
  return pieces;
}

/** The next piece with words that nothing but empty lines parts from the one at `at`. */
function nearest(pieces: readonly Piece[], at: number, step: 1 | -1, masked: string, text: string): Piece | undefined {
  for (let next = at + step; ; next += step) {
    const piece = pieces[next];
    const border = step === 1 ? piece : pieces[next + 1];
    if (piece === undefined || border?.isNear !== true) return undefined;
    if (hasWords(masked, text, piece)) return piece;
  }
}

/** Commands, and what the silent ones among them hold. */
const commands =
  /\\(?:label|ref|vspace|hspace|includegraphics|input|include)\*?(?:\[[^\]]*\])?\{[^{}]*\}|\\[a-zA-Z@]+/g;

function hasWords(masked: string, text: string, { start, end }: Span): boolean {
  return /\p{L}{2}/u.test(masked.slice(start, end).replace(commands, ' ')) || /`\p{L}{2}/u.test(text.slice(start, end));
}

function trimmed(text: string, { start, end }: Span): Span {
  let [first, last] = [start, end];
  while (first < last && /\s/.test(text[first] ?? '')) first += 1;
  while (last > first && /\s/.test(text[last - 1] ?? '')) last -= 1;
  return { start: first, end: last };
}

/** The first beginning of a word at or behind an offset. */
function wordStart(text: string, from: number): number {
  let at = Math.max(0, from);
  while (at > 0 && at < text.length && at - from < 100 && !/\s/.test(text[at - 1] ?? '')) at += 1;
  return Math.min(at, text.length);
}
