/** Which text do these bytes hold, and which bytes would hold a text in the same encoding? */

/** What a file can be written in. `windows-1252` stands for Latin-1, too: it only adds to it. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A decoded file. The byte order mark is not part of the text. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/** Decodes by byte order mark; without one UTF-8 where the bytes are valid, UTF-16 where every other is zero, else Latin-1. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { text: decode(bytes.subarray(3), 'utf-8'), encoding: 'utf-8', bom: true };
  if (a === 0xff && b === 0xfe) return { text: decode(bytes.subarray(2), 'utf-16le'), encoding: 'utf-16le', bom: true };
  if (a === 0xfe && b === 0xff) return { text: decode(bytes.subarray(2), 'utf-16be'), encoding: 'utf-16be', bom: true };
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: decode(bytes, wide), encoding: wide, bom: false };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding: 'utf-8', bom: false };
  } catch {
    // not UTF-8: every byte means something in Latin-1
    return { text: decode(bytes, 'windows-1252'), encoding: 'windows-1252', bom: false };
  }
}

/** The bytes of a text. Characters that the encoding lacks become `?`. */
export function encodeText(text: string, encoding: Encoding, bom: boolean): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(bom ? `\uFEFF${text}` : text);
  if (encoding === 'windows-1252') return encodeLatin(text);
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

/** Whether bytes are no text at all: NUL bytes that no UTF-16 explains. */
export function isBinary(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff || bytes[0] === 0xfe || wideEncoding(bytes) !== undefined) return false;
  return bytes.subarray(0, 8000).includes(0);
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** UTF-16 without a mark: Latin text has a zero in every other byte. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  const looked = Math.min(bytes.length & ~1, 400);
  if (looked < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  if (odd > looked * 0.4 && even === 0) return 'utf-16le';
  if (even > looked * 0.4 && odd === 0) return 'utf-16be';
  return undefined;
}

let latin: ReadonlyMap<string, number> | undefined;

function encodeLatin(text: string): Uint8Array {
  latin ??= new Map(Array.from({ length: 256 }, (_, byte) => [decode(Uint8Array.of(byte), 'windows-1252'), byte]));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = latin.get(text[at] ?? '') ?? 0x3f;
  return bytes;
}
