/** Do phrases, fields, years and what shall not be there narrow what is found? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Library } from '../../../src/core/library/library.ts';
import { find, libraryOf, paper, read } from './made.ts';

const attention = paper('Attention Is All You Need', {
  key: 'vaswani2017attention',
  authors: ['Vaswani, Ashish', 'Shazeer, Noam'],
  year: 2017,
  venue: 'NeurIPS',
  abstract: 'The dominant sequence transduction models are based on recurrent networks. All of them pay no attention.',
});
const art = paper('The Art of Computer Programming', { key: 'knuth84', authors: ['Knuth, Donald'], year: 1984 });
const about = paper('A Note on Donald Knuth and Attention', {
  key: 'doe:2020',
  authors: ['Doe, Jane', 'Donald, Marc'],
  year: 2020,
  venue: 'Computer Journal',
  abstract: 'We need attention for all. Is attention an art?',
});
const tuning = paper('Memory-Efficient Tuning of Networks', {
  key: 'yang2024',
  authors: ['Müller, Jürgen'],
  year: 2024,
});

describe('finding papers by what is asked for beside the words', () => {
  let library: Library;
  before(() => (library = libraryOf(attention, art, about, tuning)));

  const finds = (typed: string, ...papers: readonly { readonly title: string }[]) =>
    it(`${typed} -> ${papers.map(({ title }) => title).join(', ') || 'nothing'}`, () => {
      assert.deepEqual(find(library, typed).sort(), papers.map(({ title }) => title).sort());
    });

  describe('exact phrases', () => {
    finds('"attention is all you need"', attention);
    finds('"recurrent networks"', attention);
    finds('"networks recurrent"');
    finds('"is attention"', about);
    finds('"attention is al', attention);
    finds('"memory efficient tuning"', tuning);
    finds('"memory-efficient" networks', tuning);
    finds('"donald knuth"', art, about);
    finds('"network"');
    finds('"is all you"', attention);
    finds('title:"of computer"', art);
    finds('title:"need attention"');
    finds('"we need attention"', about);
  });

  describe('fields', () => {
    finds('author:knuth', art);
    finds('author:knu', art);
    finds('author:knutj', art);
    finds('author:donald', art, about);
    finds('author:"Donald Knuth"', art);
    finds('author:"Knuth Donald"', art);
    finds('author:mueller', tuning);
    finds('title:knuth', about);
    finds('title:network', tuning);
    finds('title:attention author:noam', attention);
    finds('venue:neur', attention);
    finds('venue:computer', about);
    finds('venue:"computer journal"', about);
    finds('key:knuth', art);
    finds('key:doe:2020', about);
    finds('key:doe:2', about);
  });

  describe('years', () => {
    finds('year:2017', attention);
    finds('year:2017..2020', attention, about);
    finds('year:>2017', about, tuning);
    finds('year:..2017', attention, art);
    finds('year:20', attention, about, tuning);
    finds('attention year:2020', about);
    finds('attention year:1850');
    finds('-year:2000..', art);
  });

  describe('what shall not be there', () => {
    finds('attention -knuth', attention);
    finds('attention -networks', about);
    finds('attention -network', about);
    finds('attention -author:doe', attention);
    finds('attention -"you need"', about);
    finds('attention -"need you"', attention, about);
    finds('-attention', art, tuning);
    finds('-attention -author:knuth', tuning);
  });

  it('what the document cites', () => {
    assert.deepEqual(find(library, 'is:cited', { cited: ['knuth84'] }), [art.title]);
    assert.deepEqual(find(library, 'attention is:cited', { cited: ['knuth84'] }), []);
    assert.deepEqual(find(library, 'attention -is:cited', { cited: ['doe:2020'] }), [attention.title]);
  });

  describe('half typed, or no field at all', () => {
    finds('year:', attention, art, about, tuning);
    finds('attention author:', attention, about);
    finds('attention is:', attention, about);
    finds('attention -', attention, about);
    finds('doe:2020', about);
    finds('foo:knuth84', art);
  });

  it('a key with a colon is found at each letter of it, once', () => {
    for (const typed of ['doe', 'doe:', 'doe:2', 'doe:20', 'doe:202', 'doe:2020']) {
      const titles = find(library, typed);
      assert.equal(titles[0], about.title, typed);
      assert.equal(new Set(titles).size, titles.length, typed);
    }
  });

  it('a key that looks like a field is found as it was', () => {
    const odd = libraryOf(
      paper('An Odd Key', { key: 'year:2020', year: 1999 }),
      paper('Another', { key: 'author:knuth:1984' }),
      paper('Of That Year', { key: 'x', year: 2020 }),
    );
    assert.equal(find(odd, 'year:2020')[0], 'An Odd Key');
    assert.equal(find(odd, 'year:20')[0], 'An Odd Key');
    assert.equal(find(odd, 'Author:knuth')[0], 'Another');
    assert.deepEqual(find(odd, 'year:2020..2021'), ['Of That Year']);
  });

  it('best first, citable before the corpus, and no more than asked', () => {
    read(library, 'corpus', [paper('Attention in the Corpus', { hasKey: false, year: 2020 })]);
    assert.deepEqual(find(library, 'attention year:2020'), [about.title, 'Attention in the Corpus']);
    assert.deepEqual(find(library, 'year:2020', { limit: 1 }), [about.title]);
    assert.deepEqual(find(library, 'year:2020', { present: ['doe:2020'] }), ['Attention in the Corpus']);
    library.removeSource('corpus');
  });

  it('a phrase is found among many papers that only have its words', () => {
    const many = Array.from({ length: 300 }, (_, at) => paper(`Networks of memory, part ${at}`, { key: `many${at}` }));
    const full = libraryOf(
      ...many,
      paper('A long title that says a lot about memory networks in the end', { key: 'one' }),
    );
    assert.deepEqual(find(full, '"memory networks"', { limit: 5 }).length, 1);
  });

  it('narrows and never adds: whatever is typed, a condition more finds no paper that was not found without it', () => {
    const words = fc.constantFrom('attention', 'knuth', 'computer', 'networks', 'donald');
    const more = fc.constantFrom(
      'year:2017..',
      '-knuth',
      'is:cited',
      '-title:note',
      'year:',
      'author:',
      '-"all you need"',
    );
    fc.assert(
      fc.property(words, more, (word, condition) => {
        const without = find(library, word);
        for (const title of find(library, `${word} ${condition}`)) assert.ok(without.includes(title), title);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    const pieces = [
      'author:',
      'year:',
      'is:cited',
      'key:',
      'title:"',
      '"',
      '“',
      '-',
      '..',
      ' ',
      '2020',
      'knuth',
      'a',
      '的',
    ];
    const text = fc.array(fc.constantFrom(...pieces)).map((all) => all.join(''));
    fc.assert(fc.property(text, (typed) => assert.ok(find(library, typed, { limit: 3 }).length <= 3)));
  });
});
