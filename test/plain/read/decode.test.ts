/** Is text told from bytes, and do the same bytes come back? */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decodeBytes, type Encoding, encodeText, isBinary } from '../../../src/core/read/decode.ts';
import { problemsOf, read } from './reading.ts';

const text = '@misc{ibáñez,\r\n  title = {Größe}\r\n}\r\n';

describe('encodings', () => {
  const all: readonly (readonly [Encoding, boolean])[] = [
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', false],
    ['utf-16le', true],
    ['utf-16be', false],
    ['utf-16be', true],
    ['windows-1252', false],
  ];
  for (const [encoding, bom] of all) {
    it(`are told from the bytes: ${encoding}${bom ? ' with its mark' : ''}`, () => {
      const bytes = encodeText(text, encoding, bom);
      assert.deepEqual(decodeBytes(bytes), { text, encoding, bom });
      const { papers, problems } = read('a.bib', bytes);
      assert.deepEqual([papers[0]?.key, papers[0]?.title, problems], ['ibáñez', 'Größe', []]);
    });
  }

  it('give back every byte of a file in windows-1252', () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, at) => (at < 256 ? at || 1 : 0xe9));
    const { text: decoded, encoding, bom } = decodeBytes(bytes);
    assert.equal(encoding, 'windows-1252');
    assert.deepEqual(encodeText(decoded, encoding, bom), bytes);
    assert.equal(decodeBytes(Uint8Array.of(0x61, 0x96, 0x80, 0xff)).text, 'a–€ÿ');
  });

  it('give back any text, also where a part that is decoded ends within a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be'),
        (any, encoding) => {
          assert.equal(decodeBytes(encodeText(any, encoding, true)).text, any);
        },
      ),
    );
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      for (let shift = 0; shift < 4; shift += 1) {
        const long = 'a'.repeat(shift) + '𝒜é€'.repeat(90_000);
        assert.ok(decodeBytes(encodeText(long, encoding, true)).text === long, `${encoding}, ${shift}`);
      }
    }
  });

  it('keep the rest where single bytes are broken behind a mark', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff, 0x62);
    assert.deepEqual(decodeBytes(bytes), { text: 'a\ufffdb', encoding: 'utf-8', bom: true });
  });

  it('write what the encoding lacks as a question mark', () => {
    assert.deepEqual([...encodeText('a→é', 'windows-1252', false)], [0x61, 0x3f, 0xe9]);
  });
});

describe('a binary file', () => {
  it('is a problem, not papers', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52);
    assert.ok(isBinary(png));
    assert.ok(!isBinary(new TextEncoder().encode(text)));
    for (const name of ['a.bib', 'list.txt', 'a.csv']) {
      const reading = read(name, png);
      assert.deepEqual([reading.papers, problemsOf(reading)], [[], ['1: binary-file']]);
      assert.equal(reading.problems[0]?.severity, 'error');
    }
  });
});
