/** Do sources come, change and go without a trace? */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Library } from '../../../src/core/library/library.ts';
import type { Paper } from '../../../src/core/paper.ts';
import type { ReadingSteps } from '../../../src/core/read/portions.ts';
import { find, libraryOf, paper, passage, read } from './made.ts';

const both = { bibliographies: ['refs.bib'] };
const engine = paper('Sketch of the Analytical Engine', {
  key: 'lovelace1843',
  authors: ['Lovelace, Ada'],
  year: 1843,
});
const told = paper('Sketch of the analytical engine', {
  key: 'line 1',
  hasKey: false,
  abstract: 'Weaves algebraic patterns just as the loom weaves flowers and leaves.',
});

describe('the same work from several sources', () => {
  it('is one paper: the bibliography wins, and its missing abstract comes from the corpus', () => {
    const library = libraryOf(engine);
    read(library, 'corpus', [told]);
    assert.equal(library.size, 1);
    const seen = library.byKey('lovelace1843', ['refs.bib']);
    assert.equal(seen?.paper.title, engine.title);
    assert.equal(seen.paper.source, 'refs.bib');
    assert.equal(seen.paper.abstract, told.abstract);
    assert.equal(seen.key, 'lovelace1843');
    assert.deepEqual(find(library, 'lovelace loom'), [engine.title]);
    assert.equal(library.paper(seen.id, [])?.key, undefined);
    assert.equal(library.copiesOf(seen.id).length, 2);
  });

  it('is told by DOI, by arXiv id, and by title with first author or year', () => {
    const one = (second: Partial<Paper>, first: Partial<Paper> = {}) => {
      const library = new Library();
      read(library, 'refs.bib', [{ ...engine, ...first }]);
      read(library, 'other.bib', [{ ...engine, key: 'other', ...second }]);
      return library.size;
    };
    const doi = { identifiers: { doi: '10.1000/engine' } };
    assert.equal(one({ ...doi, title: 'Sketch of the engine', year: 1900 }, doi), 1);
    assert.equal(one({ ...doi, title: 'Something else altogether' }, doi), 2);
    const arxiv = { identifiers: { arxiv: '2301.01234' } };
    assert.equal(one({ identifiers: { doi: '10.48550/arxiv.2301.01234' }, authors: [] }, arxiv), 1);
    assert.equal(one({ year: 1844 }), 1);
    assert.equal(one({ authors: [{ family: 'Menabrea' }], year: 1843 }), 2);
    assert.equal(one({ identifiers: { doi: '10.1000/again' } }, doi), 2);
    assert.equal(one({ title: 'Editorial' }, { title: 'Editorial' }), 2);
  });

  it('keeps each of its keys, and each key cites it', () => {
    const library = libraryOf(engine, { ...engine, key: 'ada', aliases: ['countess'] });
    assert.equal(library.size, 1);
    for (const key of ['lovelace1843', 'ada', 'countess']) assert.equal(library.byKey(key, ['refs.bib'])?.key, key);
    assert.deepEqual([...library.keysOf('refs.bib')], ['lovelace1843', 'ada', 'countess']);
    assert.equal(library.hasKey('ada', ['other.bib']), false);
  });
});

