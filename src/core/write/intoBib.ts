/** What is put in where somebody points in a .bib: entries, set off from what stands around? */
import type { Paper, PaperId } from '../paper.ts';
import { scanBib } from '../read/bibScan.ts';
import { linesBetween } from './insertion.ts';
import { laidOut } from './laidOut.ts';
import { lineEndOf } from './lineEnds.ts';
import { styleFor, takenBy, type Target, type Wishes } from './placed.ts';
import { writeStub } from './stub.ts';
import { beyond } from './texLetters.ts';

/** An entry that is wanted: of a paper, or as somebody has written it; `key`: the one that it shall have where it is free. */
export interface NewEntry {
  readonly paper: PaperId | Paper;
  readonly entry?: string;
  readonly key?: string;
}

/** The text that goes in. */
export interface IntoBib {
  /** With the file's line ends, and the blank lines that are missing around it. Empty where no paper is there any more. */
  readonly text: string;
  /** The keys of the entries in it, in order. */
  readonly keys: readonly string[];
  /** Keys of entries that are there already, of the same works. */
  readonly doubles: readonly string[];
  /** A character that the file's encoding can't hold and TeX has no command for. */
  readonly unwritable?: string;
}

/** An entry that is known now, with the key that it gets and that of the entry that the work has already. */
export interface Known {
  readonly paper: Paper;
  readonly key: string;
  readonly entry?: string;
  readonly same?: string;
}

/** What `intoBib` is told. */
export interface BibPlaceAsked {
  readonly target: Target & { readonly content: string };
  readonly offset: number;
  readonly entries: readonly NewEntry[];
  readonly wishes: Wishes;
}

/** The entries as text for `offset`; null where no entry can begin there. */
export function intoBib(
  { target: { content: text, encoding = 'utf8' }, offset, entries, wishes }: BibPlaceAsked,
  know: (entry: NewEntry) => Known | undefined,
): IntoBib | null {
  if (!canBeginAt(text, offset)) return null;
  const known = entries.flatMap((each) => know(each) ?? []);
  const style = styleFor(text, takenBy(encoding), wishes.dialect);
  const written = known.map(({ paper, key, entry }) =>
    entry === undefined
      ? writeStub(paper, key, style, { abstract: wishes.abstract ?? false })
      : laidOut(entry, key, text),
  );
  const unwritable = beyond(written.join(''), takenBy(encoding));
  return {
    text: written.length === 0 ? '' : setOff(text, offset, written),
    keys: known.map(({ key }) => key),
    doubles: known.flatMap(({ same }) => same ?? []),
    ...(unwritable === undefined ? {} : { unwritable }),
  };
}

/** Between entries, on a line that holds nothing but blanks before it, or right behind an entry. */
function canBeginAt(text: string, offset: number): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  let before = text.slice(lineStart, offset).replace(/^\ufeff/u, '');
  for (const { start, end, isClosed } of scanBib(text)) {
    if (start >= offset) break;
    if (offset < end || !isClosed) return false;
    if (end > lineStart) before = text.slice(end, offset);
  }
  return before.trim() === '';
}

function setOff(text: string, offset: number, written: readonly string[]): string {
  const lineEnd = lineEndOf(text);
  const gap = linesBetween(text, [...scanBib(text)]);
  const [before, after] = [text.slice(0, offset), text.slice(offset)];
  const above = before.replace(/^\ufeff/u, '').trim() === '' ? 0 : gap;
  const below = after.trim() === '' ? 1 : gap;
  const has = (blanks: string | undefined): number => blanks?.match(/\r\n|\r|\n/gu)?.length ?? 0;
  const missing = (wanted: number, there: number): string => lineEnd.repeat(Math.max(0, wanted - there));
  const entries = written.join('\n'.repeat(gap)).replaceAll('\n', lineEnd);
  return (
    missing(above, has(/[\s]*$/u.exec(before.slice(-1000))?.[0])) +
    entries +
    missing(below, has(/^[\s]*/u.exec(after.slice(0, 1000))?.[0]))
  );
}
