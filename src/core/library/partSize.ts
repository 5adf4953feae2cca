/** How many papers go into one part? */

/** Papers in one portion in memory: one that is changed costs no others, and what is left over at its end is little. */
export const PAPERS_PER_PORTION = 512;

/** Papers in one part of a snapshot: reading one takes some ten milliseconds. */
export const PAPERS_PER_PART = 8 * PAPERS_PER_PORTION;

/** How many parts a snapshot of so many papers has. */
export function partsFor(papers: number): number {
  return Math.max(1, Math.ceil(papers / PAPERS_PER_PART));
}
