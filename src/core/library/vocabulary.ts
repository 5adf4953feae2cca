/** Which words does the library know, and which of them could a typed word mean? */
import { stemOfWord } from './stem.ts';
import { isStopWord, wordsOf } from './terms.ts';
import { isOneTypoAway, slipsAtStart } from './typo.ts';
import { WordTable } from './wordTable.ts';

/** The stem of a stop word. */
export const NO_STEM = -1;

/** A word that a typed word could mean. */
export interface Meant {
  readonly word: number;
  /** 1 for the word itself; less for longer words that it begins, and for words one typo away. */
  readonly likeness: number;
}

/**
 * Words and stems as numbers. It only grows: a word that no paper has any more costs a few bytes. Each word is stemmed
 * once, when it first comes.
 */
export class Vocabulary {
  readonly #words: string[] = [];
  readonly #table = new WordTable();
  /** Words that the table does not take: with letters beyond a to z. */
  readonly #others = new Map<string, number>();
  readonly #stemOf: number[] = [];
  readonly #stems = new Map<string, number>();
  readonly #stemNames: string[] = [];
  /** Words by their first two characters: what could begin with something typed. */
  readonly #heads = new Map<string, number[]>();
  /** Letters of the heads, and how many heads there were when they were collected. */
  #knownLetters: readonly string[] = [];
  #lettersOf = 0;

  /** The number of a word, given one when it is new. Words are folded. */
  add(word: string): number {
    const known = this.number(word);
    if (known !== undefined) return known;
    return this.#addNewWord(word, isStopWord(word) ? NO_STEM : this.addStem(stemOfWord(word)));
  }

  /** The same for a word whose stem is known from earlier: its number, or `NO_STEM`. */
  addStemmed(word: string, stem: number): number {
    return this.number(word) ?? this.#addNewWord(word, stem);
  }

  /** The number of a stem, given one when it is new. */
  addStem(stem: string): number {
    const known = this.#stems.get(stem);
    if (known !== undefined) return known;
    this.#stemNames.push(stem);
    this.#stems.set(stem, this.#stems.size);
    return this.#stems.size - 1;
  }

  #addNewWord(word: string, stem: number): number {
    const number = this.#words.length;
    this.#words.push(word);
    if (!this.#table.enter(word, number)) this.#others.set(word, number);
    this.#stemOf.push(stem);
    push(this.#heads, word.slice(0, 2), number);
    return number;
  }

  /** Appends the numbers of all words of a text to `into`, as `wordsOf` gives them. */
  addText(text: string, into: number[]): void {
    if (this.#table.addWords(text, this.#words, into, this.#addNew)) return;
    for (const word of wordsOf(text)) into.push(this.add(word));
  }

  readonly #addNew = (word: string): number => this.add(word);

  /** How many words and stems there are. */
  get words(): number {
    return this.#words.length;
  }

  get stems(): number {
    return this.#stemNames.length;
  }

  number(word: string): number | undefined {
    const known = this.#table.find(word, this.#words);
    return known >= 0 ? known : this.#others.get(word);
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  /** The stem of a known word, or `NO_STEM` for a stop word. */
  stemOf(number: number): number {
    return this.#stemOf[number] ?? NO_STEM;
  }

  /** A stem by its number. */
  stem(number: number): string {
    return this.#stemNames[number] ?? '';
  }

  /** The stem of any word, in the library or not: undefined when no paper has it, `NO_STEM` for a stop word. */
  knownStem(word: string): number | undefined {
    const number = this.number(word);
    if (number !== undefined) return this.stemOf(number);
    return isStopWord(word) ? NO_STEM : this.#stems.get(stemOfWord(word));
  }

  /**
   * The words that a typed word could mean, the word itself first: words it begins when it has two letters or more,
   * words one typo away when it has four or more, and, in the last one typed, words begun with a typo.
   */
  meant(typed: string, typos: boolean): Meant[] {
    const meant: Meant[] = [];
    const itself = this.number(typed);
    if (itself !== undefined) meant.push({ word: itself, likeness: 1 });
    const withTypos = typos && typed.length >= 4;
    if (typed.length < 2) return meant;
    for (const number of this.#heads.get(typed.slice(0, 2)) ?? []) {
      const word = this.#words[number] ?? '';
      if (number === itself) continue;
      if (word.startsWith(typed)) {
        meant.push({ word: number, likeness: 0.45 + 0.45 * (typed.length / word.length) });
      } else if (withTypos) {
        if (isOneTypoAway(typed, word)) meant.push({ word: number, likeness: 0.35 });
        else if (typed.length >= 5 && beginsWithTypo(typed, word)) meant.push({ word: number, likeness: 0.15 });
      }
    }
    if (withTypos) {
      const others = new Set(slipsAtStart(typed, this.#letters()));
      for (const word of others) {
        const number = word.startsWith(typed.slice(0, 2)) ? undefined : this.number(word);
        if (number !== undefined) meant.push({ word: number, likeness: 0.3 });
      }
    }
    return meant;
  }

  /** Every letter that a word begins with, or has as its second. */
  #letters(): readonly string[] {
    if (this.#lettersOf !== this.#heads.size) {
      this.#lettersOf = this.#heads.size;
      this.#knownLetters = [...new Set([...this.#heads.keys()].join(''))];
    }
    return this.#knownLetters;
  }
}

/** Whether a longer word begins with what was typed, give or take one typo. */
function beginsWithTypo(typed: string, word: string): boolean {
  const length = typed.length;
  if (word.length <= length) return false;
  return (
    isOneTypoAway(typed, word.slice(0, length)) ||
    isOneTypoAway(typed, word.slice(0, length + 1)) ||
    isOneTypoAway(typed, word.slice(0, length - 1))
  );
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
