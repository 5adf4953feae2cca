/** How is a .bib file that is too large to hold as one text read stretch by stretch? No entry is cut. */
import { type BadField, type Fields, fieldsIn } from './bibFields.ts';
import { type BibBlock, LOOKED_BACK, scanStretch } from './bibScan.ts';
import { Lines } from './lines.ts';
import { type OwnText, ownTextFor } from './ownText.ts';

/** A stretch of a text, with the blocks that begin in it. Offsets of the blocks are those in the stretch. */
export interface BibStretch {
  readonly text: string;
  /** Of its first character in the whole text, in UTF-16 code units. */
  readonly offset: number;
  readonly lines: Lines;
  readonly blocks: readonly BibBlock[];
  readonly isLast: boolean;
  readonly own: OwnText;
}

/**
 * A text that comes in pieces, as stretches of one piece or more: what begins in a piece and does not end there waits for the
 * next. Linear, however long a block is: a stretch that was too short is looked at again when it is twice as long.
 */
export function* bibStretches(pieces: Iterator<string, unknown>): Generator<BibStretch, void> {
  let [text, from, offset, line, enough] = ['', 0, 0, 0, 0];
  let next = pieces.next();
  while (next.done !== true) {
    text += next.value;
    next = pieces.next();
    const isLast = next.done === true;
    if (!isLast && text.length < enough) continue;
    const lines = new Lines(text, line);
    const blocks: BibBlock[] = [];
    const scan = scanStretch(text, from, isLast);
    let step = scan.next();
    for (; step.done !== true; step = scan.next()) blocks.push(step.value);
    yield { text, offset, lines, blocks, isLast, own: ownTextFor(text) };
    const goOn = step.value;
    const dropped = Math.max(0, goOn - LOOKED_BACK);
    line = lines.lineAt(dropped);
    offset += dropped;
    enough = 2 * (text.length - goOn);
    text = text.slice(dropped);
    from = goOn - dropped;
  }
}

/** The raw fields of a block, cut from a copy of it: what is kept of them keeps the entry in memory, never the stretch. */
export function fieldsOf(
  { text, own }: BibStretch,
  { start, end, body, keySpan, isClosed }: BibBlock,
  strings: ReadonlyMap<string, string>,
): { fields: Fields; bad: readonly BadField[] } {
  return fieldsIn(
    own(text.slice(start, end)),
    (keySpan?.end ?? body.start) - start,
    body.end - start,
    strings,
    isClosed,
  );
}
