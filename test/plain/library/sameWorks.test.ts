/** Which works stand twice in the bibliographies? */
import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library.ts';
import { paper, read } from './made.ts';

const at = (line: number) => ({ place: { line, endLine: line, start: 0, end: 0 } });

describe('the same work twice in the bibliographies', () => {
  const title = 'Attention Is All You Need';
  const one = paper(title, { key: 'a', authors: ['Vaswani, Ashish'], identifiers: { doi: '10.1/x' }, ...at(1) });
  const two = paper('Attention is all you need', { key: 'b', authors: ['Vaswani, A.'], ...at(9) });
  const three = paper(title, { key: 'c', identifiers: { doi: '10.1/x' }, ...at(0) });

  it('is told by the title, with both entries in their order', () => {
    const library = new Library();
    read(library, 'refs.bib', [two, one, paper('Something Else Entirely')].reverse());
    const [found, ...more] = library.entries.sameWorks(['refs.bib'], 10);
    assert.deepEqual(more, []);
    assert.equal(found?.by, 'title');
    assert.deepEqual(
      found.entries.map(({ key, line }) => [key, line]),
      [
        ['a', 1],
        ['b', 9],
      ],
    );
  });

  it('is told by the DOI over several files, the first bibliography first', () => {
    const library = new Library();
    read(library, 'refs.bib', [one]);
    read(library, 'more.bib', [three]);
    const [found] = library.entries.sameWorks(['more.bib', 'refs.bib'], 10);
    assert.equal(found?.by, 'doi');
    assert.deepEqual(
      found.entries.map(({ key, source }) => [key, source]),
      [
        ['c', 'more.bib'],
        ['a', 'refs.bib'],
      ],
    );
  });

  it('is none where the other copy stands in a corpus, or is gone', () => {
    const library = new Library();
    read(library, 'refs.bib', [one]);
    read(library, 'corpus', [{ ...three, hasKey: false }]);
    assert.deepEqual(library.entries.sameWorks(['refs.bib'], 10), []);
    assert.deepEqual(library.entries.sameWorks(['refs.bib', 'corpus'], 10), []);
    read(library, 'more.bib', [three]);
    assert.equal(library.entries.sameWorks(['refs.bib', 'more.bib'], 10).length, 1);
    library.removeSource('more.bib');
    assert.deepEqual(library.entries.sameWorks(['refs.bib', 'more.bib'], 10), []);
  });

  it('is none where a book comes in editions, volumes or years', () => {
    const book = (key: string, year: number, fields: Record<string, string> = {}) =>
      paper('A Modern Approach', { key, type: 'book', authors: ['Russell, Stuart'], year, fields, ...at(year) });
    for (const [first, second] of [
      [book('a', 2010), book('b', 2020)],
      [book('a', 2010, { volume: '1' }), book('b', 2010, { volume: '2' })],
      [book('a', 2010, { edition: '3' }), book('b', 2010, { edition: '4' })],
    ] as const) {
      const library = new Library();
      read(library, 'refs.bib', [first, second]);
      assert.deepEqual(library.entries.sameWorks(['refs.bib'], 10), []);
    }
    const library = new Library();
    read(library, 'refs.bib', [book('a', 2010), book('b', 2010)]);
    assert.equal(library.entries.sameWorks(['refs.bib'], 10).length, 1);
  });
});
