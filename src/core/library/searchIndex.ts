/** Which papers have a word in their short fields: key, title, authors, year, venue? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Name, Paper } from '../paper.ts';
import { Batch, type Lists } from './batch.ts';
import { grown, Postings } from './postings.ts';
import { fold, foldSpeltOut, joinedWordsOf, LONGEST_WORD, wordsOf } from './terms.ts';
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

export const FIELD_BITS = 8;
export const FIELDS = (1 << FIELD_BITS) - 1;

/** Longer names are those of institutions. */
const MOST_NAME_PARTS = 5;

/** A millisecond or so. */
const ENTRIES_PER_STEP = 1 << 15;

/** Entries that may wait for the next question. */
const MOST_WAITING = 1 << 15;

/** At most 16 million documents. */
export class SearchIndex {
  readonly #postings = new Postings();
  /** What came last: it is put in its lists when somebody asks. */
  readonly #batch = new Batch(this.#postings);
  #list = new Uint32Array(1024);
  /** The first letter of title and of key, folded, as code units: what a single typed letter looks at. */
  #letters = new Uint32Array(1024);
  #documents = 0;

  /** Adds a document made of the copies of one work, with a number higher than all before. */
  add(document: number, copies: readonly Paper[], vocabulary: Vocabulary): void {
    const fields = new Fields(vocabulary);
    for (const copy of copies) {
      if (copy.hasKey) for (const key of [copy.key, ...(copy.aliases ?? [])]) addKey(key, fields);
      addText(copy.title, IN_TITLE, fields);
      if (copy.written?.title !== undefined) addText(copy.written.title, IN_TITLE, fields);
      const names = copy.authors.length > 0 ? copy.authors : (copy.editors ?? []);
      for (const [at, name] of names.entries()) addName(name, at === 0 ? IN_FIRST_AUTHOR : IN_AUTHORS, fields);
      if (copy.year !== undefined) fields.add(String(copy.year), IN_YEAR);
      if (copy.venue !== undefined) addText(copy.venue, IN_VENUE, fields);
    }
    for (const [word, bits] of fields.bits) this.#batch.add(word, ((document << FIELD_BITS) | bits) >>> 0);
    if (this.#batch.size > MOST_WAITING) this.#batch.flush();
    const title = fold(copies[0]?.title.slice(0, 1) ?? '').charCodeAt(0) || 0;
    const key = fold(copies.find(({ hasKey }) => hasKey)?.key.slice(0, 1) ?? '').charCodeAt(0) || 0;
    this.#setLetters(document, (title | (key << 16)) >>> 0);
  }

  /** Adds a document of which `lists` will be told the rest. */
  addKnown(document: number, letters: number): void {
    this.#setLetters(document, letters);
  }

  /** Where many documents' entries go: document << 8 | fields. */
  get lists(): Lists {
    return this.#postings;
  }

  /** Another number whenever a list has grown. */
  get writes(): number {
    return this.#postings.writes;
  }

  #setLetters(document: number, letters: number): void {
    if (document >= this.#letters.length) this.#letters = grown(this.#letters, new Uint32Array(2 * document));
    this.#letters[document] = letters;
    this.#documents = document + 1;
  }

  /** The first letters of a document's title and key, in one number. */
  letters(document: number): number {
    return this.#letters[document] ?? 0;
  }

  /** Which words stand where in some documents, in steps: the lists by word turned round. */
  *fieldsByDocument(documents: Iterable<number>, words: number): Generator<undefined, FieldsByDocument> {
    const fields = new FieldsByDocument(this.#documents, documents);
    let entries = 0;
    for (const turn of ['count', 'fill'] as const) {
      for (let word = 0; word < words; word++) {
        // a word alone costs something, too
        entries += 8 + this.frequency(word);
        this.eachWithWord(word, (document, bits) => fields[turn](document, word, bits));
        if (entries < ENTRIES_PER_STEP) continue;
        entries = 0;
        yield undefined;
      }
    }
    return fields;
  }

  /** How many documents have a word. */
  frequency(word: number): number {
    this.#batch.flush();
    return this.#postings.length(word);
  }

  /** The list of a word in the first entries of `list`, as `document << FIELD_BITS | fields`; answers how many. Valid until the next call. */
  read(word: number): number {
    this.#batch.flush();
    const length = this.#postings.length(word);
    if (this.#list.length < length) this.#list = new Uint32Array(length * 2);
    return this.#postings.read(word, this.#list);
  }

  get list(): Uint32Array {
    return this.#list;
  }

  /** Calls with each document that has a word, and the fields (bits) that it stands in. */
  eachWithWord(word: number, use: (document: number, fields: number) => void): void {
    const length = this.read(word);
    const list = this.#list;
    for (let at = 0; at < length; at++) {
      const entry = list[at]!;
      use(entry >>> FIELD_BITS, entry & FIELDS);
    }
  }

  /** Calls with each document whose key or title begins with a letter. */
  eachWithLetter(letter: string, use: (document: number, isKey: boolean) => void): void {
    const code = letter.charCodeAt(0);
    for (let document = 0; document < this.#documents; document++) {
      const letters = this.#letters[document]!;
      if (letters >>> 16 === code) use(document, true);
      else if ((letters & 0xffff) === code) use(document, false);
    }
  }
}

/** Which words stand where in a document. */
export class FieldsByDocument {
  /** By document, where its entries begin (once counted), and one more. */
  readonly #starts: Uint32Array;
  readonly #isWanted: Uint8Array;
  #filled: Uint32Array | undefined;
  #entries = new Uint32Array(0);

  constructor(documents: number, wanted: Iterable<number>) {
    this.#starts = new Uint32Array(documents + 1);
    this.#isWanted = new Uint8Array(documents);
    for (const document of wanted) this.#isWanted[document] = 1;
  }

  count(document: number): void {
    if (this.#isWanted[document] === 1) this.#starts[document + 1]!++;
  }

  fill(document: number, word: number, bits: number): void {
    if (this.#isWanted[document] !== 1) return;
    this.#filled ??= this.#begin();
    this.#entries[this.#starts[document]! + this.#filled[document]!++] = ((word << FIELD_BITS) | bits) >>> 0;
  }

  /** Calls with each word of a document and its fields (bits), in the order of their numbers. */
  each(document: number, use: (word: number, bits: number) => void): void {
    const [start, end] = [this.#starts[document]!, this.#starts[document + 1]!];
    for (let at = start; at < end; at++) use(this.#entries[at]! >>> FIELD_BITS, this.#entries[at]! & FIELDS);
  }

  #begin(): Uint32Array {
    for (let at = 1; at < this.#starts.length; at++) this.#starts[at]! += this.#starts[at - 1]!;
    this.#entries = new Uint32Array(this.#starts.at(-1) ?? 0);
    return new Uint32Array(this.#isWanted.length);
  }
}

/** Where the words of one document stand. */
class Fields {
  readonly bits = new Map<number, number>();
  readonly #vocabulary: Vocabulary;
  readonly #numbers: number[] = [];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  add(word: string, bit: number): void {
    this.#note(this.#vocabulary.add(word), bit);
  }

  /** The words of a text, as `wordsOf` gives them. */
  addWords(text: string, bit: number): void {
    this.#numbers.length = 0;
    this.#vocabulary.addText(text, this.#numbers);
    for (const number of this.#numbers) this.#note(number, bit);
  }

  #note(number: number, bit: number): void {
    this.bits.set(number, (this.bits.get(number) ?? 0) | bit);
  }
}

/** The words of a key, and all of it as one: `smith_deep2020` -> `smith`, `deep2020`, `deep`, `2020`, `smithdeep2020`. */
function addKey(key: string, fields: Fields): void {
  const parts = fold(key).match(/[\p{L}\p{N}]+/gu) ?? [];
  fields.add(parts.join(''), IS_KEY | IN_KEY);
  for (const part of parts) {
    if (parts.length > 1) fields.add(part, IN_KEY);
    const pieces = part.match(/\p{L}+|\p{N}+/gu) ?? [];
    if (pieces.length > 1) for (const piece of pieces) if (piece.length > 1) fields.add(piece, IN_KEY);
  }
}

/** What has no other spelling: no hyphens, accents, raised parts. */
const SIMPLE = /^[A-Za-z0-9 .,:;()?!]*$/;
/** A family name of one part. */
const ONE_WORD = /^[A-Za-z]*$/;

function addText(text: string, bit: number, fields: Fields): void {
  fields.addWords(text, bit);
  if (SIMPLE.test(text)) return;
  for (const word of joinedWordsOf(text)) fields.add(word, bit);
  const speltOut = foldSpeltOut(text);
  if (speltOut !== undefined) for (const word of wordsOf(speltOut)) fields.add(word, bit);
  // `Memory^3` is read as one word, and remembered as two
  if (/[\^_]/u.test(text)) for (const word of wordsOf(text.replace(/[\^_]/gu, ' '))) fields.add(word, bit);
}

function addName({ family, given, particle, suffix }: Name, bit: number, fields: Fields): void {
  addText(family, bit, fields);
  for (const joined of joinedNamesOf(particle, family)) fields.add(joined, bit);
  for (const part of [given, particle, suffix]) if (part !== undefined) addText(part, IN_GIVEN_NAME, fields);
}

/** `van den Broeck` -> `vandenbroeck`, `denbroeck`: as keys have it, and people who are in a hurry. */
function joinedNamesOf(particle: string | undefined, family: string): readonly string[] {
  if (particle === undefined && ONE_WORD.test(family)) return [];
  const parts = wordsOf(particle === undefined ? family : `${particle} ${family}`);
  if (parts.length < 2 || parts.length > MOST_NAME_PARTS) return [];
  const joined = parts.slice(0, -1).map((_, at) => parts.slice(at).join(''));
  return joined.filter(({ length }) => length <= LONGEST_WORD);
}
