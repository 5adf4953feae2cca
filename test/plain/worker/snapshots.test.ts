/** Does a source come back from its snapshot, and is it read whatever is wrong with that? */
import assert from 'node:assert/strict';
import { Cancelled, WorkerDied } from '../../../src/editor/ask.ts';
import { wallClock } from '../../../src/editor/ports.ts';
import { Snapshots } from '../../../src/editor/snapshots.ts';
import type { SourceDescription } from '../../../src/messages/questions.ts';
import { type RunningWorker, startWorker } from '../../support/askWorker.ts';
import { type MemoryFolder, memoryFolder } from '../../support/memoryFolder.ts';

const bib = (name: string): SourceDescription => ({ id: name, name, format: 'auto' });
const entry = (at: number, title: string): string =>
  `@article{key${at},\n  title = {${title} number ${at}},\n  author = {Lovelace, Ada},\n  year = {${1800 + (at % 200)}}\n}\n`;
/** One of them is broken. */
const PAPERS = 4200;

function content(title = 'Sketch of an Engine', papers = PAPERS): Uint8Array {
  const text = Array.from({ length: papers - 1 }, (_, at) => entry(at, title)).join('\n');
  return new TextEncoder().encode(`${text}\n@article{broken,\n  title = {never closed\n`);
}

/** A window: a worker of its own, snapshots in a folder shared with others. */
class Window {
  readonly worker: RunningWorker;
  readonly snapshots: Snapshots;
  readonly told: string[] = [];

  constructor(folder: MemoryFolder, worker: RunningWorker, mostBytes?: number) {
    const log = {
      trace: () => 0,
      debug: (line: string) => this.told.push(line),
      info: () => 0,
      warn: () => 0,
      error: () => 0,
    };
    this.worker = worker;
    this.snapshots = new Snapshots(this.worker.asker, folder, log, {
      now: () => folder.nowMs,
      pauseMs: 0,
      ...(mostBytes === undefined ? {} : { mostBytes }),
    });
  }

  async read(bytes = content(), source = bib('a.bib')) {
    const state = await this.snapshots.read(source, bytes);
    await this.snapshots.settled();
    return state;
  }

  async found(typed: string): Promise<string[]> {
    const rows = await this.worker.ask('complete', {
      bibliographies: ['a.bib'],
      typed,
      present: [],
      cited: [],
      loose: false,
      limit: 5,
    });
    return rows.map(({ key, title }) => `${key}: ${title}`);
  }

  /** Whether the last reading came from a snapshot: nothing was kept since. */
  static async isRestored(folder: MemoryFolder, read: () => Promise<unknown>): Promise<boolean> {
    const before = folder.asked.write;
    await read();
    await new Promise((resolve) => setTimeout(resolve, 5));
    // but for the list that is touched
    return folder.asked.write - before <= 1;
  }
}

