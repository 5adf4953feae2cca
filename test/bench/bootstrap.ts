/** How sure is it that one ranker is better than another on the same questions? */
import { randomNumbers } from './synthetic.ts';

/** What one question says: a figure of each ranker. Questions of the same `group` (document) are not independent. */
export interface Pair {
  readonly group: string;
  readonly ours: number;
  readonly theirs: number;
}

/** The mean of ours minus theirs, and where it lies with 95 % certainty. */
export interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export const RESAMPLES = 10_000;
const SEED = 1;

/**
 * Percentile bootstrap over groups, drawn with replacement (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993).
 * The same pairs always give the same interval. All zero for no pairs.
 */
export function pairedDifference(pairs: readonly Pair[], resamples = RESAMPLES): Difference {
  const groups = new Map<string, { sum: number; count: number }>();
  for (const { group, ours, theirs } of pairs) {
    const { sum, count } = groups.get(group) ?? { sum: 0, count: 0 };
    groups.set(group, { sum: sum + ours - theirs, count: count + 1 });
  }
  if (groups.size === 0) return { mean: 0, low: 0, high: 0 };
  const sums = Float64Array.from(groups.values(), ({ sum }) => sum);
  const counts = Float64Array.from(groups.values(), ({ count }) => count);
  const random = randomNumbers(SEED);
  const means = new Float64Array(resamples);
  for (let at = 0; at < resamples; at++) {
    let sum = 0;
    let count = 0;
    for (let drawn = 0; drawn < sums.length; drawn++) {
      const group = Math.floor(random() * sums.length);
      sum += sums[group] ?? 0;
      count += counts[group] ?? 0;
    }
    means[at] = sum / count;
  }
  means.sort();
  const all = sums.reduce((sum, each) => sum + each, 0) / pairs.length;
  return {
    mean: all,
    low: means[Math.floor(0.025 * (resamples - 1))] ?? all,
    high: means[Math.ceil(0.975 * (resamples - 1))] ?? all,
  };
}
