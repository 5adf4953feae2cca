/** Does a slip of the finger in a .bib cost more than the entry it hits? */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { bib, read } from './reading.ts';

const text = `% my library
@string{jml = "Journal of Made-up Learning"}

@article{alpha2019,
  title = {Learning {S}lowly: a "quoted" study},
  author = {{\\"O}zt{\\"u}rk, Ay{\\c{s}}e and Smith, J.},
  journal = jml # { (Series B)},
  year = 2019,
}

@inproceedings{beta:2020,
    title = "On {Q}uick \\& dirty {Parsing}",
    author = "Jane Doe",
    booktitle = {Proc.\\ of X (Part 1)},
    year = {2020}
}
@book(gamma21,
  title = {A Book},
  year = {2021},
  url = {https://example.org/a_b%20c}
)

@misc{delta, title = {Short}, note = {See me@example.org}}

@article{epsilon,
  title = {Last, not least},
  abstract = {First line
    second line = {nested} and
    a third.},
  author = {Doe, John and others}
}
`;

const papers = bib(text);

describe('one slip in a .bib', () => {
  it('has something to hit', () => assert.equal(papers.length, 5));

  /** Entries that the slip does not touch; `shift`: by how much what stands behind it moved. */
  function check(mutated: string, at: number, isCut: boolean): void {
    const found = new Map(read('a.bib', mutated).papers.map((paper) => [paper.key, paper]));
    for (const { key, title, authors, year, place } of papers) {
      if (place.end > at - 1 && (isCut || place.start <= at)) continue;
      const again = found.get(key);
      assert.ok(again, `${key} is lost`);
      assert.deepEqual([again.title, again.authors, again.year], [title, authors, year], key);
    }
  }

  it('by deleting any character', () => {
    for (let at = 0; at < text.length; at += 1) check(text.slice(0, at) + text.slice(at + 1), at, false);
  });

  it('by inserting any character that means something', () => {
    for (const char of '{}"@,=#\\%()\n') {
      for (let at = 0; at < text.length; at += 3) check(text.slice(0, at) + char + text.slice(at), at, false);
    }
  });

  it('by cutting off the rest anywhere', () => {
    for (let at = 0; at < text.length; at += 1) check(text.slice(0, at), at, true);
  });

  it('by anything at all: it is read without throwing, entries in order', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 8 }), (at, gone, typed) => {
        const places = read('a.bib', text.slice(0, at) + typed + text.slice(at + gone)).papers.map(
          ({ place }) => place,
        );
        places.forEach((place, index) =>
          assert.ok(place.start < place.end && place.start >= (places[index - 1]?.end ?? 0)),
        );
      }),
    );
  });
});

describe('an entry without a key', () => {
  it('is not swallowed by one before it that is never closed', () => {
    const torn = '@options{style="none",\n key="a"\n@options{style="url",\n key="b"}\n@misc{c, title={C}}\n';
    assert.deepEqual(
      read('a.bib', torn).papers.map(({ place }) => place.line),
      [0, 2, 4],
    );
  });
});
