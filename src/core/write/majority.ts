/** What do most of them say? */

/** The more numerous, `false` of equals. */
export function most(votes: readonly boolean[]): boolean {
  return votes.filter(Boolean).length * 2 > votes.length;
}

/** The most frequent, the first of equals. */
export function commonest<T>(values: readonly T[], otherwise: T): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<[T, number]>((best, next) => (next[1] > best[1] ? next : best), [otherwise, 0])[0];
}
