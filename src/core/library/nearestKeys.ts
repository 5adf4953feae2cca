/** Which keys could somebody have meant who typed one that is unknown? */
import { fold } from './terms.ts';
import { editDistance } from './typo.ts';

/**
 * The nearest of `keys`, best first, at most `limit`: few letters off (swapped ones count once), the same beginning, the
 * same name and year. Keys that share none of that are no help and left out.
 */
export function nearestOf(key: string, keys: readonly string[], limit: number): string[] {
  const wanted = partsOf(key);
  const near: { key: string; cost: number }[] = [];
  for (const each of new Set(keys)) {
    const cost = costOf(wanted, partsOf(each));
    if (cost !== undefined) near.push({ key: each, cost });
  }
  near.sort((one, other) => one.cost - other.cost || (one.key < other.key ? -1 : 1));
  return near.slice(0, limit).map(({ key: found }) => found);
}

interface Parts {
  readonly whole: string;
  /** The letters that it begins with: an author, mostly. */
  readonly name: string;
  readonly year: string;
}

function partsOf(key: string): Parts {
  const whole = fold(key);
  return { whole, name: /^\p{L}+/u.exec(whole)?.[0] ?? '', year: /(?:19|20)\d\d/u.exec(whole)?.[0] ?? '' };
}

/** Less is nearer; undefined is too far. Far off by letters is only near with the same name and year, or the same beginning. */
function costOf(wanted: Parts, { whole, name, year }: Parts): number | undefined {
  const longest = Math.max(wanted.whole.length, whole.length);
  const most = Math.max(1, Math.min(6, Math.floor(longest / 4)));
  const distance = editDistance(wanted.whole, whole, most);
  const shared = sharedBeginning(wanted.whole, whole) / longest;
  const costs: number[] = [];
  if (distance <= most) costs.push(distance);
  if (year !== '' && year === wanted.year && isSameName(name, wanted.name)) costs.push(2.5);
  if (whole.startsWith(wanted.whole) && wanted.whole.length >= 3) costs.push(1.5);
  if (wanted.whole.startsWith(whole) && whole.length >= 4) costs.push(2);
  return costs.length === 0 ? undefined : Math.min(...costs) - shared;
}

function isSameName(one: string, other: string): boolean {
  return (
    one.length > 1 && (one === other || (Math.min(one.length, other.length) > 3 && editDistance(one, other, 1) <= 1))
  );
}

function sharedBeginning(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at++;
  return at;
}
