/** What moves a paper up, and is it told truly? */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import fc from 'fast-check';
import { citingParagraphs, findCitations } from '../../../src/core/document/document.ts';
import { Earlier } from '../../../src/core/library/earlier.ts';
import { Library } from '../../../src/core/library/library.ts';
import { reasonsFor } from '../../../src/core/library/reasons.ts';
import { stemOfWord } from '../../../src/core/library/stem.ts';
import { Topics } from '../../../src/core/library/topics.ts';
import { WEIGHTS, type Weights } from '../../../src/core/library/weights.ts';
import { readSource } from '../../../src/core/read/readSource.ts';
import { libraryOf, paper, passage, read } from './made.ts';

const source = { id: 'refs.bib', name: 'seeds.txt', format: 'pairs' } as const;
const bundled = readSource(source, fs.readFileSync('seeds/000_de446312ac012c8b.txt')).papers.map((each, at) => ({
  ...each,
  key: `paper${at}`,
  hasKey: true,
}));
const library = new Library();
read(library, 'refs.bib', bundled);

const suggest = (text: string, rest: { cited?: readonly string[]; earlier?: Earlier; weights?: Weights } = {}) =>
  library.suggest({
    passage: passage(text, { cited: rest.cited ?? [] }),
    bibliographies: ['refs.bib'],
    cited: [],
    limit: 20,
    ...(rest.earlier === undefined ? {} : { earlier: rest.earlier }),
    ...(rest.weights === undefined ? {} : { weights: rest.weights }),
  });

const BESIDE: Weights = { ...WEIGHTS, citedHere: 1 };

