/** Which rows and cells has a CSV text? */

/** One row: where it stands (0-based lines, UTF-16 offsets without the line end) and its cells, quotes undone. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly start: number;
  readonly end: number;
  /** Its last cell's quote was never closed: the row ends with its line. */
  readonly isOpen: boolean;
}

/** A quoted cell that goes on for longer than this lost its closing quote. */
const LONGEST_CELL = 100_000;

/** Whether a line is Excel's own, which says what parts the cells: `sep=;`. */
export function isSeparatorLine(line: string): boolean {
  return /^"?sep=.?"?$/i.test(line);
}

/** The separator that the file names, or else the one that the first line has most of: comma, semicolon or tab. */
export function separatorOf(text: string): string {
  const named = /^"?sep=([,;\t|])/i.exec(text)?.[1];
  if (named !== undefined) return named;
  const header = /^[^\r\n]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: header.split(separator).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

/** All rows (RFC 4180: quotes around cells that hold separators, quotes and line ends; a quote in them doubled). */
export function* csvRows(text: string, separator: string): Generator<CsvRow> {
  let at = 0;
  let line = 0;
  let lost = 0;
  while (at < text.length) {
    // each lost quote has cost a look at what follows; after some the quotes mean nothing
    const row = rowAt(text, at, line, separator, lost < 20);
    if (row.isOpen) lost += 1;
    yield row;
    at = row.end + (text[row.end] === '\r' && text[row.end + 1] === '\n' ? 2 : 1);
    line = row.endLine + 1;
  }
}

function rowAt(text: string, start: number, line: number, separator: string, isQuoting: boolean): CsvRow {
  const cells: string[] = [];
  let isOpen = false;
  let endLine = line;
  let at = start;
  for (;;) {
    const close = isQuoting && text[at] === '"' ? closingQuote(text, at, separator) : -1;
    if (close >= 0) {
      const inside = text.slice(at + 1, close);
      endLine += inside.match(/\r\n|\r|\n/g)?.length ?? 0;
      cells.push(inside.includes('""') ? inside.replace(/""/g, '"') : inside);
      at = close + 1;
    } else {
      isOpen ||= isQuoting && text[at] === '"';
      const end = endOfCell(text, at, separator);
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] !== separator) return { cells, line, endLine, start, end: at, isOpen };
    at += 1;
  }
}

function endOfCell(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length) {
    const char = text[at];
    if (char === separator || char === '\n' || char === '\r') break;
    at += 1;
  }
  return at;
}

/** The quote before a separator or a line end; -1 when there is none in reach. */
function closingQuote(text: string, open: number, separator: string): number {
  const last = Math.min(text.length, open + LONGEST_CELL);
  for (let at = text.indexOf('"', open + 1); at >= 0 && at < last; at = text.indexOf('"', at + 1)) {
    const next = text[at + 1];
    if (next === '"') at += 1;
    else if (next === undefined || next === separator || next === '\n' || next === '\r') return at;
    // this one opens another cell: the one before lost its end
    else if (/[\r\n]/.test(text.charAt(at - 1)) || (text[at - 1] === separator && at > open + 1)) return -1;
  }
  return -1;
}
