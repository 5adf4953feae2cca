/** How does a part of a snapshot stand in bytes, and is what was read back whole? */
import { DIGEST_WORDS, digestInSteps, hexOf } from './digest.ts';

/** `RWsn` */
const MAGIC = 0x6e735752;
/** Counts up whenever the layout below or what a part holds changes. */
const LAYOUT = 1;

/** Words at the beginning: magic, layout, length of everything in bytes, length of the text in bytes, digest. */
const HEAD = 4 + DIGEST_WORDS;
const HEAD_BYTES = 4 * HEAD;

/** What a part holds: what is text as JSON, what is numbers as words, and bytes behind them. */
export interface PartContent<T> {
  readonly text: T;
  readonly numbers: readonly Uint32Array[];
  readonly bytes: readonly Uint8Array[];
}

/** One buffer with everything in it, in steps. */
export function* encodePart<T>({ text, numbers, bytes }: PartContent<T>): Generator<undefined, Uint8Array> {
  const lengths = { numbers: numbers.map(({ length }) => length), bytes: bytes.map(({ length }) => length) };
  const json = new TextEncoder().encode(JSON.stringify({ lengths, text }));
  yield undefined;
  const size =
    HEAD_BYTES +
    padded(json.length) +
    numbers.reduce((sum, { byteLength }) => sum + byteLength, 0) +
    bytes.reduce((sum, { length }) => sum + length, 0);
  const whole = new Uint8Array(size);
  whole.set(json, HEAD_BYTES);
  let at = HEAD_BYTES + padded(json.length);
  for (const words of numbers) {
    whole.set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), at);
    at += words.byteLength;
  }
  yield undefined;
  for (const each of bytes) {
    whole.set(each, at);
    at += each.length;
    yield undefined;
  }
  const digest = yield* digestInSteps(whole.subarray(HEAD_BYTES));
  new Uint32Array(whole.buffer, 0, HEAD).set([MAGIC, LAYOUT, size, json.length, ...digest]);
  return whole;
}

/**
 * What `encodePart` was given, in steps; its arrays are views of `whole`. Undefined for anything else: cut off, damaged,
 * written by another version. Never throws.
 */
export function* decodePart(whole: Uint8Array): Generator<undefined, PartContent<unknown> | undefined> {
  if (whole.length < HEAD_BYTES) return undefined;
  const aligned = whole.byteOffset % 4 === 0 ? whole : Uint8Array.from(whole);
  const [magic, layout, size, jsonLength = 0, ...digest] = new Uint32Array(aligned.buffer, aligned.byteOffset, HEAD);
  if (magic !== MAGIC || layout !== LAYOUT || size !== whole.length) return undefined;
  const found = yield* digestInSteps(aligned.subarray(HEAD_BYTES));
  if (digest.some((word, at) => word !== found[at])) return undefined;
  try {
    return sectionsOf(aligned, jsonLength);
  } catch {
    // a digest that fits by chance, or was made to fit: foreign all the same
    return undefined;
  }
}

function sectionsOf(whole: Uint8Array, jsonLength: number): PartContent<unknown> {
  const json = new TextDecoder().decode(whole.subarray(HEAD_BYTES, HEAD_BYTES + jsonLength));
  const { lengths, text } = JSON.parse(json) as { lengths: { numbers: number[]; bytes: number[] }; text: unknown };
  let at = whole.byteOffset + HEAD_BYTES + padded(jsonLength);
  const take = <S>(length: number, size: number, make: (start: number) => S): S => {
    const start = at;
    at += length * size;
    return make(start);
  };
  return {
    text,
    numbers: lengths.numbers.map((length) => take(length, 4, (start) => new Uint32Array(whole.buffer, start, length))),
    bytes: lengths.bytes.map((length) => take(length, 1, (start) => new Uint8Array(whole.buffer, start, length))),
  };
}

/** What tells a whole part from any other: its digest, as it says itself. */
export function partDigest(whole: Uint8Array): string {
  return hexOf(new Uint32Array(Uint8Array.from(whole.subarray(4 * 4, HEAD_BYTES)).buffer));
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
