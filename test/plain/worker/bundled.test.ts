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

const titles = papers.map(({ title }) => wordsIn(title));

/** Whether another title holds all these words, or longer forms of them: then nobody could tell which is meant. */
function isShared(words: readonly string[], own: readonly string[]): boolean {
  return titles.some(
    (title) => title !== own && words.every((word) => title.some((other) => other.startsWith(word.slice(0, 6)))),
  );
}

/** The rarest `count` words of a title that together stand in no other; undefined when there are none. */
function distinctiveWords(own: readonly string[], count: number): readonly string[] | undefined {
  const words = [...new Set(own)].filter((word) => word.length > 2);
  words.sort((a, b) => (papersWith.get(a) ?? 0) - (papersWith.get(b) ?? 0));
  return subsets(words, count).find((subset) => !isShared(subset, own));
}

/** So many words, or the other of two and three where so many do not tell it from all others. */
function tellingWords(own: readonly string[], count: number): readonly string[] | undefined {
  return distinctiveWords(own, count) ?? distinctiveWords(own, 5 - count);
}

/** All subsets of a size, those of the first words first. */
function subsets(words: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return words.flatMap((word, at) => subsets(words.slice(at + 1), size - 1).map((rest) => [word, ...rest]));
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

  for (const count of [2, 3]) {
    it(`finds each of the 210 by ${count} distinctive words of its title, in any order`, async () => {
      const missed: string[] = [];
      for (const [at, { title }] of papers.entries()) {
        const words = tellingWords(titles[at] ?? [], count);
        if (words === undefined) continue;
        for (const order of [words, [...words].reverse(), [...words.slice(1), ...words.slice(0, 1)]]) {
          if ((await firstFor(order.join(' '))) !== title) missed.push(`${order.join(' ')}: ${title}`);
        }
      }
      assert.deepEqual(missed, []);
    });
  }

  it('has one title of which every word stands in another, too: both come first for it', async () => {
    const tied = papers.filter((_, at) => tellingWords(titles[at] ?? [], 2) === undefined).map(({ title }) => title);
    assert.deepEqual(tied, ['Parameter-Efficient Sparsity for Large Language Models Fine-Tuning']);
    const ask = { bibliographies: [], present: [], cited: [], loose: false, limit: 2 };
    for (const typed of ['sparsity parameter fine', 'fine sparsity parameter']) {
      const rows = await worker.ask('complete', { ...ask, typed });
      assert.deepEqual(rows.map(({ title }) => title.replace(/^SPP: Sparsity-Preserved /, '')).sort(), [
        'Parameter-Efficient Fine-Tuning for Large Language Models',
        ...tied,
      ]);
    }
    assert.equal(await firstFor(tied[0] ?? ''), tied[0]);
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
    const name: string = 'bibtex-parse';
    const { entries } = (await import(name)) as {
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
      const ask = { bibliographies: [], taken: [...keys], target: { content: '' }, wishes: {} };
      const stub = await worker.ask('stub', { ...ask, paper: row.paper });
      assert.ok(stub?.placed !== undefined && !keys.has(stub.key), title);
      keys.add(stub.key);
      const [entry] = entries(stub.placed.bibtex);
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
