/** Which papers are about what a text says? BM25 in typed arrays, in three parts. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { best } from './best.ts';
import { Forward, isPair, STEM } from './forward.ts';
import { PairCounts, pairOf } from './pairCounts.ts';
import { grown } from './postings.ts';
import { DOCUMENT_SHIFT, isInTitle, MOST_FREQUENCY, StemLists, TITLE_SHIFT } from './stemLists.ts';
import type { StemWorth } from './saturation.ts';
import { B, K1, WordSums } from './wordSums.ts';

/** A text as a query. Weights are positive. */
export interface TextQuery {
  /** Stem to weight. */
  readonly stems: ReadonlyMap<number, number>;
  /** Pair of neighbours (`pairOf`) to weight. */
  readonly pairs: ReadonlyMap<number, number>;
  /** What a stem is worth in a title, beside its worth in title and abstract. */
  readonly title: number;
}

/** What moved a score: a stem, or two neighbours. */
export interface Worth {
  readonly stem: number;
  /** The second of a pair. */
  readonly next?: number;
  readonly worth: number;
}

/** Pairs are looked for in so many papers that single words rank best: they only reorder those. */
const PAIR_CANDIDATES = 200;

/** At most 4 million documents; taken-out ones cost until the owner makes a new index. */
export class PassageRanker {
  readonly #forward = new Forward();
  readonly #lists = new StemLists(this.#forward);
  readonly #pairs = new PairCounts(this.#forward);
  readonly #sums = new WordSums(this.#lists, this.#forward);
  #documents = 0;
  #scores = new Float32Array(0);
  readonly #pairsFound = new Map<number, number>();
  /** By stem, whether the query at hand has it. */
  #isAsked = new Uint8Array(1024);

  /** Documents ever added: scores are indexed by document number below it. */
  get documents(): number {
    return this.#documents;
  }

  /**
   * Adds a document, with a number higher than all before: its stems with `GAP` marks, the title's first. Its pairs are
   * counted with the next `countPairs`.
   */
  add(document: number, stems: ArrayLike<number>, titleLength: number): void {
    this.#forward.add(document, stems, titleLength);
    this.#documents = document + 1;
    this.#lists.add(document);
    this.#pairs.add(document);
  }

  /** The same for a document of which `lists` will be told the rest. */
  addKnown(document: number, stems: Uint32Array, titleLength: number): void {
    this.#forward.add(document, stems, titleLength);
    this.#documents = document + 1;
    this.#lists.addKnown(document);
    this.#pairs.add(document);
  }

  /** Which papers have which stems. */
  get lists(): StemLists {
    return this.#lists;
  }

  /** Counts some of the pairs of the documents that came last: what is read slowly need not be counted afterwards. */
  countSomePairs(): void {
    this.#pairs.countSome();
  }

  /** Counts the pairs of the documents that came last, in steps: nobody needs them before the next query of a text. */
  countPairs(): Generator<undefined, void> {
    return this.#pairs.countInSteps();
  }

  /** Counts a document off: it still gets a score, but changes nobody else's. */
  remove(document: number): void {
    this.#lists.remove(document);
    this.#pairs.remove(document);
  }

