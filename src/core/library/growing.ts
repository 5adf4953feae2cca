/** Numbers that come one by one, in one array. */
import { grown } from './postings.ts';

export class Growing {
  #numbers = new Uint32Array(1 << 10);
  #size = 0;

  push(number: number): void {
    if (this.#size === this.#numbers.length) this.#numbers = grown(this.#numbers, new Uint32Array(2 * this.#size));
    this.#numbers[this.#size++] = number;
  }

  /** Begins anew in the memory that it has. */
  clear(): void {
    this.#size = 0;
  }

  get size(): number {
    return this.#size;
  }

  /** What came so far. Valid until the next number comes. */
  get whole(): Uint32Array {
    return this.#numbers.subarray(0, this.#size);
  }
}
