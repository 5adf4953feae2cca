/** Do different bytes have different digests, wherever they lie? */
import assert from 'node:assert/strict';
import { digestInSteps, digestOf } from '../../../src/core/library/digest.ts';

const made = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 3)) & 0xff);

describe('a digest', () => {
  it('changes with each bit and with the length, in each of its words', () => {
    const seen = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
    let count = 0;
    const note = (bytes: Uint8Array): void => {
      count++;
      for (const [word, digests] of seen.entries()) digests.add(digestOf(bytes).slice(8 * word, 8 * word + 8));
    };
    for (let length = 0; length < 40; length++) {
      note(made(length));
      for (let bit = 0; bit < 8 * length; bit++) {
        const bytes = made(length);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        note(bytes);
      }
    }
    for (const digests of seen) assert.ok(digests.size > count - 3, `${digests.size} of ${count}`);
  });

  it('is the same wherever the bytes lie, and however many steps it takes', () => {
    const bytes = made(3_000_001);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    assert.equal(digestOf(shifted.subarray(3)), digestOf(bytes));
    assert.ok([...digestInSteps(bytes)].length >= 3);
    assert.notEqual(digestOf(bytes), digestOf(bytes.subarray(1)));
  });
});
