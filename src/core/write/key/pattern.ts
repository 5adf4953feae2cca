/** What does a person's pattern for keys mean? In JabRef's language or Better BibTeX's, told by its brackets. */
import type { KeyPattern } from './alternatives.ts';
import { readBrackets } from './brackets.ts';
import { readFormula } from './formula.ts';
import { NotUnderstood } from './notUnderstood.ts';

/** A pattern, or the sentence that says what in it is not understood. Never throws. An empty one is none. */
export function readPattern(written: string): KeyPattern | { readonly wrong: string } {
  try {
    return /\[/u.test(written) && !/^\s*[\w('"]+[\w.]*\s*(?:\(|\+|$)/u.test(written)
      ? readBrackets(written)
      : readFormula(written);
  } catch (error) {
    if (error instanceof NotUnderstood) return { wrong: error.message };
    throw error;
  }
}
