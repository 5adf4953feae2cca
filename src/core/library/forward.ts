/** Which stems does a paper hold, in order? Every paper's, one after the other, in a few large arrays. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

const CHUNK_BITS = 18;
const CHUNK = 1 << CHUNK_BITS;
const MASK = CHUNK - 1;

/** Hostile abstracts are cut here, in words that count. */
export const MOST_STEMS = 3000;

/** Set in an entry whose stem does not follow the one before it: punctuation or a stop word stood between, or a title ended. */
export const GAP = 0x40000000;
/** Takes the mark off an entry. */
export const STEM = 0x3fffffff;

/** Whether an entry makes a pair with the one before it. */
export function isPair(entry: number): boolean {
  return (entry & GAP) === 0;
}

export interface Stretch {
  readonly chunk: Uint32Array;
  readonly start: number;
  /** Where the title's stems end. */
  readonly titleEnd: number;
  readonly end: number;
}

/** The stems of each document. Documents are added with growing numbers and never taken out. */
export class Forward {
  readonly #chunks: Uint32Array[] = [new Uint32Array(CHUNK)];
  #free = 0;
  #documents = 0;
  #starts = new Uint32Array(1024);
  #lengths = new Uint16Array(1024);
  #titleLengths = new Uint16Array(1024);

  /** Stems with their `GAP` marks, the title's first. `MOST_STEMS` at most are kept. */
  add(document: number, stems: ArrayLike<number>, titleLength: number): void {
    const length = Math.min(stems.length, MOST_STEMS);
    if (document >= this.#starts.length) this.#grow(document);
    if ((this.#free & MASK) + length > CHUNK) this.#free = (this.#free | MASK) + 1;
    if (this.#free >>> CHUNK_BITS >= this.#chunks.length) this.#chunks.push(new Uint32Array(CHUNK));
    const chunk = this.#chunks[this.#free >>> CHUNK_BITS]!;
    const start = this.#free & MASK;
    for (let at = 0; at < length; at++) chunk[start + at] = stems[at]!;
    this.#starts[document] = this.#free;
    this.#documents = document + 1;
    this.#lengths[document] = length;
    this.#titleLengths[document] = Math.min(titleLength, length);
    this.#free += length;
  }

  /** One more than the highest number of a document. */
  get documents(): number {
    return this.#documents;
  }

  /** By document, how many stems it has, and how many its title. Valid until the next document is added. */
  get lengths(): Uint16Array {
    return this.#lengths;
  }

  get titleLengths(): Uint16Array {
    return this.#titleLengths;
  }

  /** How many stems a document has. */
  length(document: number): number {
    return this.#lengths[document] ?? 0;
  }

  titleLength(document: number): number {
    return this.#titleLengths[document] ?? 0;
  }

  /** Where a document's stems are: valid for good, not to be written to. */
  stretch(document: number): Stretch {
    const address = this.#starts[document] ?? 0;
    const start = address & MASK;
    return {
      chunk: this.#chunks[address >>> CHUNK_BITS] ?? new Uint32Array(0),
      start,
      titleEnd: start + this.titleLength(document),
      end: start + this.length(document),
    };
  }

  #grow(document: number): void {
    const size = Math.max(document + 1, Math.ceil(this.#starts.length * 1.5));
    const [starts, lengths, titles] = [new Uint32Array(size), new Uint16Array(size), new Uint16Array(size)];
    starts.set(this.#starts);
    lengths.set(this.#lengths);
    titles.set(this.#titleLengths);
    [this.#starts, this.#lengths, this.#titleLengths] = [starts, lengths, titles];
  }
}
