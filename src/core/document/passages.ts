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

/** At most `most` passages, each once, in order. Never throws. A step reads one passage. */
export function* passagesOf({ text, language, commands }: Written, most: number): Generator<undefined, Passage[]> {
  const starts = [0];
  for (const { index } of text.matchAll(/\n[ \t\r]*\n(?=[^\n])/g)) starts.push(text.indexOf('\n', index + 1) + 1);
  const found = new Map<string, Passage>();
  // twice as many places as passages: some are headings, tables, code
  const step = Math.max(1, starts.length / (2 * most));
  for (let at = 0; at < starts.length && found.size < most; at += step) {
    const passage = readPassage(text, starts[Math.floor(at)] ?? 0, language, commands);
    if (passage !== undefined) found.set(passage.id, passage);
    yield undefined;
  }
  return [...found.values()];
}
