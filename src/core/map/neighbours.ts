/** Which papers are nearest to which? Exactly, by the cosine of their words. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { best } from '../library/best.ts';
import type { Vectors } from './vectors.ts';

/** The nearest of each paper, nearest first: those of paper `i` from `starts[i]` to `starts[i + 1]`. May be none. */
export interface Neighbours {
  /** One longer than there are papers. */
  readonly starts: Uint32Array;
  readonly papers: Uint32Array;
  /** Cosines, above 0, at most 1. */
  readonly likeness: Float32Array;
}

/** At most `count` neighbours of each paper that is `wanted`; those that share no word are none. A step is a few papers. */
export function* nearestOf(
  vectors: Vectors,
  count: number,
  wanted: (paper: number) => boolean = () => true,
): Generator<number, Neighbours> {
  const { size } = vectors;
  const likenessTo = likenesses(vectors);
  const starts = new Uint32Array(size + 1);
  const papers = new Uint32Array(size * count);
  const likeness = new Float32Array(size * count);
  let filled = 0;
  for (let paper = 0; paper < size; paper++) {
    if (wanted(paper)) {
      const scores = likenessTo(paper);
      scores[paper] = 0;
      for (const other of best(scores, size, count)) {
        papers[filled] = other;
        likeness[filled++] = Math.min(1, scores[other]!);
      }
      if (paper % 4 === 0) yield paper / size;
    }
    starts[paper + 1] = filled;
  }
  return { starts, papers: papers.slice(0, filled), likeness: likeness.slice(0, filled) };
}

/** Answers how alike a paper is to each (cosines). The array is the same each time. */
export function likenesses({ size, starts, terms, weights, stems }: Vectors): (paper: number) => Float32Array {
  // the matrix turned round: by term, who has it
  const ends = new Uint32Array(stems.length + 1);
  for (const term of terms) ends[term + 1]!++;
  for (let term = 0; term < stems.length; term++) ends[term + 1]! += ends[term]!;
  const holders = new Uint32Array(terms.length);
  const worth = new Float32Array(terms.length);
  const next = ends.slice();
  for (let paper = 0; paper < size; paper++) {
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
      const place = next[terms[at]!]!++;
      holders[place] = paper;
      worth[place] = weights[at]!;
    }
  }
  const scores = new Float32Array(size);
  return (paper) => {
    scores.fill(0);
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
      const term = terms[at]!;
      const weight = weights[at]!;
      const end = ends[term + 1]!;
      for (let place = ends[term]!; place < end; place++) scores[holders[place]!]! += weight * worth[place]!;
    }
    return scores;
  };
}
