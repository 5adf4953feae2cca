/** Which papers of the map match what the person wants to see, of which kind are they, and in which order? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { CITABLE, CITED } from '../core/map/marks.ts';
import type { MapPaper, MapPicture, MapStanding } from '../messages/questions.ts';
import { type Column, type Kind, kinds, type MapState } from './state.ts';

/** What follows from the state for each paper, by its number. */
export interface Shown {
  /** Index into `kinds`. */
  readonly kindOf: Uint8Array;
  /** 1 where it matches the search and the filters. */
  readonly isMatch: Uint8Array;
  readonly matches: number;
  /** How many there are of each kind, whatever matches. */
  readonly counts: Readonly<Record<Kind, number>>;
  /** Its rank among those near the document, from 0; the number of papers for all others. */
  readonly nearness: Uint32Array;
}

const [citedKind, nearKind, citableKind, corpusKind] = kinds.map((_, at) => at) as [number, number, number, number];

/** Computes it, as far as it differs from the last time. */
export class Showing {
  #last: { readonly of: readonly unknown[]; readonly shown: Shown } | undefined;

  of({ picture, papers, standing, found, person }: MapState): Shown {
    const { typed, hidden, from, to } = person;
    // until a search has been answered, everything stays as it was
    const matches = typed.trim() === '' ? undefined : found?.matches;
    const inputs = [picture, papers, standing, matches, hidden, from, to];
    if (this.#last !== undefined && inputs.every((input, at) => input === this.#last?.of[at])) return this.#last.shown;
    const size = (picture?.places.length ?? 0) / 2;
    const { kindOf, counts, nearness } = kindsOf(size, standing);
    const isMatch = new Uint8Array(size);
    const isHidden = kinds.map((kind) => hidden.includes(kind));
    let count = 0;
    for (const at of matches ?? Uint32Array.from({ length: size }, (_, number) => number)) {
      if (at >= size || isHidden[kindOf[at]!] === true || !isInYears(papers[at], from, to)) continue;
      isMatch[at] = 1;
      count++;
    }
    const shown = { kindOf, isMatch, matches: count, counts, nearness };
    this.#last = { of: inputs, shown };
    return shown;
  }
}

function kindsOf(size: number, standing: MapStanding | undefined): Pick<Shown, 'kindOf' | 'counts' | 'nearness'> {
  const kindOf = new Uint8Array(size).fill(corpusKind);
  const nearness = new Uint32Array(size).fill(size);
  for (const [rank, at] of standing?.near.entries() ?? []) nearness[at] = rank;
  const counts: Record<Kind, number> = { cited: 0, near: 0, citable: 0, corpus: 0 };
  for (let at = 0; at < size; at++) {
    const mark = standing?.marks[at] ?? 0;
    const isCited = (mark & CITED) !== 0;
    const isNear = nearness[at]! < size;
    kindOf[at] = isCited ? citedKind : isNear ? nearKind : (mark & CITABLE) !== 0 ? citableKind : corpusKind;
    counts[kinds[kindOf[at]!]!]++;
  }
  return { kindOf, counts, nearness };
}

function isInYears(paper: MapPaper | undefined, from: number | undefined, to: number | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  const year = paper?.year;
  return year !== undefined && year >= (from ?? -Infinity) && year <= (to ?? Infinity);
}

/** Small letters without accents. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** What lies around a paper, in words: the smaller region's name, or else the larger one's. */
export function topicOf(picture: Pick<MapPicture, 'levels' | 'regionOf'>, at: number): string {
  const [large, small] = [0, 1].map((level) => picture.levels[level]?.[picture.regionOf[2 * at + level] ?? -1]?.name);
  return [small, large].find((name) => name !== undefined && name.length > 0)?.join(' · ') ?? '';
}

/** The matching papers in the order of the table. */
export function rowsOf({ picture, papers, person }: MapState, { kindOf, isMatch, nearness }: Shown): Uint32Array {
  const numbers: number[] = [];
  for (let at = 0; at < isMatch.length; at++) if (isMatch[at] === 1) numbers.push(at);
  const { by, down } = person.sort;
  const turn = down ? -1 : 1;
  const texts = picture === undefined || by === 'kind' || by === 'year' ? [] : textsFor(by, picture, papers);
  const isMissing = (at: number): boolean =>
    by === 'year' ? papers[at]?.year === undefined : by !== 'kind' && texts[at] === '';
  const compare = (one: number, other: number): number => {
    if (by === 'kind') return kindOf[one]! - kindOf[other]! || nearness[one]! - nearness[other]!;
    if (by === 'year') return (papers[one]?.year ?? 0) - (papers[other]?.year ?? 0);
    const [a, b] = [texts[one] ?? '', texts[other] ?? ''];
    return a === b ? 0 : a < b ? -1 : 1;
  };
  // what is not there stands at the end, whichever way the others go
  numbers.sort(
    (one, other) => Number(isMissing(one)) - Number(isMissing(other)) || turn * compare(one, other) || one - other,
  );
  return Uint32Array.from(numbers);
}

function textsFor(by: Column, picture: Pick<MapPicture, 'levels' | 'regionOf'>, papers: readonly MapPaper[]): string[] {
  return papers.map((paper, at) => {
    if (by === 'title') return fold(paper.title);
    if (by === 'authors') return fold(paper.authors);
    return fold(by === 'key' ? (paper.key ?? '') : topicOf(picture, at));
  });
}
