/** On which line does an offset stand? */
import type { Position } from '../paper.ts';

/**
 * Lines of a text as editors count them: LF, CR and CRLF end one. Walks from the offset that was asked for last, so
 * that asking in order costs one pass, and needs no table of the lines of a big file.
 */
export class Lines {
  readonly #text: string;
  #offset = 0;
  #line: number;

  /** `firstLine`: the line on which the text begins, 0-based. */
  constructor(text: string, firstLine = 0) {
    this.#text = text;
    this.#line = firstLine;
  }

  /** The 0-based line of a UTF-16 offset. */
  lineAt(offset: number): number {
    const to = Math.max(0, Math.min(offset, this.#text.length));
    let [at, line] = [this.#offset, this.#line];
    for (; at < to; at += 1) if (this.#endsLineAt(at)) line += 1;
    for (; at > to; at -= 1) if (this.#endsLineAt(at - 1)) line -= 1;
    this.#offset = to;
    return (this.#line = line);
  }

  /** Line and column of a UTF-16 offset, both 0-based. */
  at(offset: number): Position {
    const line = this.lineAt(offset);
    let start = this.#offset;
    while (start > 0 && !this.#endsLineAt(start - 1)) start -= 1;
    return { line, character: this.#offset - start };
  }

  /** The offset of the end of the line that holds `offset`, before its line end. */
  endOf(offset: number): number {
    let end = offset;
    for (; end < this.#text.length; end += 1) {
      const char = this.#text.charCodeAt(end);
      if (char === 10 || char === 13) break;
    }
    return end;
  }

  /** The CR of a CRLF ends nothing. */
  #endsLineAt(at: number): boolean {
    const char = this.#text.charCodeAt(at);
    return char === 10 || (char === 13 && this.#text.charCodeAt(at + 1) !== 10);
  }
}
