/** How is a text blanked where it is not to be read, every offset kept? */
/** Collects spans in order and blanks them all at once: one copy of the text, whatever their number. */
export class Mask {
  readonly #text: string;
  readonly #pieces: string[] = [];
  #done = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Blanks a span; what lies before the end of the last one is blanked already. */
  blank(start: number, end: number): void {
    const from = Math.max(start, this.#done);
    if (end <= from) return;
    this.#pieces.push(this.#text.slice(this.#done, from), blanked(this.#text, from, end));
    this.#done = end;
  }

  /** The text with the spans blanked; line ends stay. */
  toString(): string {
    if (this.#pieces.length === 0) return this.#text;
    return this.#pieces.join('') + this.#text.slice(this.#done);
  }
}

const blanks = ' '.repeat(256);

function blanked(text: string, start: number, end: number): string {
  let out = '';
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const code = at < end ? text.charCodeAt(at) : 10;
    if (code !== 10 && code !== 13) continue;
    for (let left = at - from; left > 0; left -= blanks.length) out += blanks.slice(0, left);
    if (at < end) out += text[at] ?? '';
    from = at + 1;
  }
  return out;
}

/** Remembers the last few texts: a slot, the citations and the passage of one text need the same mask. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const kept: { text: string; made: T }[] = [];
  return (text) => {
    const found = kept.find((each) => each.text === text);
    if (found !== undefined) return found.made;
    const made = make(text);
    kept.unshift({ text, made });
    kept.length = Math.min(kept.length, 2);
    return made;
  };
}
