/** How many of the typed words stand side by side in a paper, in the order typed? */
import { STEM, type Stretch } from './forward.ts';

/**
 * The longest run of neighbouring stems of a paper that could be neighbouring typed words. `typed[i]`: the stems that the
 * i-th word could mean. Time: the paper's length, times the typed words where they stand.
 */
export function longestRun(
  { chunk, start, end }: Stretch,
  typed: readonly (ReadonlySet<number> | undefined)[],
): number {
  let longest = 0;
  /** Lengths of the runs that end at the last stem with the i-th typed word, at `i + 1`. */
  const runs = new Uint8Array(typed.length + 1);
  for (let at = start; at < end; at++) {
    const stem = chunk[at]! & STEM;
    for (let word = typed.length; word > 0; word--) {
      const run = typed[word - 1]?.has(stem) === true ? runs[word - 1]! + 1 : 0;
      runs[word] = run;
      if (run > longest) longest = run;
    }
  }
  return longest;
}