describe('snapshots', () => {
  let folder: MemoryFolder;
  /** Two workers are enough to be two windows. */
  let workers: RunningWorker[];
  /** A window that knows nothing yet. */
  const open = async (mostBytes?: number, number = 0): Promise<Window> => {
    const worker = workers[number] ?? startWorker();
    for (const { id } of await worker.ask('sources', null)) await worker.ask('forget', { source: id });
    return new Window(folder, worker, mostBytes);
  };
  before(() => {
    const soon = { clock: { ...wallClock, after: (_delayMs: number, job: () => void) => wallClock.after(1, job) } };
    workers = [startWorker(soon), startWorker(soon)];
  });
  beforeEach(() => {
    folder = memoryFolder();
  });
  after(() => {
    for (const worker of workers) worker.dispose();
  });

  it('bring a source back with its papers, its problems and its name', async () => {
    const first = await open();
    const read = await first.read();
    assert.equal(read.papers, PAPERS);
    assert.equal(read.problems.length, 1);
    assert.equal(folder.files.size, 3);
    const second = await open(undefined, 1);
    let restored;
    assert.equal(await Window.isRestored(folder, async () => (restored = await second.read())), true);
    assert.deepEqual({ ...(restored as unknown as object), tookMs: 0 }, { ...read, tookMs: 0 });
    for (const typed of ['key17', 'sketch 4198', 'lovelace 1817 17']) {
      assert.deepEqual(await second.found(typed), await first.found(typed));
    }
    assert.deepEqual(
      (await second.worker.ask('sources', null)).map(({ papers }) => papers),
      [PAPERS],
    );
  });

  it('are not kept of small sources', async () => {
    await (await open()).read(content('Small', 10));
    assert.equal(folder.files.size, 0);
    assert.deepEqual({ ...folder.asked }, { read: 0, write: 0, rename: 0, delete: 0 });
  });

  it('of other content, of another format and of another reader are foreign', async () => {
    const first = await open();
    await first.read();
    const other = content();
    other[100] = 'x'.charCodeAt(0);
    assert.equal(await Window.isRestored(folder, async () => (await open()).read(other)), false);
    const asText = { ...bib('a.bib'), format: 'pairs' as const };
    assert.equal(await Window.isRestored(folder, async () => (await open()).read(content(), asText)), false);
    assert.equal(await Window.isRestored(folder, async () => (await open()).read(content(), bib('b.bib'))), true);
  });

  it('that are damaged, cut off, gone or mixed up cost nothing but time', async () => {
    await (await open()).read();
    const parts = [...folder.files.keys()].filter((name) => !name.endsWith('.json')).sort();
    const [one = '', two = ''] = parts;
    const manifest = [...folder.files.keys()].find((name) => name.endsWith('.json')) ?? '';
    const whole = new Map(folder.files);
    const bytesOf = (name: string): Uint8Array => whole.get(name)?.bytes ?? new Uint8Array(0);
    const damages: Readonly<Record<string, () => void>> = {
      'a flipped byte': () => {
        const bytes = bytesOf(two).slice();
        bytes[bytes.length >> 1]! ^= 4;
        folder.files.set(two, { bytes, changedMs: 0 });
      },
      'cut off': () => folder.files.set(one, { bytes: bytesOf(one).slice(0, 1000), changedMs: 0 }),
      empty: () => folder.files.set(one, { bytes: new Uint8Array(0), changedMs: 0 }),
      gone: () => folder.files.delete(two),
      exchanged: () => {
        folder.files.set(one, { bytes: bytesOf(two), changedMs: 0 });
        folder.files.set(two, { bytes: bytesOf(one), changedMs: 0 });
      },
      'a broken list': () => folder.files.set(manifest, { bytes: bytesOf(manifest).slice(3), changedMs: 0 }),
      'a list of something else': () =>
        folder.files.set(manifest, {
          bytes: new TextEncoder().encode('{"session":"../../x","parts":1}'),
          changedMs: 0,
        }),
      'a list that ends early': () =>
        folder.files.set(manifest, {
          bytes: new TextEncoder().encode(
            new TextDecoder().decode(bytesOf(manifest)).replace('"parts":2', '"parts":1'),
          ),
          changedMs: 0,
        }),
    };
    for (const [name, damage] of Object.entries(damages)) {
      folder.files.clear();
      for (const [each, file] of whole) folder.files.set(each, file);
      damage();
      const window = await open();
      const state = await window.read();
      assert.equal(state.papers, PAPERS, name);
      assert.equal((await window.found('sketch 4198'))[0], 'key4198: Sketch of an Engine number 4198', name);
    }
    assert.equal(await Window.isRestored(folder, async () => (await open()).read()), true, 'it is kept anew');
  });

  it('are not kept on a full disk, and nothing is left there', async () => {
    folder.room = 400_000;
    const window = await open();
    assert.equal((await window.read()).papers, PAPERS);
    assert.deepEqual([...folder.files.keys()], []);
    assert.equal((await window.found('sketch 4198')).length > 0, true);
    assert.equal((await (await open()).read()).papers, PAPERS);
  });

  it('written by two windows at once are whole', async () => {
    const [one, other] = [await open(undefined, 0), await open(undefined, 1)];
    await Promise.all([one.read(), other.read()]);
    const third = await open();
    assert.equal(await Window.isRestored(folder, () => third.read()), true);
    assert.equal((await third.found('sketch 4198'))[0], 'key4198: Sketch of an Engine number 4198');
  });

  it('of a source that is replaced while it comes back are dropped', async () => {
    await (await open()).read();
    const window = await open();
    const first = window.snapshots.read(bib('a.bib'), content()).catch(() => undefined);
    while (folder.asked.read < 2) await new Promise((resolve) => setImmediate(resolve));
    const state = await window.read(content('Notes by the Translator'));
    await first;
    assert.equal(state.papers, PAPERS);
    assert.equal((await window.found('key4198'))[0], 'key4198: Notes by the Translator number 4198');
    assert.deepEqual(await window.found('sketch'), []);
  });

  it('of a source that is replaced while it is kept are not kept under the wrong name', async () => {
    const window = await open();
    await window.snapshots.read(bib('a.bib'), content());
    await window.snapshots.read(bib('a.bib'), content('Notes by the Translator'));
    await window.snapshots.settled();
    const second = await open();
    await second.read();
    assert.equal((await second.found('key4198'))[0], 'key4198: Sketch of an Engine number 4198');
    const third = await open();
    await third.read(content('Notes by the Translator'));
    assert.equal((await third.found('key4198'))[0], 'key4198: Notes by the Translator number 4198');
  });

  it('of a source that is given up while it comes back leave nothing', async () => {
    await (await open()).read();
    const window = await open();
    const controller = new AbortController();
    const first = window.snapshots.read(bib('a.bib'), content(), controller.signal);
    const dropped = assert.rejects(first, Cancelled);
    while ((await window.found('key17')).length === 0) await Promise.resolve();
    controller.abort();
    await dropped;
    assert.deepEqual(await window.found('key17'), []);
    assert.equal((await window.read()).papers, PAPERS);
  });

  it('survive a worker that is killed while a source comes back, or while one is kept', async () => {
    const window = await open();
    await window.snapshots.read(bib('a.bib'), content());
    await window.worker.kill();
    await window.snapshots.settled();
    assert.deepEqual([...folder.files.keys()], []);
    await window.read();
    assert.equal(folder.files.size, 3);
    const second = await open();
    const coming = second.snapshots.read(bib('a.bib'), content());
    const died = assert.rejects(coming, WorkerDied);
    while (folder.asked.read < 3) await new Promise((resolve) => setImmediate(resolve));
    await second.worker.kill();
    await died;
    assert.equal((await second.read()).papers, PAPERS);
    assert.equal((await second.found('key4198'))[0], 'key4198: Sketch of an Engine number 4198');
  });

  it('take no more room than they may: the one that was of use longest ago goes', async () => {
    const isRestored = (title: string): Promise<boolean> => {
      folder.nowMs += 10;
      return Window.isRestored(folder, async () => (await open(Infinity)).read(content(title)));
    };
    const keep = async (title: string, mostBytes: number): Promise<number> => {
      folder.nowMs += 10;
      await (await open(mostBytes)).read(content(title));
      return [...folder.files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    };
    const size = await keep('One', Infinity);
    await keep('Two', Infinity);
    assert.equal(await isRestored('One'), true);
    assert.ok((await keep('Three', 2.5 * size)) <= 2.5 * size);
    for (const [title, isThere] of Object.entries({ One: true, Three: true, Two: false })) {
      assert.equal(await isRestored(title), isThere, title);
    }
  });

  it('can be cleared', async () => {
    const window = await open();
    await window.read();
    assert.ok((await window.snapshots.clear()) > 100_000);
    assert.equal(folder.files.size, 0);
    assert.equal(await Window.isRestored(folder, async () => (await open()).read()), false);
  });
});