describe('why a paper was suggested', () => {
  it('is true: without the words of a reason its score falls', () => {
    fc.assert(
      fc.property(fc.nat(bundled.length - 1), fc.nat(4), fc.nat(7), (at, rank, which) => {
        const text = bundled[at]?.abstract ?? '';
        const ranked = suggest(text)[rank];
        if (ranked === undefined) return;
        const { title, abstract = '' } = ranked.paper.paper;
        const reasons = reasonsFor(ranked.worded, { title, abstract });
        const reason = reasons[which % Math.max(1, reasons.length)];
        if (reason === undefined) return;
        const stems = new Set(
          (reason.text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stemOfWord(word.toLowerCase())),
        );
        // an unknown word in the place of each: neighbours of what is gone stay apart
        const without = text.replace(/[\p{L}\p{N}]+/gu, (word) =>
          stems.has(stemOfWord(word.toLowerCase())) ? 'zzzqx' : word,
        );
        assert.notEqual(without, text, `${reason.text} is no word of the passage`);
        const after = suggest(without).find(({ paper: { id } }) => id === ranked.paper.id);
        assert.ok((after?.score ?? 0) < ranked.score, `${reason.text} moved nothing`);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('is whole: with the words alone, what they are worth is the score', () => {
    const only = { ...WEIGHTS, author: 0, name: 0, beside: 0, earlier: 0 };
    for (const { abstract = '' } of bundled.slice(0, 20)) {
      const text = abstract.split(/(?<=\.) /u)[0] ?? '';
      const [first] = suggest(text, { weights: only });
      if (first === undefined || first.worded.length === 16) continue;
      const sum = first.worded.reduce((total, { worth }) => total + worth, 0);
      assert.ok(Math.abs(sum - first.score) < 1e-3 * first.score, `${sum} and ${first.score}`);
    }
  });

  it('tells which of the papers cited beside brought it, and without that one its score falls', () => {
    const text = 'Others have done this before.';
    const cited = ['paper3', 'paper7'];
    const told = suggest(text, { cited, weights: BESIDE }).filter(({ citedBeside }) => citedBeside.length > 0);
    assert.ok(told.length > 0);
    for (const { paper: shown, score, citedBeside } of told) {
      for (const key of citedBeside) {
        assert.ok(cited.includes(key) && key !== shown.key);
        const rest = cited.filter((each) => each !== key);
        const after = suggest(text, { cited: rest, weights: BESIDE }).find(({ paper: { id } }) => id === shown.id);
        assert.ok((after?.score ?? 0) < score);
      }
    }
  });

  it('tells who is named', () => {
    const named = libraryOf(
      paper('Diffraction by an Aperture', { key: 'levine1948', authors: ['Levine, Harold'] }),
      paper('Diffraction of Waves', { key: 'bethe1944', authors: ['Bethe, Hans'] }),
    );
    const ask = { bibliographies: ['refs.bib'], cited: [], limit: 5 };
    const ranked = named.suggest({ passage: passage('As Levine et al. show, diffraction matters.'), ...ask });
    assert.deepEqual(
      ranked.map((each) => [each.paper.key, each.named]),
      [
        ['levine1948', ['Levine']],
        ['bethe1944', []],
      ],
    );
  });
});

describe('what a passage cites already', () => {
  it('stays, below what it is not needed for, and takes nobody else’s place', () => {
    const text = bundled[5]?.abstract ?? '';
    const before = suggest(text);
    assert.equal(before[0]?.paper.key, 'paper5');
    const after = suggest(text, { cited: ['paper5'] });
    assert.equal(after.filter(({ citedHere }) => !citedHere).length, 20);
    assert.ok(after.some(({ paper: { key }, citedHere }) => key === 'paper5' && citedHere));
  });
});

describe("the person's own words where a paper is cited", () => {
  const chapter =
    'Bees dance for their sisters \\cite{frisch}, as everybody who has watched a hive knows.\n\nNothing here.\n\n' +
    'Rockets fly by throwing mass away \\cite{tsiolkovsky,goddard}.\n';
  const earlier = new Earlier();
  earlier.set('one.tex', citingParagraphs(chapter, 'latex', findCitations(chapter, 'latex')));
  const bare = libraryOf(
    paper('Decoding the Language', { key: 'frisch' }),
    paper('Exploration of Space', { key: 'tsiolkovsky' }),
    paper('A Method', { key: 'goddard' }),
    paper('Hives of Industry: Bees in the Garden', { key: 'garden', abstract: 'Bees and a hive.' }),
  );
  const ask = (text: string, document?: string) =>
    bare.suggest({
      passage: passage(text),
      bibliographies: ['refs.bib'],
      cited: [],
      limit: 5,
      earlier,
      ...(document === undefined ? {} : { document }),
    });

  it('find one that has no abstract, and tell where', () => {
    const ranked = ask('Watching bees in the hive: how sisters dance.');
    const found = ranked.find(({ paper: { key } }) => key === 'frisch');
    assert.equal(found?.citedAt?.document, 'one.tex');
    assert.equal(found.citedAt.span.start, 0);
    assert.ok(!ranked.some(({ paper: { key } }) => key === 'goddard'));
  });

  it('say nothing about the passage that they are in', () => {
    assert.deepEqual(
      ask('Watching bees in the hive: how sisters dance.', 'one.tex').map(({ paper: { key } }) => key),
      ['garden'],
    );
  });

  it('go with their document', () => {
    const gone = new Earlier();
    gone.set('one.tex', citingParagraphs(chapter, 'latex', findCitations(chapter, 'latex')));
    assert.equal([...gone.alike(new Map())].length, 2);
    gone.set('one.tex', []);
    assert.deepEqual([...gone.alike(new Map([['bee', 1]]))], []);
  });

  it('are those of whole paragraphs, however often they cite', () => {
    const text = '# One\n\nBees [@a; @b] dance, says @c.\n\n- rockets [@d]\n- and [@e] more\n\nNo citation.\n';
    assert.deepEqual(
      citingParagraphs(text, 'markdown', findCitations(text, 'markdown')).map(({ text: words, keys }) => [words, keys]),
      [
        ['Bees dance, says.', ['a', 'b', 'c']],
        ['rockets', ['d']],
        ['and more', ['e']],
      ],
    );
  });
});

describe('words', () => {
  it('are one word in British and American spelling', () => {
    for (const [one, other] of [
      ['optimisation', 'optimization'],
      ['behaviour', 'behavior'],
      ['centres', 'centers'],
      ['analyse', 'analyze'],
      ['analysis', 'analyze'],
      ['catalogue', 'catalog'],
    ] as const) {
      assert.equal(stemOfWord(one), stemOfWord(other), one);
    }
    for (const same of ['precise', 'supervised', 'noise', 'exercise', 'otherwise']) {
      assert.ok(!stemOfWord(same).includes('iz'), same);
    }
    const word = fc.string({
      unit: fc.constantFrom('a', 'e', 'i', 'o', 'u', 's', 'l', 'r', 't', 'z', 'y', 'n'),
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(word, (each) => assert.equal(stemOfWord(each).slice(0, 2), each.slice(0, 2))),
      { seed: 1 },
    );
  });

  it('that stand in titles weigh more than those that never do, and none is counted that was taken out', () => {
    const stretches: number[][] = [];
    const topics = new Topics({
      get documents() {
        return stretches.length;
      },
      stretch: (document) => {
        const all = stretches[document] ?? [];
        return { chunk: Uint32Array.from(all), start: 0, titleEnd: 1, end: all.length };
      },
    });
    assert.equal(topics.weight(7), 1);
    // stem 1 is every title, stem 2 in every abstract
    for (let document = 0; document < 30; document++) {
      stretches.push([1, 2, ...Array.from({ length: 20 }, (_, at) => 10 + 20 * document + at)]);
    }
    assert.ok(topics.weight(1) > 1);
    assert.ok(topics.weight(2) < 0.5);
    const before = topics.weight(2);
    stretches.push([2, 2, ...Array.from({ length: 20 }, (_, at) => 2000 + at)]);
    assert.ok(topics.weight(2) > before);
    topics.remove(30);
    assert.equal(topics.weight(2), before);
  });
});
