/** What are the words of a text worth to every paper? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { bestOf } from './best.ts';
import { CommonWords, MOST_COMMON } from './commonWords.ts';
import type { Forward } from './forward.ts';
import { Saturation, type StemWorth } from './saturation.ts';
import { DOCUMENT_SHIFT, MOST_FREQUENCY, MOST_TITLE, type StemLists, TITLE_DOCUMENT_SHIFT } from './stemLists.ts';

/**
 * Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), 3.1 and 3.5: each part is a BM25
 * of its own, and the parts are added. Both constants ranked best on public collections.
 */
export const K1 = 1.6;
export const B = 0.75;
/** Few abstracts are longer, and few words stand in one more often: for these what they are worth stands in a table. */
const FREQUENCIES = 8;
const LENGTH_BITS = 9;
const LENGTHS = 1 << LENGTH_BITS;
const TITLE_LENGTH_BITS = 6;
const TITLE_LENGTHS = 1 << TITLE_LENGTH_BITS;

/**
 * Entries of lists that are gone along: all, in a library of some ten thousand papers. In larger ones the commonest words, which
 * have most of the entries and say least, are looked for in the candidates alone: those that the others rank best.
 */
const MOST_ENTRIES = 200_000;
const CANDIDATES = 2000;
/** They have to say who is a candidate. */
const FEWEST_RARE = 4;

export class WordSums {
  readonly #lists: StemLists;
  readonly #forward: Forward;
  readonly #common: CommonWords;
  /** 0, 1, 2, ... */
  #all = new Uint32Array(0);
  readonly #text = new Saturation({ k1: K1, b: B, frequencies: FREQUENCIES, lengthBits: LENGTH_BITS });
  readonly #title = new Saturation({ k1: K1, b: B, frequencies: MOST_TITLE + 1, lengthBits: TITLE_LENGTH_BITS });

  constructor(lists: StemLists, forward: Forward) {
    this.#lists = lists;
    this.#forward = forward;
    this.#common = new CommonWords(forward);
  }

  /**
   * Adds to `scores`, by document, what the words are worth. Of very common words in a large library that is left out for documents
   * that are neither among the best of the other words nor in `also`: they stay behind all that are.
   */
  add(scores: Float32Array, words: readonly StemWorth[], count: number, also: Iterable<number>): void {
    const { lengths, titleLengths } = this.#forward;
    const table = this.#text.tableFor(this.#lists.averageLength);
    const titleTable = this.#title.tableFor(this.#lists.averageTitleLength);
    const texts: Adding = { scores, lengths, table, saturation: this.#text };
    const titles: Adding = { scores, lengths: titleLengths, table: titleTable, saturation: this.#title };
    const { rare, common } = this.#byRarity(words);
    for (const { stem, worth, titleWorth } of rare) {
      this.#lists.eachStretch(stem, (chunk, start, end) => addTexts(texts, { chunk, start, end }, worth));
      if (titleWorth === 0) continue;
      this.#lists.eachTitleStretch(stem, (chunk, start, end) => addTitles(titles, { chunk, start, end }, titleWorth));
    }
    if (common.length === 0) return;
    const candidates = new Set(bestOf(scores, this.#allBelow(count), CANDIDATES));
    for (const document of also) if (document < count) candidates.add(document);
    this.#common.add(scores, common, candidates, { text: this.#text, title: this.#title });
  }

  #allBelow(count: number): Uint32Array {
    if (this.#all.length < count) this.#all = Uint32Array.from({ length: count + (count >> 2) }, (_, number) => number);
    return this.#all.subarray(0, count);
  }

  /** The rarest words, as many as `MOST_ENTRIES` allows, and the others. */
  #byRarity(words: readonly StemWorth[]): {
    readonly rare: readonly StemWorth[];
    readonly common: readonly StemWorth[];
  } {
    const entries = ({ stem }: StemWorth): number => this.#lists.frequency(stem);
    if (words.reduce((sum, word) => sum + entries(word), 0) <= MOST_ENTRIES) return { rare: words, common: [] };
    const rarestFirst = [...words].sort((one, other) => entries(one) - entries(other));
    let sum = 0;
    const first = rarestFirst.findIndex((word) => (sum += entries(word)) > MOST_ENTRIES);
    const split = Math.max(first, Math.min(words.length, FEWEST_RARE), words.length - MOST_COMMON);
    return { rare: rarestFirst.slice(0, split), common: rarestFirst.slice(split) };
  }
}

interface Adding {
  readonly scores: Float32Array;
  readonly lengths: Uint16Array;
  readonly table: Float32Array;
  readonly saturation: Saturation;
}

interface Entries {
  readonly chunk: Uint32Array;
  readonly start: number;
  readonly end: number;
}

/**
 * The entries of one stretch. What a passage costs it costs here: nothing in the loop is looked up outside of it, and there is nothing to
 * guess for the processor. Titles are a matter of their own lists for that.
 */
function addTexts({ scores, lengths, table, saturation }: Adding, { chunk, start, end }: Entries, worth: number): void {
  for (let at = start; at < end; at++) {
    const entry = chunk[at]!;
    const document = entry >>> DOCUMENT_SHIFT;
    const tf = entry & MOST_FREQUENCY;
    const length = lengths[document]!;
    if (tf < FREQUENCIES && length < LENGTHS) scores[document]! += worth * table[(tf << LENGTH_BITS) | length]!;
    else scores[document]! += worth * saturation.of(tf, length);
  }
}

function addTitles(
  { scores, lengths, table, saturation }: Adding,
  { chunk, start, end }: Entries,
  worth: number,
): void {
  for (let at = start; at < end; at++) {
    const entry = chunk[at]!;
    const document = entry >>> TITLE_DOCUMENT_SHIFT;
    const tf = entry & MOST_TITLE;
    const length = lengths[document]!;
    if (length < TITLE_LENGTHS) scores[document]! += worth * table[(tf << TITLE_LENGTH_BITS) | length]!;
    else scores[document]! += worth * saturation.of(tf, length);
  }
}
