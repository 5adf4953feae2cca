/** What does the real worker answer about papers: keys, stubs, cards? */
import assert from 'node:assert/strict';
import { BUNDLED, type Paper } from '../../../src/core/paper.ts';
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

/** A paper that no source has. */
const elsewhere: Paper = {
  source: 'elsewhere',
  key: '',
  hasKey: false,
  type: 'misc',
  title: '',
  authors: [{ family: 'Lovelace', given: 'Ada' }],
  year: 1843,
  identifiers: {},
  place: { line: 0, endLine: 0, start: 0, end: 0 },
};

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

  it('searches as the completion does, and answers with cards in which the typed words are marked', async () => {
    const found = await worker.ask('search', { ...typed('forget mem'), among: {} });
    const rows = await worker.ask('complete', typed('forget mem'));
    assert.deepEqual(
      found.map(({ card }) => card.paper),
      rows.map(({ paper }) => paper),
    );
    const [first] = found;
    const marks = first?.reasons.flatMap(({ inTitle }) =>
      inTitle.map((at) => first.card.title.slice(at.start, at.end)),
    );
    assert.deepEqual(marks, ['Forgetful', 'Memory']);
    const [cited] = await worker.ask('search', { ...typed('attention'), cited: ['vaswani2017attention'] });
    assert.equal(cited?.citedElsewhere, true);
    assert.deepEqual(await worker.ask('search', { ...typed('forget'), among: { standing: 'citable' } }), []);
  });

  it('finds papers like one, without itself', async () => {
    const [survey] = await worker.ask('complete', typed('another survey'));
    const paper = survey?.paper ?? '';
    const alike = await worker.ask('alike', { ...scope, paper, cited: [], limit: 2 });
    assert.equal(alike[0]?.card.title, 'Memory: A Survey');
    assert.ok(alike.length <= 2 && alike.every(({ card }) => card.paper !== paper));
    assert.deepEqual(await worker.ask('alike', { ...scope, paper: 'nothing', cited: [], limit: 2 }), []);
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
    const ask = { ...scope, paper: row.paper, taken: [], target: { content: '' }, wishes: {} };
    const stub = await worker.ask('stub', { ...ask, key: row.key });
    assert.equal(stub?.key, row.key);
    const bibtex = stub.placed?.bibtex ?? '';
    assert.ok(bibtex.startsWith(`@misc{${row.key},`));
    assert.match(bibtex, /Fast and Forgetful Memory/);
    assert.doesNotMatch(bibtex, /abstract/);
    const taken = await worker.ask('stub', { ...ask, key: row.key, taken: [row.key] });
    assert.notEqual(taken?.key, row.key);
    // BibTeX does not tell them apart
    for (const key of ['hopper1952', 'Hopper1952']) {
      const clash = await worker.ask('stub', { ...ask, key });
      assert.notEqual(clash?.key, key);
    }
    const full = await worker.ask('stub', { ...ask, wishes: { abstract: true } });
    assert.match(full?.placed?.bibtex ?? '', /abstract = /);
  });

  it('makes keys by the pattern of the person, or as those of the bibliography are', async () => {
    const paper = { ...elsewhere, identifiers: { doi: '10.1/new' }, title: 'A Thing of Its Own' };
    const keyOf = async (bib: string, keyPattern = ''): Promise<string | undefined> => {
      await worker.ask('read', { source: { id: 'own.bib', name: 'own.bib', format: 'auto' }, content: bib });
      const ask = { bibliographies: ['own.bib'], keyPattern, paper, taken: [], target: { content: '' }, wishes: {} };
      const stub = await worker.ask('stub', ask);
      await worker.ask('forget', { source: 'own.bib' });
      return stub?.key;
    };
    assert.equal(await keyOf(''), 'lovelace1843thing');
    assert.equal(await keyOf('', '[auth:upper]_[shortyear]'), 'LOVELACE_43');
    assert.equal(await keyOf('', 'auth.lower + shorttitle(2,2) + year'), 'lovelaceThingIts1843');
    // what is not understood is told elsewhere
    assert.equal(await keyOf('', '[nobody]'), 'lovelace1843thing');
    const entry = (key: string, author: string, year: number): string =>
      `@misc{${key}, author = {${author}}, title = {On ${author} and ${year}}, year = ${year}}\n`;
    const bib =
      entry('Hopper:52', 'Hopper, G.', 1952) +
      entry('Turing:36', 'Turing, A.', 1936) +
      entry('Church:36', 'Church, A.', 1936);
    assert.equal(await keyOf(bib), 'Lovelace:43');
    assert.equal(await keyOf(bib + entry('LOVELACE:43', 'Somebody', 1900)), 'Lovelace:43a');
  });

  it('answers the entry that a paper from elsewhere has already, and what it lacks', async () => {
    const content = `@book{knuth, title = {The Art of Computer Programming}, isbn = {0-201-89683-4}}
@article{turing, title = {On Computable Numbers}, author = {Turing, Alan}, year = 1936}
@article{doi, title = {Something}, doi = {10.1000/X}}`;
    await worker.ask('read', { source: { id: 'same.bib', name: 'same.bib', format: 'auto' }, content });
    const ask = { bibliographies: ['same.bib'], taken: [], target: { content: '' }, wishes: {} };
    const same = async (paper: Partial<Paper>): Promise<unknown> => {
      const stub = await worker.ask('stub', { ...ask, paper: { ...elsewhere, authors: [], ...paper } });
      return stub?.placed === undefined ? `${stub?.key} by ${stub?.same?.by}` : undefined;
    };
    assert.equal(await same({ title: 'Something else: Something', identifiers: { doi: '10.1000/x' } }), 'doi by doi');
    assert.equal(
      await same({
        type: 'book',
        title: 'The art of computer programming',
        year: 1997,
        identifiers: { isbn: '9780201896831' },
      }),
      'knuth by isbn',
    );
    assert.equal(await same({ title: 'On computable numbers.', year: 1936 }), 'turing by title');
    assert.equal(await same({ title: 'On computable numbers.', year: 1999 }), undefined);
    const missing = await worker.ask('missingFields', {
      target: { content },
      key: 'turing',
      paper: {
        ...elsewhere,
        type: 'article',
        title: 'Other',
        venue: 'Proc. LMS',
        year: 1937,
        identifiers: { doi: '10.2/y' },
      },
      wishes: {},
    });
    assert.deepEqual(missing?.fields, ['journal', 'doi']);
    await worker.ask('forget', { source: 'same.bib' });
  });

  it('tells which entries lack what their reference needs', async () => {
    const content = `@misc{a, title = {T}}
@article{b, author = {A}, title = {T}, journal = {J}, year = {in press}}
@inproceedings{c, author = {A}, title = {T}, crossref = {d}}
@proceedings{d, title = {P}, year = 2000}
@online{e, title = {T}}
@unheardof{f, note = {x}}`;
    await worker.ask('read', { source: { id: 'lack.bib', name: 'lack.bib', format: 'auto' }, content });
    const lacking = async (dialect: 'bibtex' | 'biblatex'): Promise<string[]> =>
      (await worker.ask('incomplete', { bibliographies: ['lack.bib'], dialect, limit: 10 })).map(
        ({ key, line, lacks }) => `${key} ${line}: ${lacks.join(', ')}`,
      );
    assert.deepEqual(await lacking('bibtex'), ['a 0: author, year', 'e 4: url']);
    assert.deepEqual(await lacking('biblatex'), ['a 0: author, date', 'e 4: url']);
    await worker.ask('forget', { source: 'lack.bib' });
  });

  it('answers null for a paper that has gone', async () => {
    assert.equal(await worker.ask('card', { ...scope, paper: 'no such paper' }), null);
    const gone = { ...scope, paper: 'no such paper', taken: [], target: { content: '' }, wishes: {} };
    assert.equal(await worker.ask('stub', gone), null);
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
