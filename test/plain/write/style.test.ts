import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/paper.ts';
import { writeStub } from '../../../src/core/write/stub.ts';
import { DEFAULT_STYLE, readStyle, type StubStyle } from '../../../src/core/write/style.ts';

const paper: Paper = {
  source: 'x',
  key: '',
  hasKey: false,
  type: 'article',
  title: 'A Title',
  authors: [{ family: 'Wu', given: 'Li' }],
  year: 2020,
  venue: 'Nature',
  identifiers: { doi: '10.1/x' },
  fields: { volume: '3' },
  place: { line: 0, endLine: 0, start: 0, end: 0 },
};

describe('reading how a file is written', () => {
  it('an empty file has no manner of its own', () => {
    for (const text of ['', '\ufeff', '% nothing\n', '@string{a = "b"}\n@comment{x}'])
      assert.deepEqual(readStyle(text), DEFAULT_STYLE);
  });

  it('reads back the manner in which entries were written', () => {
    const manners = fc.record<StubStyle>({
      indent: fc.constantFrom('', '  ', '    ', '\t'),
      open: fc.constantFrom<'{' | '"'>('{', '"'),
      align: fc.boolean(),
      trailingComma: fc.boolean(),
      upperCase: fc.boolean(),
      tight: fc.boolean(),
      order: fc.shuffledSubarray(['author', 'title', 'volume', 'doi'], { minLength: 4 }),
    });
    fc.assert(
      fc.property(manners, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (manner, lineEnd, isBiblatex) => {
        const style: StubStyle = { ...manner, ...(isBiblatex ? { dialect: 'biblatex' } : {}) };
        const file = ['a', 'b', 'c']
          .map((key) => writeStub(paper, key, style))
          .join('\n\n')
          .replaceAll('\n', lineEnd);
        assert.equal(writeStub(paper, 'd', readStyle(file)), writeStub(paper, 'd', style));
      }),
    );
  });

  it('keeps the order of fields, and what it does not know in its place', () => {
    const file = ['a', 'b', 'c'].map((key) => `@article{${key},\n year={1},\n author={A},\n journal={J}\n}`).join('\n');
    const stub = writeStub(paper, 'k', readStyle(file));
    assert.equal(
      stub,
      '@article{k,\n year={2020},\n volume={3},\n doi={10.1/x},\n author={Wu, Li},\n title={A Title},\n journal={Nature}\n}',
    );
  });

  it('goes by the majority', () => {
    const file =
      '@misc{a,\n\ttitle = {A},\n\tyear = 2020\n}\n@misc{b,\n  title = "B",\n  }\n@misc{c,\n\ttitle={C},\n\tnote={D}\n}\n';
    assert.deepEqual(readStyle(file), {
      indent: '\t',
      open: '{',
      align: false,
      trailingComma: false,
      upperCase: false,
    });
  });

  it('any text will do', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.match(readStyle(text).indent, /^[ \t]*$/u)));
  });
});
