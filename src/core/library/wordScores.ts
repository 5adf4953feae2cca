/** How likely is it that somebody who means a paper types a word? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Indexes } from './indexes.ts';
import type { PassageRanker } from './passageRanker.ts';
import { IN_AUTHORS, IN_FIRST_AUTHOR, IN_GIVEN_NAME, IN_KEY, IN_TITLE, IN_VENUE, IN_YEAR } from './searchIndex.ts';
import { NO_STEM } from './vocabulary.ts';

/** Keeps scores positive: no word that a paper has is less likely than e to the minus this. */
export const BASE = 32;

/**
 * What the words outside of the title are worth: 1 where people typed nothing else. A title's words share the 1 among
 * them, and so do those of an abstract what it is worth. Of three words in a short title, that one is likelier meant.
 */
const FIELDS: readonly (readonly [bit: number, worth: number])[] = [
  [IN_FIRST_AUTHOR, 0.3],
  [IN_AUTHORS, 0.12],
  [IN_GIVEN_NAME, 0.03],
  [IN_YEAR, 0.25],
  [IN_KEY, 0.15],
  [IN_VENUE, 0.03],
];
const ABSTRACT = Math.log(0.15);
/** Another form of the word: `recommender` for `recommendation`. */
const OTHER_FORM = Math.log(0.12);
/** The stem of a word that no paper has itself. */
const STEM_ALONE = Math.log(0.9);
/** A stop word that is not in the title may stand anywhere. */
export const STOP_WORD_ELSEWHERE = -6;

const LONGEST = 4095;
/** By number of words: the logarithm of each one's share. */
const SHARE = Float32Array.from({ length: LONGEST + 1 }, (_, words) => -Math.log(Math.max(1, words)));
/** By the bits of fields, the title's left out: the logarithm of the most that one of them is worth. */
const OF_FIELDS = Float32Array.from({ length: 256 }, (_, bits) =>
  Math.log(FIELDS.reduce((most, [bit, worth]) => ((bits & bit) === 0 ? most : Math.max(most, worth)), 0)),
);

/** The logarithm of what a word of its title is worth in a document. */
export function titleWorth({ titleLengths }: PassageRanker, document: number): number {
  return SHARE[Math.min(LONGEST, titleLengths[document]!)]!;
}

/** The logarithm of what a word of its abstract is worth in a document. */
export function abstractWorth({ lengths }: PassageRanker, document: number): number {
  return ABSTRACT + SHARE[Math.min(LONGEST, lengths[document]!)]!;
}

/** What one typed word finds. One instance serves the words of a query, one after the other. */
export class WordScores {
  readonly #indexes: Indexes;
  readonly #worth: Float32Array;
  /** By document: which word touched it last, counted from 1. */
  readonly #touchedBy: Uint8Array;
  #word = 0;
  readonly #touched: Uint32Array;
  #count = 0;

  constructor(indexes: Indexes) {
    this.#indexes = indexes;
    this.#worth = new Float32Array(indexes.documents);
    this.#touchedBy = new Uint8Array(indexes.documents);
    this.#touched = new Uint32Array(indexes.documents);
  }

  /** The documents that the last word looked at stands in. */
  get documents(): Uint32Array {
    return this.#touched.subarray(0, this.#count);
  }

  /** By document, for those in `documents`: the logarithm of how likely the word is. */
  get worth(): Float32Array {
    return this.#worth;
  }

  /** The logarithm of how rare the last word looked at is. */
  get rarity(): number {
    return Math.log((this.#indexes.documents + 1) / (this.#count + 1));
  }

  /** Finds a word, its other forms, what it begins, and what it was before a slip; answers the stems of all of them. */
  look(word: string): Iterable<number> {
    this.#begin();
    const { vocabulary, ranker } = this.#indexes;
    const stems = new Map<number, number>();
    const add = (stem: number | undefined, worth: number): void => {
      if (stem === undefined || stem === NO_STEM) return;
      stems.set(stem, Math.max(stems.get(stem) ?? -Infinity, worth));
    };
    const isNumber = /^\p{N}+$/u.test(word);
    for (const { word: number, likeness } of vocabulary.meant(word, !isNumber)) {
      const worth = Math.log(likeness);
      this.#noteShortFields(number, worth);
      // what two letters begin is too much in abstracts
      if (word.length > 2 || likeness === 1) add(vocabulary.stemOf(number), worth);
    }
    add(vocabulary.knownStem(word), STEM_ALONE);
    for (const [stem, likeness] of stems) {
      ranker.eachWithStem(stem, (document, isInTitle) => {
        const inTitle = isInTitle ? OTHER_FORM + titleWorth(ranker, document) : -Infinity;
        this.#note(document, likeness + Math.max(inTitle, abstractWorth(ranker, document)));
      });
    }
    return stems.keys();
  }

  /**
   * Adds what a stop word among other words says, to what has a score: a name, maybe, part of a title, or the beginning
   * of a word in one (`use` of `user`).
   */
  addStopWord(word: string, scores: Float32Array): void {
    this.#begin();
    for (const { word: number, likeness } of this.#indexes.vocabulary.meant(word, false)) {
      this.#noteShortFields(number, Math.log(likeness));
    }
    for (const document of this.documents) {
      const more = this.#worth[document]! - STOP_WORD_ELSEWHERE;
      if (more > 0 && scores[document]! > 0) scores[document]! += more;
    }
  }

  #begin(): void {
    this.#word++;
    this.#count = 0;
  }

  #noteShortFields(number: number, likeness: number): void {
    const { search, ranker } = this.#indexes;
    search.eachWithWord(number, (document, fields) => {
      const inTitle = (fields & IN_TITLE) === 0 ? -Infinity : titleWorth(ranker, document);
      this.#note(document, likeness + Math.max(inTitle, OF_FIELDS[fields]!));
    });
  }

  #note(document: number, worth: number): void {
    if (this.#touchedBy[document] !== this.#word) {
      this.#touchedBy[document] = this.#word;
      this.#touched[this.#count++] = document;
      this.#worth[document] = worth;
    } else if (worth > this.#worth[document]!) this.#worth[document] = worth;
  }
}
