/** Which keys does a text cite, in whichever language? */
import { latexCitations } from './latex.ts';
import { markdownCitations } from './markdown.ts';
import type { Citation, Language } from './slot.ts';

/** All citations of a text, in order. Linear; never throws. `commands`: further citing commands, without backslash. */
export function findCitations(text: string, language: Language, commands: readonly string[] = []): readonly Citation[] {
  return language === 'latex' ? latexCitations(text, commands) : markdownCitations(text);
}
