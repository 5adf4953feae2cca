/** Where on the canvas does each paper stand? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Look } from './state.ts';

/** What zoom and pan have come to: a paper at (x, y) of the frame stands at (k x + dx, k y + dy). d3-zoom's transform. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** Part of the canvas that stays free around the papers. */
const MARGIN = 0.07;

/** The map in a canvas of a size, everything shown: x and y of each paper in pixels. */
export class Frame {
  readonly width: number;
  readonly height: number;
  readonly points: Float32Array;
  readonly #scale: number;
  readonly #left: number;
  readonly #top: number;

  constructor(places: Float32Array, width: number, height: number) {
    this.width = width;
    this.height = height;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let at = 0; at < places.length; at += 2) {
      left = Math.min(left, places[at]!);
      right = Math.max(right, places[at]!);
      top = Math.min(top, places[at + 1]!);
      bottom = Math.max(bottom, places[at + 1]!);
    }
    if (places.length === 0) [left, right, top, bottom] = [0, 1, 0, 1];
    const room = 1 - 2 * MARGIN;
    this.#scale = Math.min(
      (room * width) / Math.max(right - left, 1e-6),
      (room * height) / Math.max(bottom - top, 1e-6),
    );
    // one paper alone, or all in one place
    if (right - left < 1e-6 && bottom - top < 1e-6) this.#scale = 1;
    this.#left = width / 2 - (this.#scale * (left + right)) / 2;
    this.#top = height / 2 - (this.#scale * (top + bottom)) / 2;
    this.points = new Float32Array(places.length);
    for (let at = 0; at < places.length; at += 2) {
      const [x, y] = this.at(places[at]!, places[at + 1]!);
      this.points[at] = x;
      this.points[at + 1] = y;
    }
  }

  /** A place of the map in the frame. */
  at(x: number, y: number): [number, number] {
    return [this.#left + this.#scale * x, this.#top + this.#scale * y];
  }

  /** What a view looks at, for a canvas of any size. */
  lookOf({ k, x, y }: View): Look {
    return {
      x: ((this.width / 2 - x) / k - this.#left) / this.#scale,
      y: ((this.height / 2 - y) / k - this.#top) / this.#scale,
      zoom: k,
    };
  }

  /** The view that looks at a place. */
  viewOf(look: Look | undefined): View {
    if (look === undefined) return { k: 1, x: 0, y: 0 };
    const [x, y] = this.at(look.x, look.y);
    return { k: look.zoom, x: this.width / 2 - look.zoom * x, y: this.height / 2 - look.zoom * y };
  }
}
