/** Where does each paper lie on the map, so that neighbours in words are neighbours in the picture? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Affinities } from './affinities.ts';
import { Tree } from './tree.ts';

/** In the first rounds papers pull harder than they will: groups find together from afar (van der Maaten and Hinton 2008, 3.4). */
const EARLY_ROUNDS = 120;
const EARLY_PULL = 4;
/**
 * Later they still pull a little harder than t-SNE's do, which parts groups more clearly (Böhm, Berens and Kobak, "Attraction-
 * Repulsion Spectrum in Neighbor Embeddings", 2022). Both values kept most neighbours on 210, 1,000 and 5,000 papers.
 */
const PULL = 1.5;
/** Few papers settle late, and are quick. */
const LEAST_ROUNDS = 300;
const MOST_ROUNDS = 1000;
const POINTS_MOVED = 1_000_000;
/** Width over distance under which the points of a node push as one: squared, .7. */
const WIDE = 0.5;
/** Points whose neighbours pull between two steps: about a millisecond. */
const POINTS_PER_STEP = 1600;
/** The spread with which the layout begins (Kobak and Berens, "The art of using t-SNE", 2019). */
const FIRST_SPREAD = 1e-2;

/**
 * Moves `places` (x, y of each paper) step by step to a t-SNE layout. No chance in it: the same input gives the same picture.
 * Yields the share that is done.
 */
export function* layOut(
  { starts, papers, pulls }: Affinities,
  places: Float32Array,
  rounds: number = roundsFor(places.length / 2),
): Generator<number, Float32Array> {
  const size = starts.length - 1;
  scale(places, FIRST_SPREAD);
  const force = new Float32Array(2 * size);
  const speed = new Float32Array(2 * size);
  const gains = new Float32Array(2 * size).fill(1);
  const tree = new Tree(size);
  // Belkina et al. 2019: as many as there are papers, over the early pull
  const rate = Math.max(size / EARLY_PULL, 50);
  for (let round = 0; round < rounds; round++) {
    const isEarly = round < EARLY_ROUNDS;
    force.fill(0);
    tree.fill(places);
    yield round / rounds;
    const pushing = tree.push(force, WIDE);
    let step = pushing.next();
    for (; step.done !== true; step = pushing.next()) yield round / rounds;
    const weaker = -1 / Math.max(1e-12, step.value);
    for (let at = 0; at < 2 * size; at++) force[at]! *= weaker;
    const harder = isEarly ? EARLY_PULL : PULL;
    for (let paper = 0; paper < size; paper++) {
      const x = places[2 * paper]!;
      const y = places[2 * paper + 1]!;
      let [fx, fy] = [0, 0];
      for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
        const other = 2 * papers[at]!;
        const dx = x - places[other]!;
        const dy = y - places[other + 1]!;
        const strength = (harder * pulls[at]!) / (1 + dx * dx + dy * dy);
        fx += strength * dx;
        fy += strength * dy;
      }
      force[2 * paper]! += fx;
      force[2 * paper + 1]! += fy;
      if (paper % POINTS_PER_STEP === POINTS_PER_STEP - 1) yield round / rounds;
    }
    const momentum = isEarly ? 0.5 : 0.8;
    for (let at = 0; at < 2 * size; at++) {
      // Jacobs 1988, as t-SNE uses it: faster where the direction holds
      const gain = force[at]! > 0 === speed[at]! > 0 ? gains[at]! * 0.8 : gains[at]! + 0.2;
      gains[at] = Math.max(0.01, gain);
      speed[at] = momentum * speed[at]! - rate * 4 * gains[at]! * force[at]!;
      places[at]! += speed[at]!;
    }
    centre(places);
  }
  return places;
}

/** So that about as many points are moved for any size, within bounds. */
function roundsFor(size: number): number {
  return Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, Math.round(POINTS_MOVED / Math.max(1, size))));
}

/** Moves the middle to 0, 0. */
function centre(places: Float32Array): void {
  const size = places.length / 2;
  let [x, y] = [0, 0];
  for (let at = 0; at < places.length; at += 2) {
    x += places[at]!;
    y += places[at + 1]!;
  }
  for (let at = 0; at < places.length; at += 2) {
    places[at]! -= x / size;
    places[at + 1]! -= y / size;
  }
}

/** Gives x and y the same spread (standard deviation) around 0. */
function scale(places: Float32Array, spread: number): void {
  centre(places);
  for (const axis of [0, 1]) {
    let squares = 0;
    for (let at = axis; at < places.length; at += 2) squares += places[at]! ** 2;
    const factor = spread / (Math.sqrt((2 * squares) / places.length) || 1);
    for (let at = axis; at < places.length; at += 2) places[at]! *= factor;
  }
}
