/** Which papers are near a document as a whole? Those that its passages bring up, one after the other. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Passage } from '../document/slot.ts';
import { best } from '../library/best.ts';
import type { Indexes } from '../library/indexes.ts';
import { passageScores } from '../library/suggest.ts';

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): what ranks high for some passages, rather than in the middle for all. */
const SMOOTH = 20;
/** Of each passage, so many papers at least. */
const LEAST_RANKED = 30;
const NOTHING: ReadonlySet<number> = new Set();

/** Documents of the indexes, nearest first, at most `limit`; none without passages. A step is a passage. */
export function* nearTo(
  indexes: Indexes,
  passages: readonly Passage[],
  limit: number,
): Generator<undefined, readonly number[]> {
  const fused = new Float32Array(indexes.documents);
  const ranked = Math.max(LEAST_RANKED, Math.ceil((2 * limit) / Math.max(1, passages.length)));
  for (const passage of passages) {
    const scores = passageScores(indexes, { passage, here: NOTHING });
    for (const [rank, document] of best(scores, fused.length, ranked).entries())
      fused[document]! += 1 / (SMOOTH + rank);
    yield undefined;
  }
  return [...best(fused, fused.length, limit)];
}
