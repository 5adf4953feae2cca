/** In which papers does a term stand? Growing lists of 32-bit entries, many thousands of them, in a few large arrays. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const MASK = CHUNK - 1;
/** Longest slice, in entries: slices of a list double up to here. */
const LONGEST = 1024;

/**
 * One list per term. A list is a chain of slices, each twice as long as the one before, so that the many terms that stand
 * in one paper take three words and no object, and long lists are read almost as fast as one array.
 */
export class Postings {
  readonly #chunks: Uint32Array[] = [new Uint32Array(CHUNK)];
  /** Next free word. Address 0 is never given out: it means `none`. */
  #free = 1;
  #heads = new Uint32Array(1024);
  /** Where the next entry of a list goes. */
  #tails = new Uint32Array(1024);
  /** Free entries of the last slice. */
  #left = new Uint16Array(1024);
  #lengths = new Uint32Array(1024);

  /** Entries in the list of a term. */
  length(term: number): number {
    return this.#lengths[term] ?? 0;
  }

  append(term: number, entry: number): void {
    if (term >= this.#heads.length) this.#grow(term);
    const length = this.#lengths[term]!;
    if (this.#left[term] === 0) this.#extend(term, length);
    const tail = this.#tails[term]!;
    this.#chunks[tail >>> CHUNK_BITS]![tail & MASK] = entry;
    this.#tails[term] = tail + 1;
    this.#left[term]!--;
    this.#lengths[term] = length + 1;
  }

  /** Copies the list of a term into `into` (at least `length(term)` long), in the order appended; answers its length. */
  read(term: number, into: Uint32Array): number {
    const length = this.length(term);
    let address = this.#heads[term] ?? 0;
    let size = 1;
    for (let done = 0; done < length;) {
      const chunk = this.#chunks[address >>> CHUNK_BITS]!;
      const start = address & MASK;
      const count = Math.min(size, length - done);
      if (count < 8) for (let at = 0; at < count; at++) into[done + at] = chunk[start + at]!;
      else into.set(chunk.subarray(start, start + count), done);
      done += count;
      address = chunk[start + size]!;
      size = Math.min(LONGEST, size * 2);
    }
    return length;
  }

  /** A new slice at the end of a list; slices of one list have 1, 2, 4 ... entries and the address of the next. */
  #extend(term: number, length: number): void {
    // the slices so far hold 1 + 2 + 4 ... entries
    const size = Math.min(LONGEST, length + 1);
    if ((this.#free & MASK) + size + 1 > CHUNK) this.#free = (this.#free | MASK) + 1;
    if (this.#free >>> CHUNK_BITS >= this.#chunks.length) this.#chunks.push(new Uint32Array(CHUNK));
    const address = this.#free;
    this.#free += size + 1;
    if (length === 0) this.#heads[term] = address;
    else {
      // the tail stands just behind the last slice, on the word that says which comes next
      const tail = this.#tails[term]!;
      this.#chunks[tail >>> CHUNK_BITS]![tail & MASK] = address;
    }
    this.#tails[term] = address;
    this.#left[term] = size;
  }

  #grow(term: number): void {
    const size = Math.max(term + 1, Math.ceil(this.#heads.length * 1.5));
    this.#heads = grown(this.#heads, new Uint32Array(size));
    this.#tails = grown(this.#tails, new Uint32Array(size));
    this.#left = grown(this.#left, new Uint16Array(size));
    this.#lengths = grown(this.#lengths, new Uint32Array(size));
  }
}

/** The longer array with the shorter one's content. */
export function grown<T extends Uint32Array | Uint16Array | Uint8Array | Float32Array>(shorter: T, longer: T): T {
  longer.set(shorter);
  return longer;
}
