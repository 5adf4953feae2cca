/** Which words stand in a formula? Names, and symbols that are part of a word. */
import type { Prose } from './prose.ts';
import { greek } from './texNames.ts';

/** Longer formulas are no part of a word. */
const longestWord = 60;

/** Reads the formula that a dollar opens; answers where the text goes on. One that nobody has closed ends with the word. */
export function texMathAt(source: string, at: number, end: number, prose: Prose): number {
  const isDisplay = source[at + 1] === '$';
  const from = at + (isDisplay ? 2 : 1);
  for (let close = from; close < end; close += 1) {
    const char = source[close];
    if (char === '\\') close += 1;
    else if (char === '$') {
      if (isDisplay) prose.gap();
      else texMath(source.slice(from, close), source.slice(close + 1, Math.min(end, close + 3)), prose);
      return Math.min(end, close + (isDisplay ? 2 : 1));
    }
  }
  const blank = source.slice(from, end).search(/\s/);
  prose.gap();
  return blank < 0 ? end : from + blank;
}

/**
 * `CO$_2$` -> `CO2`, `S$^{2}$FT` -> `S2FT`, `$k$-means` -> `k-means`, `$\beta$-VAE` -> `β-VAE`, `$\ell_1$-norm` -> `ℓ1-norm`,
 * `$\text{LoRA}$` -> `LoRA`; nothing of other formulas. `behind`: the characters that follow.
 */
export function texMath(formula: string, behind: string, prose: Prose): void {
  const bare = formula.trim();
  if (bare.length <= longestWord) {
    const raised = /^[\^_]\s*(?:\{\s*([\p{L}\p{N}+-]{1,4})\s*\}|([\p{L}\p{N}+-]))$/u.exec(bare);
    if (raised !== null && /\p{L}/u.test(prose.before)) return prose.add(raised[1] ?? raised[2] ?? '');
    const symbol = /^(?:([a-zA-Z])|\\([a-zA-Z]+))(?:_\{?([a-zA-Z0-9]{1,2})\}?)?$/.exec(bare);
    if (symbol !== null && /^(?:[-–]?\p{L})/u.test(behind)) {
      const letter = symbol[1] ?? (symbol[2] === 'ell' ? 'ℓ' : greek.get((symbol[2] ?? '').replace(/^var/, '')));
      if (letter !== undefined) return prose.add(letter + (symbol[3] ?? ''));
    }
    const words = [...bare.matchAll(/\\(?:text\w*|math(?:rm|sf|tt|bf|it)|operatorname)\*?\s*\{([^{}\\$]*)\}/g)];
    const names = words.map((found) => (found[1] ?? '').trim()).filter((word) => /\p{L}{3}/u.test(word));
    if (names.length > 0) {
      prose.gap();
      for (const name of names.join(' ').split(/\s+/)) {
        prose.add(name);
        prose.gap();
      }
      return;
    }
  }
  prose.gap();
}
