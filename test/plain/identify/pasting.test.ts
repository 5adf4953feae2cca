/** Is what is pasted put where it belongs: a citation in running text, a key in a group, an entry between entries? */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findCitations, findSlot } from '../../../src/core/document/document.ts';
import { takesCitation } from '../../../src/core/document/citingPlace.ts';
import type { Language } from '../../../src/core/document/slot.ts';
import { citationFor, keysFor } from '../../../src/core/write/citing.ts';
import { papersOf, pastedIn } from '../../../src/editor/pasting/asked.ts';
import { laidOut } from '../../../src/core/write/laidOut.ts';
import { type RunningWorker, startWorker } from '../../support/askWorker.ts';

/** The text with keys pasted at `‸`; undefined where they are not offered. */
function pasted(language: Language, marked: string, keys: readonly string[]): string | undefined {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const slot = findSlot(text, offset, language);
  if (slot !== undefined && !slot.loose) {
    const added = keysFor(slot, offset, keys);
    return added === undefined ? undefined : text.slice(0, offset) + added + text.slice(offset);
  }
  if (!takesCitation(text, offset, language)) return undefined;
  const insertion = citationFor(text, offset, language, findCitations(text, language), keys);
  return insertion === undefined
    ? undefined
    : text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
}

describe('a citation that is pasted', () => {
  it('stands in running text, in the dialect’s words', () => {
    assert.equal(pasted('latex', 'As shown ‸.', ['doe2020']), 'As shown \\cite{doe2020}.');
    assert.equal(pasted('latex', 'See \\citep{a}. As shown‸', ['b', 'c']), 'See \\citep{a}. As shown~\\citep{b,c}');
    assert.equal(pasted('latex', '\\footnote{Compare ‸}', ['b']), '\\footnote{Compare \\cite{b}}');
    assert.equal(pasted('markdown', 'As shown ‸.', ['doe2020']), 'As shown [@doe2020].');
    assert.equal(pasted('markdown', 'As shown ‸.', ['doe:2020/', 'b']), 'As shown [@{doe:2020/}; @b].');
  });

  it('is a key where keys are typed', () => {
    assert.equal(pasted('latex', 'x \\cite{‸} y', ['a']), 'x \\cite{a} y');
    assert.equal(pasted('latex', 'x \\cite{‸} y', ['a', 'b']), 'x \\cite{a,b} y');
    assert.equal(pasted('latex', 'x \\cite{a,‸} y', ['b']), 'x \\cite{a,b} y');
    assert.equal(pasted('latex', 'x \\cite{a‸} y', ['b']), 'x \\cite{a,b} y');
    assert.equal(pasted('latex', 'x \\cite{‸a} y', ['b']), 'x \\cite{b,a} y');
    assert.equal(pasted('markdown', 'x [@‸] y', ['a']), 'x [@a] y');
    assert.equal(pasted('markdown', 'x [@‸] y', ['a', 'b']), 'x [@a; @b] y');
    assert.equal(pasted('markdown', 'x [@a‸] y', ['b']), 'x [@a; @b] y');
    assert.equal(pasted('markdown', 'x {cite:p}`a,‸` y', ['b']), 'x {cite:p}`a,b` y');
    // there already, or in the middle of a key
    assert.equal(pasted('latex', 'x \\cite{a,‸} y', ['a']), undefined);
    assert.equal(pasted('latex', 'x \\cite{ab‸c} y', ['d']), undefined);
  });

  it('is not offered where an address or an identifier is being written, nor where nothing is read', () => {
    for (const text of [
      '\\url{‸}',
      '\\href{‸}{the paper}',
      '\\href[x]{https://a.b/‸',
      '% a comment ‸',
      '\\verb|‸|',
      '\\begin{lstlisting}\n‸\n\\end{lstlisting}',
      '\\documentclass{article}\n‸\n\\begin{document}\nText\n\\end{document}',
      'Available at https://doi.org/‸',
      'doi: ‸',
      'doi:‸',
      '\\label{‸}',
    ]) {
      assert.equal(pasted('latex', text, ['a']), undefined, text);
    }
    for (const text of [
      '[the paper](‸)',
      '![](‸)',
      '<‸>',
      '[paper]: ‸',
      '`‸`',
      '```\n‸\n```',
      '---\ntitle: x\nurl: ‸\n---\n\nText',
      '<a href="‸">',
      '<!-- ‸ -->',
      'DOI: ‸',
    ]) {
      assert.equal(pasted('markdown', text, ['a']), undefined, text);
    }
  });

  it('never throws, at any offset of any text', () => {
    const pieces = ['\\cite{', '}', '[@', ']', 'a,b', '%', '`', '\n', '](', '<', '---\n', 'doi:', '\\url{'];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 8 }),
        fc.nat(),
        fc.constantFrom<Language>('latex', 'markdown'),
        (parts, at, language) => {
          const text = parts.join('');
          const offset = at % (text.length + 1);
          pasted(language, `${text.slice(0, offset)}‸${text.slice(offset)}`, ['k']);
        },
      ),
    );
  });
});

