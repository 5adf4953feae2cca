/** What does the map's webview know and show after its events? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CITABLE, CITED } from '../../../src/core/map/marks.ts';
import { readFromMap } from '../../../src/editor/map/guard.ts';
import { covered, Labels, type Wanted } from '../../../src/map/labels.ts';
import { Frame } from '../../../src/map/frame.ts';
import { markedIn, wantedNames } from '../../../src/map/names.ts';
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
  { kind: 'picture', picture: picture(1) },
  { kind: 'papers', map: 1, from: 0, papers },
  {
    kind: 'standing',
    map: 1,
    standing: { marks: Uint8Array.of(CITABLE | CITED, 0, 0, CITABLE), near: Uint32Array.of(2) },
    document: 'paper.tex',
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

  it('shows what the worker finds, in nothing but the map that it was asked for, and all of it again without a search', () => {
    const typed: MapEvent = { kind: 'typed', typed: 'zebra' };
    const found = (map: number, ...matches: number[]): MapEvent => ({
      kind: 'found',
      map,
      typed: 'zebra',
      matches: Uint32Array.from(matches),
    });
    assert.equal(titles(after(...shownMap, typed)).length, 4, 'until it has answered, nothing moves');
    assert.deepEqual(titles(after(...shownMap, typed, found(1, 3, 0))), ['Zebra stripes', 'Grass and zebras']);
    assert.equal(titles(after(...shownMap, typed, found(7, 3))).length, 4);
    assert.deepEqual(titles(after(...shownMap, typed, found(1))), []);
    assert.equal(titles(after(...shownMap, typed, found(1, 3), { kind: 'typed', typed: ' ' })).length, 4);
    const years: MapEvent = { kind: 'years', from: 2000, to: undefined };
    assert.deepEqual(titles(after(...shownMap, typed, found(1, 3, 0), years)), ['Zebra stripes']);
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
    const next = reduce(state, { kind: 'picture', picture: picture(2) });
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

  const wish = fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 600 }),
    text: fc.string(),
    reach: fc.option(fc.integer({ min: 2, max: 16 }), { nil: undefined }),
  });
  const measure = (text: string): number => 7 * text.length;
  const named = ({
    reach,
    text,
    ...at
  }: {
    x: number;
    y: number;
    text: string;
    reach?: number | undefined;
  }): Wanted => ({
    ...at,
    lines: [{ text, font: 'f', height: 16 }],
    alpha: 1,
    quiet: false,
    ...(reach === undefined ? {} : { reach }),
  });
  const place = (wishes: readonly Wanted[], marked: readonly number[]) =>
    new Labels().place(wishes, { width: 900, height: 600, marked, measure });

  it('writes no name over another, and none of a paper over one that stands out', () => {
    const marks = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 600 })));
    fc.assert(
      fc.property(fc.array(wish), marks, (wishes, points) => {
        const marked = points.flatMap(([x, y]) => [x, y, 9]);
        const placed = place(wishes.map(named), marked);
        for (const [at, one] of placed.entries()) {
          if (one.reach !== undefined) assert.equal(covered(one, marked), 0);
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

  it('moves the name of a region aside from papers that stand out, as far as there is room, and never loses it to them', () => {
    const [name] = place([named({ x: 450, y: 300, text: 'continual learning' })], [450, 302, 8]);
    assert.ok(name !== undefined && (name.x !== 450 || name.y !== 300));
    assert.equal(covered(name, [450, 302, 8]), 0);
    assert.ok(Math.abs(name.x - 450) < 100 && Math.abs(name.y - 300) < 40, 'it is still where the region is');
    // papers everywhere: it stands where it covers fewest
    const everywhere = Array.from({ length: 3000 }, (_, at) => [20 * (at % 50), 10 * Math.floor(at / 50), 8]).flat();
    const [crowded] = place([named({ x: 450, y: 300, text: 'continual learning' })], everywhere);
    assert.ok(crowded !== undefined);
    // a paper's own name stands beside its sign, not on it
    const [own] = place([named({ x: 450, y: 300, text: 'A Title', reach: 8 })], [450, 300, 8]);
    assert.ok(own !== undefined);
    assert.equal(covered(own, [450, 300, 8]), 0);
  });

  it('lets no name of the map cover what is near the document, cited or found, where there is room', () => {
    // a field of papers with regions over it, some of whose middles are papers that stand out
    const size = 400;
    const places = Float32Array.from({ length: 2 * size }, (_, at) => ((at % 2 === 0 ? at / 2 : 7 * at) * 37) % 101);
    const near = [0, 40, 80, 120, 160, 200];
    const regions = near.map((at) => ({
      name: ['large language models'],
      x: places[2 * at]!,
      y: places[2 * at + 1]!,
      papers: 9,
    }));
    const picture = { levels: [regions, []], regionOf: new Uint16Array(2 * size) };
    const titled = Array.from({ length: size }, (_, at): MapPaper => ({
      paper: `p${at}`,
      title: `Title ${at}`,
      authors: '',
    }));
    const frame = new Frame(places, 900, 600);
    const nearness = new Uint32Array(size).fill(size);
    const kindOf = new Uint8Array(size).fill(kinds.indexOf('corpus'));
    for (const [rank, at] of near.entries()) [nearness[at], kindOf[at]] = [rank, kinds.indexOf('near')];
    const counts = { cited: 0, near: near.length, citable: 0, corpus: size - near.length };
    const shown = { kindOf, nearness, counts, matches: size, isMatch: new Uint8Array(size).fill(1) };
    const scene = {
      picture,
      papers: titled,
      shown,
      frame,
      view: { k: 1, x: 0, y: 0 },
      font: 'f',
      radius: 3,
      current: -1,
      hovered: -1,
    };
    const marked = markedIn(scene);
    assert.equal(marked.length, 3 * near.length);
    const placed = place(wantedNames(scene), marked);
    assert.ok(placed.length > regions.length, 'all regions, and titles of what is near');
    assert.equal(
      placed.reduce((sum, name) => sum + covered(name, marked), 0),
      0,
    );
    const [px = 0, py = 0] = frame.points;
    const close = wantedNames({ ...scene, view: { k: 9, x: 450 - 9 * px, y: 300 - 9 * py } });
    const titles = close.flatMap(({ lines }) => lines[0]?.text ?? []).filter((name) => name.startsWith('Title'));
    assert.ok(titles.includes('Title 0'));
    assert.equal(new Set(titles).size, titles.length, 'each once');
    // found papers stand out, too, whatever they are
    const found = { ...shown, isMatch: kindOf.map((_, at) => Number(at % 10 === 1)), matches: size / 10 };
    assert.equal(markedIn({ ...scene, shown: found }).length, (3 * size) / 10);
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
      { kind: 'find' },
    ]) {
      assert.equal(readFromMap(other), undefined);
    }
  });
});
