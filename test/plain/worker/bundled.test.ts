/** Are all bundled papers found, each by what somebody would remember of it? Through the worker's questions. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import type { Passage } from '../../../src/core/document/slot.ts';
import { BUNDLED } from '../../../src/core/paper.ts';
import { readSource } from '../../../src/core/read/readSource.ts';
import { texToText } from '../../../src/core/read/texText.ts';
import { sentencesOf } from '../../../src/core/show/sentences.ts';
import { type RunningWorker, startWorker } from '../../support/askWorker.ts';

const source = { id: BUNDLED, name: 'bundled corpus', format: 'pairs' } as const;
const bytes = fs.readFileSync('seeds/000_de446312ac012c8b.txt');
const { papers } = readSource(source, bytes);

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** In how many papers each word stands: what is rare is what people remember. */
const papersWith = new Map<string, number>();
for (const { title, abstract } of papers) {
  for (const word of new Set(wordsIn(`${title} ${abstract ?? ''}`)))
    papersWith.set(word, (papersWith.get(word) ?? 0) + 1);
}

function distinctiveWords(title: string, count: number): readonly string[] {
  const words = [...new Set(wordsIn(title))].filter((word) => word.length > 2);
  return words.sort((a, b) => (papersWith.get(a) ?? 0) - (papersWith.get(b) ?? 0)).slice(0, count);
}

function passageOf(text: string): Passage {
  return { id: text.slice(0, 20), span: { start: 0, end: text.length }, text, sentence: '', cited: [] };
}

describe('the bundled corpus through the worker', () => {
  let worker: RunningWorker;
  before(async () => {
    worker = startWorker();
    const { papers: count, problems } = await worker.ask('read', { source, content: new Uint8Array(bytes) });
    assert.deepEqual({ count, problems }, { count: 210, problems: [] });
  });
  after(() => worker.dispose());

  const firstFor = async (typed: string): Promise<string | undefined> => {
    const ask = { bibliographies: [], typed, present: [], cited: [], loose: false, limit: 3 };
    return (await worker.ask('complete', ask))[0]?.title;
  };

  it('finds each of the 210 by three distinctive title words, in any order', async () => {
    const missed: string[] = [];
    for (const { title } of papers) {
      const [a = '', b = '', c = ''] = distinctiveWords(title, 3);
      for (const typed of [`${a} ${b} ${c}`, `${c} ${b} ${a}`, `${b} ${c} ${a}`]) {
        if ((await firstFor(typed.trim())) !== title) missed.push(`${typed}: ${title}`);
      }
    }
    assert.deepEqual(missed, []);
  });

  it('finds each of the 210 by two distinctive title words, in either order', async () => {
    const missed: string[] = [];
    for (const { title } of papers) {
      const [a = '', b = ''] = distinctiveWords(title, 2);
      for (const typed of [`${a} ${b}`, `${b} ${a}`]) {
        if ((await firstFor(typed.trim())) !== title) missed.push(`${typed}: ${title}`);
      }
    }
    assert.deepEqual(missed, []);
  });

  it('ranks each of the 210 first for its own abstract less the first sentence', async () => {
    const missed: string[] = [];
    for (const { title, abstract = '' } of papers) {
      const passage = passageOf(sentencesOf(abstract).slice(1).join(' '));
      const [best] = await worker.ask('suggest', { bibliographies: [], passage, cited: [], limit: 3 });
      if (best?.card.title !== title) missed.push(`${title} <- ${best?.card.title ?? 'nothing'}`);
    }
    assert.deepEqual(missed, []);
  });

  it('writes for each of the 210 a stub that bibtex-parse reads, under a key of its own', async () => {
    const { entries } = (await import('bibtex-parse' as string)) as {
      entries: (text: string) => readonly Readonly<Record<string, string>>[];
    };
    const keys = new Set<string>();
    for (const { title } of papers) {
      const [row] = await worker.ask('complete', {
        bibliographies: [],
        typed: title,
        present: [],
        cited: [],
        loose: false,
        limit: 1,
      });
      assert.equal(row?.title, title);
      const stub = await worker.ask('stub', { bibliographies: [], paper: row.paper, taken: [...keys] });
      assert.ok(stub !== null && !keys.has(stub.key), title);
      keys.add(stub.key);
      const [entry] = entries(stub.bibtex);
      assert.equal(entry?.['key'], stub.key);
      assert.equal(texToText(entry['TITLE'] ?? ''), title);
    }
    assert.equal(keys.size, 210);
  });

  it('finds titles as they are written and as they are read', async () => {
    for (const typed of ['S^{2}FT', 'S²FT', 's2ft']) assert.match((await firstFor(typed)) ?? '', /^S²FT/, typed);
    for (const typed of ['Memory^3', 'memory³', 'memory3'])
      assert.match((await firstFor(typed)) ?? '', /^Memory³/, typed);
  });
});
