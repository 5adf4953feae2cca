/** Where were the papers when the map was drawn last? They stay there, and new ones come beside their like. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Neighbours } from './neighbours.ts';

/** Places of an earlier map. */
export interface KeptPlaces {
  /** x and y by the name of a paper. */
  readonly places: ReadonlyMap<string, readonly [number, number]>;
  /** Papers that were laid out together. */
  readonly settled: number;
}

const VERSION = 1;
/** With more new papers than this share of those that were laid out, all are laid out anew. */
const MOST_NEW = 0.25;
/** Neighbours beside which a new paper is placed. */
export const BESIDE = 5;
/** Places are kept to so many digits. */
const DIGITS = 3;

/** The places as bytes. */
export function keep(papers: readonly string[], places: Float32Array, settled: number): Uint8Array {
  const rounded = Array.from(places, (place) => Number(place.toFixed(DIGITS)));
  return new TextEncoder().encode(JSON.stringify({ version: VERSION, settled, papers, places: rounded }));
}

/** Reads what was kept; undefined when it was not, is damaged, or of another version. Never throws. */
export function readKept(bytes: Uint8Array): KeptPlaces | undefined {
  try {
    const kept: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isKept(kept)) return undefined;
    const { papers, places, settled } = kept;
    return { places: new Map(papers.map((paper, at) => [paper, [places[2 * at]!, places[2 * at + 1]!]])), settled };
  } catch {
    // cut off or of another kind: the map is drawn anew
    return undefined;
  }
}

function isKept(kept: unknown): kept is { papers: string[]; places: number[]; settled: number } {
  if (typeof kept !== 'object' || kept === null) return false;
  const { version, settled, papers, places } = kept as Readonly<Record<string, unknown>>;
  return (
    version === VERSION &&
    typeof settled === 'number' &&
    Array.isArray(papers) &&
    papers.every((paper) => typeof paper === 'string') &&
    Array.isArray(places) &&
    places.length === 2 * papers.length &&
    places.every((place) => Number.isFinite(place))
  );
}

/** The kept places of these papers, and who is new; undefined when too many are. */
export function placesFrom(
  { places: known, settled }: KeptPlaces,
  papers: readonly string[],
): { places: Float32Array; isNew: Uint8Array; settled: number } | undefined {
  const places = new Float32Array(2 * papers.length);
  const isNew = new Uint8Array(papers.length);
  let unsettled = Math.max(0, known.size - settled);
  for (const [at, paper] of papers.entries()) {
    const place = known.get(paper);
    if (place !== undefined) places.set(place, 2 * at);
    else {
      isNew[at] = 1;
      unsettled++;
    }
  }
  const isOther = unsettled > MOST_NEW * settled || papers.length < (1 - MOST_NEW) * settled;
  return isOther ? undefined : { places, isNew, settled };
}

/** Puts each new paper between its nearest known ones, a little aside so that none lies on another. */
export function putBeside(places: Float32Array, isNew: Uint8Array, { starts, papers, likeness }: Neighbours): void {
  const step = spacing(places, isNew);
  for (let paper = 0; paper < isNew.length; paper++) {
    if (isNew[paper] === 0) continue;
    let [x, y, weight, taken] = [0, 0, 0, 0];
    for (let at = starts[paper]!; at < starts[paper + 1]! && taken < BESIDE; at++) {
      const other = papers[at]!;
      // a neighbour that is new itself has no place yet
      if (isNew[other] === 1) continue;
      // the nearest counts most: between two groups lies neither
      const pull = likeness[at]! ** 4;
      x += pull * places[2 * other]!;
      y += pull * places[2 * other + 1]!;
      weight += pull;
      taken++;
    }
    // the golden angle: one after another in all directions
    const angle = paper * 2.399963;
    places[2 * paper] = (weight === 0 ? 0 : x / weight) + step * Math.cos(angle);
    places[2 * paper + 1] = (weight === 0 ? 0 : y / weight) + step * Math.sin(angle);
  }
}

/** About as far as neighbours are apart. */
function spacing(places: Float32Array, isNew: Uint8Array): number {
  let [left, right, top, bottom, known] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (let paper = 0; paper < isNew.length; paper++) {
    if (isNew[paper] === 1) continue;
    left = Math.min(left, places[2 * paper]!);
    right = Math.max(right, places[2 * paper]!);
    top = Math.min(top, places[2 * paper + 1]!);
    bottom = Math.max(bottom, places[2 * paper + 1]!);
    known++;
  }
  return known < 2 ? 1 : 0.4 * Math.sqrt(((right - left) * (bottom - top)) / known);
}
