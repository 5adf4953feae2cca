/** How is a paper listed in the style that somebody asks for? */
import type { Paper } from '../../paper.ts';
import { apa } from './apa.ts';
import { chicago } from './chicago.ts';
import { harvard } from './harvard.ts';
import { ieee } from './ieee.ts';
import { mla } from './mla.ts';
import { type Parts, partsOf } from './parts.ts';
import type { ReferenceStyle } from './styleNames.ts';
import { vancouver } from './vancouver.ts';

const styles: Readonly<Record<ReferenceStyle, (parts: Parts) => string>> = {
  apa,
  mla,
  chicago,
  ieee,
  vancouver,
  harvard,
};

/**
 * A reference in one line of plain text: what is not known is left out with its punctuation, titles keep their case. Styles
 * have rules for hundreds of kinds of things; these are the ones of articles, papers, books, chapters, theses, reports and
 * preprints.
 */
export function formatted(paper: Paper, style: ReferenceStyle): string {
  return styles[style](partsOf(paper)).replace(/\s+/gu, ' ').trim();
}
