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

/** How far the name of a region may move from its middle, in shares of its width and of its height, and in which steps. */
const [FARTHEST_X, STEP_X, FARTHEST_Y, STEP_Y] = [0.75, 0.25, 2, 0.5];
/** Where it may stand then, the nearest first. */
const AROUND = placesAround();
/** Pixels between a sign and the name beside it. */
const BESIDE = 1;

/** Names with room around them, in the order of the wishes: one that would cover an earlier one, or what stands out, moves. */
export class Labels {
  readonly #widths = new Map<string, number>();

  /** A name that finds no room is left out; that of a region only where another name is, or most of what it would cover stands out. */
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

/** The first of its places that covers nothing; else, of a region or what is forced, the one that covers least. */
function bestPlace(name: Placed, placed: readonly Placed[], room: Room): Placed | undefined {
  let [found, least]: [Box | undefined, number] = [undefined, Infinity];
  const marked = withinReach(name, room.marked);
  const others = placed.filter((other) => {
    const isNear = Math.abs(other.x - name.x) < (1.5 + FARTHEST_X) * name.width + other.width;
    return isNear && Math.abs(other.y - name.y) < (1 + FARTHEST_Y) * name.height + other.height;
  });
  for (const place of placesOf(name)) {
    // a name that is cut by the edge is moved in
    const x =
      name.width + 8 >= room.width
        ? place.x
        : Math.max(name.width / 2 + 4, Math.min(room.width - name.width / 2 - 4, place.x));
    const moved = { x, y: place.y, width: name.width, height: name.height };
    if (others.some((other) => overlap(moved, other))) continue;
    const covers = covered(moved, marked, least);
    if (covers < least) [found, least] = [moved, covers];
    if (covers === 0) break;
  }
  const isWanted = least === 0 || name.reach === undefined || name.isForced === true;
  return found !== undefined && isWanted ? { ...name, ...found } : undefined;
}

function placesOf({ x, y, width, height, reach }: Placed): { readonly x: number; readonly y: number }[] {
  if (reach === undefined) return AROUND.map(([right, down]) => ({ x: x + right * width, y: y + down * height }));
  const [across, along] = [reach + BESIDE + height / 2, reach + 4 * BESIDE + width / 2];
  return [
    { x, y: y + across },
    { x, y: y - across },
    { x: x + along, y },
    { x: x - along, y },
  ];
}

/** What of `Room.marked` any of its places could cover. */
function withinReach({ x, y, width, height, reach = 0 }: Placed, marked: readonly number[]): readonly number[] {
  const near: number[] = [];
  for (let at = 0; at < marked.length; at += 3) {
    const [left = 0, top = 0, own = 0] = [marked[at], marked[at + 1], marked[at + 2]];
    // moved in from the edge it may be farther away, by half its width
    const isNear = Math.abs(left - x) < (1.5 + FARTHEST_X) * width + reach + own;
    if (isNear && Math.abs(top - y) < (1 + FARTHEST_Y) * height + reach + own) near.push(left, top, own);
  }
  return near;
}

function placesAround(): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  for (let x = -FARTHEST_X; x <= FARTHEST_X; x += STEP_X) {
    for (let y = -FARTHEST_Y; y <= FARTHEST_Y; y += STEP_Y) places.push([x, y]);
  }
  // a name is some three times as wide as it is high
  const far = ([x, y]: readonly [number, number]): number => (3 * x) ** 2 + y ** 2;
  return places.sort((one, other) => far(one) - far(other));
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
