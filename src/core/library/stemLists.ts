/** Which papers have a stem in title and abstract, and how often? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { Batch } from './batch.ts';
import { type Forward, MOST_STEMS, STEM } from './forward.ts';
import { grown, Postings } from './postings.ts';

/** An entry of a list: document << 10 | title frequency (3 bits) << 7 | frequency in title and abstract (7 bits). */
export const DOCUMENT_SHIFT = 10;
export const TITLE_SHIFT = 7;
export const MOST_TITLE = 7;
/** An entry of a title's list: document << 3 | title frequency. */
export const TITLE_DOCUMENT_SHIFT = 3;
export const MOST_FREQUENCY = 127;
export const MOST_PACKED = (1 << DOCUMENT_SHIFT) - 1;

/** Whether an entry's stem stands in the title. */
export function isInTitle(entry: number): boolean {
  return (entry & MOST_PACKED) >= 1 << TITLE_SHIFT;
}

/** Entries that may wait for the next question. */
const MOST_WAITING = 1 << 16;

/** At most 4 million documents; those counted off stay in the lists. */
export class StemLists {
  readonly #forward: Forward;
  readonly #postings = new Postings();
  /** What came last: it is put in its lists when somebody asks. */
  readonly #batch = new Batch(this.#postings);
  /** Those that have it in their title once more: who adds up what words are worth has the few titles apart. */
  readonly #titles = new Postings();
  readonly #titleBatch = new Batch(this.#titles);
  #someTitles = new Uint32Array(1024);
  /** Papers that have the stem, and that have it in their title. Taken-out ones are counted off. */
  #frequency = new Uint32Array(1024);
  #titleFrequency = new Uint32Array(1024);
  #live = 0;
  #length = 0;
  #titleLength = 0;
  #list = new Uint32Array(1024);
  /** The stems of the document last counted, and by stem what an entry packs of it; zero for all other stems. */
  readonly #stems = new Uint32Array(MOST_STEMS);
  #packed = new Uint16Array(1024);
  #counted = 0;

  constructor(forward: Forward) {
    this.#forward = forward;
  }

  /** Another number whenever a list has grown. */
  get writes(): number {
    return this.#postings.writes;
  }

  /** Documents that are not counted off. */
  get live(): number {
    return this.#live;
  }

