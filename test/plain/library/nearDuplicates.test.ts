/** Is a work listed once that stands in the library as a preprint and as what was published of it? */
import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/paper.ts';
import { libraryOf, paper, passage, read } from './made.ts';

const ABSTRACT =
  'Transformers keep keys and values of every token in memory, which grows with the context. We evict entries whose attention ' +
  'stays low, share buffers between layers, quantise what remains to four bits and schedule transfers ahead of decoding. On ' +
  'summarisation, translation, retrieval and code the cache shrinks eightfold at equal accuracy; latency halves on consumer hardware.';
const authors = ['Lee, Ann'];

function listed(papers: readonly Paper[], cited: readonly string[] = [], withoutCited = false) {
  const library = libraryOf(...papers);
  return library.suggest({
    passage: passage('The cache of keys and values in transformers must shrink.', { cited }),
    bibliographies: ['refs.bib'],
    cited,
    limit: 10,
    withoutCited,
  });
}

describe('near duplicates', () => {
  const preprint = paper('Evicting What Nobody Attends To', { key: 'pre', authors, year: 2023, abstract: ABSTRACT });
  const published = paper('Cache Eviction by Attention in Transformers', {
    key: 'pub',
    authors,
    year: 2024,
    abstract: ABSTRACT.replace('eightfold', 'tenfold'),
  });

  it('with the same abstract are listed once, and told', () => {
    const [first, ...rest] = listed([preprint, published]);
    assert.equal(rest.length, 0);
    assert.equal(first?.versions.length, 1);
    assert.notEqual(first.versions[0]?.key, first.paper.key);
  });

  it('are represented by the one that is cited, or else can be', () => {
    assert.equal(listed([preprint, published], ['pre'])[0]?.paper.key, 'pre');
    assert.equal(listed([preprint, published], ['pub'])[0]?.paper.key, 'pub');
    const library = libraryOf(preprint);
    read(library, 'corpus', [{ ...published, hasKey: false }]);
    const [only, ...rest] = library.suggest({
      passage: passage('Cache eviction by attention in transformers.'),
      bibliographies: ['refs.bib'],
      cited: [],
      limit: 10,
    });
    assert.deepEqual([only?.paper.key, rest.length], ['pre', 0]);
  });

  it('without abstract are told by title and first author; what numbers tell apart stays apart', () => {
    const title = 'Shrinking the Cache of Transformers with Keys';
    const bare = (added: string, key: string, family = 'Lee, Ann') =>
      paper(`${title}${added}`, { key, authors: [family], year: key.length });
    assert.equal(listed([bare('', 'a'), bare(' Again', 'bb')]).length, 1);
    assert.equal(listed([bare('', 'a'), bare(' Again', 'bb', 'Moe, Zoe')]).length, 2);
    assert.equal(listed([bare(' I', 'a'), bare(' II', 'bb')]).length, 2);
    assert.equal(listed([bare(' 2', 'a'), bare(' 3', 'bb')]).length, 2);
  });

  it('in two journals are two works', () => {
    const doi = (each: typeof preprint, name: string) => ({ ...each, identifiers: { doi: `10.1000/${name}` } });
    assert.equal(listed([doi(preprint, 'a'), doi(published, 'b')]).length, 2);
  });

  it('and what is cited can be left out', () => {
    const other = paper('Transformers and Values', { key: 'other' });
    assert.deepEqual(
      listed([preprint, other], ['pre'], true).map((each) => each.paper.key),
      ['other'],
    );
    assert.equal(listed([preprint, other], ['pre'], false).length, 2);
  });
});
