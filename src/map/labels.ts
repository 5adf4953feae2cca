/** Which names find room on the map, and where? */

/** A name that wants to be written, in pixels. */
export interface Wanted {
  /** Lines, one below the other, centred. */
  readonly lines: readonly { readonly text: string; readonly font: string; readonly height: number }[];
  /** What it names: the middle of a region, or a paper. */
  readonly x: number;
  readonly y: number;
  /** How far the sign of a paper reaches: its name stands beside it. Undefined: the name of a region, which stands on it. */
  readonly reach?: number;
  /** Written even where it covers what should be seen: it is what somebody looks at. */
  readonly isForced?: boolean;
  readonly alpha: number;
  readonly quiet: boolean;
}

/** Its middle is at x and y. */
export interface Placed extends Wanted {
  readonly width: number;
  readonly height: number;
}

type Box = Pick<Placed, 'x' | 'y' | 'width' | 'height'>;

/** What names are placed in. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** What no name is to cover: of each paper that stands out x, y, and how far its sign reaches, one after the other. */
  readonly marked: readonly number[];
  readonly measure: (text: string, font: string) => number;
}

/** How far the name of a region may move from its middle, and in which steps, in pixels: farther away it would name another. */
const [FARTHEST_X, STEP_X, FARTHEST_Y, STEP_Y] = [80, 40, 88, 22];
/** Where it may stand then, the nearest first. */
const AROUND = placesAround();
/** Pixels between a sign and the name beside it. */
const BESIDE = 1;

/** Names with room around them, in the order of the wishes: one that would cover an earlier one, or what stands out, moves. */
export class Labels {
  readonly #widths = new Map<string, number>();

  /** A name that finds no room is left out; that of a region, or what is forced, only where other names leave none. */
  place(wanted: readonly Wanted[], room: Room): Placed[] {
    const placed: Placed[] = [];
    for (const each of wanted) {
      const width = Math.max(...each.lines.map(({ text, font }) => this.#widthOf(text, font, room)));
      const height = each.lines.reduce((sum, line) => sum + line.height, 0);
      // a name whose place is out of sight is left out
      if (each.x < 0 || each.x > room.width || each.y < -height || each.y > room.height + height) continue;
      const found = bestPlace({ ...each, width, height }, placed, room);
      if (found !== undefined) placed.push(found);
    }
    return placed;
  }

  #widthOf(text: string, font: string, { measure }: Room): number {
    const name = `${font}\n${text}`;
    let known = this.#widths.get(name);
    if (known === undefined) {
      if (this.#widths.size > 5000) this.#widths.clear();
      known = measure(text, font);
      this.#widths.set(name, known);
    }
    return known;
  }
}

/**
 * The first of its places that covers nothing, if need be without its last lines; else, of a region or what is forced, the one
 * that covers least.
 */
function bestPlace(name: Placed, placed: readonly Placed[], room: Room): Placed | undefined {
  let [found, least]: [Placed | undefined, number] = [undefined, Infinity];
  const marked = withinReach(name, room.marked);
  const others = placed.filter((other) => isNear(name, other, other.width / 2, other.height / 2));
  const box = { x: 0, y: 0, width: name.width, height: 0 };
  for (let { lines } = name; lines.length > 0 && least > 0; lines = lines.slice(0, -1)) {
    box.height = lines.reduce((sum, line) => sum + line.height, 0);
    for (const [right, down] of name.reach === undefined ? AROUND : beside(name.reach, box)) {
      box.x = within(name.x + right, name.width, room.width);
      box.y = name.y + down;
      // in the inmost loop: nothing is made here
      const covers = overlapsAny(box, others) ? Infinity : covered(box, marked, least);
      if (covers < least) [found, least] = [{ ...name, lines, ...box }, covers];
      if (covers === 0) break;
    }
  }
  return least === 0 || name.reach === undefined || name.isForced === true ? found : undefined;
}

function overlapsAny(box: Box, others: readonly Box[]): boolean {
  for (const other of others) if (overlap(box, other)) return true;
  return false;
}

/** A name that is cut by the edge is moved in. */
function within(x: number, width: number, room: number): number {
  return width + 8 >= room ? x : Math.max(width / 2 + 4, Math.min(room - width / 2 - 4, x));
}

/** Below the sign of a paper, above it, right and left of it. */
function beside(reach: number, { width, height }: Box): readonly (readonly [number, number])[] {
  const [across, along] = [reach + BESIDE + height / 2, reach + 4 * BESIDE + width / 2];
  return [
    [0, across],
    [0, -across],
    [along, 0],
    [-along, 0],
  ];
}

/** Whether something that reaches so far across and down may touch any place of a name. */
function isNear(name: Placed, { x, y }: Pick<Box, 'x' | 'y'>, across: number, down: number): boolean {
  const { width, height, reach = 0 } = name;
  // moved in from the edge it may be farther away, by half its width
  return (
    Math.abs(x - name.x) < FARTHEST_X + 1.5 * width + reach + across + 8 &&
    Math.abs(y - name.y) < FARTHEST_Y + height + reach + down + 8
  );
}

/** What of `Room.marked` any of its places could cover. */
function withinReach(name: Placed, marked: readonly number[]): readonly number[] {
  const near: number[] = [];
  for (let at = 0; at < marked.length; at += 3) {
    const [x = 0, y = 0, own = 0] = [marked[at], marked[at + 1], marked[at + 2]];
    if (isNear(name, { x, y }, own, own)) near.push(x, y, own);
  }
  return near;
}

function placesAround(): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  for (let x = -FARTHEST_X; x <= FARTHEST_X; x += STEP_X) {
    for (let y = -FARTHEST_Y; y <= FARTHEST_Y; y += STEP_Y) places.push([x, y]);
  }
  return places.sort((one, other) => Math.hypot(...one) - Math.hypot(...other));
}

/** How many of the papers that stand out (`Room.marked`) a name covers; of more than `most` so many. */
export function covered({ x, y, width, height }: Box, marked: readonly number[], most = Infinity): number {
  let count = 0;
  for (let at = 0; at < marked.length && count < most; at += 3) {
    const [left = 0, top = 0, reach = 0] = [marked[at], marked[at + 1], marked[at + 2]];
    if (Math.abs(left - x) < width / 2 + reach && Math.abs(top - y) < height / 2 + reach) count++;
  }
  return count;
}

function overlap(one: Box, other: Box): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + 6 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + 3
  );
}
