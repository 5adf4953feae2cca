/** By which words are papers compared? Each paper as a few weighted stems. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { STEM } from '../library/forward.ts';
import type { Indexes } from '../library/indexes.ts';

/** Rows of a sparse matrix, each of length 1: row `i` holds the entries from `starts[i]` to `starts[i + 1]`. */
export interface Vectors {
  readonly size: number;
  /** `size + 1` long. */
  readonly starts: Uint32Array;
  /** Stems by a number of their own, below `stems.length`. */
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
  /** By term, the number of the stem in the library's vocabulary. */
  readonly stems: readonly number[];
}

/** BM25's saturation and length normalisation (Robertson and Zaragoza 2009, 3.1), as the ranker has them. */
const K1 = 1.6;
const B = 0.75;
/** A word of the title counts as often as so many of the abstract. */
const IN_TITLE = 3;
/** What stands in more of the papers than this says nothing of where they belong. */
const MOST_SHARE = 0.2;
const PAPERS_PER_STEP = 64;

/** Vectors of some documents of the library, in their order. Words that only one of them has are left out. */
export function* vectorsOf(
  { ranker }: Pick<Indexes, 'ranker'>,
  documents: readonly number[],
): Generator<number, Vectors> {
  const size = documents.length;
  const counted: Map<number, number>[] = [];
  const frequency = new Map<number, number>();
  let length = 0;
  for (const [at, document] of documents.entries()) {
    const { chunk, start, titleEnd, end } = ranker.stretch(document);
    const counts = new Map<number, number>();
    for (let index = start; index < end; index++) {
      const stem = chunk[index]! & STEM;
      counts.set(stem, (counts.get(stem) ?? 0) + (index < titleEnd ? IN_TITLE : 1));
    }
    for (const stem of counts.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
    counted.push(counts);
    length += end - start;
    if (at % PAPERS_PER_STEP === 0) yield (0.6 * at) / size;
  }
  const most = Math.max(10, MOST_SHARE * size);
  const stems: number[] = [];
  const termOf = new Map<number, number>();
  for (const [stem, papers] of frequency) {
    if (papers < 2 || papers > most) continue;
    termOf.set(stem, stems.length);
    stems.push(stem);
  }
  const starts = new Uint32Array(size + 1);
  const terms: number[] = [];
  const weights: number[] = [];
  const average = Math.max(1, length / Math.max(1, size));
  for (const [at, counts] of counted.entries()) {
    const { start, end } = ranker.stretch(documents[at]!);
    const toLength = K1 * (1 - B + (B * (end - start)) / average);
    const from = weights.length;
    let squares = 0;
    for (const [stem, count] of counts) {
      const term = termOf.get(stem);
      if (term === undefined) continue;
      const weight = (Math.log(size / frequency.get(stem)!) * count) / (count + toLength);
      terms.push(term);
      weights.push(weight);
      squares += weight * weight;
    }
    const norm = Math.sqrt(squares) || 1;
    for (let index = from; index < weights.length; index++) weights[index]! /= norm;
    starts[at + 1] = weights.length;
    if (at % PAPERS_PER_STEP === 0) yield 0.6 + (0.4 * at) / size;
  }
  return { size, starts, terms: Uint32Array.from(terms), weights: Float32Array.from(weights), stems };
}