describe('a source that is read again', () => {
  it('keeps the ids of its papers, and answers with the old ones until the last step', () => {
    const papers = Array.from({ length: 300 }, (_, at) => paper(`Number ${at} of many`, { abstract: 'old words' }));
    const library = libraryOf(...papers);
    const id = library.byKey(papers[0]?.key ?? '', ['refs.bib'])?.id ?? '';
    const changed = papers.map((each) => ({ ...each, abstract: 'new words' }));
    const steps = library.setSource('refs.bib', changed);
    while (steps.next().done !== true) {
      assert.equal(library.size, 300);
      assert.equal(find(library, 'new').length, 0);
      assert.equal(library.paper(id, ['refs.bib'])?.paper.abstract, 'old words');
    }
    assert.equal(library.paper(id, ['refs.bib'])?.paper.abstract, 'new words');
    assert.equal(find(library, 'old').length, 0);
  });

  it('indexes what changed, not what stayed', () => {
    const papers = Array.from({ length: 4000 }, (_, at) => paper(`Number ${at} of many`));
    const library = new Library();
    const first = read(library, 'refs.bib', papers);
    const second = read(library, 'refs.bib', [...papers.slice(1), paper('Quite another')]);
    assert.ok(second < first / 2, `${second} steps after ${first}`);
    assert.deepEqual(find(library, 'quite another'), ['Quite another']);
    assert.deepEqual(find(library, '0 of many', { loose: true }).includes('Number 0 of many'), false);
  });

  it('leaves what was there when it is closed early', () => {
    const library = libraryOf(engine);
    for (const source of ['refs.bib', 'new.bib']) {
      const papers = Array.from({ length: 100 }, (_, at) => paper(`Never wanted ${at}`, { source }));
      const steps = library.setSource(source, papers);
      for (let step = 0; step < 5; step++) steps.next();
      steps.return();
      assert.equal(library.size, 1);
      assert.deepEqual(find(library, 'never wanted'), []);
      assert.deepEqual(find(library, 'engine'), [engine.title]);
      assert.deepEqual([...library.keysOf('new.bib')], []);
    }
  });

  it('can be searched while it is read for the first time, beside others', () => {
    const library = new Library();
    const some = (source: string) => Array.from({ length: 40 }, (_, at) => paper(`${source} ${at} half`, { source }));
    function* reading(papers: readonly Paper[]): ReadingSteps {
      for (const each of papers) yield [each];
      return { papers: [paper('The last one', { source: papers[0]?.source ?? '' })], problems: [] };
    }
    const one = library.fillSource('one', reading(some('one')));
    const other = library.fillSource('other', reading(some('other')), () => true);
    for (let step = 0; step < 20; step++) {
      one.next();
      other.next();
    }
    assert.ok(find(library, 'one 3').length > 0);
    assert.ok(find(library, 'other 3').length > 0);
    one.return({ papers: 0, problems: [] });
    other.return({ papers: 0, problems: [] });
    assert.deepEqual([library.holds('one'), library.holds('other')], [false, true]);
    assert.equal(find(library, 'one').length, 0);
    const there = library.size;
    assert.ok(there > 5 && there < 40);
    read(library, 'other', some('other'));
    assert.equal(library.size, 40);
  });

  it('is as small after many readings as after one', () => {
    const library = new Library();
    for (let turn = 0; turn < 12; turn++) {
      read(
        library,
        'refs.bib',
        Array.from({ length: 400 }, (_, at) => paper(`Turn ${turn} number ${at}`)),
      );
    }
    assert.equal(library.size, 400);
    assert.equal(find(library, 'turn', { limit: 1000 }).length, 400);
  });
});

describe('any order of sources', () => {
  const words = ['engine', 'loom', 'memory', 'paper', 'letter', 'tuning'];
  const somePaper = fc
    .record({
      words: fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 4 }),
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      doi: fc.option(fc.constantFrom('10.1/x', '10.1/y'), { nil: undefined }),
      abstract: fc.option(fc.constantFrom(...words), { nil: undefined }),
      year: fc.option(fc.constantFrom(1843, 1952), { nil: undefined }),
    })
    .map(({ words: title, key, doi, abstract, year }) =>
      paper(title.join(' '), {
        key,
        ...(doi === undefined ? {} : { identifiers: { doi } }),
        ...(abstract === undefined ? {} : { abstract: `the ${abstract} of it` }),
        ...(year === undefined ? {} : { year }),
      }),
    );
  const source = fc.constantFrom('refs.bib', 'other.bib', 'corpus');
  const change = fc.oneof(
    fc.record({ source, papers: fc.array(somePaper, { maxLength: 5 }), closedAfter: fc.option(fc.nat(4)) }),
    fc.record({ source, papers: fc.constant(undefined), closedAfter: fc.constant(null) }),
  );

  it('ends with the papers of the sources that are there, each found once', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const library = new Library();
        const there = new Map<string, readonly Paper[]>();
        for (const { source: name, papers, closedAfter } of changes) {
          if (papers === undefined) {
            assert.equal(library.removeSource(name), there.delete(name));
            continue;
          }
          const own = papers.map((each) => ({ ...each, source: name }));
          const steps = library.setSource(name, own);
          let isDone = false;
          for (let step = 0; !isDone && step < (closedAfter ?? Infinity); step++) isDone = steps.next().done === true;
          steps.return();
          if (isDone) there.set(name, own);
        }
        const copies = [...there.values()].flat();
        const ids = new Set<string>();
        for (const [name, papers] of there) {
          for (const { key } of papers) {
            const found = library.byKey(key, [name]);
            assert.ok(found, `${key} of ${name} is gone`);
            ids.add(found.id);
          }
        }
        for (const typed of words) {
          const found = library.search({ typed, ...both, present: [], cited: [], loose: false, limit: 100 });
          const shown = found.map(({ paper: { id } }) => id);
          assert.equal(new Set(shown).size, shown.length);
          const isSame = (one: Paper, other: Paper) => isDeepStrictEqual(one, other);
          for (const id of shown) {
            assert.ok(library.copiesOf(id).every((copy) => copies.some((each) => isSame(each, copy))));
          }
          const missing = copies.filter(({ title }) => title.split(' ').includes(typed));
          for (const copy of missing) {
            assert.ok(shown.some((id) => library.copiesOf(id).some((each) => isSame(each, copy))));
          }
        }
        const suggested = library.suggest({ passage: passage(words.join(' ')), ...both, cited: [], limit: 100 });
        assert.equal(suggested.length, library.size);
      }),
      { numRuns: 150, seed: 1843 },
    );
  });
});
