/** How likely is it that somebody who means a paper types a word? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Indexes } from './indexes.ts';
import type { PassageRanker } from './passageRanker.ts';
import { TypedStems } from './runs.ts';
import {
  FIELD_BITS,
  FIELDS,
  IN_AUTHORS,
  IN_FIRST_AUTHOR,
  IN_GIVEN_NAME,
  IN_KEY,
  IN_TITLE,
  IN_VENUE,
  IN_YEAR,
} from './searchIndex.ts';
import { DOCUMENT_SHIFT, isInTitle } from './stemLists.ts';
import { SHORT_TYPO, slipsOf } from './typo.ts';
import { NO_STEM } from './vocabulary.ts';

/** Keeps scores positive: no word that a paper has is less likely than e to the minus this. */
export const BASE = 32;

/**
 * What the words outside of the title are worth: 1 where people typed nothing else. A title's words share the 1 among
 * them, and so do those of an abstract what it is worth. Of three words in a short title, that one is likelier meant.
 */
const WORTHS: readonly (readonly [bit: number, worth: number])[] = [
  [IN_FIRST_AUTHOR, 0.3],
  [IN_AUTHORS, 0.12],
  [IN_GIVEN_NAME, 0.03],
  [IN_YEAR, 0.25],
  [IN_KEY, 0.15],
  [IN_VENUE, 0.03],
];
/** `20` and `201` are years to be; what they are in titles is rarer. */
const YEAR_BEGUN = Math.log(0.1);
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
  Math.log(WORTHS.reduce((most, [bit, worth]) => ((bits & bit) === 0 ? most : Math.max(most, worth)), 0)),
);

/** The logarithm of what a word of its title is worth in a document. */
export function titleWorth({ titleLengths }: PassageRanker, document: number): number {
  return SHARE[Math.min(LONGEST, titleLengths[document]!)]!;
}

/** The logarithm of what a word of its abstract is worth in a document. */
export function abstractWorth({ lengths }: PassageRanker, document: number): number {
  return ABSTRACT + SHARE[Math.min(LONGEST, lengths[document]!)]!;
}

/** What one typed word finds. */
export interface FoundWord {
  /** Where it stands, in no order. */
  readonly documents: Uint32Array;
  /** The logarithm of how likely the word is in each of them, in their order. */
  readonly worth: Float32Array;
  /** The stems of the word, of what it begins, and of what it was before a slip. */
  readonly stems: readonly number[];
  /** The logarithm of how rare it is. */
  readonly rarity: number;
}

/** So many words, and documents of all of them, are kept for the next key press: 8 bytes each. */
const MOST_KEPT = 12;
const MOST_DOCUMENTS = 500_000;

/** Finds words. While somebody types, all but the last are the same at each key press: those are found once. */
export class WordScores {
  /** For one query at a time. */
  readonly stems = new TypedStems();
  readonly #indexes: Indexes;
  readonly #kept = new Map<string, FoundWord>();
  #keptDocuments = 0;
  /** By document: what the word at hand is worth, and 1 where it is worth anything. */
  #worth = new Float32Array(0);
  #isTouched = new Uint8Array(0);
  #touched = new Uint32Array(0);
  #count = 0;

  private constructor(indexes: Indexes) {
    this.#indexes = indexes;
  }

  static readonly #of = new WeakMap<Indexes, { stamp: string; scores: WordScores }>();

  /** Those of an index as it is now: what comes, also into lists of documents that are there already, may have the words. */
  static of(indexes: Indexes): WordScores {
    const { documents, search, ranker } = indexes;
    const stamp = [documents, ranker.lists.live, search.writes, ranker.lists.writes].join();
    const known = this.#of.get(indexes);
    if (known?.stamp === stamp) return known.scores;
    const scores = new WordScores(indexes);
    this.#of.set(indexes, { stamp, scores });
    return scores;
  }

  /** Finds a word, its other forms, what it begins, and what it was before a slip. */
  find(word: string): FoundWord {
    return this.#known(word, () => this.#look(word));
  }