  /** Robertson and Sparck Jones' idf, always positive. Zero documents count as half of one. */
  idf(stem: number): number {
    return idfOf(this.#lists.live, this.#lists.frequency(stem));
  }

  /** How many papers have a stem. */
  frequency(stem: number): number {
    return this.#lists.frequency(stem);
  }

  /** The stems of a document, with their `GAP` marks. */
  stretch(document: number) {
    return this.#forward.stretch(document);
  }

  /**
   * A score for every document, zero where nothing matches. In a large library it is too low for some that are not among the best
   * and not in `also`. The array is ours, valid until the next call.
   */
  score(query: TextQuery, also: Iterable<number> = []): Float32Array {
    if (this.#scores.length < this.#documents) this.#scores = new Float32Array(Math.ceil(this.#documents * 1.2) + 64);
    const scores = this.#scores.fill(0);
    this.#sums.add(scores, this.#worthsOf(query), this.#documents, also);
    if (query.pairs.size > 0) {
      for (const stem of query.stems.keys()) {
        if (stem >= this.#isAsked.length) this.#isAsked = grown(this.#isAsked, new Uint8Array(2 * stem));
        this.#isAsked[stem] = 1;
      }
      const worths = new Map([...query.pairs.keys()].map((pair) => [pair, this.#pairWorth(pair, query.pairs)]));
      for (const document of best(scores, this.#documents, PAIR_CANDIDATES)) {
        scores[document]! += this.#pairScore(document, worths);
      }
      for (const stem of query.stems.keys()) this.#isAsked[stem] = 0;
    }
    return scores;
  }

  #worthsOf({ stems, title }: TextQuery): StemWorth[] {
    return [...stems].map(([stem, weight]) => {
      const titleIdf = idfOf(this.#lists.live, this.#lists.titleFrequency(stem));
      return { stem, worth: weight * this.idf(stem) * (K1 + 1), titleWorth: title * weight * titleIdf * (K1 + 1) };
    });
  }

  /** What pairs of neighbours add to the score of a document, in which most words are none of the query's. */
  #pairScore(document: number, worths: ReadonlyMap<number, number>): number {
    const { chunk, start, end } = this.#forward.stretch(document);
    const isAsked = this.#isAsked;
    const found = this.#pairsFound;
    found.clear();
    let before = -1;
    for (let at = start; at < end; at++) {
      const entry = chunk[at]!;
      const stem = entry & STEM;
      if (isAsked[stem] !== 1) {
        before = -1;
        continue;
      }
      if (before >= 0 && isPair(entry)) {
        const pair = pairOf(before, stem);
        if (worths.has(pair)) count(found, pair);
      }
      before = stem;
    }
    if (found.size === 0) return 0;
    let score = 0;
    const length = K1 * (1 - B + (B * (end - start)) / this.#lists.averageLength);
    for (const [pair, tf] of found) score += ((worths.get(pair) ?? 0) * tf) / (tf + length);
    return score;
  }

  /** What moved a document's score for a query: every stem and pair of it that the document has, in no order. Their sum is the score. */
  worths(document: number, query: TextQuery): Worth[] {
    const { chunk, start, end } = this.#forward.stretch(document);
    const length = K1 * (1 - B + (B * (end - start)) / this.#lists.averageLength);
    const titleLength = K1 * (1 - B + (B * this.#forward.titleLength(document)) / this.#lists.averageTitleLength);
    const worths: Worth[] = [];
    const different = this.#lists.count(document);
    for (let at = 0; at < different; at++) {
      const stem = this.#lists.stemAt(at);
      const packed = this.#lists.packedOf(stem);
      const weight = query.stems.get(stem);
      if (weight === undefined) continue;
      const tf = packed & MOST_FREQUENCY;
      const title = packed >>> TITLE_SHIFT;
      const inTitle =
        (query.title * idfOf(this.#lists.live, this.#lists.titleFrequency(stem)) * title) / (title + titleLength);
      worths.push({ stem, worth: weight * (K1 + 1) * ((this.idf(stem) * tf) / (tf + length) + inTitle) });
    }
    const found = new Map<number, { stem: number; next: number; tf: number }>();
    for (let at = start + 1; at < end; at++) {
      const [stem, next] = [chunk[at - 1]! & STEM, chunk[at]! & STEM];
      const pair = pairOf(stem, next);
      if (!isPair(chunk[at]!) || !query.pairs.has(pair)) continue;
      const known = found.get(pair);
      if (known === undefined) found.set(pair, { stem, next, tf: 1 });
      else known.tf++;
    }
    for (const [pair, { stem, next, tf }] of found) {
      worths.push({ stem, next, worth: (this.#pairWorth(pair, query.pairs) * tf) / (tf + length) });
    }
    return worths;
  }

  /** By document, how many stems its title has. Valid until the next document is added. */
  get titleLengths(): Uint16Array {
    return this.#forward.titleLengths;
  }

  /** By document, how many stems it has. Valid until the next document is added. */
  get lengths(): Uint16Array {
    return this.#forward.lengths;
  }

  /** Calls with each document that has a stem: for words that are searched for rather than passages. */
  eachWithStem(stem: number, use: (document: number, isInTitle: boolean) => void): void {
    const length = this.#lists.read(stem);
    const { list } = this.#lists;
    for (let at = 0; at < length; at++) {
      const entry = list[at]!;
      use(entry >>> DOCUMENT_SHIFT, isInTitle(entry));
    }
  }

  #pairWorth(pair: number, pairs: ReadonlyMap<number, number>): number {
    return (pairs.get(pair) ?? 0) * idfOf(this.#lists.live, this.#pairs.count(pair)) * (K1 + 1);
  }
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function idfOf(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}
