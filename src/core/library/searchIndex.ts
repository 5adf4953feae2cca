/** Which papers have a word in their short fields: key, title, authors, year, venue? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Name, Paper } from '../paper.ts';
import { Postings } from './postings.ts';
import { fold, foldSpeltOut, joinedWordsOf, wordsOf } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where a word stands in a paper: bits. */
export const IN_KEY = 1;
export const IN_TITLE = 2;
export const IN_AUTHORS = 4;
export const IN_YEAR = 8;
export const IN_VENUE = 16;
/** The word is a whole key, punctuation left out. */
export const IS_KEY = 32;
/** The family name of the first author. */
export const IN_FIRST_AUTHOR = 64;
/** A given name, `von`, `Jr.`. */
export const IN_GIVEN_NAME = 128;

const FIELD_BITS = 8;
const FIELDS = (1 << FIELD_BITS) - 1;

/** At most 16 million documents. */
export class SearchIndex {
  readonly #postings = new Postings();
  #list = new Uint32Array(1024);
  /** The first letter of title and of key, folded, as code units: what a single typed letter looks at. */
  readonly #titleLetters: number[] = [];
  readonly #keyLetters: number[] = [];

  /** Adds a document made of the copies of one work, with a number higher than all before. */
  add(document: number, copies: readonly Paper[], vocabulary: Vocabulary): void {
    const fields = new Map<number, number>();
    const add = (word: string, bit: number): void => {
      const number = vocabulary.add(word);
      fields.set(number, (fields.get(number) ?? 0) | bit);
    };
    for (const copy of copies) {
      if (copy.hasKey) for (const key of [copy.key, ...(copy.aliases ?? [])]) addKey(key, add);
      addText(copy.title, IN_TITLE, add);
      if (copy.written?.title !== undefined) addText(copy.written.title, IN_TITLE, add);
      const names = copy.authors.length > 0 ? copy.authors : (copy.editors ?? []);
      for (const [at, name] of names.entries()) addName(name, at === 0 ? IN_FIRST_AUTHOR : IN_AUTHORS, add);
      if (copy.year !== undefined) add(String(copy.year), IN_YEAR);
      if (copy.venue !== undefined) addText(copy.venue, IN_VENUE, add);
    }
    for (const [word, bits] of fields) this.#postings.append(word, ((document << FIELD_BITS) | bits) >>> 0);
    this.#titleLetters[document] = fold(copies[0]?.title.slice(0, 1) ?? '').charCodeAt(0) || 0;
    this.#keyLetters[document] = fold(copies.find(({ hasKey }) => hasKey)?.key.slice(0, 1) ?? '').charCodeAt(0) || 0;
  }

  /** How many documents have a word. */
  frequency(word: number): number {
    return this.#postings.length(word);
  }

  /** Calls with each document that has a word, and the fields (bits) that it stands in. */
  eachWithWord(word: number, use: (document: number, fields: number) => void): void {
    const length = this.#postings.length(word);
    if (this.#list.length < length) this.#list = new Uint32Array(length * 2);
    this.#postings.read(word, this.#list);
    for (let at = 0; at < length; at++) {
      const entry = this.#list[at]!;
      use(entry >>> FIELD_BITS, entry & FIELDS);
    }
  }

  /** Calls with each document whose key or title begins with a letter. */
  eachWithLetter(letter: string, use: (document: number, isKey: boolean) => void): void {
    const code = letter.charCodeAt(0);
    for (let document = 0; document < this.#titleLetters.length; document++) {
      if (this.#keyLetters[document] === code) use(document, true);
      else if (this.#titleLetters[document] === code) use(document, false);
    }
  }
}

/** The words of a key, and all of it as one: `smith_deep2020` -> `smith`, `deep2020`, `deep`, `2020`, `smithdeep2020`. */
function addKey(key: string, add: (word: string, bit: number) => void): void {
  const parts = fold(key).match(/[\p{L}\p{N}]+/gu) ?? [];
  add(parts.join(''), IS_KEY | IN_KEY);
  for (const part of parts) {
    if (parts.length > 1) add(part, IN_KEY);
    const pieces = part.match(/\p{L}+|\p{N}+/gu) ?? [];
    if (pieces.length > 1) for (const piece of pieces) if (piece.length > 1) add(piece, IN_KEY);
  }
}

function addText(text: string, bit: number, add: (word: string, bit: number) => void): void {
  for (const word of wordsOf(text)) add(word, bit);
  for (const word of joinedWordsOf(text)) add(word, bit);
  const speltOut = foldSpeltOut(text);
  if (speltOut !== undefined) for (const word of wordsOf(speltOut)) add(word, bit);
  // `Memory^3` is read as one word, and remembered as two
  if (/[\^_]/u.test(text)) for (const word of wordsOf(text.replace(/[\^_]/gu, ' '))) add(word, bit);
}

function addName(
  { family, given, particle, suffix }: Name,
  bit: number,
  add: (word: string, bit: number) => void,
): void {
  addText(family, bit, add);
  for (const part of [given, particle, suffix]) if (part !== undefined) addText(part, IN_GIVEN_NAME, add);
}
