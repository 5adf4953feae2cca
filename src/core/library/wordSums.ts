/** What are the words of a text worth to every paper? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Forward } from './forward.ts';
import { Saturation } from './saturation.ts';
import { DOCUMENT_SHIFT, MOST_FREQUENCY, MOST_TITLE, type StemLists, TITLE_DOCUMENT_SHIFT } from './stemLists.ts';

/** A word of the text: what it is worth in title and abstract, and what in the title beside that, where it saturates. */
export interface StemWorth {
  readonly stem: number;
  readonly worth: number;
  readonly titleWorth: number;
}

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

export class WordSums {
  readonly #lists: StemLists;
  readonly #forward: Forward;
  readonly #text = new Saturation({ k1: K1, b: B, frequencies: FREQUENCIES, lengthBits: LENGTH_BITS });
  readonly #title = new Saturation({ k1: K1, b: B, frequencies: MOST_TITLE + 1, lengthBits: TITLE_LENGTH_BITS });

  constructor(lists: StemLists, forward: Forward) {
    this.#lists = lists;
    this.#forward = forward;
  }

  /** Adds to `scores`, by document, what the words are worth. */
  add(scores: Float32Array, words: readonly StemWorth[]): void {
    const { lengths, titleLengths } = this.#forward;
    const table = this.#text.tableFor(this.#lists.averageLength);
    const titleTable = this.#title.tableFor(this.#lists.averageTitleLength);
    const texts: Adding = { scores, lengths, table, saturation: this.#text };
    const titles: Adding = { scores, lengths: titleLengths, table: titleTable, saturation: this.#title };
    for (const { stem, worth, titleWorth } of words) {
      this.#lists.eachStretch(stem, (chunk, start, end) => addTexts(texts, { chunk, start, end }, worth));
      if (titleWorth === 0) continue;
      this.#lists.eachTitleStretch(stem, (chunk, start, end) => addTitles(titles, { chunk, start, end }, titleWorth));
    }
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
