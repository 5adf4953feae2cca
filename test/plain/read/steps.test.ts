/** Can others have the thread while a big source is read, and does a paper keep it in memory? */
import assert from 'node:assert/strict';
import { readInSteps } from '../../../src/core/read/readSource.ts';

const makers: Readonly<Record<string, (count: number) => string>> = {
  'a.bib': (count) =>
    many(count, (at) => `@misc{k${at},\n title = {Title ${at}},\n abstract = {${'word '.repeat(100)}}\n}\n`),
  'a.txt': (count) => many(count, (at) => `Title ${at}\n${'word '.repeat(100)}\n`),
  'a.jsonl': (count) => many(count, (at) => `{"title":"Title ${at}","abstract":"${'word '.repeat(100)}"}\n`),
  'a.json': (count) => `[${many(count, (at) => `{"id":"${at}","title":"Title ${at}"},\n`)}]`,
  'a.yaml': (count) => many(count, (at) => `- id: k${at}\n  title: Title ${at}\n`),
  'a.ris': (count) => many(count, (at) => `TY  - JOUR\nTI  - Title ${at}\nER  - \n`),
  'a.nbib': (count) => many(count, (at) => `PMID- ${at}\nTI  - Title ${at}\n\n`),
  'a.csv': (count) => `title,year\n${many(count, (at) => `Title ${at},2001\n`)}`,
};

function many(count: number, make: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => make(at)).join('');
}

function stepsOf(name: string, text: string): number {
  const steps = readInSteps({ id: name, name, format: 'auto' }, text);
  let papers = 0;
  for (let count = 0; ; count += 1) {
    const { done, value } = steps.next();
    const portion = done === true ? value.papers : (value ?? []);
    papers += portion.length;
    if (done !== true) continue;
    assert.ok(papers > 100);
    assert.ok(portion.length < papers / 3, 'papers are handed over while reading goes on');
    return count;
  }
}

describe('reading in steps', () => {
  for (const [name, make] of Object.entries(makers)) {
    it(`takes about as many times more steps as there is more to read: ${name}`, () => {
      const [few, more] = [stepsOf(name, make(300)), stepsOf(name, make(1200))];
      assert.ok(few >= 5, `${few} steps`);
      assert.ok(more / few > 3 && more / few < 5, `${few} -> ${more}`);
    });
  }
});
