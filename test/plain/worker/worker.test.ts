/** Does the real worker, as built, answer rightly while sources come, change, fail and go? */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { Cancelled, WorkerDied } from '../../../src/editor/ask.ts';
import { wallClock } from '../../../src/editor/ports.ts';
import type { SourceDescription } from '../../../src/messages/questions.ts';
import { type RunningWorker, startWorker } from '../../support/askWorker.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const bib = (name: string): SourceDescription => ({ id: name, name, format: 'auto' });
const entry = (key: string, title: string): string =>
  `@article{${key},\n  title = {${title}},\n  author = {Lovelace, Ada},\n  year = {1843}\n}\n`;
const many = (count: number, title: string): string =>
  Array.from({ length: count }, (_, index) => entry(`many${index}`, `${title} number ${index}`)).join('\n');
const typed = (text: string, bibliographies: readonly string[] = []) => ({
  bibliographies,
  typed: text,
  present: [],
  cited: [],
  loose: false,
  limit: 50,
});

describe('the worker', () => {
  let worker: RunningWorker;
  const keysFor = async (text: string, bibliographies?: readonly string[]): Promise<string[]> =>
    (await worker.ask('complete', typed(text, bibliographies))).map(({ key }) => key);

  before(() => {
    worker = startWorker();
  });
  after(() => worker.dispose());
  afterEach(async () => {
    for (const { id } of await worker.ask('sources', null)) await worker.ask('forget', { source: id });
  });

  it('reads a source, tells what it found, and finds it', async () => {
    const state = await worker.ask('read', {
      source: bib('a.bib'),
      content: bytes(entry('engine', 'Sketch of an Engine')),
    });
    assert.equal(state.papers, 1);
    assert.deepEqual(state.problems, []);
    assert.ok(state.tookMs >= 0);
    assert.deepEqual(await keysFor('sketch', ['a.bib']), ['engine']);
    assert.deepEqual(
      (await worker.ask('sources', null)).map(({ id, papers }) => ({ id, papers })),
      [{ id: 'a.bib', papers: 1 }],
    );
  });

  it('reads what is typed in an open editor: a string', async () => {
    await worker.ask('read', { source: bib('a.bib'), content: entry('engine', 'Sketch of an Engine') });
    assert.deepEqual(await keysFor('engine', ['a.bib']), ['engine']);
  });

  it('undoes gzip, whatever the source is called', async () => {
    const state = await worker.ask('read', {
      source: bib('a.bib.gz'),
      content: new Uint8Array(gzipSync(entry('engine', 'Sketch of an Engine'))),
    });
    assert.equal(state.papers, 1);
    assert.equal(state.name, 'a.bib.gz');
    assert.deepEqual(await keysFor('sketch', ['a.bib.gz']), ['engine']);
  });

  it('says that an archive is damaged, and keeps the papers that it had', async () => {
    const whole = new Uint8Array(gzipSync(many(50, 'Sketch of an Engine')));
    const cut = await worker.ask('read', { source: bib('a.bib.gz'), content: whole.slice(0, whole.length >> 1) });
    assert.equal(cut.papers, 0);
    assert.deepEqual(
      cut.problems.map(({ code, severity }) => ({ code, severity })),
      [{ code: 'bad-archive', severity: 'error' }],
    );
    await worker.ask('read', { source: bib('a.bib.gz'), content: whole.slice() });
    const damaged = whole.slice();
    damaged.fill(0xff, damaged.length >> 1);
    const again = await worker.ask('read', { source: bib('a.bib.gz'), content: damaged });
    assert.equal(again.problems[0]?.code, 'bad-archive');
    assert.equal(again.papers, 50);
    assert.equal((await keysFor('sketch engine', ['a.bib.gz'])).length, 50);
  });

  it('replaces the papers of a source that is read again', async () => {
    await worker.ask('read', { source: bib('a.bib'), content: entry('old', 'Sketch of an Engine') });
    await worker.ask('read', { source: bib('a.bib'), content: entry('new', 'Notes by the Translator') });
    assert.deepEqual(await keysFor('sketch', ['a.bib']), []);
    assert.deepEqual(await keysFor('notes', ['a.bib']), ['new']);
  });

  it('drops an earlier reading of a source for a later one, and the later one counts', async () => {
    const source = bib('a.bib');
    const earlier = worker.ask('read', { source, content: many(3_000, 'Earlier sketch') });
    const dropped = assert.rejects(earlier, Cancelled);
    const later = worker.ask('read', { source, content: entry('later', 'Later sketch') });
    await dropped;
    assert.equal((await later).papers, 1);
    assert.deepEqual(await keysFor('sketch', ['a.bib']), ['later']);
  });

  it('the newest of many readings counts, whenever they came', async () => {
    const source = bib('a.bib');
    const readings = Array.from({ length: 20 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index % 4));
      return worker.ask('read', { source, content: many(300 - index, `Sketch${index}`) });
    });
    await Promise.allSettled(readings);
    const state = await worker.ask('read', { source, content: entry('last', 'The last sketch') });
    assert.equal(state.papers, 1);
    assert.deepEqual(
      (await worker.ask('sources', null)).map(({ papers }) => papers),
      [1],
    );
    assert.deepEqual(await keysFor('last', ['a.bib']), ['last']);
    assert.deepEqual(await worker.ask('unknown', { bibliographies: ['a.bib'], keys: ['many0', 'last'] }), ['many0']);
  });

  it('answers from what is there while something big is read', async () => {
    await worker.ask('read', { source: bib('small.bib'), content: entry('small', 'Sketch of an Engine') });
    // it lets go of the thread many times, not once or twice between its parts; that shows only to one who gets the
    // processor to ask, which on a busy machine is a matter of several readings
    let most = 0;
    for (let times = 0; most <= 10 && times < 8; times += 1) {
      await worker.ask('forget', { source: 'big.bib' });
      const progress = { isRead: false };
      const reading = worker
        .ask('read', { source: bib('big.bib'), content: many(10_000, 'Big') })
        .finally(() => (progress.isRead = true));
      let answered = 0;
      while (!progress.isRead) {
        assert.deepEqual(await keysFor('sketch', ['small.bib']), ['small']);
        answered += 1;
      }
      assert.equal((await reading).papers, 10_000);
      most = Math.max(most, answered);
    }
    assert.ok(most > 10, `only ${most} answers came while it was read`);
  });

  it('finds the first papers of a new source while the rest is read, and a small one beside it at once', async () => {
    const progress = { isRead: false };
    const reading = worker
      .ask('read', { source: bib('big.bib'), content: many(10_000, 'Big') })
      .finally(() => (progress.isRead = true));
    await worker.ask('read', { source: bib('small.bib'), content: entry('small', 'Sketch of an Engine') });
    assert.equal(progress.isRead, false);
    assert.deepEqual(await keysFor('sketch', ['small.bib']), ['small']);
    for (let row = undefined; row === undefined;) {
      assert.equal(progress.isRead, false);
      [row] = await worker.ask('complete', typed('many17', ['big.bib']));
      if (row !== undefined) assert.equal(row.sourceName, 'big.bib');
    }
    assert.equal((await reading).papers, 10_000);
    assert.equal((await keysFor('number 9999', ['big.bib']))[0], 'many9999');
  });

  it('keeps what it has read of a new source until a newer reading is whole, and nothing for one that was given up', async () => {
    const source = bib('big.bib');
    const controller = new AbortController();
    const first = worker.ask('read', { source, content: many(10_000, 'Earlier') }, controller.signal);
    const dropped = assert.rejects(first, Cancelled);
    while ((await keysFor('many17', ['big.bib'])).length === 0) await Promise.resolve();
    const second = worker.ask('read', { source, content: many(10_000, 'Later') });
    assert.equal((await keysFor('many17 earlier', ['big.bib']))[0], 'many17');
    await dropped;
    assert.equal((await second).papers, 10_000);
    assert.notEqual((await worker.ask('complete', typed('many17', ['big.bib'])))[0]?.title, 'Earlier number 17');
    assert.equal((await keysFor('later 17', ['big.bib']))[0], 'many17');
    await worker.ask('forget', { source: source.id });
    const third = worker.ask('read', { source, content: many(10_000, 'Again') }, controller.signal);
    const givenUp = assert.rejects(third, Cancelled);
    while ((await keysFor('many17', ['big.bib'])).length === 0) await Promise.resolve();
    controller.abort();
    await givenUp;
    await worker.ask('forget', { source: 'nothing.bib' });
    assert.deepEqual(await keysFor('many17', ['big.bib']), []);
  });

  it('keeps the old papers while the source is read again, and never shows half of it', async () => {
    const source = bib('a.bib');
    await worker.ask('read', { source, content: many(2_000, 'Old') });
    const progress = { isRead: false };
    const reading = worker.ask('read', { source, content: many(2_000, 'New') }).finally(() => (progress.isRead = true));
    while (!progress.isRead) {
      const rows = await worker.ask('complete', typed('number 1999', ['a.bib']));
      assert.equal(rows[0]?.key, 'many1999');
    }
    await reading;
    assert.equal((await worker.ask('complete', typed('new 1999', ['a.bib'])))[0]?.title, 'New number 1999');
    assert.deepEqual(await keysFor('old 1999 zzz', []), []);
  });

  it('stops reading when the reading is cancelled, and what was there stays', async () => {
    const source = bib('a.bib');
    await worker.ask('read', { source, content: entry('kept', 'Sketch of an Engine') });
    const controller = new AbortController();
    const reading = worker.ask('read', { source, content: many(5_000, 'Never wanted') }, controller.signal);
    controller.abort();
    await assert.rejects(reading, Cancelled);
    assert.deepEqual(await keysFor('sketch', ['a.bib']), ['kept']);
    assert.deepEqual(await keysFor('wanted', ['a.bib']), []);
  });

  it('forgets a source, even one that is still being read', async () => {
    await worker.ask('read', { source: bib('a.bib'), content: entry('engine', 'Sketch of an Engine') });
    assert.equal(await worker.ask('forget', { source: 'a.bib' }), true);
    assert.deepEqual(await keysFor('sketch', ['a.bib']), []);
    assert.equal(await worker.ask('forget', { source: 'a.bib' }), false);
    const dropped = assert.rejects(worker.ask('read', { source: bib('b.bib'), content: many(3_000, 'B') }), Cancelled);
    assert.equal(await worker.ask('forget', { source: 'b.bib' }), true);
    await dropped;
    assert.deepEqual(await worker.ask('sources', null), []);
  });

  it('dies, is started again, is told the sources again, and answers as before', async () => {
    const paused: number[] = [];
    const dying = startWorker({
      clock: { ...wallClock, after: (delayMs, job) => (paused.push(delayMs), wallClock.after(1, job)) },
    });
    try {
      const read = () => dying.ask('read', { source: bib('a.bib'), content: entry('engine', 'Sketch of an Engine') });
      await read();
      const restarted = new Promise<void>((resolve) => {
        dying.asker.onRestart(() => void read().then(() => resolve()));
      });
      const lost = assert.rejects(
        dying.ask('read', { source: bib('b.bib'), content: many(20_000, 'Never read') }),
        WorkerDied,
      );
      await dying.kill();
      await lost;
      await restarted;
      const rows = await dying.ask('complete', typed('sketch', ['a.bib']));
      assert.deepEqual(
        rows.map(({ key }) => key),
        ['engine'],
      );
      assert.equal(paused.length, 1);
    } finally {
      dying.dispose();
    }
  });
});
