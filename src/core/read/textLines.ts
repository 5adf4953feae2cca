/** Which lines has a text? */

/** One line without its line end. */
export interface TextLine {
  readonly text: string;
  /** 0-based. */
  readonly line: number;
  /** UTF-16 offsets, without the line end. */
  readonly start: number;
  readonly end: number;
}

/** The lines of a text, ended by LF, CRLF or CR. A last line end begins no further line. */
export function* textLines(text: string): Generator<TextLine> {
  let line = 0;
  let start = 0;
  let nextCr = text.indexOf('\r');
  let nextLf = text.indexOf('\n');
  while (start < text.length) {
    if (nextCr >= 0 && nextCr < start) nextCr = text.indexOf('\r', start);
    if (nextLf >= 0 && nextLf < start) nextLf = text.indexOf('\n', start);
    const end = nextCr >= 0 && (nextLf < 0 || nextCr < nextLf) ? nextCr : nextLf >= 0 ? nextLf : text.length;
    yield { text: text.slice(start, end), line, start, end };
    start = end + (end === nextCr && nextLf === end + 1 ? 2 : 1);
    line += 1;
  }
}
