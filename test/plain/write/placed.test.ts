/** Is an entry put into files of any style and encoding so that nothing else in them changes, and can it be taken back? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/paper.ts';
import { decodeBytes, encodeText, type Encoding } from '../../../src/core/read/decode.ts';
import { readSource } from '../../../src/core/read/readSource.ts';
import { placed } from '../../../src/core/write/placed.ts';
import { DEFAULT_STYLE, type StubStyle } from '../../../src/core/write/style.ts';
import { writeStub } from '../../../src/core/write/stub.ts';
import { indexOfBytes, joined, withoutBytes } from '../../../src/editor/bytes.ts';

const paper = (title: string, year: number, family = 'Müller'): Paper => ({
  source: 's',
  key: '',
  hasKey: false,
  type: 'article',
  title,
  authors: [{ family, given: 'Jörg' }],
  year,
  venue: 'Journal of Things',
  identifiers: { doi: '10.1000/x' },
  fields: { volume: '3', pages: '5–9', month: 'May' },
  place: { line: 0, endLine: 0, start: 0, end: 0 },
});

const styles = fc.record<StubStyle>({
  ...(Object.fromEntries(Object.entries(DEFAULT_STYLE).map(([name, value]) => [name, fc.constant(value)])) as {
    [K in keyof StubStyle]: fc.Arbitrary<StubStyle[K]>;
  }),
  indent: fc.constantFrom('', '  ', '\t'),
  open: fc.constantFrom<'{' | '"'>('{', '"'),
  align: fc.constantFrom('nothing', 'equals', 'values'),
  trailingComma: fc.boolean(),
  closing: fc.constantFrom('', '\n'),
  isOnOneLine: fc.boolean(),
  typeCase: fc.constantFrom('lower', 'upper', 'capital'),
  nameCase: fc.constantFrom('lower', 'upper', 'capital'),
  dialect: fc.constantFrom('bibtex', 'biblatex'),
  letters: fc.constantFrom({ accents: 'group', taken: 'all' }, { accents: 'group-braces', taken: 'ascii' }),
});

const encodings = fc.constantFrom<readonly [Encoding, boolean]>(
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', true],
  ['utf-16be', true],
  ['utf-16le', false],
  ['windows-1252', false],
);

describe('an entry in a file', () => {
  it('changes nothing else in it, byte for byte, and can be taken back', () => {
    fc.assert(
      fc.property(
        styles,
        encodings,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('', '\n', '\n\n'),
        fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 0 }),
        fc.constantFrom('', '% é\n', '@string{x = "y"}\n'),
        (style, [encoding, bom], lineEnd, gap, keys, head) => {
          const entries = keys.map((key, at) => writeStub(paper(`Old ${key}`, 1990 + at), key, style)).join(`\n${gap}`);
          const text = `${head}${entries}${keys.length > 0 ? '\n' : ''}`.replaceAll('\n', lineEnd);
          const before = encodeText(text, encoding, bom);
          const { bytes, insertion, unwritable } = placed(paper('New', 1992), 'bb', { content: before }, {});
          assert.equal(unwritable, undefined);
          assert.ok(bytes !== undefined);
          const after = joined([before.subarray(0, bytes.offset), bytes.inserted, before.subarray(bytes.offset)]);
          const back = withoutBytes(after, indexOfBytes(after, bytes.inserted, bytes.offset), bytes.inserted.length);
          assert.deepEqual(back, before);
          const read = decodeBytes(after);
          // a file of nothing but ASCII does not say in which narrow encoding it is
          const isTold = decodeBytes(before).encoding === encoding;
          if (isTold) assert.deepEqual([read.encoding, read.bom], [encoding, bom]);
          assert.equal(
            read.text.slice(0, insertion.offset) + read.text.slice(insertion.offset + insertion.text.length),
            text,
          );
          const { papers, problems } = readSource({ id: 'x', name: 'x.bib', format: 'bibtex' }, after);
          assert.deepEqual(problems, []);
          assert.deepEqual(papers.map(({ key }) => key).sort(), [...keys, 'bb'].sort());
          const own = papers.find(({ key }) => key === 'bb');
          assert.deepEqual([own?.title, own?.authors[0]?.family, own?.year], ['New', 'Müller', 1992]);
          if (lineEnd !== '\n' && keys.length > 0)
            assert.doesNotMatch(insertion.text.replaceAll(lineEnd, ''), /[\r\n]/);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('looks as the others do', () => {
    fc.assert(
      fc.property(styles, (style) => {
        const file = ['x', 'y', 'z', 'v'].map((key) => writeStub(paper(`Old ${key}`, 1990), key, style)).join('\n\n');
        const { bibtex } = placed(paper('Old x', 1990), 'x', { content: file }, {});
        assert.equal(bibtex, writeStub(paper('Old x', 1990), 'x', style));
      }),
      { numRuns: 80 },
    );
  });

  it('is in TeX as far as the encoding is narrow, and is refused where even TeX has no word', () => {
    const latin = encodeText('@misc{a, author = {Müller}}\n', 'windows-1252', false);
    const into = (family: string, content: Uint8Array | string, encoding?: string): string => {
      const target = encoding === undefined ? { content } : { content, encoding };
      const { bibtex, unwritable } = placed(paper('T', 2000, family), 'k', target, {});
      return unwritable ?? /author = \{([^,]*),/.exec(bibtex)?.[1] ?? '';
    };
    assert.equal(into('Müller', latin), 'Müller');
    assert.equal(into('Čížek', latin), '{\\v{C}}ížek');
    assert.equal(into('学', latin), '学');
    assert.equal(into('Müller', '', 'iso88592'), 'M{\\"u}ller');
    assert.equal(into('Müller', '', 'windows1252'), 'Müller');
    assert.equal(into('学', '', 'utf8'), '学');
  });

  it("speaks the document's dialect where the file speaks none", () => {
    const first = (content: string): string | undefined =>
      /^ {2}(date|year)/m.exec(placed(paper('T', 2000), 'k', { content }, { dialect: 'biblatex' }).bibtex)?.[1];
    assert.equal(first(''), 'date');
    assert.equal(first('@misc{a,\n  year = {2000},\n  title = {T}\n}\n'), 'year');
  });
});
