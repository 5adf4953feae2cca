/** Which key is said twice in its group? */
import assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/document/document.ts';
import { doubledKeys } from '../../../src/core/document/doubled.ts';

const doubled = (text: string, language: 'latex' | 'markdown'): readonly number[] =>
  doubledKeys(text, findCitations(text, language)).map(({ start }) => start);

describe('a key said twice in a group', () => {
  it('is found in a list of LaTeX', () => {
    assert.deepEqual(doubled('\\cite{a, b, a} \\cite{a}', 'latex'), [12]);
    assert.deepEqual(doubled('\\cite{a,a,a}', 'latex'), [8, 10]);
  });
  it('is found in brackets, in braces and in roles', () => {
    assert.deepEqual(doubled('[@a; @b; @a] @a', 'markdown'), [10]);
    assert.deepEqual(doubled('[@{a b}; @{a b}]', 'markdown'), [11]);
    assert.deepEqual(doubled('{cite}`a,b,a`', 'markdown'), [11]);
  });
  it('is none where each has a page of its own', () => {
    assert.deepEqual(doubled('[@a, p. 3; @a, p. 9]', 'markdown'), []);
    assert.deepEqual(doubled('\\cites[3]{a}[9]{a}', 'latex'), []);
  });
});
