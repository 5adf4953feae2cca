/** Are the papers that belong to a passage ranked first, for reasons that are true? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { best, bestAmong, bestOf } from '../../../src/core/library/best.ts';
import { mentionsIn } from '../../../src/core/library/mentions.ts';
import { PassageRanker } from '../../../src/core/library/passageRanker.ts';
import { Postings } from '../../../src/core/library/postings.ts';
import { reasonsFor } from '../../../src/core/library/reasons.ts';
import { editDistance, isOneTypoAway, slipsAtStart } from '../../../src/core/library/typo.ts';
import { libraryOf, paper, passage } from './made.ts';

const lora = paper('LoRA: Low-Rank Adaptation of Large Language Models', {
  key: 'hu2021',
  abstract: 'We propose low-rank adaptation, which freezes the weights and trains memory-efficient matrices.',
});
const cache = paper('Compressing the Key-Value Cache', {
  key: 'liu2024',
  abstract: 'Long contexts need memory for keys and values. We compress the cache of language models.',
});
const birds = paper('Songs of Birds', { key: 'bird1990', abstract: 'Birds sing in the morning.' });
const library = libraryOf(lora, cache, birds);
const suggest = (text: string, rest: Parameters<typeof passage>[1] = {}, cited: readonly string[] = []) =>
  library.suggest({ passage: passage(text, rest), bibliographies: ['refs.bib'], cited, limit: 10 });
const keysOf = (ranked: ReturnType<typeof suggest>) => ranked.map(({ paper: { key } }) => key);

describe('papers for a passage', () => {
  it('come best first, and only those that share a word', () => {
    assert.deepEqual(keysOf(suggest('Adapting large language models with low rank matrices.')), ['hu2021', 'liu2024']);
    assert.deepEqual(keysOf(suggest('Nothing of that sort whatsoever.')), []);
    assert.deepEqual(keysOf(suggest('')), []);
  });

  it('the sentence at the cursor counts as much as all of its paragraph', () => {
    const text = 'Birds sing songs. The cache of keys is compressed.';
    assert.equal(keysOf(suggest(text, { sentence: 'The cache of keys is compressed.' }))[0], 'liu2024');
    assert.equal(keysOf(suggest(text, { sentence: 'Birds sing songs.' }))[0], 'bird1990');
  });

  it('cited ones stay and are marked', () => {
    const ranked = suggest('Low-rank adaptation of language models', { cited: ['hu2021'] }, ['hu2021', 'liu2024']);
    const marks = ranked.map(({ citedHere, citedElsewhere }) => ({ citedHere, citedElsewhere }));
    assert.deepEqual(marks.slice(0, 2), [
      { citedHere: true, citedElsewhere: false },
      { citedHere: false, citedElsewhere: true },
    ]);
  });

  it('a paper cited beside brings papers like it', () => {
    assert.deepEqual(keysOf(suggest('Others do this.', { cited: ['hu2021'] })), ['liu2024']);
  });

  it('say why in the words of the paper, phrases whole, and mark nothing else', () => {
    const [first] = suggest('We use low rank adaptations of models.');
    const title = lora.title;
    const abstract = lora.abstract ?? '';
    const reasons = reasonsFor(first?.worded ?? [], { title, abstract });
    assert.ok(reasons.length > 0 && reasons.length <= 8);
    const phrase = reasons.find(({ text }) => text === 'Low-Rank');
    assert.deepEqual(phrase?.inTitle, [{ start: 6, end: 14 }]);
    for (const { text, inTitle, inAbstract } of reasons) {
      assert.ok(text.length > 0);
      const marked = [
        ...inTitle.map(({ start, end }) => title.slice(start, end)),
        ...inAbstract.map(({ start, end }) => abstract.slice(start, end)),
      ];
      assert.ok(marked.length > 0);
      for (const each of marked) assert.match(each, /^(low|rank|adapt|model)/iu);
    }
    const spans = reasons.flatMap(({ inTitle }) => inTitle).sort((one, other) => one.start - other.start);
    for (const [at, { start }] of spans.entries()) assert.ok(start >= (spans[at - 1]?.end ?? 0), 'spans overlap');
  });
});

describe('the parts of the ranker', () => {
  it('scores single words as the formula says, and nothing of documents that were taken out', () => {
    const ranker = new PassageRanker();
    ranker.add(0, [1, 2, 2], 1);
    ranker.add(1, [3], 0);
    ranker.add(2, [1, 4], 0);
    ranker.remove(2);
    const scores = [...ranker.score({ stems: new Map([[2, 1]]), pairs: new Map(), title: 0 })].slice(0, 3);
    const idf = Math.log(1 + (2 - 1 + 0.5) / (1 + 0.5));
    const expected = (idf * 2 * 2.6) / (2 + 1.6 * (0.25 + (0.75 * 3) / 2));
    assert.ok(Math.abs((scores[0] ?? 0) - expected) < 1e-6);
    assert.deepEqual(scores.slice(1), [0, 0]);
    assert.equal(ranker.frequency(1), 1);
    assert.ok(ranker.idf(1) > 0);
  });

  it('scores what the words of a document are worth one by one, however long it is and however often they stand in it', () => {
    const stems = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 });
    // beyond what stands in tables, too
    const times = fc.constantFrom(1, 1, 1, 3, 20);
    fc.assert(
      fc.property(fc.array(fc.tuple(stems, fc.nat(30), times), { minLength: 1, maxLength: 12 }), (documents) => {
        const ranker = new PassageRanker();
        for (const [number, [words, titleLength, repeated]] of documents.entries()) {
          const all = Array.from({ length: repeated }, () => words).flat();
          ranker.add(number, all, Math.min(all.length, titleLength * repeated));
        }
        const query = { stems: new Map([0, 1, 2, 5].map((stem) => [stem, 1 + stem])), pairs: new Map(), title: 0.5 };
        const scores = Float32Array.from(ranker.score(query));
        for (const number of documents.keys()) {
          const sum = ranker.worths(number, query).reduce((all, { worth }) => all + worth, 0);
          assert.ok(Math.abs((scores[number] ?? 0) - sum) <= 1e-5 * (1 + sum), `${scores[number]} is not ${sum}`);
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('ranks a large library as if it had gone along all lists, though the commonest words are looked for in few papers', () => {
    const ranker = new PassageRanker();
    const papers = 40_000;
    const [common, rare] = [Array.from({ length: 12 }, (_, word) => word), [20, 21, 22, 23, 24, 25]];
    let state = 1;
    const chance = (): number => (state = (Math.imul(state, 48271) >>> 0) % 0x7fffffff) / 0x7fffffff;
    for (let document = 0; document < papers; document++) {
      const words = [
        ...common.filter(() => chance() < 0.6),
        ...rare.filter(() => chance() < 0.02),
        ...Array.from({ length: Math.floor(chance() * 20) }, () => 100 + Math.floor(chance() * 5000)),
      ];
      ranker.add(document, words, Math.min(words.length, 3));
    }
    const query = {
      stems: new Map([...common, ...rare].map((stem) => [stem, 1])),
      pairs: new Map(),
      title: 0.5,
    };
    const worthOf = (document: number): number =>
      ranker.worths(document, query).reduce((sum, { worth }) => sum + worth, 0);
    const worths = Float32Array.from({ length: papers }, (_, document) => worthOf(document));
    const unlikely = worths.indexOf(Math.min(...worths.filter((worth) => worth > 0)));
    const scores = Float32Array.from(ranker.score(query, [unlikely])).subarray(0, papers);
    assert.deepEqual(best(scores, papers, 50), best(worths, papers, 50));
    const differ = worths.filter((worth, document) => Math.abs(worth - scores[document]!) > 1e-3).length;
    assert.ok(differ > papers / 2, 'too few papers for that: all were scored in full');
    for (const document of [unlikely, ...best(worths, papers, 50)]) {
      assert.ok(Math.abs(worths[document]! - scores[document]!) < 1e-3);
    }
  });

  it('keeps lists of any length, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(0xffffffff)), { maxLength: 3000 }), (entries) => {
        const postings = new Postings();
        const expected = new Map<number, number[]>();
        for (const [term, entry] of entries) {
          postings.append(term, entry);
          expected.set(term, [...(expected.get(term) ?? []), entry]);
        }
        for (let term = 0; term < 7; term++) {
          const into = new Uint32Array(entries.length);
          const length = postings.read(term, into);
          assert.deepEqual([...into.subarray(0, length)], expected.get(term) ?? []);
          const inStretches: number[] = [];
          postings.eachStretch(term, (chunk, start, end) => inStretches.push(...chunk.subarray(start, end)));
          assert.deepEqual(inStretches, expected.get(term) ?? []);
        }
      }),
      { numRuns: 30, seed: 1 },
    );
    const long = new Postings();
    for (let entry = 0; entry < 200_000; entry++) long.append(entry % 3 === 0 ? 2000 : 1, entry);
    const into = new Uint32Array(200_000);
    const length = long.read(2000, into);
    assert.equal(length, Math.ceil(200_000 / 3));
    assert.ok(into.subarray(0, length).every((entry, at) => entry === 3 * at));
  });

  it('picks the best as sorting everything would', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.nat(12), fc.nat(600), (few, limit, times) => {
        // many, for which the floor is guessed
        const scores = Array.from({ length: few.length * times }, (_, at) => few[(at * at) % few.length] ?? 0);
        const sorted = scores
          .map((score, number) => ({ score, number }))
          .filter(({ score }) => score > 0)
          .sort((one, other) => other.score - one.score || one.number - other.number);
        const expected = sorted.slice(0, limit).map(({ number }) => number);
        const all = Float32Array.from(scores);
        const numbers = Uint32Array.from(scores.keys());
        assert.deepEqual([...best(all, scores.length, limit)], expected);
        assert.deepEqual([...bestAmong(all, numbers, limit)], expected);
        assert.deepEqual(
          [...bestOf(all, numbers, limit)].sort((one, other) => one - other),
          [...expected].sort((one, other) => one - other),
        );
      }),
      { seed: 1 },
    );
  });

  it('knows a typo when it sees one, as the edit distance says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        assert.equal(isOneTypoAway(one, other), editDistance(one, other, 2) === 1);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('knows every slip that changes how a word begins', () => {
    const letters = ['a', 'b', 'c'];
    const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(word, word, (typed, meant) => {
        const found = new Set(slipsAtStart(typed, letters));
        if (isOneTypoAway(typed, meant) && !meant.startsWith(typed.slice(0, 2))) assert.ok(found.has(meant));
        for (const each of found) assert.ok(each === typed || isOneTypoAway(typed, each), each);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

describe('names in running text', () => {
  const families = (text: string) =>
    mentionsIn(text).map(({ family, isAuthor }) => (isAuthor ? family : `(${family})`));

  it('are told from other words with capitals by what stands beside them', () => {
    assert.deepEqual(families('As Levine and Schwinger first showed, and Müller et al. after them.'), [
      'levine',
      'schwinger',
      'muller',
    ]);
    assert.deepEqual(mentionsIn('We follow Knuth (1984).'), [
      { family: 'knuth', name: 'Knuth', isAuthor: true, year: 1984 },
    ]);
    assert.deepEqual(families('Nothing here. However, the Hamiltonian of it is known.'), ['(hamiltonian)']);
    assert.deepEqual(families(''), []);
  });

  it('bring the papers of who is named', () => {
    const named = libraryOf(
      paper('Diffraction by an Aperture', { key: 'levine1948', authors: ['Levine, Harold', 'Schwinger, Julian'] }),
      paper('Diffraction by an Aperture in a Plane Screen', { key: 'bethe1944', authors: ['Bethe, Hans'] }),
    );
    const ranked = named.suggest({
      passage: passage('Levine and Schwinger solved diffraction by an aperture in a plane screen.'),
      bibliographies: ['refs.bib'],
      cited: [],
      limit: 5,
    });
    assert.deepEqual(
      ranked.map(({ paper: { key } }) => key),
      ['levine1948', 'bethe1944'],
    );
  });
});
