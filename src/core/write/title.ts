/** How is a title written in an entry, so that no style changes its names? */
import type { Paper } from '../paper.ts';
import { escapeTex } from './texText.ts';

/**
 * The title as TeX: math and sub- or superscripts as the source wrote them where that is sound, else the plain title
 * escaped; acronyms and names of systems in braces (`{BERT}`, `{LoRA}`, `{S$^{2}$FT}`), ordinary words bare, so that
 * styles may still change their case.
 */
export function protectedTitle(paper: Pick<Paper, 'title' | 'written'>): string {
  const tex = escapeTex(paper.title);
  return tex.split(' ').map(protectedWord).join(' ');
}

function protectedWord(word: string): string {
  return /^[^\p{L}]*\p{Ll}*\p{L}+[\p{Lu}\d]/u.test(word) ? `{${word}}` : word;
}
