/** Does text from a file behave where it is shown? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plain } from '../../../src/core/show/plain.ts';

describe('text that is only shown', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['stays as it is', 'Ibáñez — שלום 漢字 <b> $(icon) 👩‍🔬', 'Ibáñez — שלום 漢字 <b> $(icon) 👩‍🔬'],
    ['is on one line', ' one\r\n\ttwo\u2028three ', 'one two three'],
    ['holds no control characters', 'a\0b\x1b[31mc\x7f\x9b', 'ab[31mc'],
    ['does not turn its surroundings round', 'a\u202etxt.exe\u202c \u2067b\u2069', 'atxt.exe b'],
    ['keeps marks of direction that end with themselves', 'a\u200fb', 'a\u200fb'],
    ['does not grow over other lines', `Z${'\u0301'.repeat(40)}`, `Z${'\u0301'.repeat(4)}`],
    ['has no halves of characters', 'a\ud83d b', 'a\ufffd b'],
    ['has no tags that only a machine reads', 'a\u{e0041}\u{e0042}b', 'ab'],
  ];
  for (const [what, text, wanted] of cases) it(what, () => assert.equal(plain(text, 100), wanted));

  it('is cut where it is too long, never within a character', () => {
    assert.equal(plain('four words are here', 11), 'four words…');
    assert.equal(plain('😀😀😀', 4), '😀…');
    assert.equal(plain('x'.repeat(1_000_000), 10), `${'x'.repeat(9)}…`);
    assert.equal(plain(`${' '.repeat(30)}b`, 10), '…');
  });

  it('is never longer than it may be, and well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const shown = plain(text, most);
        assert.ok(shown.length <= most);
        assert.doesNotMatch(shown, /[\0-\x1f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])/);
      }),
    );
  });
});
