/** What is a word worth that stands so often in a text so long? BM25's `tf / (tf + norm)`, looked up. */

/** A word of the text: what it is worth in title and abstract, and what in the title beside that, where it saturates. */
export interface StemWorth {
  readonly stem: number;
  readonly worth: number;
  readonly titleWorth: number;
}

/**
 * `tf / (tf + k1 (1 - b + b length / average))` for small frequencies and lengths in one table that stays in the
 * processor's first cache: a division for each entry of long lists took longer than all else (Robertson and Zaragoza,
 * "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), 3.1).
 */
export class Saturation {
  /** Frequencies below this, and lengths below `1 << lengthBits`, are in the table at `tf << lengthBits | length`. */
  readonly frequencies: number;
  readonly lengthBits: number;
  readonly #k1: number;
  readonly #b: number;
  #average = Number.NaN;
  #table = new Float32Array(0);

  constructor({
    k1,
    b,
    frequencies,
    lengthBits,
  }: {
    readonly k1: number;
    readonly b: number;
    readonly frequencies: number;
    readonly lengthBits: number;
  }) {
    this.#k1 = k1;
    this.#b = b;
    this.frequencies = frequencies;
    this.lengthBits = lengthBits;
  }

  /** The table for texts that have `average` words on the average. Valid until it is asked for another. */
  tableFor(average: number): Float32Array {
    if (average === this.#average) return this.#table;
    this.#average = average;
    const lengths = 1 << this.lengthBits;
    if (this.#table.length === 0) this.#table = new Float32Array(this.frequencies * lengths);
    for (let tf = 0; tf < this.frequencies; tf++) {
      for (let length = 0; length < lengths; length++) this.#table[tf * lengths + length] = this.of(tf, length);
    }
    return this.#table;
  }

  /** The same for any frequency and length, and the average last asked for. */
  of(tf: number, length: number): number {
    return tf / (tf + this.#k1 * (1 - this.#b + (this.#b * length) / this.#average));
  }
}
