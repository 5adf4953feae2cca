/** Where is a paragraph now that somebody holds on to, while the text around it and in it is edited? */
import type { Passage, Span } from './slot.ts';

/** One edit: `length` characters at `offset` of the text before it gave way to `inserted` others. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly inserted: number;
}

/** A paragraph as it was read last. Plain data: it outlives the window. */
export interface Paragraph {
  readonly passage: Passage;
  /** Its first characters as they are written. */
  readonly beginning: string;
}

/** Reads the paragraph at an offset; undefined where no prose is. */
type Read = (offset: number) => Passage | undefined;

/** So much of a paragraph's source is remembered: enough to find it again. */
const LENGTH_OF_BEGINNING = 80;
/** A change that reaches this little beyond a paragraph rewrites it: indentation, the ends of lines. */
const AROUND = 4;
/** The share of its words that what stands in its place must still have to be taken for it. */
const ENOUGH = 0.6;

/**
 * A stretch of a text after edits, which are given from the last place to the first, as editors report them. What is written
 * right before or behind it does not belong to it; what takes its place does. Undefined when nothing of it is left.
 */
export function spanAfter(span: Span, changes: readonly TextChange[]): Span | undefined {
  let { start, end } = span;
  for (const { offset, length, inserted } of changes) {
    const until = offset + length;
    if (until <= start) [start, end] = [start + inserted - length, end + inserted - length];
    else if (offset >= end) continue;
    else if (offset <= start && until >= end) {
      if (inserted === 0 || start - offset > AROUND || until - end > AROUND) return undefined;
      [start, end] = [offset, offset + inserted];
    } else if (offset <= start) [start, end] = [offset + inserted, end + inserted - length];
    else end = until >= end ? offset : end + inserted - length;
  }
  return { start, end };
}

/** The paragraph that a stretch of the text belongs to now. */
export function paragraphIn(text: string, { start, end }: Span, last: Paragraph, read: Read): Paragraph | undefined {
  const passage = read(wordsFrom(text, start));
  // where no words are left, what is read is its neighbour
  const isIt = passage !== undefined && passage.span.start < end && passage.span.end > start;
  return isIt ? paragraphOf(text, passage, last) : undefined;
}

/** The paragraph that begins as it began: where it stood, or nearest to that. It may have been moved, or come back. */
export function paragraphThatBegins(text: string, last: Paragraph, read: Read): Paragraph | undefined {
  const { passage, beginning } = last;
  const { start } = passage.span;
  const places = [text.lastIndexOf(beginning, start), text.indexOf(beginning, start)]
    .filter((at) => at >= 0)
    .sort((one, other) => Math.abs(one - start) - Math.abs(other - start));
  for (const at of places) {
    const found = read(wordsFrom(text, at));
    // no other place where the same words happen to stand
    if (found !== undefined && found.span.start <= at && text.slice(found.span.start, at).trim() === '')
      return paragraphOf(text, found, last);
  }
  return undefined;
}

/** The paragraph in a text that was edited unseen: what begins as it began, else what stands in its place and says much the same. */
export function paragraphAgain(text: string, last: Paragraph, read: Read): Paragraph | undefined {
  const begins = paragraphThatBegins(text, last, read);
  if (begins !== undefined) return begins;
  const { start } = last.passage.span;
  const there = start < text.length ? read(wordsFrom(text, start)) : undefined;
  return there !== undefined && kept(last.passage.text, there.text) >= ENOUGH
    ? paragraphOf(text, there, last)
    : undefined;
}

/** What is remembered of a passage of a text. `last`: what it was; the sentence that was looked at stays, as long as it is there. */
export function paragraphOf(text: string, passage: Passage, last?: Paragraph): Paragraph {
  const { start, end } = passage.span;
  const beginning = text.slice(start, Math.min(end, start + LENGTH_OF_BEGINNING));
  const sentence = last?.passage.sentence ?? '';
  const isSame = sentence !== '' && passage.text.includes(sentence);
  return { passage: isSame ? { ...passage, sentence } : passage, beginning };
}

/** Where the words of a paragraph begin: behind the comments that stand right above them. */
export function wordsFrom(text: string, at: number): number {
  const comments = /(?:[ \t]*%[^\n]*\n)*[ \t]*/y;
  comments.lastIndex = at;
  comments.test(text);
  return comments.lastIndex;
}

/** The share of a text's words that are in another one, too; from 0 to 1. */
function kept(before: string, after: string): number {
  const [were, are] = [before, after].map((text) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu)));
  if (were === undefined || are === undefined || were.size === 0) return 0;
  let shared = 0;
  for (const word of were) if (are.has(word)) shared++;
  return shared / were.size;
}
