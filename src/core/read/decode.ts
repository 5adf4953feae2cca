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
  const { encoding, length } = markOf(bytes);
  const body = bytes.subarray(length);
  const bom = length > 0;
  const known = encoding ?? wideEncoding(bytes);
  if (known === 'utf-16le' || known === 'utf-16be') {
    return { text: yield* decoded(body, known, false), encoding: known, bom };
  }
  try {
    return { text: yield* decoded(body, 'utf-8', true), encoding: 'utf-8', bom };
  } catch {
    // not UTF-8; where a mark says it is, single bytes are broken, and the rest is still right
    if (bom) return { text: yield* decoded(body, 'utf-8', false), encoding: 'utf-8', bom };
    return { text: yield* decodedLatin(body), encoding: 'windows-1252', bom };
  }
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

function* decoded(bytes: Uint8Array, encoding: string, fatal: boolean): Generator<undefined, string> {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = endOfCharacter(bytes, at + BYTES_PER_STEP, encoding);
    // one decoder for each part: node decodes UTF-8 some times slower where a decoder has to remember what came before
    parts.push(new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes.subarray(at, end)));
    at = end;
    yield undefined;
  }
  return parts.join('');
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

function* decodedLatin(bytes: Uint8Array): Generator<undefined, string> {
  const parts: string[] = [];
  const units = new Array<number>(8192);
  for (let from = 0; from < bytes.length; from += units.length) {
    const part = bytes.subarray(from, from + units.length);
    for (let at = 0; at < part.length; at += 1) {
      const byte = part[at] ?? 0;
      units[at] = byte >= 0x80 && byte < 0xa0 ? upper.charCodeAt(byte - 0x80) : byte;
    }
    parts.push(String.fromCharCode(...(part.length < units.length ? units.slice(0, part.length) : units)));
    if (parts.length % 16 === 0) yield undefined;
  }
  return parts.join('');
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
