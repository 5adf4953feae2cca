/** How do many entries come to the ends of many lists, without waiting for the memory at each of them? Sorted by list first. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { grown } from './postings.ts';

/** Where they belong. */
export interface Lists {
  appendAll(term: number, entries: Uint32Array, start: number, end: number): void;
}

/** Entries that wait until they are put where they belong, each list's in the order in which they came. */
export class Batch {
  readonly #into: Lists;
  #terms = new Uint32Array(1024);
  #entries = new Uint32Array(1024);
  #sorted = new Uint32Array(0);
  #size = 0;
  /** By term, its waiting entries. */
  #counts = new Uint32Array(1024);
  /** The terms that have any. */
  #waiting = new Uint32Array(1024);
  #lists = 0;

  constructor(into: Lists) {
    this.#into = into;
  }

  /** Waiting entries. */
  get size(): number {
    return this.#size;
  }

  add(term: number, entry: number): void {
    if (this.#size === this.#terms.length) {
      this.#terms = grown(this.#terms, new Uint32Array(2 * this.#size));
      this.#entries = grown(this.#entries, new Uint32Array(2 * this.#size));
      this.#waiting = grown(this.#waiting, new Uint32Array(2 * this.#size));
    }
    if (term >= this.#counts.length) this.#counts = grown(this.#counts, new Uint32Array(Math.ceil(1.5 * term) + 1));
    this.#terms[this.#size] = term;
    this.#entries[this.#size++] = entry;
    if (this.#counts[term]!++ === 0) this.#waiting[this.#lists++] = term;
  }

  /** Puts all in their lists. */
  flush(): void {
    if (this.#size === 0) return;
    if (this.#sorted.length < this.#size) this.#sorted = new Uint32Array(this.#terms.length);
    const sorted = this.#sorted;
    const [next, terms, entries] = [this.#counts, this.#terms, this.#entries];
    for (let list = 0, start = 0; list < this.#lists; list++) {
      const term = this.#waiting[list]!;
      const count = next[term]!;
      next[term] = start;
      start += count;
    }
    for (let at = 0; at < this.#size; at++) sorted[next[terms[at]!]!++] = entries[at]!;
    for (let list = 0, start = 0; list < this.#lists; list++) {
      const term = this.#waiting[list]!;
      this.#into.appendAll(term, sorted, start, next[term]!);
      start = next[term]!;
      next[term] = 0;
    }
    this.#size = 0;
    this.#lists = 0;
  }
}
