/** In which papers does a term stand? Growing lists of 32-bit entries, many thousands of them, in a few large arrays. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const MASK = CHUNK - 1;
/** Of each list: where it begins, where its next entry goes, free entries of its last slice, and how many it has. */
const [HEAD, TAIL, LEFT, LENGTH] = [0, 1, 2, 3];
const PER_LIST = 4;

/** Longest slice, in entries: slices of a list double up to here. */
const LONGEST = 4096;

/**
 * One list per term. A list is a chain of slices, each twice as long as the one before, so that the many terms that stand
 * in one paper take three words and no object, and long lists are read almost as fast as one array.
 */
export class Postings {
  readonly #chunks: Uint32Array[] = [new Uint32Array(CHUNK)];
  /** Next free word. Address 0 is never given out: it means `none`. */
  #free = 1;
  /** Of each list `PER_LIST` numbers, side by side: whoever wants one of them wants the others. */
  #lists = new Uint32Array(4096);
  #writes = 0;

  /** Another number whenever a list has grown. */
  get writes(): number {
    return this.#writes;
  }

  /** Entries in the list of a term. */
  length(term: number): number {
    return this.#lists[PER_LIST * term + LENGTH] ?? 0;
  }

  append(term: number, entry: number): void {
    this.#writes++;
    const list = this.#listOf(term);
    const lists = this.#lists;
    if (lists[list + LEFT] === 0) this.#extend(list);
    const tail = lists[list + TAIL]!;
    this.#chunks[tail >>> CHUNK_BITS]![tail & MASK] = entry;
    lists[list + TAIL] = tail + 1;
    lists[list + LEFT]!--;
    lists[list + LENGTH]!++;
  }

  /** Appends the entries from `start` to `end`: what one by one would wait for the memory of each list again and again. */
  appendAll(term: number, entries: Uint32Array, start: number, end: number): void {
    this.#writes++;
    const list = this.#listOf(term);
    const lists = this.#lists;
    for (let at = start; at < end;) {
      if (lists[list + LEFT] === 0) this.#extend(list);
      const count = Math.min(end - at, lists[list + LEFT]!);
      const tail = lists[list + TAIL]!;
      const chunk = this.#chunks[tail >>> CHUNK_BITS]!;
      const to = tail & MASK;
      if (count < 32) for (let each = 0; each < count; each++) chunk[to + each] = entries[at + each]!;
      else chunk.set(entries.subarray(at, at + count), to);
      lists[list + TAIL] = tail + count;
      lists[list + LEFT]! -= count;
      lists[list + LENGTH]! += count;
      at += count;
    }
  }

  /** Copies the list of a term into `into` (at least `length(term)` long), in the order appended; answers its length. */
  read(term: number, into: Uint32Array): number {
    let done = 0;
    this.eachStretch(term, (chunk, start, end) => {
      if (end - start < 32) for (let at = start; at < end; at++) into[done + at - start] = chunk[at]!;
      else into.set(chunk.subarray(start, end), done);
      done += end - start;
    });
    return done;
  }

  /** Calls with each stretch of the list of a term, in the order appended, where it stands: not to be written to. */
  eachStretch(term: number, use: (chunk: Uint32Array, start: number, end: number) => void): void {
    const length = this.length(term);
    let address = this.#lists[PER_LIST * term + HEAD] ?? 0;
    let size = 1;
    for (let done = 0; done < length;) {
      const chunk = this.#chunks[address >>> CHUNK_BITS]!;
      const start = address & MASK;
      const count = Math.min(size, length - done);
      use(chunk, start, start + count);
      done += count;
      address = chunk[start + size]!;
      size = Math.min(LONGEST, size * 2);
    }
  }

  #listOf(term: number): number {
    const list = PER_LIST * term;
    if (list >= this.#lists.length) {
      this.#lists = grown(this.#lists, new Uint32Array(PER_LIST * Math.ceil(1.5 * term + 1)));
    }
    return list;
  }

  /** A new slice at the end of a list; slices of one list have 1, 2, 4 ... entries and the address of the next. */
  #extend(list: number): void {
    const lists = this.#lists;
    const length = lists[list + LENGTH]!;
    // the slices so far hold 1 + 2 + 4 ... entries
    const size = Math.min(LONGEST, length + 1);
    if ((this.#free & MASK) + size + 1 > CHUNK) this.#free = (this.#free | MASK) + 1;
    if (this.#free >>> CHUNK_BITS >= this.#chunks.length) this.#chunks.push(new Uint32Array(CHUNK));
    const address = this.#free;
    this.#free += size + 1;
    if (length === 0) lists[list + HEAD] = address;
    else {
      // the tail stands just behind the last slice, on the word that says which comes next
      const tail = lists[list + TAIL]!;
      this.#chunks[tail >>> CHUNK_BITS]![tail & MASK] = address;
    }
    lists[list + TAIL] = address;
    lists[list + LEFT] = size;
  }
}

/** The longer array with the shorter one's content. */
export function grown<T extends Uint32Array | Int32Array | Uint16Array | Uint8Array | Float32Array>(
  shorter: T,
  longer: T,
): T {
  longer.set(shorter);
  return longer;
}
