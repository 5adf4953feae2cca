/** Does laying out a .bib change its layout alone? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutOf } from '../../../src/core/read/bibLayout.ts';
import { scanBib } from '../../../src/core/read/bibScan.ts';
import { readSource } from '../../../src/core/read/readSource.ts';
import { formatted } from '../../../src/core/write/format.ts';
import { changed } from '../../../src/core/write/renameKey.ts';

const format = (text: string, indent?: string): string => changed(text, formatted(text, undefined, indent));

const UNEVEN = `% my library
@article{a,
  title = {One  {Two}},
  year=1999,
}
@Book { b ,title   =   "A # B" , year = "2" # "000"

}



@string{ x = "kept  as it is" }
@misc{c, title={T}, note = {over
      two lines}} % behind
@comment{ @misc{d, title={no}} }
@misc{e, title = {not % read} x = }
@misc{f}
`;

describe('laying out a .bib', () => {
  it('follows the majority, and keeps values, names, comments and what it cannot read', () => {
    assert.equal(
      format(UNEVEN),
      `% my library
@article{a,
  title = {One  {Two}},
  year = 1999
}
@Book{b,
  title = "A # B",
  year = "2" # "000"
}



@string{ x = "kept  as it is" }
@misc{c,
  title = {T},
  note = {over
      two lines}
} % behind
@comment{ @misc{d, title={no}} }
@misc{e, title = {not % read} x = }
@misc{f}
`,
    );
  });

  it('aligns where the file aligns', () => {
    const even = (key: string): string => `@misc{${key},\n    title  = {T},\n    author = {A}\n}\n`;
    assert.equal(
      format(`${even('a')}\n${even('b')}\n@misc{c, title={T}, howpublished={H}}\n`),
      `${even('a')}\n${even('b')}\n@misc{c,\n    title        = {T},\n    howpublished = {H}\n}\n`,
    );
  });

  it('changes nothing in a file that is even', () => {
    const text = '@misc{a,\n\ttitle={T},\n\tyear=1\n}\n\n@misc{b,\n\ttitle={T}\n}\n';
    assert.deepEqual(formatted(text), []);
  });

  it('keeps CRLF, and indents as the editor does where the file has no manner', () => {
    assert.equal(format('@misc{a, title = {T}}\r\n', '\t'), '@misc{a,\r\n\ttitle = {T}\r\n}\r\n');
  });

  it('changes only entries that a selection touches', () => {
    const text = '@misc{a, title = {T}}\n@misc{b,  title = {T}}\n';
    const at = text.indexOf('@misc{b');
    const result = changed(text, formatted(text, { start: at, end: at + 1 }));
    assert.ok(result.startsWith('@misc{a, title = {T}}\n'), result);
    assert.ok(result.includes('@misc{b,\n  title = {T}'), result);
  });

  const blank = fc.constantFrom('', ' ', '\n', '\t', '  \n ', '\n\n');
  const value = fc.constantFrom(
    '{T}',
    '{a {b} c}',
    '"q {"} q"',
    '12',
    'jan',
    '"a" # x # {b}',
    '{}',
    '{\n  x\n}',
    '{C:\\dir}',
    '{%}',
  );
  const field = fc.tuple(blank, fc.constantFrom('title', 'YEAR', 'Note-x', 'a_b'), blank, blank, value, blank);
  const entry = fc
    .tuple(
      fc.constantFrom('@misc', '@Article', '@ STRING', '@comment'),
      blank,
      fc.constantFrom('a', 'B:1', ''),
      fc.array(field, { maxLength: 4 }),
      fc.boolean(),
      fc.constantFrom('}', ')', '', ' x }'),
    )
    .map(
      ([type, gap, key, fields, comma, close]) =>
        `${type}${gap}${close === ')' ? '(' : '{'}${key}${fields.map(([a, name, b, c, text, d]) => `,${a}${name}${b}=${c}${text}${d}`).join('')}${comma ? ',' : ''}${close}`,
    );
  const file = fc
    .array(fc.oneof(entry, blank, fc.constantFrom('% words', 'free text', '@', '{')), { maxLength: 8 })
    .map((parts) => parts.join('\n'));

  it('leaves the same fields and the same text between entries, and has nothing more to do then', () => {
    fc.assert(
      // an editor's text has line ends of one kind
      fc.property(fc.oneof(file, fc.string()), fc.constantFrom('\n', '\r\n'), (written, lineEnd) => {
        const text = written.replace(/\r/g, '').replaceAll('\n', lineEnd);
        const after = format(text);
        assert.deepEqual(papersIn(after), papersIn(text));
        assert.deepEqual(valuesIn(after), valuesIn(text));
        assert.equal(withoutBlanks(after), withoutBlanks(text));
        assert.equal(format(after), after);
      }),
      { numRuns: 600 },
    );
  });
});

/** What our reader makes of it, places aside. */
function papersIn(text: string): unknown {
  return readSource({ id: 'a', name: 'a.bib', format: 'bibtex' }, text).papers.map((paper) => ({
    ...paper,
    place: undefined,
    key: paper.hasKey ? paper.key : '',
  }));
}

/** Names and values of the entries that can be taken apart, character for character. */
function valuesIn(text: string): unknown {
  return [...scanBib(text)].map((block) => {
    const layout = layoutOf(text, block);
    return layout?.fields.map(
      ({ name, value }) => text.slice(name.start, name.end) + text.slice(value.start, value.end),
    );
  });
}

/** Everything but blanks and commas, in order. */
function withoutBlanks(text: string): string {
  return text.replace(/[\s,]+/g, '');
}
