/** Is a .bib file that comes in pieces read as if it came as a whole? */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { scanBib } from '../../../src/core/read/bibScan.ts';
import { bibStretches } from '../../../src/core/read/bibStretches.ts';
import { Lines } from '../../../src/core/read/lines.ts';
import { readSource } from '../../../src/core/read/readSource.ts';

const text = `% my library, me@home.org
@string{jml = "Journal"}\r\n\r
@article{alpha, title = {Learning {S}lowly}, note = {write to @someone {or else}}}
@comment{ @book{inside, title = {No}}
@book{onItsOwnLine, title = {Yes}}
}
@misc{unclosed, title = {Never closed,
@article  {beta:2020,
    title = "On \\{ braces", year = 2020
}
% @misc{commented, title = {No}}
@book(round, title = {A (b) c}, year = {2021})
@misc{path, file = {C:\\dir\\}}
@misc{last, title = {Half typed`;

/** What is found where, as a whole. */
function found(whole: string): string[] {
  const lines = new Lines(whole);
  return [...scanBib(whole)].map(({ type, key, start, end, isClosed }) =>
    JSON.stringify([type, key, start, end, isClosed, lines.lineAt(start), lines.lineAt(end)]),
  );
}

function foundInPieces(whole: string, ends: readonly number[]): string[] {
  const pieces = ends.map((end, at) => whole.slice(at === 0 ? 0 : ends[at - 1], end));
  return [...bibStretches([...pieces, whole.slice(ends.at(-1) ?? 0)].values())].flatMap(({ blocks, offset, lines }) =>
    blocks.map(({ type, key, start, end, isClosed }) =>
      JSON.stringify([type, key, offset + start, offset + end, isClosed, lines.lineAt(start), lines.lineAt(end)]),
    ),
  );
}

describe('a .bib in stretches', () => {
  const whole = found(text);

  it('has something to find', () => assert.equal(whole.length, 9));

  it('is the same whatever the length of the pieces', () => {
    for (let size = 1; size < text.length; size += size < 40 ? 1 : 17) {
      const ends = Array.from({ length: Math.floor((text.length - 1) / size) }, (_, at) => (at + 1) * size);
      assert.deepEqual(foundInPieces(text, ends), whole, `${size} characters`);
    }
  });

  it('is the same wherever it is cut in two', () => {
    for (let at = 0; at <= text.length; at += 1) assert.deepEqual(foundInPieces(text, [at]), whole, `cut at ${at}`);
  });

  it('is the same with any slip in it', () => {
    const place = fc.nat({ max: text.length });
    fc.assert(
      fc.property(
        place,
        fc.constantFrom('{', '}', '"', '@', ',', '=', '\\', '%', '(', ')', '\n'),
        fc.nat(3),
        fc.array(place, { maxLength: 6 }),
        (...of) => {
          const [at, typed, deleted, cuts] = of;
          const slipped = text.slice(0, at) + typed + text.slice(at + deleted);
          const ends = cuts.filter((cut) => cut < slipped.length).sort((one, other) => one - other);
          assert.deepEqual(foundInPieces(slipped, ends), found(slipped));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a large .bib', () => {
  const source = { id: 'a.bib', name: 'a.bib', format: 'auto' } as const;
  const filler = Array.from({ length: 4_000 }, (_, at) => {
    const abstract = 'Nothing that anybody would want to read, again and again. '.repeat(3);
    return `@article{key${at},\n  title = {Title – ${at}},\n  author = {Gödel, K.},\n  abstract = {${abstract}}\n}\n`;
  }).join('\n');
  const large = `@misc{child, crossref = {parent}, journal = late}\n${filler}\n@book{parent, title = {The Whole}}\n@string{late = "Said Last"}`;
  const bytes = new TextEncoder().encode(large);

  it('is read from its bytes as from its text', () => {
    assert.ok(bytes.length > 1_000_000);
    const [fromBytes, fromText] = [readSource(source, bytes), readSource(source, large)];
    assert.equal(fromBytes.papers.length, 4_002);
    assert.deepEqual(fromBytes, fromText);
    const [child] = fromBytes.papers;
    assert.deepEqual([child?.venue, child?.fields?.['booktitle']], ['Said Last', 'The Whole']);
  });

  it('is read without a @string or a parent in it, too', () => {
    const { papers } = readSource(source, new TextEncoder().encode(filler));
    assert.deepEqual(papers, readSource(source, filler).papers);
    const last = papers.at(-1);
    assert.equal(filler.slice(last?.place.start, last?.place.end).slice(0, 16), '@article{key3999');
  });

  it('is read in Latin-1 that shows late', () => {
    const latin = Buffer.from(
      `${filler.replaceAll('–', '-').replaceAll('ö', 'oe')}\n@misc{last, title = {Ibáñez}}`,
      'latin1',
    );
    const { papers } = readSource(source, new Uint8Array(latin));
    assert.equal(papers.length, 4_001);
    assert.equal(papers.at(-1)?.title, 'Ibáñez');
  });

  it('tells its problems at their lines', () => {
    const broken = `${filler}\n@misc{broken,\n  title = {never closed\n@misc{fine, title = {Fine}}\n`;
    const { problems } = readSource(source, new TextEncoder().encode(broken));
    assert.deepEqual(problems, readSource(source, broken).problems);
    const [problem] = problems;
    assert.equal(problem?.start.line, broken.slice(0, broken.indexOf('  title = {never')).split('\n').length - 1);
  });
});
