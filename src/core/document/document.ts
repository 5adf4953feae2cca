/** The document side in one place: slots, citations, passages and bibliographies of a text, in whichever language. */
import { latexBibliographies, latexSlot } from './latex.ts';
import { markdownSlot } from './markdown.ts';
import type { DeclaredBibliography, Language, Slot } from './slot.ts';

export { findCitations } from './citations.ts';
export { findFrontMatter } from './markdownMask.ts';
export { readPassage } from './passage.ts';

/** The place at `offset` where a key can be typed, or undefined. Half-typed text is the normal input; never throws. */
export function findSlot(text: string, offset: number, language: Language): Slot | undefined {
  return language === 'latex' ? latexSlot(text, offset) : markdownSlot(text, offset);
}

/** The bibliographies that a text itself declares; a Markdown text does so in YAML, which `readMetadata` reads. */
export function findBibliographies(text: string, language: Language): readonly DeclaredBibliography[] {
  return language === 'latex' ? latexBibliographies(text) : [];
}
