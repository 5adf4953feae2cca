/** Is typed text taken apart as people mean it? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Condition, parseTyped } from '../../../src/core/library/typedQuery.ts';
import { growsLinearly } from '../../support/growth.ts';

/** A condition in short: `-title"exact phrase` is an unended phrase in a title that shall not be there. */
function shown(condition: Condition): string {
  const minus = condition.isWanted ? '' : '-';
  if (condition.kind === 'cited') return `${minus}cited`;
  if (condition.kind === 'years') return `${minus}${condition.from}..${condition.to}`;
  const { field, text, isPhrase, isOpen } = condition;
  return `${minus}${field}${isPhrase ? '"' : ':'}${text}${isPhrase ? (isOpen ? '' : '"') : ''}`;
}

const example = (typed: string, text: string, ...conditions: readonly string[]) =>
  it(typed, () => {
    const parts = parseTyped(typed);
    assert.equal(parts.text, text);
    assert.deepEqual(parts.conditions.map(shown), conditions);
  });

describe('what was typed, taken apart', () => {
  describe('exact phrases', () => {
    example('"attention is all"', 'attention is all', 'any"attention is all"');
    example('deep "attention is" 2017', 'deep attention is 2017', 'any"attention is"');
    example('“attention is” „all you“ «need»', 'attention is all you need', 'any"attention is"', 'any"all you"', 'any"need"'); // prettier-ignore
    example('"attention is', 'attention is', 'any"attention is');
    example('"one" "two', 'one two', 'any"one"', 'any"two');
    example('Schr"odinger 5"', 'Schr"odinger 5"');
    example('"', '');
    example('""', '');
    example('" , "', '');
  });

  describe('fields', () => {
    example('author:knuth', 'knuth', 'author:knuth');
    example('Author:Knuth TITLE:art', 'Knuth art', 'author:Knuth', 'title:art');
    example('author:"Donald Knuth" art', 'Donald Knuth art', 'author"Donald Knuth"');
    example('title:"art of', 'art of', 'title"art of');
    example('venue:neurips', 'neurips', 'venue:neurips');
    example('author: Knuth art', 'Knuth art', 'author:Knuth');
    example('author:  "Donald Knuth"', 'Donald Knuth', 'author"Donald Knuth"');
    example('year: 2020 art', 'art', '2020..2020');
    example('author: year:2020', 'author:', '2020..2020');
    example('The author: a study', 'The author: a study');
    example('key:doe:2020', 'doe:2020', 'key:doe:2020');
    example('is:cited', '', 'cited');
    example('-is:cited graphs', 'graphs', '-cited');
  });

  describe('years', () => {
    example('year:2020', '', '2020..2020');
    example('year:2020..2023', '', '2020..2023');
    example('year:2023..2020', '', '2020..2023');
    example('year:2020-2023', '', '2020..2023');
    example('year:2020–2023', '', '2020..2023');
    example('year:..2015', '', '0..2015');
    example('year:2016..', '', '2016..Infinity');
    example('year:>2019', '', '2020..Infinity');
    example('year:>=2019', '', '2019..Infinity');
    example('year:≥2019', '', '2019..Infinity');
    example('year:<2015', '', '0..2014');
    example('year:<=2015', '', '0..2015');
    example('-year:2020', '', '-2020..2020');
  });

  describe('what shall not be there', () => {
    example('graphs -neural', 'graphs', '-any:neural');
    example('-"neural network" graphs', 'graphs', '-any"neural network"');
    example('graphs -author:knuth', 'graphs', '-author:knuth');
    example('maps -3D', 'maps', '-any:3D');
    example('maps -2020', 'maps', '-any:2020');
    example('memory-efficient fine - tuning --', 'memory-efficient fine - tuning --');
    // numbers of somebody's abstract
    for (const number of ['-0.03s for normal reach', 'centered around -42.5', 'between -5 and -12'])
      example(number, number);
  });

  describe('half typed', () => {
    for (const name of ['author:', 'title:', 'venue:', 'key:', 'is:', 'year:']) example(`graphs ${name}`, 'graphs');
    for (const value of ['.', '..', '>', '<=', '>20', '=']) example(`graphs year:${value}`, 'graphs');
    example('year:2', '', '2000..2999');
    example('year:201', '', '2010..2019');
    example('year:2020.', '', '2020..2020');
    example('year:2020..202', '', '2020..2029');
    example('graphs is:cit', 'graphs');
    example('graphs author:k', 'graphs');
    example('graphs -n', 'graphs');
    example('graphs -', 'graphs -');
    example('graphs author:"', 'graphs');
  });

  describe('plain words', () => {
    example('foo:bar', 'foo:bar');
    example('doe:2020', 'doe:2020');
    example('coauthor:x', 'coauthor:x');
    example('year:soon', 'year:soon');
    example('is:new', 'is:new');
    example('finding the key: a study', 'finding the key: a study');
    example('  two   words ', '  two   words ');
    example('', '');
  });

  it('never throws, and makes nothing up', () => {
    const pieces = ['author:', 'year:', 'is:', 'key:', '"', '“', '-', '..', ' ', '2020', 'word', ':', '\ud800', '\n'];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { text: ranked, conditions } = parseTyped(typed);
        assert.ok(ranked.length <= typed.length);
        for (const condition of conditions) {
          if (condition.kind === 'words') assert.ok(typed.includes(condition.text));
          if (condition.kind === 'years') assert.ok(condition.from <= condition.to);
        }
      }),
    );
  });

  it('leaves words without marks of their own as they are', () => {
    const word = fc.stringMatching(/^[^\s"“”„«»:-][^\s"“”„«»:]*$/u);
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const typed = words.join(' ');
        assert.deepEqual(parseTyped(typed), { text: typed, conditions: [] });
      }),
    );
  });

  it('takes time in proportion to what was typed', () => {
    for (const piece of ['"', 'author:"', '-', 'year:2020 ', '" ', 'x']) {
      assert.ok(parseTyped(piece.repeat(50_000)).conditions.length <= 24);
      assert.ok(
        growsLinearly((length) => void parseTyped(piece.repeat(length / piece.length))),
        piece,
      );
    }
  });
});
