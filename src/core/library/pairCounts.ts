/** How many papers have two words side by side? Roughly: by hash, so that millions of pairs take a few megabytes. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { type Forward, isPair, STEM } from './forward.ts';

/** The number of a pair of stems, order counts: 30 bits, so that it never needs an object. Two pairs in a thousand million share one. */
export function pairOf(first: number, second: number): number {
  let hash = Math.imul(first + 1, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> (32 - PAIR_BITS);
}

const PAIR_BITS = 30;

/** 2 MB do for so many papers: an abstract has some sixty pairs, most of them its own. More get 16 MB. */
const FEW_PAPERS = 16_000;
const FEW_BITS = 20;
const MANY_BITS = 23;
const MOST = 0xffff;

/** Pairs that wait to be counted, and into how many stretches of the table they are sorted first. */
const WAITING = 1 << 16;
const STRETCH_BITS = 6;
const STRETCHES = 1 << STRETCH_BITS;

/** Documents that are counted in the midst of a question: some ten milliseconds. */
const MOST_AT_ONCE = 2048;
/** Documents whose pairs are counted between two steps. */
const DOCUMENTS_PER_STEP = 64;

/**
 * Counts by bucket. A pair in a bucket with another looks a little commoner than it is, which costs it little. Documents
 * wait to be counted until a count is asked for, or there is time; their pairs are counted some ten thousand at a time,
 * sorted by where they go: one by one each of them would wait for the memory.
 */
export class PairCounts {
  readonly #forward: Forward;
  /** Documents that wait, in no order. */
  #waiting: number[] = [];
  /** Documents counted, taken-off ones counted off. */
  #documents = 0;
  #bits = FEW_BITS;
  #counts = new Uint16Array(1 << FEW_BITS);
  readonly #pairs = new Uint32Array(WAITING);
  readonly #sorted = new Uint32Array(WAITING);
  readonly #ends = new Uint32Array(STRETCHES + 1);
  #size = 0;
  /** What the waiting pairs are counted as. */
  #sign: 1 | -1 = 1;

  constructor(forward: Forward) {
    this.#forward = forward;
  }

  add(document: number): void {
    this.#waiting.push(document);
  }

  remove(document: number): void {
    this.#countWaiting();
    this.#documents--;
    this.#countDocument(document, -1);
  }

  /**
   * In how many papers the pair is at least, taken-off ones not counted. While very many papers wait, it is told from those that were
   * counted: nobody is to wait for the rest in the midst of a question.
   */
  count(pair: number): number {
    if (this.#isTooSmall) this.#grow();
    const isMuch = this.#waiting.length > MOST_AT_ONCE;
    if (!isMuch) this.#countWaiting();
    if (this.#size > 0) this.#countPairs();
    const count = this.#counts[pair >>> (PAIR_BITS - this.#bits)]!;
    return isMuch
      ? Math.round((count * (this.#documents + this.#waiting.length)) / Math.max(1, this.#documents))
      : count;
  }

  /** Counts some of what waits, in well under a millisecond. */
  countSome(): void {
    this.#countWaiting(DOCUMENTS_PER_STEP);
  }

  /** Counts what waits. */
  *countInSteps(): Generator<undefined, void> {
    while (this.#waiting.length > 0) {
      this.countSome();
      yield undefined;
    }
  }

  #countWaiting(most = Infinity): void {
    if (this.#waiting.length === 0) return;
    if (this.#isTooSmall) this.#grow();
    for (let count = 0; count < most; count++) {
      const document = this.#waiting.pop();
      if (document === undefined) break;
      this.#documents++;
      this.#countDocument(document, 1);
    }
  }

  get #isTooSmall(): boolean {
    return this.#bits === FEW_BITS && this.#documents + this.#waiting.length > FEW_PAPERS;
  }

  /** Makes more buckets; all wait to be counted anew, those taken off as well, which costs them little. */
  #grow(): void {
    this.#bits = MANY_BITS;
    this.#counts = new Uint16Array(1 << this.#bits);
    this.#size = 0;
    this.#documents = 0;
    this.#waiting = Array.from({ length: this.#forward.documents }, (_, document) => document);
  }

  #countDocument(document: number, sign: 1 | -1): void {
    if (sign !== this.#sign && this.#size > 0) this.#countPairs();
    this.#sign = sign;
    const { chunk, start, end } = this.#forward.stretch(document);
    for (let at = start + 1; at < end; at++) {
      if (!isPair(chunk[at]!)) continue;
      if (this.#size === WAITING) this.#countPairs();
      this.#pairs[this.#size++] = pairOf(chunk[at - 1]! & STEM, chunk[at]! & STEM);
    }
  }

  #countPairs(): void {
    const [pairs, size, counts, sign] = [this.#pairs, this.#size, this.#counts, this.#sign];
    this.#size = 0;
    const ends = this.#ends.fill(0);
    const sorted = this.#sorted;
    const toStretch = PAIR_BITS - STRETCH_BITS;
    for (let at = 0; at < size; at++) ends[(pairs[at]! >>> toStretch) + 1]!++;
    for (let stretch = 0; stretch < STRETCHES; stretch++) ends[stretch + 1]! += ends[stretch]!;
    for (let at = 0; at < size; at++) sorted[ends[pairs[at]! >>> toStretch]!++] = pairs[at]!;
    const shift = PAIR_BITS - this.#bits;
    for (let at = 0; at < size; at++) {
      const place = sorted[at]! >>> shift;
      const count = counts[place]! + sign;
      if (count >= 0 && count <= MOST) counts[place] = count;
    }
  }
}