  /** Stems that a document has on the average, and its title; at least one. */
  get averageLength(): number {
    return Math.max(1, this.#length / Math.max(1, this.#live));
  }

  get averageTitleLength(): number {
    return Math.max(1, this.#titleLength / Math.max(1, this.#live));
  }

  /** How many papers have a stem. */
  frequency(stem: number): number {
    return this.#frequency[stem] ?? 0;
  }

  titleFrequency(stem: number): number {
    return this.#titleFrequency[stem] ?? 0;
  }

  /** Adds a document that the forward index has. */
  add(document: number): void {
    const different = this.count(document);
    for (let at = 0; at < different; at++) {
      const stem = this.#stems[at]!;
      const packed = this.#packed[stem]!;
      this.#batch.add(stem, ((document << DOCUMENT_SHIFT) | packed) >>> 0);
      const title = packed >>> TITLE_SHIFT;
      if (title > 0) this.#titleBatch.add(stem, ((document << TITLE_DOCUMENT_SHIFT) | title) >>> 0);
    }
    if (this.#batch.size > MOST_WAITING) this.#batch.flush();
    if (this.#titleBatch.size > MOST_WAITING) this.#titleBatch.flush();
    this.#account(document, different, 1);
  }

  /** The same for a document whose stems come with many others'. */
  addKnown(document: number): void {
    this.#account(document, 0, 1);
  }

  /** Adds entries, as they stand in the lists. */
  appendAll(stem: number, entries: Uint32Array, start: number, end: number): void {
    if (stem >= this.#packed.length) this.#grow(stem);
    this.#postings.appendAll(stem, entries, start, end);
    if (this.#someTitles.length < end - start) this.#someTitles = new Uint32Array(2 * (end - start));
    const titles = this.#someTitles;
    let inTitle = 0;
    for (let at = start; at < end; at++) {
      const entry = entries[at]!;
      const title = (entry & MOST_PACKED) >>> TITLE_SHIFT;
      if (title > 0) titles[inTitle++] = ((entry >>> DOCUMENT_SHIFT) << TITLE_DOCUMENT_SHIFT) | title;
    }
    if (inTitle > 0) this.#titles.appendAll(stem, titles, 0, inTitle);
    this.#frequency[stem]! += end - start;
    this.#titleFrequency[stem]! += inTitle;
  }

  /** Counts a document off: it stays in the lists. */
  remove(document: number): void {
    this.#account(document, this.count(document), -1);
  }

  /** The list of a stem in the first entries of `list`; answers how many. Valid until the next call. */
  read(stem: number): number {
    this.#batch.flush();
    const length = this.#postings.length(stem);
    if (this.#list.length < length) this.#list = new Uint32Array(length * 2);
    return this.#postings.read(stem, this.#list);
  }

  /** Calls with each stretch of the list of a stem, where it stands: not to be written to. */
  eachStretch(stem: number, use: (chunk: Uint32Array, start: number, end: number) => void): void {
    this.#batch.flush();
    this.#postings.eachStretch(stem, use);
  }

  /** The same for those that have it in their title: document << 3 | title frequency. */
  eachTitleStretch(stem: number, use: (chunk: Uint32Array, start: number, end: number) => void): void {
    this.#titleBatch.flush();
    this.#titles.eachStretch(stem, use);
  }

  get list(): Uint32Array {
    return this.#list;
  }

  /** Calls with each stem of a document, and an entry of it without the document. */
  each(document: number, use: (stem: number, packed: number) => void): void {
    const different = this.count(document);
    for (let at = 0; at < different; at++) use(this.#stems[at]!, this.#packed[this.#stems[at]!]!);
  }

  /** Counts the stems of a document, for `stemAt` and `packedOf`; answers how many different ones it has. */
  count(document: number): number {
    for (let at = 0; at < this.#counted; at++) this.#packed[this.#stems[at]!] = 0;
    const { chunk, start, titleEnd, end } = this.#forward.stretch(document);
    let different = 0;
    for (let at = start; at < end; at++) {
      const stem = chunk[at]! & STEM;
      if (stem >= this.#packed.length) this.#grow(stem);
      const packed = this.#packed[stem]!;
      if (packed === 0) this.#stems[different++] = stem;
      const tf = Math.min(MOST_FREQUENCY, (packed & MOST_FREQUENCY) + 1);
      const title = Math.min(MOST_TITLE, (packed >>> TITLE_SHIFT) + (at < titleEnd ? 1 : 0));
      this.#packed[stem] = (title << TITLE_SHIFT) | tf;
    }
    this.#counted = different;
    return different;
  }

  /** Of the document counted last: its stems, and an entry of each without the document. */
  stemAt(at: number): number {
    return this.#stems[at]!;
  }

  packedOf(stem: number): number {
    return this.#packed[stem]!;
  }

  /** Counts a document in or off whose `different` stems were just counted. */
  #account(document: number, different: number, sign: 1 | -1): void {
    this.#live += sign;
    this.#length += sign * this.#forward.length(document);
    this.#titleLength += sign * this.#forward.titleLength(document);
    for (let at = 0; at < different; at++) {
      const stem = this.#stems[at]!;
      this.#frequency[stem]! += sign;
      if (this.#packed[stem]! >>> TITLE_SHIFT > 0) this.#titleFrequency[stem]! += sign;
    }
  }

  #grow(stem: number): void {
    const size = Math.max(stem + 1, Math.ceil(this.#frequency.length * 1.5));
    this.#frequency = grown(this.#frequency, new Uint32Array(size));
    this.#titleFrequency = grown(this.#titleFrequency, new Uint32Array(size));
    this.#packed = grown(this.#packed, new Uint16Array(size));
  }
}
