/** Do the tables of the index hold what was put in, as plain maps would? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Batch } from '../../../src/core/library/batch.ts';
import { hashOfIdentity, halvesOf, Identities, ofHalves } from '../../../src/core/library/identities.ts';
import { Postings } from '../../../src/core/library/postings.ts';
import { wordsOf } from '../../../src/core/library/terms.ts';
import { isOneTypoAway } from '../../../src/core/library/typo.ts';
import { Vocabulary } from '../../../src/core/library/vocabulary.ts';
import { WordTable } from '../../../src/core/library/wordTable.ts';

const term = fc.oneof(fc.nat(5), fc.nat(3000));

describe('lists of entries', () => {
  it('hold what was appended in order, one by one, many at once or in batches', () => {
    const change = fc.oneof(
      fc.record({ how: fc.constant('one' as const), term, count: fc.constant(1) }),
      fc.record({ how: fc.constantFrom('many' as const, 'batch' as const), term, count: fc.nat(3000) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const postings = new Postings();
        const batch = new Batch(postings);
        const model = new Map<number, number[]>();
        const append = (to: number, entry: number): void => {
          const list = model.get(to);
          if (list === undefined) model.set(to, [entry]);
          else list.push(entry);
        };
        let next = 0;
        for (const { how, term: to, count } of changes) {
          const entries = Uint32Array.from({ length: count + 2 }, () => next++);
          if (how === 'one') postings.append(to, entries[0] ?? 0);
          else if (how === 'many') postings.appendAll(to, entries, 1, count + 1);
          for (let at = how === 'one' ? 0 : 1; at < (how === 'one' ? 1 : count + 1); at++) {
            const entry = entries[at] ?? 0;
            const list = how === 'batch' ? to + (at % 7) : to;
            if (how === 'batch') batch.add(list, entry);
            append(list, entry);
          }
          if (how === 'batch') batch.flush();
        }
        for (const [each, entries] of model) {
          const list = new Uint32Array(postings.length(each));
          postings.read(each, list);
          assert.deepEqual([...list], entries);
        }
        assert.equal(postings.length(5000), 0);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

describe('identities', () => {
  it('have the numbers that were entered and not taken out', () => {
    const change = fc.record({ name: fc.nat(40), number: fc.nat(5), isIn: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3000 }), (changes) => {
        const identities = new Identities();
        const model = new Map<number, Set<number>>();
        for (const { name, number, isIn } of changes) {
          const hash = hashOfIdentity(`doi:10.1/${name}`);
          const numbers = model.get(hash) ?? new Set();
          model.set(hash, numbers);
          if (isIn) identities.add(hash, number);
          else identities.remove(hash, number);
          if (isIn) numbers.add(number);
          else numbers.delete(number);
        }
        for (const [hash, numbers] of model) {
          assert.deepEqual([...identities.under(hash)].sort(), [...numbers].sort());
          assert.equal(identities.has(hash), numbers.size > 0);
        }
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it('do not share a hash, and have it in two halves', () => {
    const hashes = new Set(Array.from({ length: 200_000 }, (_, at) => hashOfIdentity(`title:paper${at}`)));
    assert.equal(hashes.size, 200_000);
    for (const hash of [0, 1, ...hashes].slice(0, 1000)) assert.equal(ofHalves(...halvesOf(hash)), hash);
  });
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'ß', '本', '\u{1d49c}'), maxLength: 6 });

describe('words', () => {
  it('have the numbers of a map', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 300 }), (words) => {
        const table = new WordTable();
        const model = new Map<string, number>();
        for (const word of words) {
          if (!model.has(word)) model.set(word, model.size);
          assert.equal(table.add(`<${word}>`, 1, word.length + 1), model.get(word));
        }
        assert.equal(table.size, model.size);
        for (const [word, number] of model) {
          assert.equal(table.find(word), number);
          assert.equal(table.word(number), word);
          assert.equal(table.length(number), word.length);
          assert.equal(table.beginsWith(number, word.slice(0, 2)), true);
          assert.equal(table.beginsWith(number, `${word}a`), false);
        }
        assert.equal(table.find('never'), -1);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('are those of the text, whatever is in it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '1', ' ', '-', "'", '^', 'é', 'ß', '本'), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
        const vocabulary = new Vocabulary();
        for (const each of texts) {
          const numbers: number[] = [];
          vocabulary.addText(each, numbers);
          assert.deepEqual(
            numbers.map((number) => vocabulary.word(number)),
            wordsOf(each),
          );
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('that could be meant are found by their letters, as one by one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'n', '1', 'z', 'é'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 200 }), word, fc.boolean(), (words, typed, typos) => {
        const vocabulary = new Vocabulary();
        for (const each of words) vocabulary.add(each);
        const isMeant = (other: string): boolean => {
          if (other === typed) return true;
          if (typed.length < 2) return false;
          if (other.startsWith(typed)) return true;
          if (!typos || typed.length < 4) return false;
          if (isOneTypoAway(typed, other)) return true;
          const isBegun = [-1, 0, 1].some((more) => isOneTypoAway(typed, other.slice(0, typed.length + more)));
          return isBegun && typed.length >= 5 && other.length > typed.length && other.startsWith(typed.slice(0, 2));
        };
        assert.deepEqual(
          vocabulary
            .meant(typed, typos)
            .map(({ word: number }) => vocabulary.word(number))
            .sort(),
          words.filter(isMeant).sort(),
        );
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
