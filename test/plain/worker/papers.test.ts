/** What does the real worker answer about papers: keys, stubs, cards? */
import assert from 'node:assert/strict';
import { BUNDLED } from '../../../src/core/paper.ts';
import { type RunningWorker, startWorker } from '../../support/askWorker.ts';

const REFS = `@article{vaswani2017attention, title = {Attention Is All You Need}, author = {Vaswani, Ashish and Shazeer, Noam}, year = 2017}
@article{hopper1952, title = {The Education of a Computer}, author = {Hopper, Grace}, year = 1952}
`;
const CORPUS = `Reinforcement Learning with Fast and Forgetful Memory
Nearly all real world tasks are partially observable. We introduce a memory model for reinforcement learning.
Memory: A Survey
We survey memory for agents. Nothing else is in this abstract about rewards.
Memory: Another Survey
We survey memory for agents again, with more care.
`;

const scope = { bibliographies: ['refs.bib'] };
const typed = (text: string, limit = 50) => ({ ...scope, typed: text, present: [], cited: [], loose: false, limit });

describe("the worker's answers about papers", () => {
  let worker: RunningWorker;
  before(async () => {
    worker = startWorker();
    await worker.ask('read', { source: { id: 'refs.bib', name: 'refs.bib', format: 'auto' }, content: REFS });
    await worker.ask('read', { source: { id: BUNDLED, name: 'bundled corpus', format: 'pairs' }, content: CORPUS });
  });
  after(() => worker.dispose());

  it('tells citable papers from the corpus, and where each is from', async () => {
    const [citable] = await worker.ask('complete', typed('attention'));
    assert.equal(citable?.key, 'vaswani2017attention');
    assert.equal(citable.standing, 'citable');
    assert.equal(citable.sourceName, 'refs.bib');
    const [corpus] = await worker.ask('complete', typed('forgetful'));
    assert.equal(corpus?.standing, 'corpus');
    assert.equal(corpus.sourceName, 'bundled corpus');
  });

  it('proposes keys that are new: to the bibliographies and within one answer', async () => {
    const rows = await worker.ask('complete', typed('memory survey'));
    const keys = rows.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    const unknown = await worker.ask('unknown', { ...scope, keys });
    assert.deepEqual(unknown, keys);
  });

  it('a key is proposed around those of the bibliographies', async () => {
    const before = (await worker.ask('complete', typed('forgetful')))[0]?.key ?? '';
    await worker.ask('read', {
      source: { id: 'other.bib', name: 'other.bib', format: 'auto' },
      content: `@misc{${before}, title = {Something Else Entirely}}`,
    });
    const there = await worker.ask('complete', { ...typed('forgetful'), bibliographies: ['refs.bib', 'other.bib'] });
    assert.notEqual(there[0]?.key, before);
    assert.equal((await worker.ask('complete', typed('forgetful')))[0]?.key, before);
    await worker.ask('forget', { source: 'other.bib' });
  });

  it('writes a stub with the key that the document already says, or another when that is taken', async () => {
    const [row] = await worker.ask('complete', typed('forgetful'));
    assert.ok(row !== undefined);
    const stub = await worker.ask('stub', { ...scope, paper: row.paper, key: row.key, taken: [] });
    assert.equal(stub?.key, row.key);
    assert.ok(stub.bibtex.startsWith(`@misc{${row.key},`));
    assert.match(stub.bibtex, /Fast and Forgetful Memory/);
    assert.doesNotMatch(stub.bibtex, /abstract/);
    const taken = await worker.ask('stub', { ...scope, paper: row.paper, key: row.key, taken: [row.key] });
    assert.notEqual(taken?.key, row.key);
    const clash = await worker.ask('stub', { ...scope, paper: row.paper, key: 'hopper1952', taken: [] });
    assert.notEqual(clash?.key, 'hopper1952');
    const full = await worker.ask('stub', { ...scope, paper: row.paper, taken: [], abstract: true });
    assert.match(full?.bibtex ?? '', /abstract = /);
  });

  it('answers null for a paper that has gone', async () => {
    assert.equal(await worker.ask('card', { ...scope, paper: 'no such paper' }), null);
    assert.equal(await worker.ask('stub', { ...scope, paper: 'no such paper', taken: [] }), null);
  });

  it('resolves a key to its card, and an unknown one to the nearest', async () => {
    const known = await worker.ask('resolve', { ...scope, key: 'hopper1952', limit: 3 });
    assert.equal(known.card?.title, 'The Education of a Computer');
    assert.equal(known.card.line, 1);
    const unknown = await worker.ask('resolve', { ...scope, key: 'hoper1952', limit: 3 });
    assert.equal(unknown.card, null);
    assert.equal(unknown.nearest[0]?.key, 'hopper1952');
    assert.deepEqual(await worker.ask('resolve', { ...scope, key: 'hoper1952', limit: 0 }), {
      card: null,
      nearest: [],
    });
  });

  it('suggests papers for a passage, with reasons that stand where they are said to stand', async () => {
    const text = 'Agents need memory in partially observable tasks of reinforcement learning.';
    const suggestions = await worker.ask('suggest', {
      ...scope,
      passage: { id: '1', span: { start: 0, end: text.length }, text, sentence: text, cited: [] },
      cited: [],
      limit: 5,
    });
    assert.equal(suggestions[0]?.card.title, 'Reinforcement Learning with Fast and Forgetful Memory');
    assert.ok(suggestions[0].reasons.length > 0);
    for (const { card, reasons } of suggestions) {
      for (const { text: said, inTitle, inSummary, inAbstract } of reasons) {
        assert.notEqual(said, '');
        assert.ok(inTitle.length + inSummary.length + inAbstract.length > 0, said);
        const fields = [
          [card.title, inTitle],
          [card.summary ?? '', inSummary],
          [card.abstract ?? '', inAbstract],
        ] as const;
        for (const [field, spans] of fields) {
          for (const { start, end } of spans) assert.ok(start < end && end <= field.length, `${said} in ${field}`);
        }
      }
    }
  });

  it('reads what a header says', async () => {
    const { title, bibliographies } = await worker.ask('metadata', {
      yaml: 'title: On Engines\nbibliography: refs.bib\n',
    });
    assert.equal(title, 'On Engines');
    assert.deepEqual(
      bibliographies.map(({ path }) => path),
      ['refs.bib'],
    );
    assert.deepEqual((await worker.ask('metadata', { yaml: ': [' })).bibliographies, []);
  });
});
