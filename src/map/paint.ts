/** How is the map drawn on its canvas? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Colours } from './colours.ts';
import { type Labels, type Placed } from './labels.ts';
import { markedIn, type Scene, standsOutAll, wantedNames } from './names.ts';
import { type Kind, kinds } from './state.ts';
import { outline, sizes, type Stamps } from './symbols.ts';

/** What lasts from frame to frame. */
export interface Painter {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly stamps: Stamps;
  readonly labels: Labels;
  readonly ground: HTMLCanvasElement | undefined;
  /** Pixels of the screen for one of the page. */
  readonly density: number;
}

/** Papers drawn over others last. */
const order: readonly Kind[] = ['corpus', 'citable', 'cited', 'near'];
/** What does not match stays, hardly seen: so the map keeps its shape. */
const FAINT = 0.13;
/** Many dots lie over each other: the ground shines through. */
const DOT = 0.75;
/** More points than these are drawn as plain dots. */
const MOST_STAMPS = 400;

/** Draws one frame. */
export function paint(painter: Painter, scene: Scene): void {
  const { context, colours, density, ground } = painter;
  const { frame, view } = scene;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, frame.width, frame.height);
  if (ground !== undefined) {
    context.drawImage(ground, view.x, view.y, view.k * frame.width, view.k * frame.height);
  }
  const { radius } = scene;
  const isAbove = (kind: Kind): boolean => standsOutAll(scene.shown) || kind === 'cited' || kind === 'near';
  for (const kind of order) stamp(painter, scene, kind, radius, 0);
  for (const kind of order) if (!isAbove(kind)) stamp(painter, scene, kind, radius, 1);
  const measure = (text: string, font: string): number => {
    context.font = font;
    return context.measureText(text).width;
  };
  const { width, height } = frame;
  const names = painter.labels.place(wantedNames(scene), { width, height, marked: markedIn(scene), measure });
  for (const name of names) write(painter, name);
  // what stands out is seen whole, even where a name finds no other room
  for (const kind of order) if (isAbove(kind)) stamp(painter, scene, kind, radius, 1);
  context.globalAlpha = 1;
  ring(painter, scene, scene.hovered, radius, colours.text, 1.5);
  ring(painter, scene, scene.current, radius, colours.focus, 2);
}

/** Many papers are small from afar; near ones grow, but less than the map does. */
export function radiusFor(papers: number, zoom: number): number {
  const base = papers < 300 ? 4.2 : papers < 1500 ? 3.2 : 2.1;
  return Math.min(8, base * Math.max(1, zoom) ** 0.4);
}

/** `matching`: 1 for papers that match, 0 for all others. */
function stamp(painter: Painter, scene: Scene, kind: Kind, radius: number, matching: 0 | 1): void {
  const { context, colours } = painter;
  context.globalAlpha = matching === 1 ? 1 : FAINT;
  const inSight = pointsInSight(scene, kinds.indexOf(kind), matching, radius);
  if (inSight.length > 2 * MOST_STAMPS) {
    if (matching === 1 && !colours.isHighContrast) context.globalAlpha = DOT;
    dots(painter, inSight, colours.kinds[kind], radius * sizes[kind]);
  } else stamps(painter, inSight, kind, radius);
}

/** x and y of the points of a kind that are in sight. */
function pointsInSight(
  { frame, view, shown }: Scene,
  kind: number,
  matching: number,
  radius: number,
): readonly number[] {
  const { points, width, height } = frame;
  const { kindOf, isMatch } = shown;
  const edge = 3 * radius;
  const inSight: number[] = [];
  for (let at = 0; at < kindOf.length; at++) {
    if (kindOf[at] !== kind || isMatch[at] !== matching) continue;
    const x = view.k * points[2 * at]! + view.x;
    const y = view.k * points[2 * at + 1]! + view.y;
    if (x > -edge && y > -edge && x < width + edge && y < height + edge) inSight.push(x, y);
  }
  return inSight;
}

function stamps(
  { context, colours, stamps: made, density }: Painter,
  inSight: readonly number[],
  kind: Kind,
  radius: number,
): void {
  const { picture, reach } = made.of(kind, radius, colours, density);
  for (let at = 0; at < inSight.length; at += 2) {
    context.drawImage(picture, inSight[at]! - reach, inSight[at + 1]! - reach, 2 * reach, 2 * reach);
  }
}

/**
 * Squares without their corners, all in one path: thousands of them are filled in a millisecond, where a browser without a
 * graphics card takes thirty to stamp as many pictures (and a hundred to fill as many circles).
 */
function dots({ context, density }: Painter, inSight: readonly number[], colour: string, radius: number): void {
  // whole pixels of the screen: nothing to be smoothed
  const half = Math.max(1, Math.round(radius * density));
  const corner = Math.max(1, Math.round(half * 0.4));
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colour;
  context.beginPath();
  for (let at = 0; at < inSight.length; at += 2) {
    const x = Math.round(inSight[at]! * density);
    const y = Math.round(inSight[at + 1]! * density);
    context.rect(x - half, y - half + corner, 2 * half, 2 * (half - corner));
    context.rect(x - half + corner, y - half, 2 * (half - corner), 2 * half);
  }
  context.fill();
  context.restore();
}

function ring({ context }: Painter, scene: Scene, at: number, radius: number, colour: string, line: number): void {
  if (at < 0 || at >= scene.shown.kindOf.length) return;
  const kind = kinds[scene.shown.kindOf[at]!] ?? 'corpus';
  const { frame, view } = scene;
  context.save();
  context.translate(view.k * frame.points[2 * at]! + view.x, view.k * frame.points[2 * at + 1]! + view.y);
  context.beginPath();
  outline(context, kind, radius * sizes[kind] + 3.5);
  context.lineWidth = line;
  context.strokeStyle = colour;
  context.stroke();
  context.restore();
}

/** Letters with a rim of the background: legible over anything. */
function write({ context, colours }: Painter, { lines, x, y, height, alpha, quiet }: Placed): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  let top = y - height / 2;
  for (const line of lines) {
    context.font = line.font;
    context.globalAlpha = alpha;
    context.lineWidth = 3.5;
    context.strokeStyle = colours.background;
    context.strokeText(line.text, x, top + line.height / 2);
    context.fillStyle = quiet && !colours.isHighContrast ? colours.quiet : colours.text;
    context.fillText(line.text, x, top + line.height / 2);
    top += line.height;
  }
  context.globalAlpha = 1;
}
