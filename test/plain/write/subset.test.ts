/** Which part of a .bib do some entries need to stand alone? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanBib } from '../../../src/core/read/bibScan.ts';
import { subsetOf } from '../../../src/core/write/subset.ts';

const BIB = `% my library
@preamble{"\\newcommand{\\noop}[1]{}"}
@String(jmlr = "Journal of Machine " # learning)
@string{learning = {Learning Research}}
@string{unused = {Never}}

@article{a,
  journal = JMLR,
  title={One  {Two}},
}
@inproceedings{b, crossref = {Proc}, title = "In"} % behind it
@proceedings{proc, title = {Proceedings}, publisher = {\\noop{x}P}}
@comment{jabref-meta: grouping}
@book{c, ids = {c1, c2}, xdata = {x}, related={d}}
@xdata{x, xdata = {y}}
@xdata{y, location = {Bern}}
@misc{d, title = {{jmlr} is no string here}}
`;

describe('the part of a .bib that some entries need', () => {
  const subset = (...keys: string[]) => subsetOf(BIB, keys);

  it('is the entry as it stands, with the strings that it uses and those that they use', () => {
    assert.deepEqual(subset('a'), {
      text: `@String(jmlr = "Journal of Machine " # learning)

@string{learning = {Learning Research}}

@article{a,
  journal = JMLR,
  title={One  {Two}},
}
`,
      missing: [],
    });
  });

  it('has the parent, whatever the case of its key, and the preamble with the commands', () => {
    assert.equal(
      subset('b').text,
      `@preamble{"\\newcommand{\\noop}[1]{}"}

@inproceedings{b, crossref = {Proc}, title = "In"}

@proceedings{proc, title = {Proceedings}, publisher = {\\noop{x}P}}
`,
    );
  });

  it('finds an entry by its other keys, and follows xdata and related', () => {
    const types = [...scanBib(subset('c2').text)].map(({ key }) => key);
    assert.deepEqual(types, ['c', 'x', 'y', 'd']);
  });

  it('tells which keys stand nowhere', () => {
    assert.deepEqual(subset('nowhere', 'd', 'neither').missing, ['nowhere', 'neither']);
    assert.deepEqual(subset('nowhere').text, '');
    assert.deepEqual(subsetOf('', ['a']), { text: '', missing: ['a'] });
  });

  it('keeps the line ends of the file', () => {
    const text = BIB.replaceAll('\n', '\r\n');
    assert.equal(subsetOf(text, ['a', 'b']).text, subsetOf(BIB, ['a', 'b']).text.replaceAll('\n', '\r\n'));
  });

  it('takes the first of two entries with one key, and circles end', () => {
    assert.equal(
      subsetOf('@a{x, crossref={y}}\n@b{x}\n@c{y, crossref={x}}', ['x']).text,
      '@a{x, crossref={y}}\n\n@c{y, crossref={x}}\n',
    );
  });

  it('whatever the text: nothing but pieces of it', () => {
    const piece = fc.constantFrom(
      '@misc{',
      'a',
      ',',
      '}',
      '{',
      '"',
      '=',
      '#',
      ' crossref',
      '@string{',
      '\n',
      '\\x',
      '(',
      ')',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (bib) => {
        const keys = [...scanBib(bib)].flatMap(({ key }) => key ?? []);
        const { text: part, missing } = subsetOf(bib, keys);
        assert.deepEqual(missing, []);
        for (const { start, end } of scanBib(part)) assert.ok(bib.includes(part.slice(start, end).trimEnd()));
      }),
    );
  });

  it('keeps a preamble that does not show what it defines, with its string', () => {
    const text = [
      '@string{pp = "\\newcommand{\\noop}[1]{}"}',
      '@preamble{pp}',
      '@preamble{"\\input{macros}"}',
      '@misc{a, title = {\\noop{x} T}}',
      '@misc{b, title = {U}}',
    ].join('\n\n');
    assert.equal(subsetOf(text, ['a']).text, `${text.slice(0, text.indexOf('@misc{b')).trimEnd()}\n`);
  });
});
