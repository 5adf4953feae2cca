/** What could the best ranking find, where several titles say what was typed? */
import assert from 'node:assert/strict';
import { Titles } from '../../bench/attainable.ts';
import { paper } from '../library/made.ts';

describe('how many questions anybody could answer', () => {
  const titles = (...of: readonly string[]) => new Titles(new Map(of.map((title, at) => [String(at), paper(title)])));
  const same = ['Maps for All', 'All for Maps', 'For All Maps', 'Maps, All for Me'];

  it('is all where no more titles than places have the words', () => {
    assert.equal(titles(...same).attainable('maps all', new Set(['3']), 5), 1);
    assert.equal(titles(...same).attainable('maps zzz', new Set(['3']), 1), 1);
    assert.equal(titles(...same).attainable('maps', new Set(['3']), 1), 1);
  });

  it("is each one's share where they say the same", () => {
    assert.equal(
      titles(...same.slice(0, 3))
        .attainable('all maps', new Set(['0']), 1)
        .toFixed(3),
      '0.333',
    );
    assert.equal(
      titles(...same.slice(0, 3))
        .attainable('al ma', new Set(['0']), 2)
        .toFixed(3),
      '0.667',
    );
  });

  it('is more for shorter titles, from which words are likelier drawn', () => {
    // one way in 3 x 2, one in 4 x 3
    assert.equal(
      titles('Maps for All', 'Maps, All for Me')
        .attainable('maps all', new Set(['1']), 1)
        .toFixed(3),
      '0.667',
    );
  });

  it('takes whole words for whole words if the paper has them, and two beginnings from two words', () => {
    assert.equal(titles('Design Maps', 'Designed Maps').attainable('design maps', new Set(['0']), 1), 1);
    assert.equal(titles('Design Maps', 'Designing Designers').attainable('desig desi', new Set(['1']), 1), 1);
  });
});
