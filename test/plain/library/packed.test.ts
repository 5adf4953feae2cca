/** Does a paper come back from its bytes as it was read? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type HeldPaper, Packer } from '../../../src/core/library/packed.ts';
import { PAPERS_PER_PORTION } from '../../../src/core/library/partSize.ts';
import type { Name, Paper } from '../../../src/core/paper.ts';
import { paper } from './made.ts';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'Ünïcode', '"quoted"\\', '\ud800', '\u2028'));
const name: fc.Arbitrary<Name> = fc.record(
  { family: text, given: text, particle: text, suffix: text },
  { requiredKeys: ['family'], noNullPrototype: true },
);
const strings = fc.array(text, { maxLength: 3 });
const whole = fc.nat(0xffffffff);
const anyPaper: fc.Arbitrary<Paper> = fc.record(
  {
    source: fc.constant('a.bib'),
    key: text,
    hasKey: fc.boolean(),
    type: text,
    title: text,
    authors: fc.array(name, { maxLength: 3 }),
    moreAuthors: fc.boolean(),
    editors: fc.array(name, { maxLength: 2 }),
    year: fc.integer(),
    venue: text,
    abstract: text,
    keywords: strings,
    identifiers: fc.record(
      { doi: text, arxiv: text, isbn: text, pmid: text, url: text },
      { requiredKeys: [], noNullPrototype: true },
    ),
    aliases: strings,
    written: fc.record({ title: text, abstract: text }, { requiredKeys: [], noNullPrototype: true }),
    fields: fc.dictionary(
      text.filter((each) => each !== '__proto__'),
      text,
      { noNullPrototype: true },
    ),
    place: fc.record({ line: whole, endLine: whole, start: whole, end: whole }, { noNullPrototype: true }),
  },
  {
    requiredKeys: ['source', 'key', 'hasKey', 'type', 'title', 'authors', 'identifiers', 'place'],
    noNullPrototype: true,
  },
);

function packed(papers: readonly Paper[]): HeldPaper[] {
  const packer = new Packer('a.bib');
  const held = papers.map((each) => packer.pack(each));
  packer.close();
  return held;
}

describe('a packed paper', () => {
  it('is what it was, whatever it holds and lacks', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { maxLength: 5 }), (papers) => {
        const held = packed(papers);
        assert.deepStrictEqual(
          held.map((each) => each.paper),
          papers,
        );
        for (const [at, { key, hasKey, aliases }] of papers.entries()) {
          assert.deepEqual([held[at]?.key, held[at]?.hasKey, held[at]?.aliases], [key, hasKey, aliases]);
          assert.equal(held[at]?.title, held[at]?.paper.title);
        }
      }),
      { numRuns: 300, seed: 1843 },
    );
  });

  it('is there at once, and when its portion is full', () => {
    const papers = Array.from({ length: 2 * PAPERS_PER_PORTION + 3 }, (_, at) => paper(`${at}`, { source: 'a.bib' }));
    const packer = new Packer('a.bib');
    for (const each of papers) assert.deepEqual(packer.pack(each).paper, each);
    assert.equal(packer.portions.length, 3);
    assert.deepEqual(
      packed(papers).map((each) => each.paper),
      papers,
    );
  });

  it('says the same wherever it stands, and nothing else does', () => {
    const one = paper('One', { abstract: 'a', place: { line: 1, endLine: 2, start: 3, end: 4 } });
    const [held, moved, other] = packed([
      one,
      { ...one, place: { line: 9, endLine: 9, start: 9, end: 9 } },
      { ...one, abstract: 'b' },
    ]);
    assert.equal(held?.saysTheSame(moved ?? held), true);
    assert.equal(held.saysTheSame(other ?? held), false);
  });
});
