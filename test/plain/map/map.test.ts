/** Does the map put like beside like, the same way each time, and name what lies together? */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { Library } from '../../../src/core/library/library.ts';
import { keep, readKept } from '../../../src/core/map/kept.ts';
import { drawMap, type Picture, type PictureOf } from '../../../src/core/map/picture.ts';
import { BUNDLED, type Paper } from '../../../src/core/paper.ts';
import { readSource } from '../../../src/core/read/readSource.ts';
import { nearestPlaces } from '../../bench/mapFigures.ts';
import { libraryOf, paper, passage, read } from '../library/made.ts';

function last<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const all: PictureOf = { bibliographies: ['refs.bib'], passages: [], limit: 5000, kept: undefined };
const draw = (library: Library, of: Partial<PictureOf> = {}): Picture =>
  last(drawMap(library.shelf, { ...all, ...of }));

/** Papers about three fields, with words that fields share. */
const fields: Readonly<Record<string, string>> = {
  larynx: 'vocal fold surgery voice laryngeal cancer patients outcome laser microsurgery',
  grids: 'power grid renewable energy transmission electricity wind solar storage network',
  bandits: 'multi-armed bandit regret exploration arms rewards contextual policy learning',
};
function papersOf(count: number): Paper[] {
  return Object.entries(fields).flatMap(([field, words]) => {
    const list = words.split(' ');
    return Array.from({ length: count }, (_, at) => {
      const some = [0, 1, 2, 3].map((step) => list[(at * 3 + step) % list.length]).join(' ');
      return paper(`${some} case ${at} of ${field}`, { abstract: `A study of ${some} and ${list[at % list.length]}.` });
    });
  });
}
const fieldOf = (id: string): string => Object.keys(fields).find((field) => id.includes(field)) ?? '';

describe('the map', () => {
  it('puts papers of one field beside each other', () => {
    const { choice, places } = draw(libraryOf(...papersOf(20)));
    assert.equal(choice.papers.length, 60);
    const beside = choice.papers.flatMap((id, at) =>
      nearestPlaces(places, at, 5).map((other) => fieldOf(choice.papers[other] ?? '') === fieldOf(id)),
    );
    assert.ok(beside.filter(Boolean).length > 0.95 * beside.length);
  });

  it('is the same picture each time, whatever was read first', () => {
    const papers = papersOf(20);
    const one = draw(libraryOf(...papers));
    const other = draw(libraryOf(...papers.toReversed()));
    assert.deepEqual(other.choice.papers, one.choice.papers);
    assert.deepEqual(other.places, one.places);
    assert.deepEqual(other.levels, one.levels);
  });

  it('leaves every paper in its place when one comes, and puts that one beside its like', () => {
    const papers = papersOf(20);
    const before = draw(libraryOf(...papers));
    const kept = readKept(keep(before.choice.papers, before.places, before.settled));
    const newcomer = paper('vocal fold surgery by laser microsurgery, a new case of larynx');
    const after = draw(libraryOf(...papers, newcomer), { kept });
    for (const [at, id] of before.choice.papers.entries()) {
      const now = after.choice.papers.indexOf(id);
      assert.ok(Math.abs((before.places[2 * at] ?? 0) - (after.places[2 * now] ?? 0)) < 0.001);
      assert.ok(Math.abs((before.places[2 * at + 1] ?? 0) - (after.places[2 * now + 1] ?? 0)) < 0.001);
    }
    const at = after.choice.papers.findIndex((id) => id.includes('anewcase'));
    const beside = nearestPlaces(after.places, at, 5).map((other) => fieldOf(after.choice.papers[other] ?? ''));
    assert.deepEqual(new Set(beside), new Set(['larynx']));
  });

  it('is laid out anew when most of it is new', () => {
    const before = draw(libraryOf(...papersOf(8)));
    const kept = readKept(keep(before.choice.papers, before.places, before.settled));
    const papers = papersOf(20);
    assert.deepEqual(draw(libraryOf(...papers), { kept }).places, draw(libraryOf(...papers)).places);
  });

  it('takes nothing from what was damaged, cut off or of another kind', () => {
    const whole = keep(['a', 'b'], Float32Array.of(1, 2, 3, 4), 2);
    assert.deepEqual(readKept(whole)?.places.get('b'), [3, 4]);
    for (let length = 0; length < whole.length; length++) assert.equal(readKept(whole.slice(0, length)), undefined);
    for (const other of ['null', '[]', '{"version":1}', '{"version":1,"settled":1,"papers":["a"],"places":[1]}']) {
      assert.equal(readKept(new TextEncoder().encode(other)), undefined, other);
    }
  });

  it('draws nothing, one, two, and papers that share no word with any other', () => {
    assert.deepEqual(draw(libraryOf()).choice.papers, []);
    const lonely = ['Zebra', 'Quartz lamps', 'Oboe sonatas of the baroque'].map((title) => paper(title));
    for (const count of [1, 2, 3]) {
      const { places } = draw(libraryOf(...lonely.slice(0, count)));
      assert.equal(places.length, 2 * count);
      assert.ok(places.every((place) => Number.isFinite(place)));
    }
    const same = Array.from({ length: 40 }, (_, at) => paper('The same title', { key: `k${at}`, year: 1900 + at }));
    assert.ok(draw(libraryOf(...same)).places.every((place) => Number.isFinite(place)));
  });

  it('chooses what the document cites, what is near it, and a sample, where there are too many', () => {
    const library = libraryOf(...papersOf(4));
    read(library, 'corpus', papersOf(60).slice(12));
    const text = 'Regret of a multi-armed bandit with contextual rewards';
    const { choice } = draw(library, { passages: [passage(text)], limit: 60 });
    assert.equal(choice.papers.length, 60);
    assert.equal(choice.cited, 12);
    assert.equal(choice.near, 18);
    assert.equal(choice.sample, 30);
    assert.ok(choice.papers.filter((id) => id.includes('bandits')).length >= 18);
    assert.deepEqual(draw(library, { passages: [passage(text)], limit: 60 }).choice, choice);
  });

  it('names the regions of the bundled corpus by what its papers are about', () => {
    const library = new Library();
    const source = { id: BUNDLED, name: 'bundled', format: 'pairs' } as const;
    read(library, BUNDLED, readSource(source, fs.readFileSync('seeds/000_de446312ac012c8b.txt')).papers);
    const { levels } = draw(library, { bibliographies: [] });
    const names = levels.flat().flatMap(({ name }) => name);
    for (const expected of [
      'KV cache',
      'continual learning',
      'machine unlearning',
      'low-rank adaptation',
      'parallelism',
    ]) {
      assert.ok(names.includes(expected), `${expected} in ${names.join(', ')}`);
    }
    assert.ok(
      levels[0]?.every(({ name }) => name.length > 0),
      'each large region has a name',
    );
    assert.ok(names.every((name) => !/^(?:the|we|paper|method|propose|based)$/i.test(name)));
    // every paper is in one region of each level
    for (const level of levels) {
      assert.deepEqual(
        level.flatMap(({ papers }) => papers).sort((one, other) => one - other),
        Array.from({ length: 210 }, (_, at) => at),
      );
    }
  });
});
