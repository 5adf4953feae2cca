/** How is a title written in an entry, so that no style changes its names? */
import type { Paper } from '../paper.ts';
import { piecesOf } from './math.ts';
import type { Letters } from './letters.ts';
import { texLetters } from './texLetters.ts';
import { texText } from './texText.ts';

/**
 * The title as TeX: math and sub- or superscripts as the source wrote them where that is sound, everything else
 * escaped; acronyms and names of systems in braces (`{BERT}`, `{LoRA}-based`, `{S$^{2}$FT}`), ordinary words bare, so
 * that styles may still change their case. Braces balance.
 */
export function protectedTitle(paper: Pick<Paper, 'title' | 'written'>, letters: Letters): string {
  const { text, math } = piecesOf(paper);
  const shouts = isShouted(text);
  const words = text.replace(/\s+/gu, ' ').trim().split(' ');
  return words.map((word) => protectedWord(word, math, shouts, letters)).join(' ');
}

/** Stands for math in a text: the private-use character U+E000 + n for the n-th formula. */
const MATH = /[\ue000-\uf8ff]/gu;

/** What can be a name: letters, digits, math, and the marks that names hold inside; what is between goes bare. */
const PARTS = /([\p{L}\p{N}\ue000-\uf8ff](?:[\p{L}\p{N}\p{M}\ue000-\uf8ff.+*]*[\p{L}\p{N}\p{M}\ue000-\uf8ff+*])?)/u;

/** `MINI-LLM:` -> `{MINI-LLM}:`, `GPT-4` -> `{GPT-4}`, `BERT-based` -> `{BERT}-based`. */
function protectedWord(word: string, math: readonly string[], shouts: boolean, letters: Letters): string {
  let tex = '';
  let open = false;
  const pieces = word.split(PARTS); // what is between, a part, what is between, a part ... what is behind
  for (const [at, piece] of pieces.entries()) {
    const isPart = at % 2 === 1;
    const next = isPart ? piece : (pieces[at + 1] ?? '');
    const goesOn = next !== '' && (isName(next, math, shouts) || (open && /^\d/u.test(next)));
    // one pair of braces around names that only a hyphen joins
    if (open && !isPart && !(piece === '-' && goesOn)) {
      tex += '}';
      open = false;
    }
    if (isPart && goesOn && !open) {
      tex += '{';
      open = true;
    }
    tex += texText(piece, letters).replace(MATH, (mark) => formulaOf(mark, math, letters));
  }
  return open ? `${tex}}` : tex;
}

/** The formula that a mark stands for; a private-use character of the title's own stays. */
function formulaOf(mark: string, math: readonly string[], { accents, taken }: Letters): string {
  const formula = math[mark.charCodeAt(0) - 0xe000];
  return formula === undefined ? mark : texLetters(formula, accents, taken, true);
}

/**
 * Would a style that makes titles lower-case spoil this word? `BERT`, `LLMs`, `LoRA`, `mT5`, `T5`, `Q`: yes.
 * BibTeX lowers capitals in formulas as well.
 */
function isName(part: string, math: readonly string[], shouts: boolean): boolean {
  const formulas = part.match(MATH) ?? [];
  if (formulas.some((mark) => /\p{Lu}/u.test(math[mark.charCodeAt(0) - 0xe000] ?? ''))) return true;
  const letters = part.replace(MATH, '');
  if (shouts || !/\p{Lu}/u.test(letters)) return false;
  if (/.\p{Lu}/u.test(letters)) return true;
  // Memory³, T5, S₂: a capital and a number make a name
  if (formulas.length > 0 || /\p{N}/u.test(letters)) return true;
  // C++, Q-learning; `A` and `I` are words
  return /^\p{Lu}[+*]*$/u.test(letters) && !/^[AI]$/u.test(letters);
}

/** A title all in capitals says nothing about which words are names. */
function isShouted(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length > 2 && words.filter((word) => word === word.toUpperCase()).length > words.length * 0.7;
}
