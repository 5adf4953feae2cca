/** What key does a paper get that has none? */
import type { Paper } from '../paper.ts';
import { asciiOf } from './ascii.ts';

/** A paper as far as its key depends on it. */
export type Keyless = Pick<Paper, 'title' | 'authors' | 'editors' | 'year' | 'source'>;

/** No key is longer before its suffix: one still has to read it in a `\cite`. */
const LONGEST = 48;

/** A key of several title words ends before it is longer. */
const ENOUGH = 26;

/** Words that say nothing about a paper. */
const EMPTY_WORDS = new Set(
  (
    'a an the of on in for and or to with from by at as is are was were be been via using use towards toward into its it ' +
    'their this that these those how what when where why which who can do does we our your you not no than through ' +
    'over under between about against without within based new novel ' +
    'der die das ein eine und zur zum von le la les un une des du et el los las y del al il lo gli di da per'
  ).split(' '),
);

/**
 * Proposes a key: `vaswani2017attention` from author, year and first title word; for a paper without authors the name
 * that it gives its system (`S2FT: Efficient ...` -> `s2ft`), else its first three significant title words. Lower-case
 * ASCII letters and digits that begin with a letter: valid in BibTeX, biblatex, pandoc and MyST, never empty.
 * `taken` says which keys are in use; then a, b, c ... z, aa ... is added. The same paper gets the same key.
 */
export function proposeKey(paper: Keyless, taken: (key: string) => boolean): string {
  const base = beginWithLetter(baseKey(paper).slice(0, LONGEST));
  if (!taken(base)) return base;
  for (let count = 0; ; count++) {
    const key = base + suffix(count);
    if (!taken(key)) return key;
  }
}

function baseKey(paper: Keyless): string {
  const year = paper.year === undefined ? '' : String(Math.abs(paper.year));
  const person = paper.authors[0] ?? paper.editors?.[0];
  const family = person === undefined ? '' : slug(person.family) || slug(person.given ?? '');
  const words = significantWords(paper.title);
  if (family !== '') return family + year + (words[0] ?? '');
  const name = systemName(paper.title);
  if (name.length > 1) return name;
  return joined(words.slice(0, 3)) || `paper${year}`;
}

/** Hyphenated words are long: a key of two of them says enough. */
function joined(words: readonly string[]): string {
  let key = '';
  for (const word of words) {
    if (key !== '' && key.length + word.length > ENOUGH) break;
    key += word;
  }
  return key;
}

/** `S2FT` of `S^{2}FT: Efficient, Scalable and Generalizable Fine-tuning`; empty when the title names no system. */
function systemName(title: string): string {
  const colon = /^(.{2,40}?)\s*(?::|\s[-–—])\s/u.exec(title)?.[1];
  if (colon === undefined) return '';
  const words = colon.split(/\s+/u);
  // a name is one word, or a few of which each is written as names are: `Memory 3`, `LLM.int8()`, `Llama Guard`
  const isName = words.length === 1 || (words.length <= 3 && words.every((word) => /\p{Lu}|\d/u.test(word)));
  return isName ? slug(colon) : '';
}

/** Lower-case title words that mean something, in order; hyphenated words count as one, `GPT-4's` as `gpt4`. */
function significantWords(title: string): string[] {
  const words = title.replace(/['’]s\b/gu, '').split(/[\s/:;,.–—]+/u);
  const slugs = words.map(slug).filter(Boolean);
  const telling = slugs.filter((word) => !EMPTY_WORDS.has(word));
  return telling.length > 0 ? telling : slugs;
}

function slug(text: string): string {
  return asciiOf(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
}

/** biber and some styles stumble over keys that begin with a digit, and `2x` says little anyway. */
function beginWithLetter(key: string): string {
  return /^[a-z]/u.test(key) ? key : `p${key}`;
}

/** a, b ... z, aa, ab ... */
function suffix(count: number): string {
  const letter = String.fromCharCode(97 + (count % 26));
  return count < 26 ? letter : suffix(Math.floor(count / 26) - 1) + letter;
}
