/** What would another extension's list show for what was typed? */
import assert from 'node:assert/strict';
import { isListedElsewhere } from '../../../src/core/library/listedElsewhere.ts';

const row = { key: 'vaswani2017attention', title: 'Attention Is All You Need', standing: 'citable' as const };

describe('a row that another extension lists', () => {
  it('is one whose key holds the letters in order', () => {
    assert.equal(isListedElsewhere(row, '', false), true);
    assert.equal(isListedElsewhere(row, 'vas17', false), true);
    assert.equal(isListedElsewhere(row, 'Vaswani', false), true);
    assert.equal(isListedElsewhere(row, 'need', false), false);
    assert.equal(isListedElsewhere(row, 'vaswany', false), false);
  });
  it('is one whose title does, where the other looks there', () => {
    assert.equal(isListedElsewhere(row, 'need', true), true);
    assert.equal(isListedElsewhere(row, 'transformer', true), false);
    assert.equal(isListedElsewhere(row, 'all need', true), false);
  });
  it('is none of the corpus', () => {
    assert.equal(isListedElsewhere({ ...row, standing: 'corpus' }, '', true), false);
  });
});
