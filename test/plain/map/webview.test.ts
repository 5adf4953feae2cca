/** What does the map's webview know and show after its events? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CITABLE, CITED } from '../../../src/core/map/marks.ts';
import { readFromMap } from '../../../src/editor/map/guard.ts';
import { Labels, type Wanted } from '../../../src/map/labels.ts';
import { Frame } from '../../../src/map/frame.ts';
import { type MapEvent, reduce } from '../../../src/map/reduce.ts';
import { rowsOf, Showing, topicOf } from '../../../src/map/shown.ts';
import { initialState, kinds, type MapState } from '../../../src/map/state.ts';
import { directions, nearestTo, nextIn } from '../../../src/map/wander.ts';
import type { MapPaper } from '../../../src/messages/questions.ts';

const papers: MapPaper[] = [
  { paper: 'a', title: 'Zebra stripes', authors: 'Müller', year: 2001, key: 'mueller2001' },
  { paper: 'b', title: 'A field of grass', authors: 'Adams et al.', year: 2010 },
  { paper: 'c', title: 'Middle things', authors: '' },
  { paper: 'd', title: 'Grass and zebras', authors: 'Baker', year: 1990, key: 'baker1990' },
];
const region = (name: readonly string[]) => ({ name, x: 0, y: 0, papers: 2 });
const picture = (map: number) => ({
  map,
  places: Float32Array.of(0, 0, 10, 0, 0, 10, 10, 10),
  levels: [[region(['animals'])], [region([]), region(['meadows', 'grass'])]],
  regionOf: Uint16Array.of(0, 0, 0, 1, 0, 0, 0, 1),
  chosen: { of: 4, cited: 0, near: 0, sample: 0 },
});
const shownMap: readonly MapEvent[] = [
  { kind: 'picture', picture: picture(1), canCite: true },
  { kind: 'papers', map: 1, from: 0, papers },
  {
    kind: 'standing',
    map: 1,
    standing: { marks: Uint8Array.of(CITABLE | CITED, 0, 0, CITABLE), near: Uint32Array.of(2) },
    canCite: true,
  },
];
const after = (...events: readonly MapEvent[]): MapState => events.reduce(reduce, initialState);
const titles = (state: MapState): string[] => {
  const shown = new Showing().of(state);
  return Array.from(rowsOf(state, shown), (at) => state.papers[at]?.title ?? '');
};

describe("the map's webview", () => {
  it('takes papers of its own picture alone, each portion once, in order', () => {
    const [first] = shownMap;
    const state = after(first!, { kind: 'papers', map: 1, from: 0, papers: papers.slice(0, 2) });
    assert.equal(reduce(state, { kind: 'papers', map: 1, from: 0, papers: papers.slice(0, 2) }), state);
    assert.equal(reduce(state, { kind: 'papers', map: 7, from: 2, papers: papers.slice(2) }), state);
    assert.equal(reduce(state, { kind: 'papers', map: 1, from: 2, papers: papers.slice(2) }).coming?.papers.length, 4);
  });

  it('knows each paper as one of four kinds, and lists what matters first', () => {
    const state = after(...shownMap);
    const { kindOf, counts } = new Showing().of(state);
    assert.deepEqual(
      Array.from(kindOf, (kind) => kinds[kind]),
      ['cited', 'corpus', 'near', 'citable'],
    );
    assert.deepEqual(counts, { cited: 1, near: 1, citable: 1, corpus: 1 });
    assert.deepEqual(titles(state), ['Zebra stripes', 'Middle things', 'Grass and zebras', 'A field of grass']);
  });

  it('searches titles, authors, years and keys in any order, without accents', () => {
    const typed = (text: string): string[] => titles(after(...shownMap, { kind: 'typed', typed: text }));
    assert.deepEqual(typed('zebra'), ['Zebra stripes', 'Grass and zebras']);
    assert.deepEqual(typed('muller 2001'), ['Zebra stripes']);
    assert.deepEqual(typed('baker1990 GRASS'), ['Grass and zebras']);
    assert.deepEqual(typed('nothing like it'), []);
  });

  it('filters by kind and year; a paper without a year is in no year', () => {
    const hidden = after(...shownMap, { kind: 'kind-toggled', of: 'corpus' });
    assert.deepEqual(titles(hidden), ['Zebra stripes', 'Middle things', 'Grass and zebras']);
    assert.deepEqual(titles(reduce(hidden, { kind: 'kind-toggled', of: 'corpus' })), titles(after(...shownMap)));
    assert.deepEqual(titles(after(...shownMap, { kind: 'years', from: 2000, to: 2005 })), ['Zebra stripes']);
  });

  it('sorts by every column, and the other way at the second press', () => {
    const sorted = (by: 'title' | 'authors' | 'year' | 'key' | 'topic', times = 1): string[] =>
      titles(after(...shownMap, ...Array.from({ length: times }, () => ({ kind: 'sorted', by }) as const)));
    assert.deepEqual(sorted('title'), ['A field of grass', 'Grass and zebras', 'Middle things', 'Zebra stripes']);
    assert.deepEqual(sorted('title', 2)[0], 'Zebra stripes');
    assert.deepEqual(sorted('year')[2], 'A field of grass');
    assert.equal(sorted('key')[0], 'Grass and zebras');
    for (const times of [1, 2]) {
      assert.equal(sorted('year', times)[3], 'Middle things', 'without a year: at the end both ways');
      assert.equal(sorted('authors', times)[3], 'Middle things');
      assert.deepEqual(sorted('key', times).slice(2), ['A field of grass', 'Middle things']);
    }
    assert.equal(topicOf(picture(1), 1), 'meadows · grass');
    assert.equal(topicOf(picture(1), 0), 'animals');
  });

  it('keeps what the person did when another picture comes', () => {
    const state = after(...shownMap, { kind: 'opened', paper: 'b' }, { kind: 'typed', typed: 'grass' });
    const next = reduce(state, { kind: 'picture', picture: picture(2), canCite: true });
    assert.equal(next.person, state.person);
    assert.equal(next.picture, state.picture, 'the old one stays until the new one is whole');
    assert.equal(reduce(next, { kind: 'card', paper: 'x', card: null }), next, 'the card of another paper');
  });

  it('is drawable whatever happens', () => {
    const ids = fc.constantFrom('a', 'b', 'x');
    const events = fc.oneof(
      fc.constantFrom(...shownMap),
      ids.map((to): MapEvent => ({ kind: 'moved', to })),
      ids.map((paper): MapEvent => ({ kind: 'opened', paper })),
      fc.constantFrom(...kinds).map((of): MapEvent => ({ kind: 'kind-toggled', of })),
      fc.string().map((typed): MapEvent => ({ kind: 'typed', typed })),
      fc.constantFrom<MapEvent>({ kind: 'closed' }, { kind: 'table-toggled' }, { kind: 'empty', why: 'stopped' }),
    );
    fc.assert(
      fc.property(fc.array(events), (list) => {
        const state = after(...list);
        const shown = new Showing().of(state);
        assert.equal(shown.isMatch.length, shown.kindOf.length);
        assert.equal(rowsOf(state, shown).length, shown.matches);
      }),
    );
  });

  it('goes from paper to paper in the direction of the arrow', () => {
    const points = Float32Array.of(0, 0, 10, 1, 0, 10, 30, 0);
    const all = new Uint8Array(4).fill(1);
    assert.equal(nextIn(points, all, 0, directions['ArrowRight']!), 1);
    assert.equal(nextIn(points, all, 1, directions['ArrowRight']!), 3);
    assert.equal(nextIn(points, all, 0, directions['ArrowDown']!), 2);
    assert.equal(nextIn(points, all, 0, directions['ArrowUp']!), -1);
    assert.equal(nextIn(points, Uint8Array.of(1, 0, 1, 1), 0, directions['ArrowRight']!), 3, 'only what matches');
    assert.equal(nearestTo(points, all, 29, 2), 3);
  });

  it('writes no name over another', () => {
    const wish = fc.record({
      x: fc.integer({ min: 0, max: 900 }),
      y: fc.integer({ min: 0, max: 600 }),
      text: fc.string(),
    });
    const measure = (text: string): number => 7 * text.length;
    fc.assert(
      fc.property(fc.array(wish), (wishes) => {
        const wanted = wishes.map(({ x, y, text }): Wanted => ({
          lines: [{ text, font: 'f', height: 16 }],
          x,
          y,
          alpha: 1,
          quiet: false,
        }));
        const placed = new Labels().place(wanted, measure, 900, 600);
        for (const [at, one] of placed.entries()) {
          for (const other of placed.slice(at + 1)) {
            const apart =
              Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
              Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
            assert.ok(apart);
          }
        }
      }),
    );
  });

  it('looks at the same place in a canvas of another size', () => {
    const places = Float32Array.of(0, 0, 100, 50, 20, 80);
    const [wide, narrow] = [new Frame(places, 1200, 700), new Frame(places, 400, 600)];
    const look = wide.lookOf({ k: 4, x: -900, y: -700 });
    const { k, x, y } = narrow.viewOf(look);
    const [px, py] = narrow.at(look.x, look.y);
    assert.ok(Math.abs(k * px + x - 200) < 0.01 && Math.abs(k * py + y - 300) < 0.01);
    for (const frame of [
      wide,
      narrow,
      new Frame(Float32Array.of(5, 5), 300, 300),
      new Frame(new Float32Array(0), 9, 9),
    ]) {
      assert.ok(frame.points.every((point) => Number.isFinite(point)));
    }
  });

  it('is believed only what it may say', () => {
    assert.deepEqual(readFromMap({ kind: 'act', action: 'cite', paper: 'a', more: 1 }), {
      kind: 'act',
      action: 'cite',
      paper: 'a',
    });
    for (const other of [
      null,
      'ready',
      {},
      { kind: 'act', action: 'rm', paper: 'a' },
      { kind: 'look' },
      { kind: 'draw' },
    ]) {
      assert.equal(readFromMap(other), undefined);
    }
  });
});
