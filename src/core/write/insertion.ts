/** Where in a .bib file does a new entry go, and how does it go again? */
import { scanBib } from '../read/bibScan.ts';
import type { BibBlock } from '../read/bibScan.ts';
import { lineEndOf } from './lineEnds.ts';
import { type Place, placeInOrder } from './sortedPlace.ts';

/** A change of a text: `text` put in at `offset` (UTF-16), nothing taken out. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** A change of a text: `length` characters from `offset` (UTF-16) taken out. */
export interface Removal {
  readonly offset: number;
  readonly length: number;
}

/**
 * Where an entry goes: in order where the file is sorted by key, author or year, else at the end; never inside another entry
 * or a comment, nor behind a half-typed one that would swallow it. Line ends and blank lines between entries are the file's
 * own. `bibtex` has `\n` line ends. Linear in the text; any text will do.
 */
export function insertionFor(bibText: string, bibtex: string, key: string): Insertion {
  const lineEnd = lineEndOf(bibText);
  const entry = bibtex.replace(/\r\n|\r|\n/gu, lineEnd);
  const spans = [...scanBib(bibText)];
  const gap = lineEnd.repeat(linesBetween(bibText, spans));
  const neighbours = neighboursInOrder(bibText, spans, bibtex, key);
  if (neighbours?.before !== undefined) return behind(bibText, spans, neighbours.before, entry, gap);
  if (neighbours?.after !== undefined) {
    const offset = startWithComment(bibText, spans, neighbours.after.start);
    return { offset, text: (startsLine(bibText, offset) ? '' : gap) + entry + gap };
  }
  return last(bibText, spans, entry, gap, lineEnd);
}

/**
 * The edit that takes an insertion back exactly, or undefined when it is no longer there unchanged. Where the rest of
 * the file has changed meanwhile, the copy nearest to where it was put in is the one.
 */
export function removalFor(bibText: string, inserted: Insertion): Removal | undefined {
  const { offset, text } = inserted;
  if (text === '') return undefined;
  if (bibText.startsWith(text, offset)) return { offset, length: text.length };
  const before = bibText.lastIndexOf(text, offset);
  const after = bibText.indexOf(text, Math.max(0, offset));
  if (before < 0 && after < 0) return undefined;
  const isBefore = after < 0 || (before >= 0 && offset - before < after - offset);
  return { offset: isBefore ? before : after, length: text.length };
}

