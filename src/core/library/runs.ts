/** How do the typed words stand in a paper: side by side, and how much of its title are they? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { STEM, type Stretch } from './forward.ts';

const LIKELY = 0xfff;

/** What was typed, by stem: bit `i` is set where the stem could be the `i`-th typed word. Zero elsewhere. */
export class TypedStems {
  #bits = new Uint32Array(1024);
  /** By the last bits of a stem: 0 where no typed word has one that ends so. */
  readonly #likely = new Uint8Array(LIKELY + 1);
  readonly #runs = new Uint8Array(33);
  readonly #set: number[] = [];

  add(stem: number, word: number): void {
    if (stem >= this.#bits.length) {
      const longer = new Uint32Array(Math.max(stem + 1, 2 * this.#bits.length));
      longer.set(this.#bits);
      this.#bits = longer;
    }
    if (this.#bits[stem] === 0) this.#set.push(stem);
    this.#bits[stem]! |= 1 << word;
    this.#likely[stem & LIKELY] = 1;
  }

  /** Forgets all words: the same arrays serve the next query. */
  clear(): this {
    for (const stem of this.#set) this.#bits[stem] = 0;
    this.#set.length = 0;
    this.#likely.fill(0);
    return this;
  }

  /**
   * Most neighbouring stems that are neighbouring typed words in the order typed, in title and abstract, and how many
   * different typed words the title has. Time: the paper's length, times the typed words where they stand.
   */
  placesIn({ chunk, start, titleEnd, end }: Stretch, words: number): Places {
    const [bits, likely] = [this.#bits, this.#likely];
    let titleRun = 0;
    let longest = 0;
    let inTitle = 0;
    let before = -2;
    /** Lengths of the runs that end at the last stem with the i-th typed word, at `i + 1`. */
    const runs = this.#runs;
    for (let at = start; at < end; at++) {
      const stem = chunk[at]! & STEM;
      // most stems are none, which a few kilobytes tell
      if (likely[stem & LIKELY] === 0) continue;
      const found = stem < bits.length ? bits[stem]! : 0;
      if (found === 0) continue;
      if (at >= titleEnd && before < titleEnd) {
        titleRun = longest;
        longest = 0;
        before = -2;
      }
      if (before !== at - 1) runs.fill(0, 0, words + 1);
      before = at;
      if (at < titleEnd) inTitle |= found;
      for (let word = words; word > 0; word--) {
        const run = (found & (1 << (word - 1))) === 0 ? 0 : runs[word - 1]! + 1;
        runs[word] = run;
        if (run > longest) longest = run;
      }
    }
    const isInTitle = before < titleEnd;
    return {
      titleRun: isInTitle ? longest : titleRun,
      abstractRun: isInTitle ? 0 : longest,
      inTitle: bitsIn(inTitle),
    };
  }
}

export interface Places {
  readonly titleRun: number;
  readonly abstractRun: number;
  readonly inTitle: number;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
