/** Where does each paper begin, before the layout moves it? At a place that its own words decide. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Affinities } from './affinities.ts';
import type { Vectors } from './vectors.ts';

/** How often places are averaged over neighbours. */
const ROUNDS = 120;

/**
 * Two coordinates for each paper, x before y. Each stem points somewhere, by its letters alone; a paper begins where its
 * words point, and is then drawn to its neighbours again and again: a power iteration towards the slowest modes of the
 * graph (spectral layout; Belkin and Niyogi 2003), ended early so that it changes little when a paper comes.
 */
export function* firstPlaces(
  vectors: Vectors,
  affinities: Affinities,
  stemOf: (stem: number) => string,
): Generator<number, Float32Array> {
  const { size } = vectors;
  const places = new Float32Array(2 * size);
  const directions = vectors.stems.map((stem) => directionOf(stemOf(stem)));
  for (let paper = 0; paper < size; paper++) {
    for (let at = vectors.starts[paper]!; at < vectors.starts[paper + 1]!; at++) {
      const [x, y] = directions[vectors.terms[at]!]!;
      places[2 * paper]! += vectors.weights[at]! * x;
      places[2 * paper + 1]! += vectors.weights[at]! * y;
    }
  }
  const degrees = degreesOf(affinities);
  let [now, next] = [places, new Float32Array(2 * size)];
  for (let round = 0; round < ROUNDS; round++) {
    average(affinities, degrees, now, next);
    [now, next] = [next, now];
    straighten(now, degrees);
    yield round / ROUNDS;
  }
  return now;
}

function degreesOf({ starts, pulls }: Affinities): Float32Array {
  const degrees = new Float32Array(starts.length - 1);
  for (let paper = 0; paper < degrees.length; paper++) {
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) degrees[paper]! += pulls[at]!;
  }
  return degrees;
}

/** Each place halfway to the mean of its neighbours': half, so that nothing swings. */
function average(
  { starts, papers, pulls }: Affinities,
  degrees: Float32Array,
  from: Float32Array,
  to: Float32Array,
): void {
  for (let paper = 0; paper < degrees.length; paper++) {
    let [x, y] = [0, 0];
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
      const other = 2 * papers[at]!;
      x += pulls[at]! * from[other]!;
      y += pulls[at]! * from[other + 1]!;
    }
    const degree = degrees[paper]! || 1;
    to[2 * paper] = 0.5 * from[2 * paper]! + (0.5 * x) / degree;
    to[2 * paper + 1] = 0.5 * from[2 * paper + 1]! + (0.5 * y) / degree;
  }
}

/** Mean 0, spread 1, and the second coordinate free of the first: they would become the same. Weighted by degree. */
function straighten(places: Float32Array, degrees: Float32Array): void {
  const size = degrees.length;
  let total = 0;
  const means = [0, 0];
  for (let paper = 0; paper < size; paper++) {
    total += degrees[paper]!;
    means[0]! += degrees[paper]! * places[2 * paper]!;
    means[1]! += degrees[paper]! * places[2 * paper + 1]!;
  }
  if (total === 0) return;
  let [xx, xy, yy] = [0, 0, 0];
  for (let paper = 0; paper < size; paper++) {
    const x = (places[2 * paper]! -= means[0]! / total);
    const y = (places[2 * paper + 1]! -= means[1]! / total);
    xx += degrees[paper]! * x * x;
    xy += degrees[paper]! * x * y;
  }
  const shared = xx === 0 ? 0 : xy / xx;
  for (let paper = 0; paper < size; paper++) {
    const y = (places[2 * paper + 1]! -= shared * places[2 * paper]!);
    yy += degrees[paper]! * y * y;
  }
  const [toX, toY] = [Math.sqrt(total / (xx || 1)), Math.sqrt(total / (yy || 1))];
  for (let paper = 0; paper < size; paper++) {
    places[2 * paper]! *= toX;
    places[2 * paper + 1]! *= toY;
  }
}

/** A direction that a word's letters decide (FNV-1a, mixed): the same in every library. */
function directionOf(word: string): readonly [number, number] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
  const angle = (((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32) * 2 * Math.PI;
  return [Math.cos(angle), Math.sin(angle)];
}
