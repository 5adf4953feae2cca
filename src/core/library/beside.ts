/** Which papers are like those that a passage cites already? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Indexes } from './indexes.ts';
import type { TextQuery } from './passageRanker.ts';
import { paperQuery } from './textQuery.ts';
import type { Weights } from './weights.ts';

/** So many of the papers cited in a passage ask for papers like them, the first ones. */
const MOST_CITED = 8;

/** A cited paper, and what it asks for. */
export interface Asking {
  readonly document: number;
  readonly query: TextQuery;
}

/** What the papers cited in a passage ask for. Empty when that has no weight. */
export function askingBeside(indexes: Indexes, here: ReadonlySet<number>, weights: Weights): Asking[] {
  if (weights.beside === 0) return [];
  return [...here]
    .slice(0, MOST_CITED)
    .map((document) => ({ document, query: paperQuery(indexes, document, weights) }))
    .filter(({ query }) => query.stems.size > 0);
}

/**
 * By document, how like the cited papers it is: the root of the sum of the squares of what each of them alone makes of it,
 * between their sum (likes what many have in common) and their maximum. A paper says nothing about itself. Undefined for nobody.
 */
export function likeCited({ ranker, documents }: Indexes, asking: readonly Asking[]): Float32Array | undefined {
  if (asking.length === 0) return undefined;
  const like = new Float32Array(documents);
  for (const { document: cited, query } of asking) {
    const scores = ranker.score(query);
    scores[cited] = 0;
    for (let document = 0; document < documents; document++) like[document]! += scores[document]! * scores[document]!;
  }
  for (let document = 0; document < documents; document++) like[document] = Math.sqrt(like[document]!);
  return like;
}

/** What one cited paper makes of a document, as `likeCited` has it. */
export function likeOne({ ranker }: Indexes, { document: cited, query }: Asking, document: number): number {
  return cited === document ? 0 : ranker.worths(document, query).reduce((sum, { worth }) => sum + worth, 0);
}
