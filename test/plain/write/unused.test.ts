/** Which entries does nobody need, and how do they leave? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findBibKeys } from '../../../src/core/read/bibKeys.ts';
import { scanBib } from '../../../src/core/read/bibScan.ts';
import { withoutEntries } from '../../../src/core/write/removal.ts';
import { changed } from '../../../src/core/write/renameKey.ts';
import { unusedEntries } from '../../../src/core/write/unused.ts';

const unused = (bib: string, ...used: string[]): string[] =>
  unusedEntries(findBibKeys(bib), new Set(used)).map(({ key }) => key);
const without = (bib: string, ...keys: string[]): string => changed(bib, withoutEntries(bib, new Set(keys)));

describe('entries that nobody needs', () => {
  const bib = `@inproceedings{a, crossref = {PROC}, title = {A}}
@proceedings{proc, title = {P}, xdata = {x}}
@xdata{x, location = {Bern}}
@misc{b, ids = {b1, b2}}
@misc{c, related = {d}}
@misc{d}
@misc{a, title = {the second a}}`;

  it('are those that nothing cites', () => {
    assert.deepEqual(unused(bib), ['a', 'proc', 'x', 'b', 'c', 'd', 'a']);
    assert.deepEqual(unused(bib, 'd'), ['a', 'proc', 'x', 'b', 'c', 'a']);
  });

  it('are not the parents of one that is cited, nor one that is cited by another name', () => {
    assert.deepEqual(unused(bib, 'a', 'b2'), ['c', 'd']);
    assert.deepEqual(unused(bib, 'c'), ['a', 'proc', 'x', 'b', 'a']);
  });
});

describe('taking entries out', () => {
  it('takes their lines and the blank ones behind', () => {
    assert.equal(without('@a{a,\n x=1}\n\n@b{b}\n\n@c{c}\n', 'a'), '@b{b}\n\n@c{c}\n');
    assert.equal(without('@a{a}\n\n@b{b}\n\n@c{c}\n', 'b'), '@a{a}\n\n@c{c}\n');
    assert.equal(without('@a{a}\n\n@b{b}\n\n@c{c}\n', 'c'), '@a{a}\n\n@b{b}\n');
    assert.equal(without('@a{a}\n\n@b{b}\n\n@c{c}\n', 'b', 'c'), '@a{a}\n');
    assert.equal(without('@a{a}\r\n\r\n@b{b}\r\n', 'a'), '@b{b}\r\n');
    assert.equal(without('@a{a}', 'a'), '');
  });

  it('leaves comments, and what stands on the same line', () => {
    assert.equal(without('% about a\n@a{a} % yes\n@b{b}\n', 'a'), '% about a\n % yes\n@b{b}\n');
    assert.equal(without('@a{a} @b{b}\n', 'a'), ' @b{b}\n');
    assert.equal(without('  @a{a}\n  @b{b}\n', 'a'), '  @b{b}\n');
  });

  it('leaves all other entries character for character', () => {
    const piece = fc.constantFrom(
      '@misc{a}',
      '@misc{b, title = {T}}',
      '@misc{c,\n x = {1}\n}',
      '\n',
      '\n\n',
      ' ',
      '% x',
      'text',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.subarray(['a', 'b', 'c']), (pieces, keys) => {
        const text = pieces.join('');
        const result = without(text, ...keys);
        const kept = (bibText: string): string[] =>
          [...scanBib(bibText)]
            .filter(({ key = '' }) => !keys.includes(key))
            .map(({ start, end }) => bibText.slice(start, end));
        assert.deepEqual(kept(result), kept(text));
        assert.ok([...scanBib(result)].every(({ key = '' }) => !keys.includes(key)));
        for (const comment of ['% x', 'text']) assert.equal(result.split(comment).length, text.split(comment).length);
      }),
      { numRuns: 500 },
    );
  });
});
