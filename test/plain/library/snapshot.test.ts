/** Does a library that was restored from a snapshot answer as the one that it was made of? */
import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library.ts';
import type { Paper } from '../../../src/core/paper.ts';
import { partDigest } from '../../../src/core/library/partBytes.ts';
import { readPart } from '../../../src/core/library/readPart.ts';
import { find, paper, passage, read } from './made.ts';

const SOURCE = 'refs.bib';
const of = { key: 'some-content', problems: [] };
const words = 'engine loom memory letter tuning attention graph neural surprising caches'.split(' ');
const word = (at: number): string => words[at % words.length] ?? '';

/** Papers with everything that a paper can have, some of them twice. */
function somePapers(count: number): Paper[] {
  return Array.from({ length: count }, (_, at) =>
    paper(`On ${word(at)} and ${word(at * 7 + 3)} number ${at % 900}`, {
      key: at % 11 === 0 ? `line ${at}` : `key${at}`,
      hasKey: at % 11 !== 0,
      authors: at % 5 === 0 ? [] : [`Müller${at % 40}, Ada`, 'Babbage, Charles'],
      abstract: `The ${word(at * 3)} of ${word(at * 5)}s weaves ${word(at + 1)} ${word(at + 2)} in Ünïcode.`,
      identifiers: at % 3 === 0 ? { doi: `10.1/x${at}` } : {},
      place: { line: at, endLine: at, start: at, end: at + 1 },
      ...(at % 4 === 0 ? {} : { year: 1900 + (at % 100) }),
      ...(at % 50 === 0 ? { aliases: [`alias${at}`] } : {}),
      ...(at % 6 === 0 ? { venue: 'Journal of Looms', keywords: ['weaving'] } : {}),
    }),
  );
}

function all<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function partsOf(library: Library, source = SOURCE): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = all(library.snapshotPart(source, of, parts.length));
    if (part === undefined) return parts;
    parts.push(part);
  }
}

function restore(library: Library, parts: readonly Uint8Array[], source = SOURCE): Library {
  const restoring = library.restoring(source);
  let after = '';
  for (const [part, bytes] of parts.entries()) {
    const found = all(readPart(source, bytes, { key: of.key, part, after }));
    assert.ok(found, `part ${part} is not understood`);
    assert.equal(all(restoring.put(found)), true);
    after = partDigest(bytes);
  }
  return library;
}

const typed = [
  'engine',
  'loom att',
  'müller7',
  'mueller3 1905',
  'key123',
  'number 17',
  'e',
  'suprising caches',
  'weaving',
];

function answersOf(library: Library) {
  return {
    size: library.size,
    keys: [...library.keysOf(SOURCE)],
    found: typed.map((each) => find(library, each, { limit: 20 })),
    ids: typed.map((each) =>
      library
        .search({ typed: each, bibliographies: [SOURCE], present: [], cited: [], loose: false, limit: 5 })
        .map(({ paper: shown }) => shown),
    ),
    suggested: library.suggest({
      passage: passage('Neural engines with attention, as Müller7 et al. have them: caches of graphs.'),
      bibliographies: [SOURCE],
      cited: [],
      limit: 20,
    }),
  };
}

