/** How strongly do papers pull each other together on the map? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Neighbours } from './neighbours.ts';

/** A symmetric sparse matrix: row `i` holds the entries from `starts[i]` to `starts[i + 1]`. All of it adds up to 1. */
export interface Affinities {
  readonly starts: Uint32Array;
  readonly papers: Uint32Array;
  readonly pulls: Float32Array;
}

/** Halvings of the interval in which a paper's width is looked for: more than enough for a float. */
const HALVINGS = 50;
const PAPERS_PER_STEP = 32;

/**
 * Van der Maaten and Hinton, "Visualizing Data using t-SNE" (2008), 2 and 3.1: each paper shares one unit among its
 * neighbours by a Gaussian of their distance, so wide that it means about `perplexity` of them; then both directions are averaged.
 */
export function* affinitiesOf(
  { starts, papers, likeness }: Neighbours,
  perplexity: number,
): Generator<number, Affinities> {
  const size = starts.length - 1;
  const shares = new Float32Array(papers.length);
  for (let paper = 0; paper < size; paper++) {
    shareOut(likeness, starts[paper]!, starts[paper + 1]!, perplexity, shares);
    if (paper % PAPERS_PER_STEP === 0) yield (0.5 * paper) / size;
  }
  const rows: Map<number, number>[] = Array.from({ length: size }, () => new Map<number, number>());
  for (let paper = 0; paper < size; paper++) {
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
      const other = papers[at]!;
      rows[paper]!.set(other, (rows[paper]!.get(other) ?? 0) + shares[at]!);
      rows[other]!.set(paper, (rows[other]!.get(paper) ?? 0) + shares[at]!);
    }
    if (paper % PAPERS_PER_STEP === 0) yield 0.5 + (0.4 * paper) / size;
  }
  const entries = rows.reduce((sum, row) => sum + row.size, 0);
  const symmetric = {
    starts: new Uint32Array(size + 1),
    papers: new Uint32Array(entries),
    pulls: new Float32Array(entries),
  };
  // each paper with neighbours gave one unit, and it was counted on both sides
  let total = 0;
  for (let paper = 0; paper < size; paper++) if (starts[paper + 1]! > starts[paper]!) total += 2;
  let filled = 0;
  for (const [paper, row] of rows.entries()) {
    for (const [other, share] of row) {
      symmetric.papers[filled] = other;
      symmetric.pulls[filled++] = share / total;
    }
    symmetric.starts[paper + 1] = filled;
    if (paper % PAPERS_PER_STEP === 0) yield 0.9 + (0.1 * paper) / size;
  }
  return symmetric;
}

/** Shares one unit among the neighbours from `start` to `end`. */
function shareOut(likeness: Float32Array, start: number, end: number, perplexity: number, shares: Float32Array): void {
  const count = end - start;
  if (count === 0) return;
  const wanted = Math.log(Math.min(perplexity, count * 0.9));
  let [low, high, narrow] = [0, Infinity, 1];
  for (let times = 0; times < HALVINGS; times++) {
    let sum = 0;
    let mean = 0;
    for (let at = start; at < end; at++) {
      // the square of the distance of two vectors of length 1, less that of the nearest
      const distance = 2 * (likeness[start]! - likeness[at]!);
      const share = Math.exp(-narrow * distance);
      shares[at] = share;
      sum += share;
      mean += share * distance;
    }
    for (let at = start; at < end; at++) shares[at]! /= sum;
    const entropy = Math.log(sum) + (narrow * mean) / sum;
    if (Math.abs(entropy - wanted) < 1e-4) return;
    if (entropy > wanted) low = narrow;
    else high = narrow;
    narrow = high === Infinity ? narrow * 2 : (low + high) / 2;
    // all equally near: nothing to tell them apart by
    if (narrow > 1e9) return;
  }
}
