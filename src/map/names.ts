/** Which names want to be written where? Of regions from afar, of papers from near. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { MapPaper, MapPicture } from '../messages/questions.ts';
import type { Frame, View } from './frame.ts';
import type { Wanted } from './labels.ts';
import type { Shown } from './shown.ts';
import { kinds } from './state.ts';
import { sizes } from './symbols.ts';

/** So many papers in sight, and their titles find room. */
const MOST_TITLED = 90;
const LONGEST_TITLE = 44;
/** Of the papers near the document so many have their title from the beginning. */
const TITLED_AT_ONCE = 4;

/** Zooms at which names come and go: nothing before the first, all from the second to the third, nothing from the fourth. */
const LARGE = [0, 0, 3.2, 6] as const;
const SMALL = [1.5, 2.2, 14, 24] as const;

/** Everything that names depend on. */
export interface Scene {
  readonly picture: Pick<MapPicture, 'levels' | 'regionOf'>;
  readonly papers: readonly MapPaper[];
  readonly shown: Shown;
  readonly frame: Frame;
  readonly view: View;
  readonly font: string;
  /** Of a point of the corpus, in pixels. */
  readonly radius: number;
  /** Numbers of the paper that the keyboard is at, and the one under the pointer; -1 for none. */
  readonly current: number;
  readonly hovered: number;
}

/** Wishes, the most important first. */
export function wantedNames(scene: Scene): Wanted[] {
  const { shown, current } = scene;
  const inSight = papersInSight(scene);
  const wanted: Wanted[] = [];
  if (current >= 0 && inSight.includes(current)) wanted.push(titleOf(scene, current));
  wanted.push(...regionNames(scene));
  const nearest = inSight.filter((at) => (shown.nearness[at] ?? Infinity) < shown.nearness.length);
  nearest.sort((one, other) => shown.nearness[one]! - shown.nearness[other]!);
  const titled = inSight.length <= MOST_TITLED ? inSight : nearest.slice(0, scene.view.k < 1.5 ? TITLED_AT_ONCE : 30);
  const byKind = [...titled].sort((one, other) => shown.kindOf[one]! - shown.kindOf[other]! || one - other);
  // each once: it may find room in more than one place
  for (const at of new Set([...nearest.slice(0, TITLED_AT_ONCE), ...byKind]))
    if (at !== current) wanted.push(titleOf(scene, at));
  return wanted;
}

function papersInSight({ frame: { points, width, height }, view: { k, x, y }, shown }: Scene): number[] {
  const inSight: number[] = [];
  for (let at = 0; at < shown.isMatch.length; at++) {
    if (shown.isMatch[at] === 0) continue;
    const [left, top] = [k * points[2 * at]! + x, k * points[2 * at + 1]! + y];
    if (left > 0 && left < width && top > 0 && top < height) inSight.push(at);
  }
  return inSight;
}

function regionNames({ picture, frame, view, font }: Scene): Wanted[] {
  const wanted: Wanted[] = [];
  for (const [depth, level] of picture.levels.entries()) {
    const alpha = strength(view.k, depth === 0 ? LARGE : SMALL);
    if (alpha === 0) continue;
    for (const [at, region] of level.entries()) {
      const [first, ...others] = region.name;
      if (first === undefined || (depth === 1 && saysTheSame(picture, at))) continue;
      const [x, y] = frame.at(region.x, region.y);
      const large = depth === 0 ? 16 : 13;
      wanted.push({
        lines: [
          { text: first, font: `600 ${large}px ${font}`, height: large * 1.3 },
          ...others.map((text) => ({ text, font: `${large - 3}px ${font}`, height: (large - 3) * 1.3 })),
        ],
        x: view.k * x + view.x,
        y: view.k * y + view.y,
        alpha,
        quiet: depth === 1,
      });
    }
  }
  return wanted;
}

/** Whether a small region's name begins as that of the large one around it does. */
function saysTheSame({ levels, regionOf }: Scene['picture'], small: number): boolean {
  for (let paper = 0; 2 * paper < regionOf.length; paper++) {
    if (regionOf[2 * paper + 1] !== small) continue;
    return levels[0]?.[regionOf[2 * paper] ?? -1]?.name[0] === levels[1]?.[small]?.name[0];
  }
  return false;
}

/** What no name may cover (`Room.marked`): what is cited or near the document, and what was searched for. */
export function markedIn(scene: Scene): readonly number[] {
  const { shown, frame, view, current } = scene;
  const isSearched = standsOutAll(shown);
  const marked: number[] = [];
  for (const at of papersInSight(scene)) {
    const kind = kinds[shown.kindOf[at]!];
    if (!isSearched && kind !== 'near' && kind !== 'cited' && at !== current) continue;
    const [x, y] = [view.k * frame.points[2 * at]! + view.x, view.k * frame.points[2 * at + 1]! + view.y];
    marked.push(x, y, reachOf(scene, at));
  }
  return marked;
}

/** How far the sign of a paper reaches, with what parts it from its neighbours. */
function reachOf({ shown, radius }: Scene, at: number): number {
  return radius * sizes[kinds[shown.kindOf[at]!] ?? 'corpus'] + 1;
}

/** Whether everything that matches stands out: a search or a filter has left few. */
export function standsOutAll({ matches, isMatch: { length } }: Shown): boolean {
  return matches < length / 4;
}

function titleOf(scene: Scene, at: number): Wanted {
  const { papers, frame, view, shown, font, current } = scene;
  const title = papers[at]?.title ?? '';
  const cut = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trimEnd()}…` : title;
  return {
    lines: [{ text: cut, font: `${at === current ? '600 ' : ''}12px ${font}`, height: 16 }],
    x: view.k * frame.points[2 * at]! + view.x,
    y: view.k * frame.points[2 * at + 1]! + view.y,
    reach: reachOf(scene, at),
    isForced: at === current,
    alpha: 1,
    quiet: kinds[shown.kindOf[at] ?? 3] === 'corpus' && at !== current,
  };
}

function strength(zoom: number, [none, full, fades, gone]: readonly [number, number, number, number]): number {
  if (zoom < none || zoom >= gone) return 0;
  if (zoom < full) return (zoom - none) / (full - none);
  return zoom <= fades ? 1 : (gone - zoom) / (gone - fades);
}
