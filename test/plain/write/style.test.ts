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
  authors: [
    { family: 'Wu', given: 'Li' },
    { family: 'Gödel', given: 'Kurt' },
  ],
  year: 2020,
  venue: 'Nature',
  identifiers: { doi: '10.1/x' },
  fields: { volume: '3', month: 'March' },
  place: { line: 0, endLine: 0, start: 0, end: 0 },
};

describe('reading how a file is written', () => {
  it('an empty file has no manner of its own', () => {
    for (const text of ['', '\ufeff', '% nothing\n', '@string{a = "b"}\n@comment{x}'])
      assert.deepEqual(readStyle(text), DEFAULT_STYLE);
  });

  it('a family name before a comma is one, without any brace inside', () => {
    const authors = (list: string): boolean => readStyle(`@misc{a,\n  author = {${list}}\n}\n`).givenFirst;
    assert.equal(authors('Wu, Li and Lovelace, Ada'), false);
    assert.equal(authors('Li Wu and Ada Lovelace'), true);
    assert.equal(authors('Li Wu and {Wu, Lovelace and Sons}'), true);
  });

  it('a name that is too long for the column does not bend it', () => {
    const entry = (key: string): string =>
      `@misc{${key},\n  title     = {T},\n  year      = {2020},\n  eprint    = {1},\n  archivePrefix = {arXiv}\n}\n`;
    const style = readStyle(`${entry('a')}\n${entry('b')}\n${entry('c')}`);
    assert.deepEqual([style.align, style.width, style.after], ['equals', 10, 1]);
    const stub = writeStub(paper, 'k', style);
    for (const line of ['  author    = {', '  journal   = {', '  year      = {'])
      assert.ok(stub.includes(`\n${line}`), stub);
  });

  it('reads back the manner in which entries were written', () => {
    const manners = fc.record<StubStyle>({
      indent: fc.constantFrom('', '  ', '    ', '\t'),
      open: fc.constantFrom<'{' | '"'>('{', '"'),
      align: fc.constantFrom('nothing', 'equals', 'values'),
      before: fc.constantFrom(0, 1),
      after: fc.constantFrom(0, 1, 2),
      trailingComma: fc.boolean(),
      closing: fc.constantFrom('', '\n', '\n  '),
      head: fc.constantFrom('{', ' {', '{ ', '('),
      isOnOneLine: fc.constant(false),
      typeCase: fc.constantFrom('lower', 'upper', 'capital'),
      nameCase: fc.constantFrom('lower', 'upper', 'capital'),
      spelled: fc.constant({}),
      bareNumbers: fc.boolean(),
      month: fc.constantFrom('macro', 'number', 'short', 'long'),
      givenFirst: fc.boolean(),
      letters: fc.record({
        accents: fc.constantFrom('group', 'group-braces', 'braces', 'bare'),
        taken: fc.constantFrom('all', 'ascii'),
      }),
      dialect: fc.constantFrom('bibtex', 'biblatex'),
      isDialectUnknown: fc.constant(false),
      order: fc.shuffledSubarray(['author', 'title', 'volume', 'doi'], { minLength: 4 }),
    });
    fc.assert(
      fc.property(manners, fc.constantFrom('\n', '\r\n', '\r'), (manner, lineEnd) => {
        // between quotes a bare accent can't be written
        const { letters } = manner;
        const style = manner.open === '"' ? { ...manner, letters: { ...letters, accents: 'group' as const } } : manner;
        const file = ['a', 'b', 'c']
          .map((key) => writeStub(paper, key, style))
          .join('\n\n')
          .replaceAll('\n', lineEnd);
        assert.equal(writeStub(paper, 'd', readStyle(file)), writeStub(paper, 'd', style));
      }),
    );
  });

  it('reads entries on one line each', () => {
    const file = '@misc{a, title = {A}, year = 1999}\n@article{b, title = {B}, year = 2000}\n';
    assert.equal(
      writeStub({ ...paper, identifiers: {} }, 'k', readStyle(file)),
      '@article{k, author = {Wu, Li and G{\\"o}del, Kurt}, title = {A Title}, journal = {Nature}, year = 2020, volume = 3, month = mar}'.replace(
        '{\\"o}',
        'ö',
      ),
    );
  });

  it('pads names as JabRef does, and spells them as the file does', () => {
    const file = `@Article{a,
  author    = {A, B},
  title     = {T},
  year      = {1999},
  DOI       = {10.1/x},
}

@Book{b,
  title     = {T},
  year      = {1999},
  publisher = {P},
}

@InProceedings{c,
  author    = {A, B},
  booktitle = {T},
  DOI       = {10.1/y},
}
`;
    const lines = writeStub(paper, 'k', readStyle(file)).split('\n');
    assert.deepEqual(
      [lines[0], lines[1], lines.at(-2)],
      ['@Article{k,', '  author    = {Wu, Li and Gödel, Kurt},', '  DOI       = {10.1/x},'],
    );
  });

  it('writes TeX where the file says that its encoding holds no more', () => {
    for (const [first, author] of [
      ['% Encoding: US-ASCII', 'G{\\"o}del'],
      ['% Encoding: Cp1252', 'Gödel'],
      ['% Encoding: UTF-8', 'Gödel'],
      ['%% Saved with string encoding Western (ASCII) ', 'G{\\"o}del'],
    ] as const) {
      assert.ok(writeStub(paper, 'k', readStyle(`${first}\n@misc{a,\n  title = {A}\n}\n`)).includes(author), first);
    }
  });

  it('keeps the order of fields, and what it does not know in its place', () => {
    const file = ['a', 'b', 'c'].map((key) => `@article{${key},\n year={1},\n author={A},\n journal={J}\n}`).join('\n');
    const stub = writeStub(paper, 'k', readStyle(file));
    assert.equal(
      stub,
      '@article{k,\n year={2020},\n volume={3},\n month=mar,\n doi={10.1/x},\n author={Wu, Li and Gödel, Kurt},\n title={A Title},\n journal={Nature}\n}',
    );
  });

  it('goes by the majority', () => {
    const file =
      '@misc{a,\n\ttitle = {A},\n\tyear = 2020\n}\n@misc{b,\n  title = "B",\n  }\n@misc{c,\n\ttitle={C},\n\tnote={D}\n}\n';
    const { indent, open, align, before, after, trailingComma, isDialectUnknown } = readStyle(file);
    assert.deepEqual(
      { indent, open, align, before, after, trailingComma, isDialectUnknown },
      { indent: '\t', open: '{', align: 'nothing', before: 1, after: 1, trailingComma: false, isDialectUnknown: false },
    );
  });

  it('any text will do', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.match(readStyle(text).indent, /^[ \t]*$/u)));
  });
});
