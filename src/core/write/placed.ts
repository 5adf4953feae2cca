/** What exactly is put into a bibliography for a paper: which text where, in which bytes? */
import type { Paper } from '../paper.ts';
import { decodeBytes, encodeText, type Encoding } from '../read/decode.ts';
import { type Insertion, insertionFor } from './insertion.ts';
import { laidOut } from './laidOut.ts';
import { readStyle, type StubStyle } from './style.ts';
import { writeStub } from './stub.ts';
import { beyond, type Taken } from './texLetters.ts';

/** A bibliography as it stands. */
export interface Target {
  /** The text of an open editor, or the bytes of a file. Empty for one that is still to come. */
  readonly content: Uint8Array | string;
  /** What an editor will save its text in, in VS Code's words (`utf8`, `windows1252` ...). Of bytes it is found out. */
  readonly encoding?: string;
}

/** How the person and the document want entries, where the bibliography does not say. */
export interface Wishes {
  readonly abstract?: boolean;
  /** What the document loads: counts where the bibliography has no field that tells. */
  readonly dialect?: StubStyle['dialect'];
}

/** An entry in its place. */
export interface Placed {
  /** The entry alone, `\n` line ends, no line end after the closing brace. */
  readonly bibtex: string;
  readonly insertion: Insertion;
  /** Of bytes: where the file's bytes are cut, and what goes between. */
  readonly bytes?: { readonly offset: number; readonly inserted: Uint8Array };
  /** A character that the file's encoding can't hold and TeX has no command for: then nothing may be written. */
  readonly unwritable?: string;
}

/**
 * Writes a paper's entry as the target writes its own, and finds its place. Any target will do. `entry`: the paper's entry as
 * somebody has written it: its fields stay as they are, its layout becomes the target's.
 */
export function placed(
  paper: Paper,
  key: string,
  { content, encoding }: Target,
  wishes: Wishes,
  entry?: string,
): Placed {
  const file = typeof content === 'string' ? undefined : decodeBytes(content);
  const text = typeof content === 'string' ? content : (file?.text ?? '');
  const style = styleFor(text, takenBy(file?.encoding ?? encoding ?? 'utf8'), wishes.dialect);
  const bibtex =
    entry === undefined
      ? writeStub(paper, key, style, { abstract: wishes.abstract ?? false })
      : laidOut(entry, key, text);
  const insertion = insertionFor(text, bibtex, key);
  const unwritable = beyond(bibtex, takenBy(file?.encoding ?? encoding ?? 'utf8'));
  return {
    bibtex,
    insertion,
    ...(file === undefined || typeof content === 'string' ? {} : { bytes: bytesOf(content, file, insertion) }),
    ...(unwritable === undefined ? {} : { unwritable }),
  };
}

/** The file's own style; its encoding narrows it, and the document's dialect counts where the file has none. */
export function styleFor(text: string, taken: Taken, dialect: StubStyle['dialect'] | undefined): StubStyle {
  const style = readStyle(text);
  const { letters } = style;
  return {
    ...style,
    dialect: style.isDialectUnknown ? (dialect ?? style.dialect) : style.dialect,
    letters: taken === 'all' || letters.taken === 'ascii' ? letters : { ...letters, taken },
  };
}

/** Which characters an encoding holds, by the names that VS Code and we have for it. */
export function takenBy(encoding: string): Taken {
  if (/^utf/iu.test(encoding)) return 'all';
  // Latin-1 lacks what Windows has between: safe is what both have
  return /^windows-?1252$/iu.test(encoding) ? 'windows-1252' : 'ascii';
}

function bytesOf(
  whole: Uint8Array,
  { text, encoding, bom }: { text: string; encoding: Encoding; bom: boolean },
  { offset, text: added }: Insertion,
): { offset: number; inserted: Uint8Array } {
  const head = encodeText(text.slice(0, offset), encoding, bom);
  // bytes that mean nothing in the file's encoding come back differently: then only the end is a safe place
  const isExact = head.every((byte, at) => byte === whole[at]);
  return { offset: isExact ? head.length : whole.length, inserted: encodeText(added, encoding, false) };
}
