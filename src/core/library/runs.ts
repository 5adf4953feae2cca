/** How do the typed words stand in a paper: side by side, and how much of its title are they? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { STEM, type Stretch } from './forward.ts';

/** What was typed, by stem: bit `i` is set where the stem could be the `i`-th typed word. Zero elsewhere. */
export class TypedStems {
  #bits = new Uint32Array(1024);
  readonly #set: number[] = [];

  add(stem: number, word: number): void {
    if (stem >= this.#bits.length) {
      const longer = new Uint32Array(Math.max(stem + 1, 2 * this.#bits.length));
      longer.set(this.#bits);
      this.#bits = longer;
    }
    if (this.#bits[stem] === 0) this.#set.push(stem);
    this.#bits[stem]! |= 1 << word;
  }

  /** Forgets all words: the same array serves the next query. */
  clear(): void {
    for (const stem of this.#set) this.#bits[stem] = 0;
    this.#set.length = 0;
  }

  /**
   * Most neighbouring stems that are neighbouring typed words in the order typed, in title and abstract, and how many
   * different typed words the title has. Time: the paper's length, times the typed words where they stand.
   */
  placesIn({ chunk, start, titleEnd, end }: Stretch, words: number): Places {
    const bits = this.#bits;
    let titleRun = 0;
    let longest = 0;
    let inTitle = 0;
    let before = 0;
    /** Lengths of the runs that end at the last stem with the i-th typed word, at `i + 1`. */
    const runs = new Uint8Array(words + 1);
    for (let at = start; at < end; at++) {
      const stem = chunk[at]! & STEM;
      if (at === titleEnd) {
        titleRun = longest;
        longest = 0;
        before = 0;
        runs.fill(0);
      }
      const found = stem < bits.length ? bits[stem]! : 0;
      if (found === 0) {
        if (before !== 0) runs.fill(0);
        before = 0;
        continue;
      }
      before = found;
      if (at < titleEnd) inTitle |= found;
      for (let word = words; word > 0; word--) {
        const run = (found & (1 << (word - 1))) === 0 ? 0 : runs[word - 1]! + 1;
        runs[word] = run;
        if (run > longest) longest = run;
      }
    }
    const isTitleOnly = titleEnd >= end;
    return {
      titleRun: isTitleOnly ? longest : titleRun,
      abstractRun: isTitleOnly ? 0 : longest,
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