describe('a snapshot', () => {
  const papers = somePapers(5000);
  const library = new Library();
  let parts: Uint8Array[] = [];
  before(() => {
    read(library, SOURCE, papers);
    parts = partsOf(library);
  });

  it('gives back what was written, and everything is found as before', () => {
    assert.equal(parts.length, 2);
    const restored = restore(new Library(), parts);
    assert.deepEqual(answersOf(restored), answersOf(library));
    assert.equal(restored.byKey('alias50', [SOURCE])?.paper.title, papers[50]?.title);
    assert.deepEqual(
      partsOf(restored).map(({ length }) => length),
      parts.map(({ length }) => length),
    );
  });

  it('is the same whatever other sources are there', () => {
    const others = somePapers(300).map((each) => ({ ...each, key: `other-${each.key}` }));
    const withOthers = (): Library => {
      const made = new Library();
      read(made, 'other.bib', others);
      return made;
    };
    const whole = withOthers();
    read(whole, SOURCE, papers);
    const restored = restore(withOthers(), parts);
    assert.deepEqual(answersOf(restored), answersOf(whole));
    const again = restore(new Library(), partsOf(whole));
    assert.deepEqual(answersOf(again).keys, answersOf(library).keys);
    assert.equal(again.size, library.size);
  });

  it('is removed, replaced and read again as any source', () => {
    const restored = restore(new Library(), parts);
    read(restored, SOURCE, papers.slice(0, 100));
    const small = new Library();
    read(small, SOURCE, papers.slice(0, 100));
    assert.equal(restored.size, small.size);
    assert.deepEqual(find(restored, 'loom att').sort(), find(small, 'loom att').sort());
    assert.equal(restored.removeSource(SOURCE), true);
    assert.equal(restored.size, 0);
  });

  it('is not taken for another one, and not when it is damaged: 200 flipped bytes, cut off anywhere', () => {
    const [first = new Uint8Array(0)] = parts;
    const isRead = (bytes: Uint8Array, wanted = { key: of.key, part: 0, after: '' }): boolean =>
      all(readPart(SOURCE, bytes, wanted)) !== undefined;
    assert.equal(isRead(first), true);
    assert.equal(isRead(first, { key: 'other-content', part: 0, after: '' }), false);
    assert.equal(isRead(first, { key: of.key, part: 1, after: '' }), false);
    assert.equal(isRead(first, { key: of.key, part: 0, after: 'others' }), false);
    for (let time = 0; time < 200; time++) {
      const damaged = first.slice();
      const at = time < 40 ? time : Math.floor((time / 200) * damaged.length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (time % 8));
      assert.equal(isRead(damaged), false, `byte ${at}`);
      assert.equal(isRead(first.slice(0, at)), false, `cut off at ${at}`);
    }
    assert.equal(isRead(new Uint8Array(0)), false);
    assert.equal(isRead(new TextEncoder().encode('no snapshot at all, but long enough to hold a head')), false);
  });

  it('is written to its end while other sources come, and no further once it was read anew', () => {
    const made = new Library();
    read(made, SOURCE, papers);
    const first = all(made.snapshotPart(SOURCE, of, 0));
    read(made, 'other.bib', somePapers(30));
    const second = all(made.snapshotPart(SOURCE, of, 1));
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(answersOf(restore(new Library(), [first, second])).keys, answersOf(library).keys);
    assert.ok(all(made.snapshotPart(SOURCE, of, 0)));
    read(made, SOURCE, papers.slice(1));
    assert.equal(all(made.snapshotPart(SOURCE, of, 1)), undefined);
  });

  it('lies anywhere in memory', () => {
    const [first = new Uint8Array(0)] = parts;
    const shifted = new Uint8Array(first.length + 1);
    shifted.set(first, 1);
    assert.ok(all(readPart(SOURCE, shifted.subarray(1), { key: of.key, part: 0, after: '' })));
  });

  it('that is given up half way leaves a library as it was, wherever that was', () => {
    const others = somePapers(60).map((each) => ({ ...each, key: `other-${each.key}` }));
    const fresh = new Library();
    read(fresh, 'other.bib', others);
    const few = new Library();
    read(few, SOURCE, papers.slice(0, 700));
    const [part = new Uint8Array(0)] = partsOf(few);
    const found = all(readPart(SOURCE, part, { key: of.key, part: 0, after: '' }));
    assert.ok(found);
    for (let stop = 0, isDone = false; !isDone; stop++) {
      const given = new Library();
      read(given, 'other.bib', others);
      const put = given.restoring(SOURCE).put(found);
      for (let step = 0; step < stop && !isDone; step++) isDone = put.next().done === true;
      put.return(false);
      given.removeSource(SOURCE);
      const [after, before] = [answersOf(given), answersOf(fresh)];
      assert.equal(after.size, before.size, `${stop} steps`);
      // ties come in the order of numbers, and those are new ones
      const scores = (answers: typeof after) => answers.suggested.map(({ score }) => score.toFixed(6));
      assert.deepEqual(scores(after), scores(before), `${stop} steps`);
      read(given, SOURCE, papers.slice(0, 700));
      assert.equal(given.byKey('alias50', [SOURCE])?.paper.title, papers[50]?.title);
    }
  });

  it('of an empty source has one part', () => {
    const empty = new Library();
    read(empty, SOURCE, []);
    const [part, ...more] = partsOf(empty);
    assert.deepEqual(more, []);
    assert.equal(restore(new Library(), part === undefined ? [] : [part]).holds(SOURCE), true);
  });
});
