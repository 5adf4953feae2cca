/** Are these bytes the same as those? Told from a short number made of all of them, in some milliseconds for a megabyte. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */

/** Bytes between two steps: under a millisecond. */
const PER_STEP = 1 << 20;

/** Odd numbers with bits all over (xxHash32's, and murmur's). */
const [P1, P2, P3, P4, P5] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1];

/** How many words a digest has. */
export const DIGEST_WORDS = 4;

/**
 * Four words of 32 bits, each of which goes into the others on the way (the rounds are xxHash32's): that two files which
 * differ share all four happens to nobody by chance. No protection against somebody who wants it to happen: they would deceive themselves alone.
 */
export function* digestInSteps(bytes: Uint8Array): Generator<undefined, Uint32Array> {
  // words are read where words can stand
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(whole.buffer, whole.byteOffset, whole.byteLength >>> 2);
  let [a, b, c, d] = [P1 ^ bytes.length, P2, P3, P4];
  let at = 0;
  while (at < words.length) {
    const end = Math.min(words.length, at + PER_STEP / 4);
    for (; at + 3 < end; at += 4) {
      a = Math.imul(rotated(a + Math.imul(words[at]!, P2), 13), P1);
      b = Math.imul(rotated(b + Math.imul(words[at + 1]!, P2), 13), P1) ^ (a >>> 15);
      c = Math.imul(rotated(c + Math.imul(words[at + 2]!, P2), 13), P1) ^ (b >>> 17);
      d = Math.imul(rotated(d + Math.imul(words[at + 3]!, P2), 13), P1) ^ (c >>> 13);
      a ^= d >>> 16;
    }
    for (; at < end; at++) {
      a = Math.imul(rotated(a + Math.imul(words[at]!, P4), 15), P3);
      c = Math.imul(rotated(c ^ Math.imul(words[at]!, P2), 19), P1);
    }
    yield undefined;
  }
  for (let rest = words.length * 4; rest < whole.length; rest++) {
    b = Math.imul(rotated(b + Math.imul(whole[rest]!, P5), 11), P1);
    d = Math.imul(rotated(d ^ Math.imul(whole[rest]!, P3), 13), P2);
  }
  // nothing is lost here, and each word depends on all others
  for (let round = 0; round < 2; round++) {
    a = mixed(a ^ d);
    b = mixed(b ^ a);
    c = mixed(c ^ b);
    d = mixed(d ^ c);
  }
  return new Uint32Array([a, b, c, d]);
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

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function mixed(word: number): number {
  const once = Math.imul(word ^ (word >>> 15), P2);
  const twice = Math.imul(once ^ (once >>> 13), P3);
  return twice ^ (twice >>> 16);
}
