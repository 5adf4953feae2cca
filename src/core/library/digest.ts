/** Are these bytes the same as those? Told from a short number made of all of them, at some gigabytes a second. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

/** Words between two steps: half a millisecond. */
const PER_STEP = 1 << 18;

/** Odd numbers with bits all over (xxHash32's, and murmur's). */
const [P1, P2, P3, P4] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f];

/** How many words a digest has. */
export const DIGEST_WORDS = 4;

/** Words that are taken in side by side, and numbers that take them in: each word goes into two. */
const BLOCK = 4;
const LANES = 2 * BLOCK;

/**
 * Four words of 32 bits. Every fourth word of the bytes goes into the same two lanes, one multiplied and one turned and
 * multiplied, as xxHash and murmur do it: nothing that two files share behind a difference undoes it, and that two differences
 * undo each other in both lanes happens to nobody by chance (2^-64). The lanes don't wait for each other, so that a processor
 * works at all of them at once. No protection against somebody who wants two files to look the same: they would deceive
 * themselves alone.
 */
export function* digestInSteps(bytes: Uint8Array): Generator<undefined, Uint32Array> {
  // words are read where words can stand
  const whole = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const blocks = Math.floor(whole.byteLength / (4 * BLOCK));
  const words = new Uint32Array(whole.buffer, whole.byteOffset, BLOCK * blocks);
  const lanes = Int32Array.from({ length: LANES }, (_, lane) => Math.imul(P1, lane + 1) ^ Math.imul(whole.length, P4));
  for (let at = 0; at < words.length; at += PER_STEP) {
    takeIn(words, at, Math.min(words.length, at + PER_STEP), lanes);
    yield undefined;
  }
  const rest = new Uint8Array(4 * BLOCK);
  rest.set(whole.subarray(4 * words.length));
  takeIn(new Uint32Array(rest.buffer), 0, BLOCK, lanes);
  return joined(lanes);
}

/** The words from `start` to `end`, whole blocks. */
function takeIn(words: Uint32Array, start: number, end: number, lanes: Int32Array): void {
  let [a, b, c, d] = [lanes[0]!, lanes[1]!, lanes[2]!, lanes[3]!];
  let [e, f, g, h] = [lanes[4]!, lanes[5]!, lanes[6]!, lanes[7]!];
  for (let at = start; at < end; at += BLOCK) {
    const [one, two, three, four] = [words[at]! | 0, words[at + 1]! | 0, words[at + 2]! | 0, words[at + 3]! | 0];
    a = Math.imul(a ^ one, P1);
    a ^= a >>> 15;
    b = Math.imul(b ^ two, P1);
    b ^= b >>> 15;
    c = Math.imul(c ^ three, P1);
    c ^= c >>> 15;
    d = Math.imul(d ^ four, P1);
    d ^= d >>> 15;
    e = Math.imul((((e << 13) | (e >>> 19)) + one) | 0, P2);
    f = Math.imul((((f << 13) | (f >>> 19)) + two) | 0, P2);
    g = Math.imul((((g << 13) | (g >>> 19)) + three) | 0, P2);
    h = Math.imul((((h << 13) | (h >>> 19)) + four) | 0, P2);
  }
  lanes.set([a, b, c, d, e, f, g, h]);
}

/** Half as many words, each of which depends on every lane. Each line can be undone: nothing is lost before the end. */
function joined(lanes: Int32Array): Uint32Array {
  let [a, b, c, d] = [lanes[0]!, lanes[1]!, lanes[2]!, lanes[3]!];
  for (const half of [0, BLOCK, 0]) {
    for (let round = 0; round < 2; round++) {
      a = mixed(a ^ d);
      b = mixed(b ^ a);
      c = mixed(c ^ b);
      d = mixed(d ^ c);
    }
    if (half === 0) continue;
    a ^= lanes[half]!;
    b ^= lanes[half + 1]!;
    c ^= lanes[half + 2]!;
    d ^= lanes[half + 3]!;
  }
  return new Uint32Array([a, b, c, d]);
}

function mixed(word: number): number {
  const once = Math.imul(word ^ (word >>> 15), P2);
  const twice = Math.imul(once ^ (once >>> 13), P3);
  return twice ^ (twice >>> 16);
}

/** The same in one go, in 32 hexadecimal digits. */
export function digestOf(bytes: Uint8Array): string {
  const steps = digestInSteps(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return hexOf(step.value);
  }
}

/** A digest as text. */
export function hexOf(digest: Uint32Array): string {
  return Array.from(digest, (word) => word.toString(16).padStart(8, '0')).join('');
}
