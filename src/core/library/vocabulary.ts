/** Which words does the library know, and which of them could a typed word mean? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { grown, Postings } from './postings.ts';
import { stemOfWord } from './stem.ts';
import { isStopWord, wordsOf } from './terms.ts';
import { begunLikeness, isOneTypoAway, ONE_TYPO, slipsAtStart } from './typo.ts';
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
  readonly #words = new WordTable();
  readonly #stems = new WordTable();
  /** By word: its stem, and which letters it has. */
  #stemOf = new Int32Array(1024);
  #letters = new Uint32Array(1024);
  /** Words by their first two characters: what could begin with something typed. */
  readonly #heads = new Buckets();
  /** Letters of the heads, and how many heads there were when they were collected. */
  #knownLetters: readonly string[] = [];
  #lettersOf = 0;

  /** The number of a word, given one when it is new. Words are folded. */
  add(word: string): number {
    const known = this.#words.find(word);
    return known >= 0 ? known : this.addStemmed(isStopWord(word) ? NO_STEM : this.addStem(stemOfWord(word)), word);
  }

  /** The same for a word, from `start` to `end` of a text, whose stem is known from earlier: its number, or `NO_STEM`. */
  addStemmed(stem: number, text: string, start = 0, end = text.length): number {
    const number = this.#words.add(text, start, end);
    if (number < this.#stemOf.length && this.#letters[number] !== 0) return number;
    if (number >= this.#stemOf.length) {
      this.#stemOf = grown(this.#stemOf, new Int32Array(2 * number));
      this.#letters = grown(this.#letters, new Uint32Array(2 * number));
    }
    this.#stemOf[number] = stem;
    this.#letters[number] = lettersOf(text, start, end) | ENTERED;
    this.#heads.add(codeOf(text, start, Math.min(end, start + 2)), number);
    return number;
  }

  /** The number of a stem, given one when it is new. */
  addStem(text: string, start = 0, end = text.length): number {
    return this.#stems.add(text, start, end);
  }

  /** Appends the numbers of all words of a text to `into`, as `wordsOf` gives them. */
  addText(text: string, into: number[]): void {
    if (this.#words.addWords(text, into, this.#addNew)) return;
    for (const word of wordsOf(text)) into.push(this.add(word));
  }

  readonly #addNew = (word: string): number => this.add(word);

  /** How many words and stems there are. */
  get words(): number {
    return this.#words.size;
  }

  get stems(): number {
    return this.#stems.size;
  }

  number(word: string): number | undefined {
    const known = this.#words.find(word);
    return known >= 0 ? known : undefined;
  }

  word(number: number): string {
    return this.#words.word(number);
  }

  /** The stem of a known word, or `NO_STEM` for a stop word. */
  stemOf(number: number): number {
    return this.#stemOf[number] ?? NO_STEM;
  }

  /** A stem by its number. */
  stem(number: number): string {
    return this.#stems.word(number);
  }

  /** The stem of any word, in the library or not: undefined when no paper has it, `NO_STEM` for a stop word. */
  knownStem(word: string): number | undefined {
    const number = this.number(word);
    if (number !== undefined) return this.stemOf(number);
    if (isStopWord(word)) return NO_STEM;
    const stem = this.#stems.find(stemOfWord(word));
    return stem >= 0 ? stem : undefined;
  }

  /**
   * The words that a typed word could mean, the word itself first: words it begins when it has two letters or more,
   * words one typo away when it has four or more, and, in the last one typed, words begun with a typo.
   */
  meant(typed: string, typos: boolean): Meant[] {
    const meant: Meant[] = [];
    const itself = this.number(typed);
    if (itself !== undefined) meant.push({ word: itself, likeness: 1 });
    const { length } = typed;
    const withTypos = typos && length >= 4;
    if (length < 2) return meant;
    const letters = lettersOf(typed, 0, length);
    for (const number of this.#heads.under(codeOf(typed, 0, 2))) {
      if (number === itself) continue;
      // most words are told from those that are meant by their letters alone
      const lacking = bitsIn(letters & ~this.#letters[number]!);
      if (lacking === 0 && this.#words.beginsWith(number, typed)) {
        meant.push({ word: number, likeness: begunLikeness(length, this.#words.length(number)) });
      } else if (withTypos && lacking <= 1 && this.#words.length(number) >= length - 1) {
        const word = this.#words.word(number);
        if (isOneTypoAway(typed, word)) meant.push({ word: number, likeness: ONE_TYPO });
        else if (length >= 5 && beginsWithTypo(typed, word)) meant.push({ word: number, likeness: 0.15 });
      }
    }
    if (withTypos) {
      for (const word of new Set(slipsAtStart(typed, this.#beginnings()))) {
        const number = word.startsWith(typed.slice(0, 2)) ? undefined : this.number(word);
        if (number !== undefined) meant.push({ word: number, likeness: 0.3 });
      }
    }
    return meant;
  }

  /** Every letter that a word begins with, or has as its second. */
  #beginnings(): readonly string[] {
    const codes = this.#heads.codes;
    if (this.#lettersOf !== codes.length) {
      this.#lettersOf = codes.length;
      const letters = codes.map((code) => String.fromCharCode(...(code < 0x10000 ? [code] : [code >>> 16, code])));
      this.#knownLetters = [...new Set(letters.join(''))];
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

/** Numbers by a code, in the order in which they came. */
class Buckets {
  readonly #buckets = new Map<number, number>();
  readonly #numbers = new Postings();
  #list = new Uint32Array(1024);

  get codes(): readonly number[] {
    return [...this.#buckets.keys()];
  }

  add(code: number, number: number): void {
    let bucket = this.#buckets.get(code);
    if (bucket === undefined) this.#buckets.set(code, (bucket = this.#buckets.size));
    this.#numbers.append(bucket, number);
  }

  /** Valid until the next call. */
  under(code: number): Uint32Array {
    const bucket = this.#buckets.get(code) ?? -1;
    const length = this.#numbers.length(bucket);
    if (length > this.#list.length) this.#list = new Uint32Array(2 * length);
    return this.#list.subarray(0, this.#numbers.read(bucket, this.#list));
  }
}

/** Up to two UTF-16 code units as one number. */
function codeOf(text: string, start: number, end: number): number {
  let code = 0;
  for (let at = start; at < end; at++) code = code * 0x10000 + text.charCodeAt(at);
  return code;
}

/** Set for every word that was entered. */
const ENTERED = 1 << 31;

/** Which letters stand in a word: a bit for each of a to z, the other characters share four. */
function lettersOf(text: string, start: number, end: number): number {
  let letters = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    letters |= code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code & 3));
  }
  return letters;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
