/** The document side in one place: what a text says about citing, in whichever language. Never throws. Linear. */
import { latexBibliographies, latexIncludes, latexOwnKeys, latexRoot } from './latexFiles.ts';
import { latexSlot } from './latexSlot.ts';
import { markdownIncludes, markdownOwnKeys } from './markdown.ts';
import { markdownSlot } from './markdownSlot.ts';
import type { DeclaredBibliography, DeclaredInclude, Language, Slot } from './slot.ts';

export { findCitations } from './citations.ts';
export { findFrontMatter, yamlBlocks } from './markdownMask.ts';
export { type CitingParagraph, citingParagraphs, readPassage } from './passage.ts';

/**
 * The place at `offset` where a key can be typed, or undefined. Half-typed text is the normal input. `commands`: further
 * citing commands, without backslash.
 */
export function findSlot(
  text: string,
  offset: number,
  language: Language,
  commands: readonly string[] = [],
): Slot | undefined {
  return language === 'latex' ? latexSlot(text, offset, commands) : markdownSlot(text, offset);
}

/** The bibliographies that a text itself declares; a Markdown text does so in YAML, which `readMetadata` reads. */
export function findBibliographies(text: string, language: Language): readonly DeclaredBibliography[] {
  return language === 'latex' ? latexBibliographies(text) : [];
}

/** The other files that a text says are part of it, in order. */
export function findIncludes(text: string, language: Language): readonly DeclaredInclude[] {
  return language === 'latex' ? latexIncludes(text) : markdownIncludes(text);
}

/** The root that a text names for itself, as written; undefined where it names none. */
export function findRoot(text: string, language: Language): string | undefined {
  return language === 'latex' ? latexRoot(text) : undefined;
}

/** The keys and labels that a text defines itself, in order. */
export function findOwnKeys(text: string, language: Language): readonly string[] {
  return language === 'latex' ? latexOwnKeys(text) : markdownOwnKeys(text);
}