  /** Finds in short fields what a word of two or three letters was before a slip. */
  findSlips(word: string): FoundWord {
    return this.#known(`${word}~`, () => {
      const { vocabulary } = this.#indexes;
      for (const slipped of new Set(slipsOf(word))) {
        const number = slipped === word ? undefined : vocabulary.number(slipped);
        if (number !== undefined) this.#noteShortFields(number, Math.log(SHORT_TYPO));
      }
      return [];
    });
  }

  /**
   * Adds what a stop word among other words says, to what has a score: a name, maybe, part of a title, or the beginning
   * of a word in one (`use` of `user`).
   */
  addStopWord(word: string, scores: Float32Array): void {
    const { documents, worth } = this.#known(`${word}?`, () => {
      for (const { word: number, likeness } of this.#indexes.vocabulary.meant(word, false)) {
        this.#noteShortFields(number, Math.log(likeness));
      }
      return [];
    });
    for (let at = 0; at < documents.length; at++) {
      const more = worth[at]! - STOP_WORD_ELSEWHERE;
      if (more > 0 && scores[documents[at]!]! > 0) scores[documents[at]!]! += more;
    }
  }

  /** What was found under a name, or what `look` notes; `look` answers the stems. */
  #known(name: string, look: () => readonly number[]): FoundWord {
    const known = this.#kept.get(name);
    if (known !== undefined) {
      // the one that was of use longest ago goes first
      this.#kept.delete(name);
      this.#kept.set(name, known);
      return known;
    }
    const { documents: most } = this.#indexes;
    if (this.#worth.length < most) {
      this.#worth = new Float32Array(most);
      this.#isTouched = new Uint8Array(most);
      this.#touched = new Uint32Array(most);
    }
    this.#count = 0;
    const stems = look();
    const documents = this.#touched.slice(0, this.#count);
    const worth = new Float32Array(documents.length);
    for (let at = 0; at < documents.length; at++) {
      worth[at] = this.#worth[documents[at]!]!;
      this.#isTouched[documents[at]!] = 0;
    }
    const found = { documents, worth, stems, rarity: Math.log((most + 1) / (documents.length + 1)) };
    this.#keep(name, found);
    return found;
  }

  #keep(name: string, found: FoundWord): void {
    this.#kept.set(name, found);
    this.#keptDocuments += found.documents.length;
    for (const [oldest, { documents }] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT && this.#keptDocuments <= MOST_DOCUMENTS) break;
      this.#kept.delete(oldest);
      this.#keptDocuments -= documents.length;
    }
  }

  #look(word: string): readonly number[] {
    const { vocabulary } = this.#indexes;
    const stems = new Map<number, number>();
    const add = (stem: number | undefined, worth: number): void => {
      if (stem === undefined || stem === NO_STEM) return;
      stems.set(stem, Math.max(stems.get(stem) ?? -Infinity, worth));
    };
    const isNumber = /^\p{N}+$/u.test(word);
    for (const { word: number, likeness } of vocabulary.meant(word, !isNumber)) {
      const worth = Math.log(likeness);
      this.#noteShortFields(number, worth, isNumber && likeness < 1 ? YEAR_BEGUN : 0);
      // what two letters begin is too much in abstracts
      if (word.length > 2 || likeness === 1) add(vocabulary.stemOf(number), worth);
    }
    add(vocabulary.knownStem(word), STEM_ALONE);
    for (const [stem, worth] of stems) this.#noteStem(stem, worth);
    return [...stems.keys()];
  }

  /** `year`: how much less it is worth as a year. */
  #noteShortFields(number: number, likeness: number, year = 0): void {
    const { search, ranker } = this.#indexes;
    const length = search.read(number);
    const { list } = search;
    const { titleLengths } = ranker;
    for (let at = 0; at < length; at++) {
      const entry = list[at]!;
      const document = entry >>> FIELD_BITS;
      const fields = entry & FIELDS;
      const elsewhere = year < 0 && (fields & IN_YEAR) !== 0 ? year + OF_FIELDS[IN_YEAR]! : OF_FIELDS[fields]!;
      if ((entry & IN_TITLE) === 0) this.#note(document, likeness + elsewhere);
      else this.#note(document, likeness + Math.max(SHARE[Math.min(LONGEST, titleLengths[document]!)]!, elsewhere));
    }
  }

  #noteStem(stem: number, likeness: number): void {
    const { lists, lengths, titleLengths } = this.#indexes.ranker;
    const length = lists.read(stem);
    const { list } = lists;
    for (let at = 0; at < length; at++) {
      const entry = list[at]!;
      const document = entry >>> DOCUMENT_SHIFT;
      const inAbstract = ABSTRACT + SHARE[Math.min(LONGEST, lengths[document]!)]!;
      if (isInTitle(entry)) {
        const inTitle = OTHER_FORM + SHARE[Math.min(LONGEST, titleLengths[document]!)]!;
        this.#note(document, likeness + Math.max(inTitle, inAbstract));
      } else this.#note(document, likeness + inAbstract);
    }
  }

  #note(document: number, worth: number): void {
    if (this.#isTouched[document] === 0) {
      this.#isTouched[document] = 1;
      this.#touched[this.#count++] = document;
      this.#worth[document] = worth;
    } else if (worth > this.#worth[document]!) this.#worth[document] = worth;
  }
}