describe('an entry that is pasted', () => {
  it('gets the layout of the file and a key, and keeps its fields as they are', () => {
    const file = '@article{a,\n    title  = {One},\n    author = {Doe, Jane},\n}\n';
    const entry = '@ARTICLE{x, title="{The} Title", note = {kept $x_1$ as \\"it is}, author={Roe, R.}}';
    assert.equal(
      laidOut(entry, 'roe', file),
      '@ARTICLE{roe,\n    title  = "{The} Title",\n    note   = {kept $x_1$ as \\"it is},\n    author = {Roe, R.},\n}',
    );
    assert.equal(laidOut('half', 'k', file), 'half');
  });

  describe('goes into a .bib', () => {
    let worker: RunningWorker;
    const bib =
      '@article{doe2020,\n  title = {A Title of Its Own},\n  doi = {10.1000/182}\n}\n\n@misc{b,\n  title = {Other}\n}\n';
    before(async () => {
      worker = startWorker();
      await worker.ask('read', { source: { id: 'refs.bib', name: 'refs.bib', format: 'auto' }, content: bib });
      await worker.ask('read', {
        source: { id: 'more.jsonl', name: 'more.jsonl', format: 'auto' },
        content:
          '{"title": "A Paper of the Corpus", "authors": ["Grace Hopper"], "year": 1952, "arxiv": "1706.03762", "pmid": "12345"}\n',
      });
    });
    after(() => worker.dispose());
    const scope = { bibliographies: ['refs.bib'] };
    const into = async (marked: string, ...entries: readonly string[]) => {
      const papers = await worker.ask('papersIn', { text: entries.join('\n'), format: 'bibtex' });
      return worker.ask('intoBib', {
        ...scope,
        target: { content: marked.replace('‸', '') },
        offset: marked.indexOf('‸'),
        entries: papers.map((paper, at) => ({ paper, key: paper.key, entry: entries[at] ?? '' })),
        wishes: {},
      });
    };

    it('between two others, with the blank lines of the file, and a key that is free', async () => {
      const made = await into(bib.replace('\n\n@misc', '\n‸\n@misc'), '@misc{doe2020, title={Something Else}}');
      assert.ok(made !== null);
      assert.notEqual(made.keys[0], 'doe2020');
      assert.equal(made.text, `\n@misc{${made.keys[0] ?? ''},\n  title = {Something Else}\n}\n`);
      assert.deepEqual(made.doubles, []);
    });

    it('at the end, in an empty file, and with CRLF', async () => {
      assert.equal((await into(`${bib}‸`, '@misc{c, title={C}}'))?.text, '\n@misc{c,\n  title = {C}\n}\n');
      assert.equal((await into('‸', '@misc{c, title={C}}'))?.text, '@misc{c, title={C}}\n');
      const crlf = await into('@misc{a,\r\n  title = {A}\r\n}\r\n‸', '@misc{c,\n title={C}}');
      assert.equal(crlf?.text, '\r\n@misc{c,\r\n  title = {C}\r\n}\r\n');
    });

    it('never inside an entry or behind half a line', async () => {
      for (const marked of [
        '@misc{a,\n  doi = {‸}\n}\n',
        '@misc{a, title = {x‸}}',
        '@misc{a,\n‸',
        'words ‸',
        '% off ‸',
      ]) {
        assert.equal(await into(marked, '@misc{c, title={C}}'), null, marked);
      }
    });

    it('and says which works are there already', async () => {
      const made = await into(`${bib}‸`, '@article{new, title={A Title of Its Own}, doi={10.1000/182}}');
      assert.deepEqual(made?.doubles, ['doe2020']);
    });

    it('as it was written, whatever stands around it, and a child follows its parent', async () => {
      const entries = [
        '@proceedings{b, title = {Proceedings of Something New}, year = 1999}',
        '@inproceedings{c, title = {{A} \\noop{x} Part}, mine = {kept}, crossref = {b}}',
      ];
      const around = ['@string{unused = "x"}', '@comment{jabref-meta: databaseType:bibtex;}'];
      const pasted = pastedIn(`\ufeff${[around[0], ...entries, around[1]].join('\n')}`);
      assert.ok(pasted?.kind === 'bibtex');
      const { papers } = await papersOf(
        worker.asker,
        pasted,
        { ...scope, keyPattern: '' },
        new AbortController().signal,
      );
      const [parent, child] = papers;
      assert.notEqual(parent?.key, 'b');
      assert.equal(parent?.entry, entries[0]);
      assert.equal(child?.entry, entries[1]?.replace('crossref = {b}', `crossref = {${parent?.key ?? ''}}`));
    });

    it('with what a string says where it needs one that stays behind, and all of many', async () => {
      const entries = Array.from({ length: 130 }, (_, at) => `@misc{n${at}, title = {Number ${at} of Many}}`);
      const pasted = pastedIn(['@string{j = "A Journal"}', '@misc{s, title = j}', ...entries].join('\n'));
      assert.ok(pasted?.kind === 'bibtex');
      const { papers } = await papersOf(
        worker.asker,
        pasted,
        { ...scope, keyPattern: '' },
        new AbortController().signal,
      );
      assert.equal(papers.length, 131);
      assert.equal(papers[0]?.entry, undefined);
      assert.equal(papers[130]?.entry, entries[129]);
    });

    it('papers are known by their identifiers, cited or not, without a request', async () => {
      const known = await worker.ask('known', {
        ...scope,
        identifiers: [
          { kind: 'doi', id: '10.1000/182' },
          { kind: 'arxiv', id: '1706.03762' },
          { kind: 'pmid', id: '12345' },
          { kind: 'doi', id: '10.1000/183' },
          { kind: 'url', id: 'https://example.org/' },
        ],
      });
      assert.deepEqual(
        known.map((row) => (row === null ? null : [row.standing, row.title])),
        [
          ['citable', 'A Title of Its Own'],
          ['corpus', 'A Paper of the Corpus'],
          ['corpus', 'A Paper of the Corpus'],
          null,
          null,
        ],
      );
    });
  });
});
