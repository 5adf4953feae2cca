/** Are the words of a plain text found as those of any other? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { onlyStopWords, Wanted } from '../../../src/core/library/tokens.ts';

describe('words with certain stems', () => {
  it('are the same in a plain text and in one with accents', () => {
    const wanted = new Wanted(['cach', 'memori', 's2ft', 'b', 'happi', 'dy', '3', 'ii', 'can', 'h2o']);
    const piece = fc.constantFrom(
      'Caches',
      'memory',
      'S^{2}FT',
      '^',
      '_',
      '{',
      '}',
      "'",
      "s'",
      'b',
      'happy',
      '3',
      ' ',
      '-',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme-ascii', maxLength: 3 })), { maxLength: 12 });
    fc.assert(
      fc.property(text, (pieces) => {
        const plain = pieces.join('');
        assert.deepEqual(wanted.tokensIn(plain), wanted.tokensIn(`${plain} é`));
      }),
      { numRuns: 500, seed: 1843 },
    );
  });

  it('stand at their places, and stop words between them part nothing', () => {
    const text = 'Caching of the memories; cache memory.';
    const tokens = new Wanted(['cach', 'memori']).tokensIn(text);
    assert.deepEqual(
      tokens.map(({ start, end }) => text.slice(start, end)),
      ['Caching', 'memories', 'cache', 'memory'],
    );
    assert.equal(onlyStopWords(text, tokens[0]?.end ?? 0, tokens[1]?.start ?? 0), true);
    assert.equal(onlyStopWords('cache, a big memory', 5, 13), false);
  });
});
