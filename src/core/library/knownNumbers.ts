/** What are the numbers of a snapshot called in this library? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { GAP, STEM } from './forward.ts';
import { Growing } from './growing.ts';
import type { Indexes } from './indexes.ts';
import type { ReadPart } from './readPart.ts';
import { FIELD_BITS } from './searchIndex.ts';
import { DOCUMENT_SHIFT } from './stemLists.ts';
import { putLists } from './termLists.ts';
import { NO_STEM, type Vocabulary } from './vocabulary.ts';

const WORDS_PER_STEP = 4000;
const NUMBERS_PER_STEP = 1 << 17;

/** The words and stems of a snapshot, as far as its parts were read, by their numbers there. */
export class KnownNumbers {
  readonly #vocabulary: Vocabulary;
  readonly #words = new Growing();
  readonly #stems = new Growing();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Enters the new words of a part, in steps. */
  *learn({ text: { words, stems }, numbers: { stemOfWord } }: ReadPart): Generator<undefined, void> {
    for (let start = 0; start < stems.length;) {
      start = this.#learnStems(stems, start);
      yield undefined;
    }
    const before = this.#words.size;
    for (let start = 0; start < words.length;) {
      start = this.#learnWords(words, start, stemOfWord, this.#words.size - before);
      yield undefined;
    }
  }

  /** Some of the lines from `start` on; answers where the next begins. */
  #learnStems(lines: string, start: number): number {
    for (let count = 0; count < WORDS_PER_STEP && start < lines.length; count++) {
      const end = lineEnd(lines, start);
      this.#stems.push(this.#vocabulary.addStem(lines, start, end));
      start = end + 1;
    }
    return start;
  }

  #learnWords(lines: string, start: number, stemOfWord: Uint32Array, number: number): number {
    const stems = this.#stems.whole;
    for (let count = 0; count < WORDS_PER_STEP && start < lines.length; count++) {
      const end = lineEnd(lines, start);
      const stem = stemOfWord[number + count]!;
      const known = stem === 0 ? NO_STEM : stems[stem - 1]!;
      this.#words.push(this.#vocabulary.addStemmed(known, lines, start, end));
      start = end + 1;
    }
    return start;
  }

  /** The stems of all papers of a part, one after the other, in the library's numbers, in steps. */
  *stemsOf({ numbers: { stems } }: ReadPart): Generator<undefined, Uint32Array> {
    const translated = new Uint32Array(stems.length);
    for (let at = 0; at < stems.length; at += NUMBERS_PER_STEP) {
      translate(stems, translated, at, this.#stems.whole);
      yield undefined;
    }
    return translated;
  }

  /** Puts the lists of a part where they belong, in steps. `documents`: see `Names`. */
  *putLists({ numbers }: ReadPart, documents: Int32Array, { ranker, search }: Indexes): Generator<undefined, void> {
    const stems = { terms: numbers.listedStems, lengths: numbers.stemLengths, entries: numbers.stemEntries };
    yield* putLists(stems, { terms: this.#stems.whole, documents, shift: DOCUMENT_SHIFT }, ranker.lists);
    const words = { terms: numbers.listedWords, lengths: numbers.wordLengths, entries: numbers.wordEntries };
    yield* putLists(words, { terms: this.#words.whole, documents, shift: FIELD_BITS }, search.lists);
  }
}

/** A step of stems: their numbers by their other names. A function of its own: loops within a generator are not compiled. */
function translate(from: Uint32Array, to: Uint32Array, start: number, names: Uint32Array): void {
  const end = Math.min(from.length, start + NUMBERS_PER_STEP);
  for (let at = start; at < end; at++) to[at] = names[from[at]! & STEM]! | (from[at]! & GAP);
}

function lineEnd(lines: string, start: number): number {
  const end = lines.indexOf('\n', start);
  return end < 0 ? lines.length : end;
}
