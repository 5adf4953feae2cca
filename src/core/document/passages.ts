/** What does a whole document say? Some of its passages, from all over it. */
import { readPassage } from './passage.ts';
import type { Language, Passage } from './slot.ts';

/** A document, as its text. */
export interface Written {
  readonly text: string;
  readonly language: Language;
  /** Further citing commands, without backslash. */
  readonly commands: readonly string[];
}

/**
 * Lines behind which a passage may begin: empty ones, comments, headings, and what stands beside those. Linear:
 * each begins at a line's beginning.
 */
const linesBefore: Readonly<Record<Language, RegExp>> = {
  latex:
    /(?<![^\n])[ \t]*(?:\r?|(?:%|\\(?:(?:(?:sub)*section|(?:sub)?paragraph|chapter|part|label|maketitle)(?![a-zA-Z])|begin[ \t]*\{(?:document|abstract)\}))[^\n]*)\n(?=[ \t]*(?!\\label)[^\s%])/g,
  markdown: /(?<![^\n])[ \t]*(?:\r?|(?:#{1,6}[ \t]|<!--)[^\n]*)\n(?=[ \t]*\S)/g,
};

/** At most `most` passages, each once, in order. Never throws. A step reads one passage. */
export function* passagesOf({ text, language, commands }: Written, most: number): Generator<undefined, Passage[]> {
  const starts = [0];
  for (const { 0: line, index } of text.matchAll(linesBefore[language])) starts.push(index + line.length);
  const found = new Map<number, Passage>();
  // twice as many places as passages: some are headings, tables, code
  const step = Math.max(1, starts.length / (2 * most));
  for (let at = 0; at < starts.length && found.size < most; at += step) {
    const passage = readPassage(text, starts[Math.floor(at)] ?? 0, language, commands);
    if (passage !== undefined) found.set(passage.span.start, passage);
    yield undefined;
  }
  return [...found.values()];
}
