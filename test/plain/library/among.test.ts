/** Does a list hold only what somebody wants to see? */
import assert from 'node:assert/strict';
import type { Among } from '../../../src/core/library/among.ts';
import { Library } from '../../../src/core/library/library.ts';
import { find, paper, passage, read } from './made.ts';

const library = new Library();
read(library, 'refs.bib', [
  paper('Attention in old networks', { year: 2014 }),
  paper('Attention in new networks', { year: 2023 }),
]);
read(library, 'corpus', [
  paper('Attention for nobody yet', { hasKey: false, year: 2020 }),
  paper('Attention without a year', { hasKey: false }),
]);

const suggested = (among: Among, limit = 50): readonly string[] =>
  library
    .suggest({ passage: passage('attention networks'), bibliographies: ['refs.bib'], cited: [], among, limit })
    .map(({ paper: { paper: found } }) => found.title);

describe('narrowing', () => {
  const cases: readonly (readonly [string, Among, number])[] = [
    ['nothing', {}, 4],
    ['to what can be cited', { standing: 'citable' }, 2],
    ['to what cannot', { standing: 'corpus' }, 2],
    ['to years', { from: 2014, to: 2020 }, 2],
    ['to years up to one', { to: 2014 }, 1],
    ['to years from one', { from: 2020 }, 2],
    ['to years the wrong way round', { from: 2020, to: 2014 }, 2],
    ['to both', { standing: 'citable', from: 2020 }, 1],
    ['to years before printing', { to: 17 }, 0],
  ];
  for (const [what, among, count] of cases) {
    it(what, () => {
      assert.equal(suggested(among).length, count);
      assert.equal(find(library, 'attention', { among }).length, count);
    });
  }

  it('goes before the limit: the best of those that are wanted', () => {
    assert.equal(suggested({ standing: 'corpus' }, 2).length, 2);
    assert.equal(find(library, 'attention', { among: { standing: 'corpus' }, limit: 2 }).length, 2);
  });
});
