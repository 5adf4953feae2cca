/** Does what somebody remembers of a paper find it? */
import assert from 'node:assert/strict';
import type { Library } from '../../../src/core/library/library.ts';
import { find, libraryOf, paper, passage, read } from './made.ts';

const attention = paper('Attention Is All You Need', {
  key: 'vaswani2017attention',
  authors: ['Vaswani, Ashish', 'Shazeer, Noam'],
  year: 2017,
  venue: 'NeurIPS',
  abstract:
    'The dominant sequence transduction models are based on complex recurrent networks. We propose the Transformer.',
});
const memory = paper('Memory-Efficient Fine-Tuning with S²FT', {
  key: 'yang2024s2ft',
  authors: ['Müller, Jürgen'],
  year: 2024,
  written: { title: 'Memory-Efficient Fine-Tuning with S$^{2}$FT' },
});
const languages = paper('A Survey of Languages', { key: 'Ibanez2021', authors: ['Ibáñez, Ana'], year: 2021 });
const editor = paper('Editors and Their Languages', { key: 'knuth84', authors: ['Knuth, Donald'], year: 1984 });

describe('finding a paper by what was typed', () => {
  let library: Library;
  before(() => (library = libraryOf(attention, memory, languages, editor)));

  const findsFirst = (title: string, ...texts: readonly string[]) => {
    for (const text of texts) it(`${text} -> ${title}`, () => assert.equal(find(library, text)[0], title));
  };
  findsFirst(attention.title, 'vaswani2017attention', 'vasw', 'VASWANI2017', 'attention need', 'need attention');
  findsFirst(attention.title, 'Vaswani 2017', '2017 Vaswani', '2017 attention', 'noam shazeer', 'neurips');
  findsFirst(attention.title, 'recurrent transduction', 'the dominant sequence transduction', 'att ne', 'is all you');
  findsFirst(attention.title, 'atention', 'attnetion need', 'attenttion', 'xttention', 'vaswni 2017', 'attentino ne');
  findsFirst(memory.title, 'memory efficient', 'memory-efficient', 'memoryefficient', 'efficient memory tuning');
  findsFirst(memory.title, 'S²FT', 'S2FT', 's^2FT', 'S^{2}FT', 'S$^{2}$FT', 's2f');
  findsFirst(memory.title, 'müller', 'Muller 2024', 'mueller', 'Mu\u0308ller', 'jurgen', 'juergen');
  findsFirst(languages.title, 'Ibanez', 'Ibáñez', 'ibañez 2021', 'survey lang');

  it('a slip is forgiven wherever it comes, in the first letters too', () => {
    for (const typed of ['xttention', 'tatention', 'ttention', 'aattention', 'attentoin', 'avswani', 'vsawani']) {
      assert.equal(find(library, typed)[0], attention.title, typed);
    }
    assert.deepEqual(find(library, 'wasvani'), []);
    const voice = libraryOf(paper('Voice of Users'), paper('Choice of Words'));
    assert.deepEqual(find(voice, 'vioce'), ['Voice of Users']);
    assert.deepEqual(find(voice, 'ovice'), ['Voice of Users']);
  });

  it('of titles with all words the shorter one is meant, and a stop word that was typed counts', () => {
    const short = 'Query Processing for Graphs';
    const long = 'Distributed Processing of Every Kind of Query over Very Large Graphs and Trees';
    const titles = libraryOf(paper(long), paper(short), paper('Graphs and Query Processing'));
    assert.deepEqual(find(titles, 'graphs processing query').at(-1), long);
    assert.equal(find(titles, 'processing for graphs')[0], short);
    assert.equal(find(titles, 'processing and graphs')[0], 'Graphs and Query Processing');
    // half a word that happens to say nothing
    const users = libraryOf(paper('Modeling of Hashed Users'), paper('A Modeling'));
    assert.equal(find(users, 'use modeling')[0], 'Modeling of Hashed Users');
  });

  it('two words that were typed are two words of the title', () => {
    const two = 'Designing the Interface Designer';
    const one = 'Design the Web';
    const titles = libraryOf(paper(one), paper(two), paper('Interfaces of the Designers'));
    assert.equal(find(titles, 'the desig design')[0], two);
    assert.equal(find(titles, 'the design')[0], one);
  });

  it('beginnings that stand side by side in a title find it before shorter titles, stop words and all', () => {
    const beside = 'Finding out What People in Social Media Say to Each Other Every Day';
    const apart = 'Social Life in the Media';
    assert.equal(find(libraryOf(paper(apart), paper(beside)), 'in soci medi')[0], beside);
    assert.equal(find(libraryOf(paper(beside), paper(apart)), 'medi in soci')[0], apart);
  });

  it('of whole words and beginnings of longer ones whole words are meant', () => {
    const whole = 'A Mobile Application for Old People';
    const titles = libraryOf(paper('The Mobile Applications'), paper(whole));
    assert.equal(find(titles, 'application mobile the')[0], 'The Mobile Applications');
    assert.equal(
      find(libraryOf(paper('Mobile Applications and Many Old People'), paper(whole)), 'application mobile people')[0],
      whole,
    );
  });

  it('a beginning of a title word comes before one of a year', () => {
    const baseline = paper('Baseline Results for the 2006 Annotation Task', { year: 2007 });
    const dated = paper('Many Results for the Annotation of Images', { year: 2006 });
    assert.equal(find(libraryOf(dated, baseline), 'for 200 annot')[0], baseline.title);
    assert.equal(find(libraryOf(dated, baseline), 'for 2006 annot')[0], dated.title);
  });

  it('a slip in a word of two or three letters is forgiven where few papers have it as it was typed', () => {
    const week = paper('Images Tweeted through One Week', { authors: ['Yu, Sha'], year: 2020 });
    const slips = libraryOf(week, paper('Images through Space'), paper('Images of Deep Space', { year: 2020 }));
    for (const typed of [
      'images wek',
      'wek through images',
      'one twet week',
      'images oen',
      '2020 uy images',
      'images through onw',
    ]) {
      assert.equal(find(slips, typed)[0], week.title, typed);
    }
    assert.equal(find(slips, 'space deep')[0], 'Images of Deep Space');
  });

  it('a family name is found written in one', () => {
    const van = paper('Lifted Inference', { authors: [], year: 2014 });
    const authors = [
      { particle: 'van den', family: 'Broeck', given: 'Guy' },
      { family: 'De la Cruz Perez', given: 'Ana' },
    ];
    const names = libraryOf({ ...van, authors }, paper('Inference', { authors: ['Broek, Jan'], year: 2014 }));
    for (const typed of [
      'vandenbroeck',
      'denbroeck 2014',
      'vandenbr',
      'delacruzperez',
      'cruzperez',
      'van den broeck',
    ]) {
      assert.deepEqual(find(names, typed)[0], van.title, typed);
    }
  });

  it('words pasted from an abstract find it before titles with most of them, punctuation or not', () => {
    const text =
      'We ask how people, in their own kitchens, learn to cook. This will not be for everyone: it takes time.';
    const pasted = paper('Something Else', { abstract: text });
    const near = paper('Learn to Cook in Kitchens for Everyone', {
      abstract: 'People learn. Time will not be for them.',
    });
    const both = libraryOf(near, pasted);
    assert.equal(find(both, 'in their own kitchens learn to')[0], pasted.title);
    assert.equal(find(both, 'cook. This will not be for everyone')[0], pasted.title);
    assert.equal(find(both, 'will not be for everyone it')[0], pasted.title);
    assert.equal(find(both, 'learn to cook in kitchens')[0], near.title);
  });

  it('one letter looks at the beginnings of keys and titles alone, keys first', () => {
    assert.deepEqual(find(library, 'a').slice(0, 2).sort(), [languages.title, attention.title].sort());
    assert.deepEqual(find(library, 'v'), [attention.title]);
    assert.deepEqual(find(library, 'y'), [memory.title]);
  });

  it('papers with all words come first, and those with all but one after them when they are few', () => {
    assert.deepEqual(find(library, 'languages editors'), [editor.title, languages.title]);
    assert.deepEqual(find(library, 'languages editors attention zzz'), []);
    assert.equal(find(library, 'survey languages zzz')[0], languages.title);
  });

  it('running text gets an answer only if every word matches, and none behind a key', () => {
    assert.deepEqual(find(library, 'survey languages zzz', { loose: true }), []);
    assert.deepEqual(find(library, 'survey languages', { loose: true }), [languages.title]);
    assert.deepEqual(find(library, 'knuth84 languages', { loose: true }), []);
  });

  it('keys in the group are left out; cited ones win a tie', () => {
    assert.deepEqual(find(library, 'languages', { present: ['knuth84'] }), [languages.title]);
    const before = find(library, 'languages');
    const cited = before[1] === editor.title ? 'knuth84' : 'Ibanez2021';
    assert.notEqual(before[0], find(library, 'languages', { cited: [cited] })[0]);
  });

  it('citable papers come before the corpus, the very title or not', () => {
    read(library, 'corpus', [paper('Languages', { hasKey: false })]);
    assert.deepEqual(find(library, 'languages').at(-1), 'Languages');
    assert.equal(find(library, 'languages', { bibliographies: [] }).length, 3);
    library.removeSource('corpus');
  });

  it('nothing typed: what belongs to the passage first, then all that is citable', () => {
    const related = find(library, '', { passage: passage('Many editors know several languages. Editors change.') });
    assert.equal(related[0], editor.title);
    assert.equal(related.length, 4);
    assert.deepEqual(find(library, ' ').length, 4);
  });

  it('never throws and never answers more than asked, whatever is typed', () => {
    for (const text of [
      '[',
      '\\',
      '%',
      '{{{',
      '\u0000',
      '\ud800',
      '--',
      'a'.repeat(5000),
      'x '.repeat(500),
      '的',
      '😀 a',
    ]) {
      assert.ok(find(library, text, { limit: 2 }).length <= 2);
    }
    assert.deepEqual(find(library, 'languages', { limit: 0 }), []);
  });
});

describe('the keys nearest to an unknown one', () => {
  const library = libraryOf(attention, memory, languages, editor);
  const nearest = (key: string) => library.nearestKeys(key, ['refs.bib'], 3).map((found) => found.key);

  it('are found by slips, beginnings and author with year', () => {
    assert.deepEqual(nearest('vaswani2017atention'), ['vaswani2017attention']);
    assert.deepEqual(nearest('vaswani2017attnetion'), ['vaswani2017attention']);
    assert.deepEqual(nearest('vaswani'), ['vaswani2017attention']);
    assert.deepEqual(nearest('vaswani2017'), ['vaswani2017attention']);
    assert.deepEqual(nearest('vaswani-2017-need'), ['vaswani2017attention']);
    assert.deepEqual(nearest('kunth84'), ['knuth84']);
    assert.deepEqual(nearest('ibanez2021'), ['Ibanez2021']);
    assert.deepEqual(nearest('turing1950'), []);
  });
});
