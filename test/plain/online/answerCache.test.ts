/** Is what was answered kept as long as it is of use, and no longer, and never more than there is room for? */
import assert from 'node:assert/strict';
import { AnswerCache, KEPT_MS, MOST_BYTES, MOST_FILES } from '../../../src/editor/online/answerCache.ts';
import { SILENT } from '../../support/askWorker.ts';
import { memoryFolder, type MemoryFolder } from '../../support/memoryFolder.ts';

function cacheIn(folder: MemoryFolder): AnswerCache {
  return new AnswerCache(folder, () => folder.nowMs, SILENT);
}

describe('the answers that are kept', () => {
  it('come back for their own question, in the next window, too', async () => {
    const folder = memoryFolder();
    await cacheIn(folder).write('https://a.example/1', '{"title":"Eins – ein"}');
    assert.equal(await cacheIn(folder).read('https://a.example/1'), '{"title":"Eins – ein"}');
    assert.equal(await cacheIn(folder).read('https://a.example/2'), undefined);
  });

  it('are too old after a month, or when they are from tomorrow', async () => {
    const folder = memoryFolder();
    folder.nowMs = 10 * KEPT_MS;
    const cache = cacheIn(folder);
    await cache.write('https://a.example/1', 'one');
    folder.nowMs += KEPT_MS - 1;
    assert.equal(await cache.read('https://a.example/1'), 'one');
    folder.nowMs += 1;
    assert.equal(await cache.read('https://a.example/1'), undefined);
    folder.nowMs -= 2 * KEPT_MS;
    assert.equal(await cache.read('https://a.example/1'), undefined);
  });

  it('make room for newer ones: the oldest go, by number and by size', async () => {
    const folder = memoryFolder();
    folder.nowMs = 1;
    const cache = cacheIn(folder);
    const large = 'x'.repeat(MOST_BYTES / 3);
    for (let at = 0; at < 5; at += 1) {
      folder.nowMs += 1;
      await cache.write(`https://a.example/${String(at)}`, large);
    }
    assert.equal(folder.files.size, 2);
    assert.equal(await cache.read('https://a.example/4'), large);
    assert.equal(await cache.read('https://a.example/0'), undefined);
    for (let at = 0; at < MOST_FILES + 5; at += 1) {
      folder.files.set(`${String(at)}.json`, { bytes: new Uint8Array(1), changedMs: folder.nowMs });
    }
    folder.nowMs += 1;
    await cache.write('https://a.example/new', 'new');
    assert.equal(folder.files.size, MOST_FILES);
    assert.equal(await cache.read('https://a.example/new'), 'new');
  });

  it('are nothing when they are half there, foreign or spoiled, whatever the file says', async () => {
    const folder = memoryFolder();
    const cache = cacheIn(folder);
    await cache.write('https://a.example/1', 'one');
    const name = [...folder.files.keys()].join();
    const spoiled = [
      '',
      '{',
      'null',
      '[]',
      '{"url":1}',
      '\u0000',
      '{"url":"https://a.example/1","at":0,"text":"two","digest":"0"}',
    ];
    for (const text of spoiled) {
      folder.files.set(name, { bytes: new TextEncoder().encode(text), changedMs: 0 });
      assert.equal(await cache.read('https://a.example/1'), undefined, text);
    }
  });
});
