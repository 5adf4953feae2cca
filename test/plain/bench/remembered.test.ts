/** Are made-up questions what a person could type who remembers a paper? */
import assert from 'node:assert/strict';
import { KINDS, questionsOf } from '../../bench/rememberedQuestions.ts';
import { oneTypo } from '../../bench/slips.ts';
import { randomNumbers } from '../../bench/synthetic.ts';
import { editDistance } from '../../../src/core/library/typo.ts';

const papers = [
  {
    id: 'a',
    title: 'Measuring the Robustness of Large Networks',
    abstract: 'We measure how robust large networks are. Most of them are not.',
    year: 2020,
    authors: ['Ada Lovelace', 'Charles Babbage'],
  },
  { id: 'b', title: 'Short One' },
];

describe('questions about what is remembered', () => {
  const questions = questionsOf(papers, 40, 7);

  it('are as many of each kind as asked, about papers that have what it takes, the same for the same seed', () => {
    for (const kind of KINDS) assert.equal(questions.filter((question) => question.kind === kind).length, 40, kind);
    assert.ok(questions.every(({ relevant: [id] }) => id === 'a'));
    assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length);
    assert.deepEqual(questionsOf(papers, 40, 7), questions);
    assert.notDeepEqual(questionsOf(papers, 40, 8), questions);
    assert.deepEqual(questionsOf(papers.slice(1), 40, 7), []);
  });

  it('hold words of the paper, cut, misspelt or as they stand', () => {
    const title = 'measuring the robustness of large networks'.split(' ');
    for (const { kind, text } of questions) {
      const words = text.split(' ');
      if (kind === 'title') assert.ok(words.length === 3 && words.every((word) => title.includes(word)), text);
      if (kind === 'prefix')
        assert.ok(
          words.every((word) => title.some((each) => each.startsWith(word))),
          text,
        );
      if (kind === 'typo') assert.equal(words.filter((word) => !title.includes(word)).length, 1, text);
      if (kind === 'author') assert.match(text, /lovelace|babbage/);
      if (kind === 'abstract') assert.equal(words.length, 6);
    }
  });

  it('have one slip of the finger, never none', () => {
    const random = randomNumbers(3);
    for (const word of ['robust', 'aaaa', 'networks']) {
      for (let time = 0; time < 200; time++) assert.equal(editDistance(word, oneTypo(word, random).word, 2), 1);
    }
  });
});
