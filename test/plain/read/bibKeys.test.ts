/** Which key stands where in a .bib? `⟦...⟧` marks each key that is to be found, and nothing else is. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findBibKeys } from '../../../src/core/read/bibKeys.ts';
import { packKeys, unpackKeys } from '../../../src/core/read/packedKeys.ts';
import { lineStartsOf } from '../../../src/core/document/facts.ts';

/** What each mark is said to be, in order: `entry`, `alias`, or the field of a reference. */
function check(marked: string, ...said: readonly string[]): void {
  const text = marked.replace(/[⟦⟧]/g, '');
  const keys = findBibKeys(text);
  const again = [...keys].reverse().reduce((whole, { start, end }) => {
    return `${whole.slice(0, start)}⟦${whole.slice(start, end)}⟧${whole.slice(end)}`;
  }, text);
  assert.equal(again, marked);
  assert.deepEqual(
    keys.map(({ role, field }) => field ?? role),
    said,
  );
}

describe('keys of a .bib', () => {
  const cases: readonly (readonly [what: string, marked: string, ...said: string[]])[] = [
    ['the key of each entry', '@book{⟦a⟧, title={T}}\n@book{⟦b⟧, title={U}}', 'entry', 'entry'],
    ['in round brackets, too', '@book(⟦a⟧, title={T})', 'entry'],
    ['with everything a key may hold', '@misc{⟦DBLP:conf/x+y_z.1-2⟧, title={T}}', 'entry'],
    ['behind blanks', '@misc{\n  ⟦a⟧ ,\n title={T}}', 'entry'],
    ['none of strings, preambles and comments', '@string{a = "x"} @preamble{"b"} @comment{c,}'],
    ['a crossref', '@inbook{⟦a⟧, crossref = {⟦b⟧}}', 'entry', 'crossref'],
    ['a crossref in quotes, with blanks around', '@inbook{⟦a⟧, CrossRef = " ⟦b⟧ "}', 'entry', 'crossref'],
    ['a number that needs no braces', '@inbook{⟦a⟧, xref = ⟦1984⟧}', 'entry', 'xref'],
    ['no name of a @string', '@string{proc = "b"} @inbook{⟦a⟧, crossref = proc}', 'entry'],
    ['nothing that is joined', '@inbook{⟦a⟧, crossref = "b" # "c"}', 'entry'],
    ['each of a list (biblatex, 2.2.3: separated by commas)', '@book{⟦a⟧, ids = {⟦b⟧, ⟦c⟧,⟦d⟧}}', 'entry', 'alias', 'alias', 'alias'],
    ['over several lines', '@book{⟦a⟧, related = {⟦b⟧,\n  ⟦c⟧}}', 'entry', 'related', 'related'],
    ['of xdata and entryset', '@set{⟦a⟧, entryset={⟦b⟧,⟦c⟧}, xdata={⟦d⟧}}', 'entry', 'entryset', 'entryset', 'xdata'],
    ['of a field taken from one entry (biblatex, 3.13.6)', '@book{⟦a⟧, author = {Doe, J. and xdata=⟦b⟧-author-2}, xdata={⟦c⟧}}', 'entry', 'xdata', 'xdata'],
    ['not in what a title says of ids', '@book{⟦a⟧, title = {On crossref = {b} and ids}}', 'entry'],
    ['not in fields with longer names', '@book{⟦a⟧, relatedtype = {b}, relatedstring = {c}}', 'entry'],
    ['in an entry that is not closed', '@book{⟦a⟧, crossref = {⟦b⟧},\n@book{⟦c⟧, title={T}}', 'entry', 'crossref', 'entry'],
    ['in a value that is not closed', '@book{⟦a⟧, crossref = {⟦b⟧', 'entry', 'crossref'],
    ['while it is being typed', '@book{⟦a⟧', 'entry'],
    ['nothing where nothing is', '@book{, crossref = {⟦b⟧}}', 'crossref'],
    ['nothing in an empty list', '@book{⟦a⟧, ids = {, }, related = {}}', 'entry'],
  ]; // prettier-ignore
  for (const [what, marked, ...said] of cases) it(what, () => check(marked, ...said));

  it('with line and column, whatever ends a line', () => {
    const text = '% x\r\n@book{a,\r  ids = {b,\n c}}\r\n\r\n@book{d,\n}\n';
    const starts = lineStartsOf(text);
    const keys = findBibKeys(text);
    assert.deepEqual(
      keys.map(({ key }) => key),
      ['a', 'b', 'c', 'd'],
    );
    for (const { start, line, character } of keys) assert.equal((starts[line] ?? 0) + character, start);
    assert.deepEqual(keys[0]?.whole, { type: 'book', line: 1, endLine: 3 });
    assert.deepEqual(keys[3]?.whole, { type: 'book', line: 5, endLine: 6 });
    assert.deepEqual(
      keys.map(({ entry }) => entry),
      [0, 0, 0, 1],
    );
  });

  it('in any text at all: inside it, in order, each once; and as they were when they have crossed to the editor', () => {
    const parts = [
      '@book{',
      '@set(',
      'a',
      ',',
      'ids',
      'xdata',
      'crossref',
      ' = ',
      '{',
      '}',
      '"',
      ')',
      '#',
      '\n',
      '\\',
      '@string{',
      '-',
      '🙂',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const keys = findBibKeys(text);
        assert.deepEqual(unpackKeys(packKeys(keys)), keys);
        let last = 0;
        for (const { key, start, end } of keys) {
          assert.equal(text.slice(start, end), key);
          assert.doesNotMatch(key, /[\r\n]/);
          assert.ok(start >= last && end > start);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of any prefix and any deletion of a real entry', () => {
    const text =
      '@inbook(a,\n crossref = "b",\n ids = {c, d}, xdata = {e},\n author={xdata=f-author}\n)\n@book{g, related={a}}\n';
    for (let at = 0; at <= text.length; at += 1) {
      findBibKeys(text.slice(0, at));
      findBibKeys(text.slice(0, at) + text.slice(at + 1));
    }
  });
});
