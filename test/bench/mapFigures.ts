/** How faithful is a picture of points to what is alike? */
import { best } from '../../src/core/library/best.ts';
import { mean } from './ranked.ts';

/** The nearest points of one, nearest first. */
export function nearestPlaces(places: Float32Array, point: number, count: number): number[] {
  const size = places.length / 2;
  const near = new Float32Array(size);
  for (let other = 0; other < size; other++) near[other] = 1 / (1e-6 + distance(places, point, other));
  near[point] = 0;
  return [...best(near, size, count)];
}

/**
 * `kept`: the share of the `count` most alike that are among the `count` nearest. `trust`: trustworthiness, 1 less a
 * penalty for each near point that is not alike by the rank it has (Venna and Kaski, "Neighborhood preservation in nonlinear
 * projection methods", 2001). Both over some `points` from all over.
 */
export function faithfulness(
  likenessTo: (point: number) => Float32Array,
  places: Float32Array,
  points: number,
  count: number,
): { kept: number; trust: number } {
  const size = places.length / 2;
  const kept: number[] = [];
  let penalty = 0;
  for (let point = 0; point < size; point += Math.max(1, Math.floor(size / points))) {
    const near = nearestPlaces(places, point, count);
    const likeness = likenessTo(point).slice();
    likeness[point] = 0;
    const alike = new Set(best(likeness, size, count));
    kept.push(near.filter((other) => alike.has(other)).length / count);
    for (const other of near) {
      const worth = likeness[other] ?? 0;
      let rank = 1;
      for (let each = 0; each < size; each++) if (each !== point && (likeness[each] ?? 0) > worth) rank++;
      if (rank > count) penalty += rank - count;
    }
  }
  const most = (kept.length * count * (2 * size - 3 * count - 1)) / 2;
  return { kept: mean(kept), trust: 1 - penalty / most };
}

/** The share of each point's nearest in one picture that are near it in another, whose points may be fewer. */
export function keptNeighbours(
  names: readonly string[],
  places: Float32Array,
  otherNames: readonly string[],
  otherPlaces: Float32Array,
  count: number,
): number {
  const numberOf = new Map(names.map((name, number) => [name, number]));
  const shares: number[] = [];
  for (let other = 0; other < otherNames.length; other += Math.max(1, Math.floor(otherNames.length / 500))) {
    const point = numberOf.get(otherNames[other] ?? '');
    if (point === undefined) continue;
    const before = new Set(nearestPlaces(places, point, count).map((each) => names[each]));
    const now = nearestPlaces(otherPlaces, other, count).map((each) => otherNames[each]);
    shares.push(now.filter((each) => before.has(each)).length / count);
  }
  return mean(shares);
}

/** Of all points, the share that lies nearer to one of a group than another of the group does; the mean over all pairs. */
export function shareOfPairs(groups: readonly (readonly number[])[], places: Float32Array): number {
  const size = places.length / 2;
  const shares: number[] = [];
  for (const group of groups) {
    for (const one of group) {
      for (const other of group) {
        if (one === other) continue;
        const between = distance(places, one, other);
        let nearer = 0;
        for (let each = 0; each < size; each++) if (distance(places, one, each) < between) nearer++;
        shares.push(nearer / size);
      }
    }
  }
  return mean(shares);
}

function distance(places: Float32Array, one: number, other: number): number {
  const dx = (places[2 * one] ?? 0) - (places[2 * other] ?? 0);
  const dy = (places[2 * one + 1] ?? 0) - (places[2 * other + 1] ?? 0);
  return dx * dx + dy * dy;
}
