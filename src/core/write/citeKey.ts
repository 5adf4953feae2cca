/** What key does a paper get that has none? */
import type { Paper } from '../paper.ts';
import type { KeyPattern, SuffixManner } from './key/alternatives.ts';
import { type Keyed, keyText, peopleOf, slug } from './key/keyed.ts';
import { titleWords } from './key/titleWords.ts';

/** How keys are made: by a person's pattern, as those of a file are, or as nobody said otherwise. */
export interface KeyManner {
  /** The key before anything tells it from others; empty where this manner has none for the paper. */
  readonly base: (paper: Keyed) => string;
  readonly suffix: SuffixManner;
  /** How the name of a system and the words of a title are written where they make the key. */
  readonly words: 'lower' | 'capital' | 'as-is';
}

/** a, b ... z, aa, ab ... right behind the key. */
export const LETTERS: SuffixManner = { before: '', kind: 'lower', first: 0 };

/** No key of ours is longer before its suffix: one still has to read it in a `\cite`. */
const LONGEST = 48;

/** A person's own pattern may want more. */
const LONGEST_OF_PATTERN = 120;

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
 * `vaswani2017attention`: author, year, first telling word of the title. A paper without people has no key of this kind:
 * `proposeKey` names it by its system or its title.
 */
export const USUAL: KeyManner = {
  base: (paper) => {
    const [person] = peopleOf(paper);
    const family = person === undefined ? '' : slug(person.family) || slug(person.given ?? '');
    if (family === '') return '';
    const key = family + yearOf(paper) + (tellingWords(paper.title)[0] ?? '');
    return beginWithLetter(key.toLowerCase().slice(0, LONGEST));
  },
  suffix: LETTERS,
  words: 'lower',
};

/** A manner that follows a person's pattern. Where it names people and a paper knows none, the paper is named by its title. */
export function mannerOf({ alternatives, suffix }: KeyPattern): KeyManner {
  return {
    base: (paper) => {
      for (const { write, isOfPeople } of alternatives) {
        if (isOfPeople && peopleOf(paper).length === 0) continue;
        const key = keyText(write(paper) ?? '').slice(0, LONGEST_OF_PATTERN);
        if (/[A-Za-z0-9]/u.test(key)) return key;
      }
      return '';
    },
    suffix: suffix ?? LETTERS,
    words: 'lower',
  };
}

/**
 * Proposes a key in this manner; where it has none for the paper, the name that the paper gives its system (`S2FT:
 * Efficient ...` -> `s2ft`), else its first three telling title words. ASCII, no blanks, nothing that means something to BibTeX,
 * biblatex, pandoc or MyST; never empty. `taken` says which keys are in use, and should not tell case: then a suffix is
 * added. The same paper gets the same key.
 */
export function proposeKey(
  paper: Keyed | Pick<Paper, 'title' | 'authors' | 'editors' | 'year' | 'source'>,
  taken: (key: string) => boolean,
  manner: KeyManner = USUAL,
): string {
  const keyed: Keyed = { type: 'misc', identifiers: {}, ...paper };
  const base = manner.base(keyed) || beginWithLetter(titleKey(keyed, manner.words).slice(0, LONGEST));
  const { before, kind, first } = manner.suffix;
  if (!taken(base)) return base;
  for (let count = first; ; count += 1) {
    const key = base + before + (kind === 'number' ? String(count) : lettersOf(count, kind === 'upper'));
    if (!taken(key)) return key;
  }
}

function titleKey(paper: Keyed, words: KeyManner['words']): string {
  const name = systemName(paper.title);
  const cased = (word: string): string =>
    words === 'as-is' ? word : words === 'lower' ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1);
  if (name.length > 1) return cased(name);
  return joined(tellingWords(paper.title).slice(0, 3).map(cased)) || `paper${yearOf(paper)}`;
}

function yearOf({ year }: Pick<Keyed, 'year'>): string {
  return year === undefined ? '' : String(Math.abs(year));
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
export function systemName(title: string): string {
  const colon = /^(.{2,40}?)\s*(?::|\s[-–—])\s/u.exec(title)?.[1];
  if (colon === undefined) return '';
  const words = colon.split(/\s+/u);
  // a name is one word, or a few of which each is written as names are: `Memory 3`, `LLM.int8()`, `Llama Guard`
  const isName = words.length === 1 || (words.length <= 3 && words.every((word) => /\p{Lu}|\d/u.test(word)));
  return isName ? slug(colon) : '';
}

/** Title words that mean something, in order; hyphenated words count as one, `GPT-4's` as `GPT4`. */
function tellingWords(title: string): string[] {
  const slugs = titleWords(title.replace(/['’]s\b/gu, '').replace(/[:;,.]/gu, ' '), 'none');
  const telling = slugs.filter((word) => !EMPTY_WORDS.has(word.toLowerCase()));
  return telling.length > 0 ? telling : slugs;
}

/** biber and some styles stumble over keys that begin with a digit, and `2x` says little anyway. */
function beginWithLetter(key: string): string {
  return /^[A-Za-z]/u.test(key) ? key : `p${key}`;
}

/** a, b ... z, aa, ab ... */
function lettersOf(count: number, isUpper: boolean): string {
  const letter = String.fromCharCode((isUpper ? 65 : 97) + (count % 26));
  return count < 26 ? letter : lettersOf(Math.floor(count / 26) - 1, isUpper) + letter;
}
