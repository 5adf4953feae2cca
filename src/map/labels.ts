/** Which names find room on the map, and where? */

/** A name that wants to be written, in pixels. */
export interface Wanted {
  /** Lines, one below the other, centred. */
  readonly lines: readonly { readonly text: string; readonly font: string; readonly height: number }[];
  readonly x: number;
  /** The middle of all lines. */
  readonly y: number;
  readonly alpha: number;
  readonly quiet: boolean;
}

export interface Placed extends Wanted {
  readonly width: number;
  readonly height: number;
}

/** Names with room around them, in the order of the wishes: a name that would cover an earlier one is left out. */
export class Labels {
  readonly #widths = new Map<string, number>();

  place(
    wanted: readonly Wanted[],
    measure: (text: string, font: string) => number,
    width: number,
    tall: number,
  ): Placed[] {
    const placed: Placed[] = [];
    for (const each of wanted) {
      const own = Math.max(...each.lines.map(({ text, font }) => this.#widthOf(text, font, measure)));
      const height = each.lines.reduce((sum, line) => sum + line.height, 0);
      // a name that is cut by the edge is moved in; one whose place is out of sight is left out
      if (each.x < 0 || each.x > width || each.y < -height || each.y > tall + height) continue;
      const x = own + 8 >= width ? each.x : Math.max(own / 2 + 4, Math.min(width - own / 2 - 4, each.x));
      const moved = { ...each, x, width: own, height };
      if (!placed.some((other) => overlap(moved, other))) placed.push(moved);
    }
    return placed;
  }

  #widthOf(text: string, font: string, measure: (text: string, font: string) => number): number {
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

function overlap(one: Placed, other: Placed): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + 6 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + 3
  );
}
