/** Which text do these bytes hold, and which bytes would hold a text in the same encoding? */

/** What a file can be written in. `windows-1252` stands for Latin-1, too: it only adds to it. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A decoded file. The byte order mark is not part of the text. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/** Bytes decoded at a time: under a millisecond. */
const BYTES_PER_STEP = 262_144;

/**
 * Decodes by byte order mark; without one UTF-16 where every other byte is zero, UTF-8 where the bytes are valid, else
 * windows-1252, in which any byte means something.
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const steps = decodeInSteps(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of about a millisecond. */
export function* decodeInSteps(bytes: Uint8Array): Generator<undefined, Decoded> {
  const { known, bom, body } = told(bytes);
  if (known !== undefined) return { text: yield* joined(piecesIn(body, known)), encoding: known, bom };
  try {
    return { text: yield* joined(piecesIn(body, 'utf-8', true)), encoding: 'utf-8', bom };
  } catch {
    return { text: yield* joined(piecesIn(body, 'windows-1252')), encoding: 'windows-1252', bom };
  }
}

/** A text that is decoded piece by piece, anew each time. */
export type Pieces = () => Generator<string, void>;

/**
 * The same for a file too large to have its text beside its bytes: looks through it, in steps, and answers a text that can be
 * had in pieces of a quarter of a million characters or so. `look` is shown each piece, some of them twice.
 */
export function* decodeInPieces(bytes: Uint8Array, look: (piece: string) => void): Generator<undefined, Pieces> {
  const { known, body } = told(bytes);
  for (const encoding of [known ?? 'utf-8', 'windows-1252'] as const) {
    try {
      for (const piece of piecesIn(body, encoding, known === undefined)) {
        look(piece);
        yield undefined;
      }
      return () => piecesIn(body, encoding);
    } catch {
      // not UTF-8: in windows-1252 any byte means something
    }
  }
  return () => piecesIn(body, 'windows-1252');
}

/** The bytes of a text. What the encoding lacks becomes `?`. */
export function encodeText(text: string, encoding: Encoding, bom: boolean): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(bom ? `\uFEFF${text}` : text);
  if (encoding === 'windows-1252') return encodedLatin(text);
  const whole = bom ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(whole.length * 2);
  const [high, low] = encoding === 'utf-16be' ? [0, 1] : [1, 0];
  for (let at = 0; at < whole.length; at += 1) {
    const unit = whole.charCodeAt(at);
    bytes[at * 2 + high] = unit >> 8;
    bytes[at * 2 + low] = unit & 0xff;
  }
  return bytes;
}

/** Whether bytes are no text at all: NUL bytes that no UTF-16 explains, or mostly control characters. */
export function isBinary(bytes: Uint8Array): boolean {
  const { encoding } = markOf(bytes);
  if (encoding !== undefined || wideEncoding(bytes) !== undefined) return false;
  const looked = bytes.subarray(0, 8000);
  let controls = 0;
  for (const byte of looked) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  }
  return controls > looked.length * 0.1;
}

function markOf([a, b, c]: Uint8Array): { encoding: Encoding | undefined; length: number } {
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return { encoding: undefined, length: 0 };
}

/** UTF-16 without a mark: ASCII characters, the most in any .bib, have a zero byte on the same side. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = Math.min(bytes.length, 2000) & ~1;
  if (looked < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const most = looked * 0.35;
  if (odd > most && even < looked * 0.02) return 'utf-16le';
  if (even > most && odd < looked * 0.02) return 'utf-16be';
  return undefined;
}

/** The bytes of the text, and their encoding where it is known without looking at all of them. */
function told(bytes: Uint8Array): { known: Encoding | undefined; bom: boolean; body: Uint8Array } {
  const { encoding, length } = markOf(bytes);
  return { known: encoding ?? wideEncoding(bytes), bom: length > 0, body: bytes.subarray(length) };
}

function* joined(pieces: Iterable<string>): Generator<undefined, string> {
  const parts: string[] = [];
  for (const piece of pieces) {
    parts.push(piece);
    yield undefined;
  }
  return parts.join('');
}

/** The text, a piece at a time. `fatal`: throws where the bytes are no such text. */
function piecesIn(bytes: Uint8Array, encoding: Encoding, fatal = false): Generator<string, void> {
  return encoding === 'windows-1252' ? latinPieces(bytes) : decodedPieces(bytes, encoding, fatal);
}

function* decodedPieces(bytes: Uint8Array, encoding: Encoding, fatal: boolean): Generator<string, void> {
  for (let at = 0; at < bytes.length;) {
    const end = endOfCharacter(bytes, at + BYTES_PER_STEP, encoding);
    // one decoder for each part: node decodes UTF-8 some times slower where a decoder has to remember what came before
    yield new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes.subarray(at, end));
    at = end;
  }
}

/** The next offset from `at` on where a character ends: UTF-8 continues with 10xxxxxx, UTF-16 with a low surrogate. */
function endOfCharacter(bytes: Uint8Array, at: number, encoding: string): number {
  let end = at;
  if (encoding === 'utf-8') {
    while (end < bytes.length && end < at + 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end += 1;
  } else if (((bytes[encoding === 'utf-16le' ? end + 1 : end] ?? 0) & 0xfc) === 0xdc) end += 2;
  return Math.min(end, bytes.length);
}

/** What 0x80 to 0x9f mean (WHATWG Encoding, index windows-1252); some versions of node decode them as Latin-1. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function* latinPieces(bytes: Uint8Array): Generator<string, void> {
  const units = new Array<number>(8192);
  let piece = '';
  for (let from = 0; from < bytes.length; from += units.length) {
    const part = bytes.subarray(from, from + units.length);
    for (let at = 0; at < part.length; at += 1) {
      const byte = part[at] ?? 0;
      units[at] = byte >= 0x80 && byte < 0xa0 ? upper.charCodeAt(byte - 0x80) : byte;
    }
    piece += String.fromCharCode(...(part.length < units.length ? units.slice(0, part.length) : units));
    if (piece.length < BYTES_PER_STEP) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function encodedLatin(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const above = unit < 0x80 || (unit >= 0xa0 && unit < 0x100) ? -1 : upper.indexOf(text.charAt(at));
    bytes[at] = above >= 0 ? 0x80 + above : unit < 0x80 || (unit >= 0xa0 && unit < 0x100) ? unit : 0x3f;
  }
  return bytes;
}
