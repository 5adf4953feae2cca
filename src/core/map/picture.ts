/** What is on the map, and where? Papers placed by their words, regions named by their terms. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Passage } from '../document/slot.ts';
import { papersOf } from '../library/works.ts';
import type { PaperId, SourceId } from '../paper.ts';
import { affinitiesOf } from './affinities.ts';
import { type Choice, choose, type Shelf } from './choose.ts';
import { firstPlaces } from './firstPlaces.ts';
import { BESIDE, type KeptPlaces, placesFrom, putBeside } from './kept.ts';
import { layOut } from './layout.ts';
import { namesOf } from './names.ts';
import { nearestOf } from './neighbours.ts';
import { regionsOf } from './regions.ts';
import { vectorsOf } from './vectors.ts';

/** A named region. */
export interface NamedRegion {
  /** Terms, best first; may be none. */
  readonly name: readonly string[];
  /** Where its name stands: the middle of its papers. */
  readonly x: number;
  readonly y: number;
  /** Its papers by number. */
  readonly papers: readonly number[];
}

/** A map of papers. */
export interface Picture {
  readonly choice: Choice;
  /** x and y of each paper; the unit means nothing. */
  readonly places: Float32Array;
  /** Regions on two levels: few, and smaller ones inside them. */
  readonly levels: readonly (readonly NamedRegion[])[];
  /** Papers that were laid out together: the others were placed beside them later. */
  readonly settled: number;
}

/** What a map is asked for. */
export interface PictureOf {
  readonly bibliographies: readonly SourceId[];
  /** Of the document: decide which papers are drawn where there are too many. */
  readonly passages: readonly Passage[];
  readonly limit: number;
  /** Where papers were before: they stay. */
  readonly kept: KeptPlaces | undefined;
  /** What was drawn last: of the same papers it is the same map, unless nothing is kept. */
  readonly last?: Picture | undefined;
}

/** Neighbours that each paper is drawn to, more or less. */
const PERPLEXITY = 15;
/** The Gaussian of so many neighbours is next to nothing beyond three times as many (van der Maaten 2014, 4.1). */
const NEIGHBOURS = 3 * PERPLEXITY;
/** Of the first regions: as a map of 5,000 papers has 14, one of 210 seven. */
const FEWEST_REGIONS = 3;
const MOST_REGIONS = 14;
const PAPERS_PER_ROOT = 2.2;
const SMALLER_PER_REGION = 4;
const PAPERS_PER_SMALLER = 12;
/** Shares of the whole time, as measured on 5,000 papers: what is yielded grows from 0 to 1. */
const STAGES = { vectors: 0.05, nearest: 0.14, affinities: 0.05, first: 0.06, layout: 0.5, regions: 0.08, names: 0.12 };

/** Draws the map in steps of about a millisecond. The same library gives the same picture. Yields the share that is done. */
export function* drawMap(shelf: Shelf, of: PictureOf): Generator<number, Picture> {
  const { indexes } = shelf;
  const choice = yield* share(choose(shelf, of.bibliographies, of.passages, of.limit), 0, 0);
  const { documents } = choice;
  if (of.kept !== undefined && of.last !== undefined && areSame(of.last.choice.papers, choice.papers)) {
    return { ...of.last, choice };
  }
  const { places, settled } = yield* placed(shelf, choice, of.kept);
  const size = documents.length;
  const few = Math.max(FEWEST_REGIONS, Math.min(MOST_REGIONS, Math.round(Math.sqrt(size) / PAPERS_PER_ROOT)));
  const smaller = Math.max(few, Math.min(SMALLER_PER_REGION * few, Math.round(size / PAPERS_PER_SMALLER)));
  const done = 1 - STAGES.regions - STAGES.names;
  const levels = yield* share(regionsOf(places, [few, smaller]), done, STAGES.regions);
  const textsOf = (paper: number): { title: string; abstract: string } => {
    const [copy, ...others] = papersOf(indexes.work(documents[paper]!));
    const abstract = [copy, ...others].find((each) => each?.abstract !== undefined)?.abstract;
    return { title: copy?.title ?? '', abstract: abstract ?? '' };
  };
  const names = yield* share(namesOf(levels, documents, indexes, textsOf), done + STAGES.regions, STAGES.names);
  return {
    choice,
    places,
    settled,
    levels: levels.map((level, depth) =>
      level.map(({ papers }, at) => ({ name: names[depth]?.[at] ?? [], papers, ...middleOf(papers, places) })),
    ),
  };
}

/** Where the papers lie: as before, if most are known; otherwise from the beginning. */
function* placed(
  { indexes }: Shelf,
  { names, documents }: Choice,
  kept: KeptPlaces | undefined,
): Generator<number, { places: Float32Array; settled: number }> {
  const before = kept === undefined ? undefined : placesFrom(kept, names);
  if (before?.isNew.includes(1) === false) return before;
  const vectors = yield* share(vectorsOf(indexes, documents), 0, STAGES.vectors);
  let done = STAGES.vectors;
  if (before !== undefined) {
    const { places, isNew } = before;
    const nearest = nearestOf(vectors, 4 * BESIDE, (paper) => isNew[paper] === 1);
    putBeside(places, isNew, yield* share(nearest, done, STAGES.nearest));
    return before;
  }
  const neighbours = yield* share(nearestOf(vectors, NEIGHBOURS), done, STAGES.nearest);
  done += STAGES.nearest;
  const affinities = yield* share(affinitiesOf(neighbours, PERPLEXITY), done, STAGES.affinities);
  done += STAGES.affinities;
  const stemOf = (stem: number): string => indexes.vocabulary.stem(stem);
  const places = yield* share(firstPlaces(vectors, affinities, stemOf), done, STAGES.first);
  done += STAGES.first;
  yield* share(layOut(affinities, places), done, STAGES.layout);
  toTheRim(places, affinities.starts);
  return { places, settled: names.length };
}

/** What a stage yields as its share of the whole. */
function* share<T>(stage: Generator<number | undefined, T>, from: number, part: number): Generator<number, T> {
  let at = from;
  for (;;) {
    const step = stage.next();
    if (step.done === true) return step.value;
    if (step.value !== undefined) at = from + part * step.value;
    yield at;
  }
}

/** Papers that are like no other have nothing to hold them: they stand in a ring around the rest. */
function toTheRim(places: Float32Array, starts: Uint32Array): void {
  const size = places.length / 2;
  const alone: number[] = [];
  const far: number[] = [];
  for (let paper = 0; paper < size; paper++) {
    if (starts[paper] === starts[paper + 1]) alone.push(paper);
    else far.push(Math.hypot(places[2 * paper]!, places[2 * paper + 1]!));
  }
  const rim = 1.08 * far.reduce((most, each) => Math.max(most, each), 1);
  for (const [at, paper] of alone.entries()) {
    const angle = (2 * Math.PI * at) / alone.length - Math.PI / 2;
    places[2 * paper] = rim * Math.cos(angle);
    places[2 * paper + 1] = rim * Math.sin(angle);
  }
}

function areSame(some: readonly PaperId[], others: readonly PaperId[]): boolean {
  return some.length === others.length && some.every((paper, at) => paper === others[at]);
}

function middleOf(papers: readonly number[], places: Float32Array): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (const paper of papers) {
    x += places[2 * paper]!;
    y += places[2 * paper + 1]!;
  }
  return { x: x / papers.length, y: y / papers.length };
}
