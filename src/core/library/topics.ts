/** Is a word one that papers are about? Told from how many of the papers that have it have it in their title. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { STEM } from './forward.ts';
import type { PassageRanker } from './passageRanker.ts';
import { grown } from './postings.ts';

/** A paper tells which of its words are its title's when it has so many others. */
const LEAST_TOLD = 20;
/** So many papers with the average share are added to those that have a stem: few papers say little. */
const SMOOTHING = 10;
/** Words of titles weigh this much more than the average at most, before the exponent. */
const MOST = 1.5;
const DOCUMENTS_PER_STEP = 64;
/** Documents that are counted in the midst of a question: a few milliseconds. */
const MOST_AT_ONCE = 2048;

/** Counts by stem. Documents are counted when somebody asks for a weight, or when there is time. */
export class Topics {
  readonly #ranker: Pick<PassageRanker, 'documents' | 'stretch'>;
  /** Papers with an abstract that have the stem, and those of them that have it in the title. */
  #told = new Uint32Array(1024);
  #titled = new Uint32Array(1024);
  #allTold = 0;
  #allTitled = 0;
  /** By stem, one more than the document that was counted last with it. */
  #last = new Uint32Array(1024);
  #counted = 0;

  constructor(ranker: Pick<PassageRanker, 'documents' | 'stretch'>) {
    this.#ranker = ranker;
  }

  /** How telling a stem is: 1 for the average, less for words like `however` and `significantly`. Between 0 and 1.5. */
  weight(stem: number): number {
    // of very many that came at once those count that were counted: it is a share
    if (this.#ranker.documents - this.#counted <= MOST_AT_ONCE) this.#countNew(Infinity);
    if (this.#allTitled === 0) return 1;
    const share = this.#allTitled / this.#allTold;
    const own = ((this.#titled[stem] ?? 0) + SMOOTHING * share) / ((this.#told[stem] ?? 0) + SMOOTHING);
    return Math.min(MOST, own / share);
  }

  /** Counts what is new. */
  *countInSteps(): Generator<undefined, void> {
    while (this.#counted < this.#ranker.documents) {
      this.#countNew(DOCUMENTS_PER_STEP);
      yield undefined;
    }
  }

  /** Counts a document off. */
  remove(document: number): void {
    this.#countNew(Infinity);
    this.#count(document, -1);
  }

  #countNew(most: number): void {
    const end = Math.min(this.#ranker.documents, this.#counted + most);
    for (; this.#counted < end; this.#counted++) this.#count(this.#counted, 1);
  }

  #count(document: number, sign: 1 | -1): void {
    const { chunk, start, titleEnd, end } = this.#ranker.stretch(document);
    if (end - titleEnd < LEAST_TOLD) return;
    // -1 and 1 of the same document are never mixed up: stamps differ
    const stamp = 2 * document + (sign === 1 ? 1 : 2);
    for (let at = start; at < end; at++) {
      const stem = chunk[at]! & STEM;
      if (stem >= this.#last.length) this.#grow(stem);
      if (this.#last[stem] === stamp) continue;
      this.#last[stem] = stamp;
      this.#told[stem]! += sign;
      this.#allTold += sign;
      if (at >= titleEnd) continue;
      this.#titled[stem]! += sign;
      this.#allTitled += sign;
    }
  }

  #grow(stem: number): void {
    const size = Math.max(stem + 1, Math.ceil(this.#last.length * 1.5));
    this.#told = grown(this.#told, new Uint32Array(size));
    this.#titled = grown(this.#titled, new Uint32Array(size));
    this.#last = grown(this.#last, new Uint32Array(size));
  }
}