/** What programs keep behind the last entry: JabRef, BibDesk, KBibTeX, Emacs. */
const FOOTER = /@comment\s*\{\s*(?:jabref-(?:meta|entrytype):|BibDesk |x-kbibtex)|^[^\r\n]*Local Variables:/imu;

/** At the end of the file: before a half-typed last entry, and before what programs keep there. */
function last(text: string, spans: readonly BibBlock[], entry: string, gap: string, lineEnd: string): Insertion {
  const half = spans.at(-1)?.isClosed === false ? spans.at(-1) : undefined;
  const open = openComments(text, spans).find(({ end }) => end > text.length) ?? half;
  const footer = FOOTER.exec(text.slice(-20_000));
  const footerAt = footer === null ? undefined : Math.max(0, text.length - 20_000) + footer.index;
  const stop =
    open?.start ?? (footerAt !== undefined && footerAt >= (lastPaper(spans)?.end ?? 0) ? footerAt : undefined);
  if (stop !== undefined) {
    const before = startsLine(text, stop) ? '' : gap;
    return { offset: stop, text: before + entry + gap };
  }
  if (/^\ufeff?\s*$/u.test(text)) return { offset: text.length, text: entry + lineEnd };
  const tail = /\s*$/u.exec(text.slice(-1000))?.[0] ?? '';
  const lineEnds = tail.match(/\r\n|\r|\n/gu)?.length ?? 0;
  const missing = Math.max(0, gap.length / lineEnd.length - lineEnds);
  // blanks behind the last line end would indent the entry
  const before = missing === 0 && !/[\r\n]$/u.test(tail) ? lineEnd : lineEnd.repeat(missing);
  return { offset: text.length, text: before + entry + lineEnd };
}

function lastPaper(spans: readonly BibBlock[]): BibBlock | undefined {
  return spans.findLast(({ key }) => key !== undefined);
}

/** Behind an entry: at the end of its line, so that the gap that followed it now follows the new one. */
function behind(text: string, spans: readonly BibBlock[], before: BibBlock, entry: string, gap: string): Insertion {
  const next = spans.find(({ start }) => start >= before.end);
  const lineRest = /[\r\n]/u.exec(text.slice(before.end, next?.start));
  if (lineRest !== null) return { offset: before.end + lineRest.index, text: gap + entry };
  if (next === undefined) return { offset: text.length, text: gap + entry };
  return { offset: before.end, text: gap + entry + gap };
}

/** Between which entries it belongs, when all are in order; undefined when it goes to the end of the file. */
function neighboursInOrder(text: string, spans: readonly BibBlock[], bibtex: string, key: string): Place | undefined {
  if (spans.at(-1)?.isClosed === false) return undefined;
  const comments = openComments(text, spans);
  const isCommented = ({ start }: BibBlock): boolean =>
    comments.some((comment) => comment.start < start && start < comment.end);
  const papers = spans.filter((span) => span.key !== undefined && span.isClosed && !isCommented(span));
  const place = placeInOrder(text, papers, bibtex, key);
  return place?.after === undefined ? undefined : place;
}

/**
 * Comments with entries on lines of their own inside, as people switch them off: to BibTeX these are entries all the same
 * (see bibScan.ts), to biber they are none. A new one does not go among them.
 */
function openComments(text: string, spans: readonly BibBlock[]): readonly { start: number; end: number }[] {
  return spans.flatMap(({ type, isClosed, start, body }) => {
    if (type !== 'comment' || isClosed) return [];
    let depth = 1;
    for (let at = body.start; at < text.length; at += 1) {
      const char = text.charCodeAt(at);
      if (char === 123) depth += 1;
      else if (char === 125 && --depth === 0) return [{ start, end: at + 1 }];
    }
    return [{ start, end: Infinity }];
  });
}

/** How many line ends most entries have between them: 2 is one blank line, and what a file without a manner gets. */
export function linesBetween(text: string, spans: readonly BibBlock[]): number {
  const counts = [0, 0, 0, 0];
  for (const [at, span] of spans.entries()) {
    const between = text.slice(spans[at - 1]?.end ?? span.start, span.start);
    if (at === 0 || !/^\s+$/u.test(between)) continue;
    const lines = between.match(/\r\n|\r|\n/gu)?.length ?? 0;
    if (lines > 0) counts[Math.min(lines, 3)] = (counts[Math.min(lines, 3)] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  return most === 0 ? 2 : ([2, 1, 3].find((lines) => counts[lines] === most) ?? 2);
}

/** The start of an entry with the comment lines that stand right above it, unless those begin the file. */
function startWithComment(text: string, spans: readonly BibBlock[], start: number): number {
  const floor = spans.findLast(({ end }) => end <= start)?.end ?? 0;
  const own = lineStart(text, start);
  if (own < floor || text.slice(own, start).trim() !== '') return start;
  let offset = own;
  while (offset > floor) {
    const above = lineStart(text, offset - (text.startsWith('\r\n', offset - 2) ? 2 : 1));
    if (above < floor || text.slice(above, offset).trim() === '') return offset;
    if (above === 0) return own;
    offset = above;
  }
  return offset;
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n]/u.test(text[start - 1] ?? '')) start--;
  return start;
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || /[\r\n]/u.test(text[offset - 1] ?? '') || (offset === 1 && text.startsWith('\ufeff'));
}
