/** How many papers have two words side by side? Roughly: by hash, so that millions of pairs take a few megabytes. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

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

/**
 * Counts by bucket. A pair in a bucket with another looks a little commoner than it is, which costs it little. Pairs are
 * counted some ten thousand at a time, sorted by where they go: one by one each of them would wait for the memory.
 */
export class PairCounts {
  #bits = FEW_BITS;
  #counts = new Uint16Array(1 << FEW_BITS);
  readonly #waiting = new Uint32Array(WAITING);
  #size = 0;
  /** What the waiting ones are counted as. */
  #sign: 1 | -1 = 1;

  add(pair: number, sign: 1 | -1): void {
    if (this.#size === WAITING || (sign !== this.#sign && this.#size > 0)) this.#countWaiting();
    this.#sign = sign;
    this.#waiting[this.#size++] = pair;
  }

  /** At least how often the pair was added, taken-off ones not counted. */
  count(pair: number): number {
    if (this.#size > 0) this.#countWaiting();
    return this.#counts[pair >>> (PAIR_BITS - this.#bits)]!;
  }

  /** Makes room for so many papers; `again` adds all pairs once more when the buckets were made anew. */
  growTo(papers: number, again: (add: (pair: number) => void) => void): void {
    if (papers <= FEW_PAPERS || this.#bits === MANY_BITS) return;
    this.#bits = MANY_BITS;
    this.#counts = new Uint16Array(1 << this.#bits);
    this.#size = 0;
    again((pair) => this.add(pair, 1));
  }

  #countWaiting(): void {
    const waiting = this.#waiting.subarray(0, this.#size);
    this.#size = 0;
    const ends = new Uint32Array(STRETCHES + 1);
    for (const pair of waiting) ends[(pair >>> (PAIR_BITS - STRETCH_BITS)) + 1]!++;
    for (let stretch = 0; stretch < STRETCHES; stretch++) ends[stretch + 1]! += ends[stretch]!;
    const sorted = new Uint32Array(waiting.length);
    for (const pair of waiting) sorted[ends[pair >>> (PAIR_BITS - STRETCH_BITS)]!++] = pair;
    const shift = PAIR_BITS - this.#bits;
    for (const pair of sorted) {
      const count = this.#counts[pair >>> shift]! + this.#sign;
      if (count >= 0 && count <= MOST) this.#counts[pair >>> shift] = count;
    }
  }
}
