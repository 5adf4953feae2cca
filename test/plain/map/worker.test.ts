/** Does the real worker draw the map, tell how far it is, and stop when nobody wants it any more? */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { Cancelled } from '../../../src/editor/ask.ts';
import { CITABLE, CITED } from '../../../src/core/map/marks.ts';
import { type RunningWorker, startWorker } from '../../support/askWorker.ts';

const scope = { bibliographies: ['refs.bib'] };
const nothing = { ...scope, limit: 5000 };
const written = {
  text: `# Memory\n\nLow-rank adaptation of large language models shrinks the optimizer state.\n`,
  language: 'markdown',
  commands: [],
} as const;
const sources = {
  bundled: () => ({
    source: { id: 'bundled', name: 'bundled corpus', format: 'pairs' } as const,
    content: fs.readFileSync('seeds/000_de446312ac012c8b.txt'),
  }),
  bib: () => ({
    source: { id: 'refs.bib', name: 'refs.bib', format: 'auto' } as const,
    content: fs.readFileSync('test/fixtures/paper/references.bib'),
  }),
};

describe('the worker on the map', () => {
  let worker: RunningWorker;
  before(async () => {
    worker = startWorker();
    await worker.ask('read', sources.bundled());
    await worker.ask('read', sources.bib());
  });
  after(() => worker.dispose());

  it('draws it, tells how far it is, and says what each paper is', async () => {
    const shares: number[] = [];
    const picture = await worker.asker.ask('map', nothing, undefined, (share) => shares.push(share));
    const { map, places, levels, regionOf, chosen } = picture;
    assert.equal(places.length, 2 * chosen.of);
    assert.equal(regionOf.length, places.length);
    assert.ok(levels.length === 2 && levels.every((level) => level.length > 2));
    assert.ok(shares.every((share, at) => share >= (shares[at - 1] ?? 0) && share <= 1));
    const papers = await worker.ask('mapPapers', { ...scope, map, from: 0, count: 10_000 });
    assert.equal(papers?.length, chosen.of);
    const hu = papers.find(({ key }) => key === 'hu2022lora');
    assert.deepEqual([hu?.authors, hu?.year], ['Hu et al.', 2022]);
    assert.equal((await worker.ask('mapPapers', { ...scope, map, from: 3, count: 2 }))?.[0]?.paper, papers[3]?.paper);
  });

  it('marks what is citable and cited, and tells what is near but not cited', async () => {
    const { map } = await worker.ask('map', nothing);
    const papers = (await worker.ask('mapPapers', { ...scope, map, from: 0, count: 10_000 })) ?? [];
    const lora = papers.findIndex(({ key }) => key === 'hu2022lora');
    const before = await worker.ask('mapStanding', { ...scope, map, written, cited: [] });
    assert.equal(before?.marks[lora], CITABLE);
    assert.ok(before.near.includes(lora));
    const after = await worker.ask('mapStanding', { ...scope, map, written, cited: ['hu2022lora', 'unknown'] });
    assert.equal(after?.marks[lora], CITABLE | CITED);
    assert.ok(after.near.length > 0 && after.near.length <= 30);
    assert.ok(!after.near.includes(lora), 'what is cited is not offered');
    const none = await worker.ask('mapStanding', { bibliographies: [], map, cited: [] });
    assert.deepEqual([none?.near.length, none?.marks[lora]], [0, 0]);
  });

  it('finds what the panel finds, by the same words, conditions and phrases', async () => {
    const { map } = await worker.ask('map', nothing);
    const papers = (await worker.ask('mapPapers', { ...scope, map, from: 0, count: 10_000 })) ?? [];
    const cited = ['hu2022lora'];
    const matching = async (typed: string) => {
      const matches = (await worker.ask('mapMatches', { ...scope, map, typed, cited })) ?? [];
      return Array.from(matches, (at) => papers[at]?.paper);
    };
    const listed = async (typed: string) => {
      const asked = { ...scope, typed, cited, present: [], loose: false, limit: 1000 };
      return (await worker.ask('search', asked)).map(({ card }) => card.paper);
    };
    for (const typed of [
      'kv cache',
      'author:Hu low-rank',
      'year:2021..2023',
      '"optimizer state"',
      'dettmers',
      'LoRA -quantized',
    ]) {
      const found = await matching(typed);
      assert.ok(found.length > 0, typed);
      assert.deepEqual(found, (await listed(typed)).slice(0, found.length), typed);
    }
    assert.deepEqual(await matching('is:cited'), [papers.find(({ key }) => key === 'hu2022lora')?.paper]);
    assert.deepEqual(await matching('qqqxyzzy'), []);
    // what lacks a word is shown only where nothing has all of them
    const [all, lacking] = [await matching('zeroth order'), await listed('zeroth order')];
    assert.ok(all.length > 0 && all.length <= lacking.length);
    assert.ok((await matching('zeroth qqqxyzzy')).length > 0);
  });

  it('knows only the map that it drew last', async () => {
    const { map } = await worker.ask('map', nothing);
    await worker.ask('map', nothing);
    assert.equal(await worker.ask('mapPapers', { ...scope, map, from: 0, count: 1 }), null);
    assert.equal(await worker.ask('mapStanding', { ...scope, map, cited: [] }), null);
    assert.equal(await worker.ask('mapMatches', { ...scope, map, typed: 'a', cited: [] }), null);
  });

  it('draws the same, whichever of two sources that share a paper was read first, or read again', async () => {
    const one = await worker.ask('map', nothing);
    const other = startWorker();
    try {
      for (const content of [sources.bib, sources.bundled, sources.bib]) await other.ask('read', content());
      const again = await other.ask('map', nothing);

      assert.deepEqual(again.places, one.places);
    } finally {
      other.dispose();
    }
  });

  it('stops when the question is taken back, and answers the next', async () => {
    const stop = new AbortController();
    const first = worker.asker.ask('map', nothing, stop.signal, () => stop.abort());
    await assert.rejects(first, Cancelled);
    assert.ok((await worker.ask('map', nothing)).places.length > 400);
  });

  it('keeps every paper where it was', async () => {
    const one = await worker.ask('map', nothing);
    const other = await worker.ask('map', { ...nothing, kept: one.keep.slice() });
    assert.ok(one.places.every((place, at) => Math.abs(place - (other.places[at] ?? NaN)) < 0.001));
    const damaged = await worker.ask('map', { ...nothing, kept: one.keep.slice(0, 50) });
    assert.deepEqual(damaged.places, one.places);
  });
});
