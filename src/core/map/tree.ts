/** How strongly do many points push each other away? A tree over the plane, in which far ones count together. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

/** Points of a leaf: they lie side by side, and what pushes one pushes all of them. */
const LEAF = 12;
/** Bits of each coordinate by which points are sorted. */
const BITS = 15;

/**
 * Barnes and Hut's tree (1986), as van der Maaten, "Accelerating t-SNE using Tree-Based Algorithms" (2014), uses it; walked once
 * for each leaf and not for each point. Nodes stand in the order of a walk: `skip` leads past all below.
 */
export class Tree {
  readonly #size: number;
  /** Points along a Z-shaped curve (Morton 1966): those of a node stand side by side. */
  readonly #order: Uint32Array;
  readonly #codes: Float64Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  /** By node: mean of its points, how many, the square of its width, the first node behind it, its first point. */
  readonly #meanX: Float64Array;
  readonly #meanY: Float64Array;
  readonly #count: Uint32Array;
  readonly #width: Float64Array;
  readonly #skip: Uint32Array;
  readonly #first: Uint32Array;
  /** By node: left, right, top, bottom of its points. */
  readonly #box: Float64Array;
  #nodes = 0;
  /** What pushes a leaf: places and numbers of points. */
  readonly #from: Float64Array;

  /** A tree for so many points. */
  constructor(size: number) {
    const most = 2 * size + 2;
    this.#size = size;
    this.#order = new Uint32Array(size);
    this.#codes = new Float64Array(size);
    [this.#x, this.#y] = [new Float64Array(size), new Float64Array(size)];
    [this.#meanX, this.#meanY, this.#width] = [new Float64Array(most), new Float64Array(most), new Float64Array(most)];
    [this.#count, this.#skip, this.#first] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
    this.#box = new Float64Array(4 * most);
    this.#from = new Float64Array(3 * most);
  }

  /** Puts in all points: `places` holds x and y of each. */
  fill(places: Float32Array): void {
    const size = this.#size;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let at = 0; at < 2 * size; at += 2) {
      left = Math.min(left, places[at]!);
      right = Math.max(right, places[at]!);
      top = Math.min(top, places[at + 1]!);
      bottom = Math.max(bottom, places[at + 1]!);
    }
    const cells = (1 << BITS) - 1;
    const fine = cells / Math.max(right - left, bottom - top, 1e-12);
    for (let point = 0; point < size; point++) {
      const code = interleaved(((places[2 * point]! - left) * fine) | 0, ((places[2 * point + 1]! - top) * fine) | 0);
      // sorted as numbers: the point goes along behind the code
      this.#codes[point] = code * size + point;
    }
    this.#codes.sort();
    for (let at = 0; at < size; at++) {
      const code = Math.floor(this.#codes[at]! / size);
      const point = this.#codes[at]! - code * size;
      this.#order[at] = point;
      this.#codes[at] = code;
      this.#x[at] = places[2 * point]!;
      this.#y[at] = places[2 * point + 1]!;
    }
    this.#nodes = 0;
    if (size > 0) this.#build(0, size, 2 * BITS - 1);
  }

  /**
   * Adds to `force` (x and y of each point) what all other points push it with, by Student's kernel q = 1 / (1 + d^2): each
   * with q^2 times the difference. `wide`: the square of width over distance under which a node pushes as one point. Yields
   * after some points; returns the sum of all q between two different points.
   */
  *push(force: Float32Array, wide: number): Generator<undefined, number> {
    let sum = 0;
    let done = 0;
    for (let leaf = 0; leaf < this.#nodes; leaf++) {
      if (this.#skip[leaf] !== leaf + 1) continue;
      const from = this.#gather(leaf, wide);
      sum += this.#pushLeaf(leaf, from, force);
      done += this.#count[leaf]!;
      if (done < 500) continue;
      done = 0;
      yield undefined;
    }
    // each point has pushed itself, without moving
    return sum - this.#size;
  }

  /** Collects what pushes a leaf; answers how many entries that are. */
  #gather(leaf: number, wide: number): number {
    const from = this.#from;
    const [left, right, top, bottom] = [
      this.#box[4 * leaf]!,
      this.#box[4 * leaf + 1]!,
      this.#box[4 * leaf + 2]!,
      this.#box[4 * leaf + 3]!,
    ];
    let entries = 0;
    for (let node = 0; node < this.#nodes;) {
      const [x, y] = [this.#meanX[node]!, this.#meanY[node]!];
      const dx = x < left ? left - x : x > right ? x - right : 0;
      const dy = y < top ? top - y : y > bottom ? y - bottom : 0;
      if (this.#width[node]! < wide * (dx * dx + dy * dy)) {
        from[entries++] = x;
        from[entries++] = y;
        from[entries++] = this.#count[node]!;
        node = this.#skip[node]!;
      } else if (this.#skip[node] === node + 1) {
        const end = this.#first[node]! + this.#count[node]!;
        for (let at = this.#first[node]!; at < end; at++) {
          from[entries++] = this.#x[at]!;
          from[entries++] = this.#y[at]!;
          from[entries++] = 1;
        }
        node++;
      } else node++;
    }
    return entries;
  }

  #pushLeaf(leaf: number, entries: number, force: Float32Array): number {
    const from = this.#from;
    let sum = 0;
    const end = this.#first[leaf]! + this.#count[leaf]!;
    for (let at = this.#first[leaf]!; at < end; at++) {
      const x = this.#x[at]!;
      const y = this.#y[at]!;
      let [fx, fy] = [0, 0];
      for (let entry = 0; entry < entries; entry += 3) {
        const dx = x - from[entry]!;
        const dy = y - from[entry + 1]!;
        const q = 1 / (1 + dx * dx + dy * dy);
        const many = from[entry + 2]! * q;
        sum += many;
        const strength = many * q;
        fx += strength * dx;
        fy += strength * dy;
      }
      const point = 2 * this.#order[at]!;
      force[point]! += fx;
      force[point + 1]! += fy;
    }
    return sum;
  }

  /** The node of the points from `start` to `end`, which agree in all bits above `bit`, and all nodes below. */
  #build(start: number, end: number, bit: number): void {
    // bits in which all agree part nobody
    let split = start;
    while (end - start > LEAF && bit >= 0) {
      split = this.#firstWith(bit, start, end);
      if (split > start && split < end) break;
      bit--;
    }
    const node = this.#nodes++;
    this.#count[node] = end - start;
    this.#first[node] = start;
    let [x, y] = [0, 0];
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let at = start; at < end; at++) {
      x += this.#x[at]!;
      y += this.#y[at]!;
      left = Math.min(left, this.#x[at]!);
      right = Math.max(right, this.#x[at]!);
      top = Math.min(top, this.#y[at]!);
      bottom = Math.max(bottom, this.#y[at]!);
    }
    this.#meanX[node] = x / (end - start);
    this.#meanY[node] = y / (end - start);
    this.#width[node] = Math.max(right - left, bottom - top) ** 2;
    this.#box.set([left, right, top, bottom], 4 * node);
    if (end - start > LEAF && bit >= 0) {
      this.#build(start, split, bit - 1);
      this.#build(split, end, bit - 1);
    }
    this.#skip[node] = this.#nodes;
  }

  /** Where the points begin that have a bit in their code. */
  #firstWith(bit: number, start: number, end: number): number {
    const wanted = 2 ** bit;
    let [low, high] = [start, end];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (Math.floor(this.#codes[middle]! / wanted) % 2 === 1) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** The bits of two numbers of 15 bits in turn. */
function interleaved(x: number, y: number): number {
  return spread(x) + 2 * spread(y);
}

/** Every second bit (Warren, "Hacker's Delight", 7-2). */
function spread(bits: number): number {
  let wide = bits;
  wide = (wide | (wide << 8)) & 0x00ff00ff;
  wide = (wide | (wide << 4)) & 0x0f0f0f0f;
  wide = (wide | (wide << 2)) & 0x33333333;
  return (wide | (wide << 1)) & 0x55555555;
}
