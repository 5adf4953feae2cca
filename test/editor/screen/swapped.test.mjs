/** Is what is offered what the files say, when git swaps them and when they lie in several folders of one window? */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openDesk } from './desk.mjs';

const made = (key, title) => `@misc{${key},\n  title = {${title}},\n  author = {Doe, Jane},\n  year = {2020},\n}\n`;
const paper = '\\documentclass{article}\n\\begin{document}\nText \\cite{}.\n\\bibliography{refs}\n\\end{document}\n';

describe('sources that git swaps', () => {
  let desk;
  const git = (...args) => {
    const own = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'core.hooksPath=/dev/null'];
    execFileSync('git', [...own, ...args], { cwd: desk.folder, stdio: 'pipe' });
  };
  const commit = (branch, files) => {
    git('checkout', '-q', '-b', branch);
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(desk.folder, name);
      if (content === undefined) fs.rmSync(file);
      else fs.writeFileSync(file, content);
    }
    git('add', '-A');
    git('commit', '-q', '-m', branch);
  };

  before(async () => {
    const files = { 'paper.tex': paper, 'refs.bib': made('first2020', 'The First') };
    desk = await openDesk({ files, only: true, settings: { 'relatedWork.bundledCorpus': false } });
    git('init', '-q');
    commit('first', {});
    const many = Array.from({ length: 3000 }, (_, at) => made(`other${at}`, `Another Paper ${at}`)).join('');
    commit('second', { 'refs.bib': many });
    commit('without', { 'refs.bib': undefined });
    git('checkout', '-q', 'first');
  });
  after(() => desk?.close());

  const offers = (what, wanted) => desk.until(what, async () => wanted(await desk.offered()));

  it('are offered as the branch has them, there and back', async () => {
    await desk.goTo('paper.tex', '\\cite{‸}');
    const isFirst = (labels) => labels.includes('first2020') && !labels.some((each) => each.startsWith('other'));
    const isSecond = (labels) => !labels.includes('first2020') && labels.some((each) => each.startsWith('other'));
    const isNone = (labels) => !labels.some((each) => each === 'first2020' || each.startsWith('other'));
    git('checkout', '-q', 'first');
    await offers('the first branch', isFirst);
    git('checkout', '-q', 'second');
    await offers('the second branch', isSecond);
    git('checkout', '-q', 'without');
    await offers('the branch without a bibliography', isNone);
    git('checkout', '-q', 'first');
    await offers('the first branch again', isFirst);
  });

  it('come to rest on the last branch, however fast they are swapped', async () => {
    await desk.goTo('paper.tex', '\\cite{‸}');
    for (let times = 0; times < 8; times += 1) git('checkout', '-q', ['second', 'without', 'first'][times % 3]);
    git('checkout', '-q', 'second');
    await offers('the second branch', (labels) => labels.some((each) => each.startsWith('other')));
    // what was read of the branches before it comes no more, however often it is asked for
    for (let times = 0; times < 20; times += 1) {
      const labels = await desk.offered();
      assert.ok(!labels.includes('first2020'), labels.join(' '));
      assert.ok(
        labels.some((each) => each.startsWith('other')),
        labels.join(' '),
      );
    }
  });
});

describe('sources of several folders in one window', () => {
  let desk;
  // the author of them all: what is in no bibliography is offered for words
  const typed = paper.replace('\\cite{}', '\\cite{doe}');
  before(async () => {
    desk = await openDesk({
      files: {
        'paper.tex': typed,
        'refs.bib': made('mine2020', 'Mine'),
        'shelf/a.bib': made('a2020', 'Of the First Shelf'),
      },
      only: true,
      beside: {
        'paper.tex': typed,
        'refs.bib': made('yours2020', 'Yours'),
        'shelf/b.bib': made('b2020', 'Of the Second Shelf'),
        'named/c.bib': made('c2020', 'Of the Named Folder'),
      },
      settings: {
        'relatedWork.bundledCorpus': false,
        'relatedWork.corpora': ['${workspaceFolder}/shelf', '${workspaceFolder:second}/named'],
      },
    });
  });
  after(() => desk?.close());

  it('are those of each folder, and a paper cites from its own', async () => {
    await desk.goTo('paper.tex', '\\cite{doe‸}');
    const labels = await desk.until('all papers', async () => {
      const labels = await desk.offered();
      return labels.includes('Of the Named Folder') && labels.includes('mine2020') ? labels : undefined;
    });
    for (const label of ['Of the First Shelf', 'Of the Second Shelf']) assert.ok(labels.includes(label), label);
    assert.ok(!labels.includes('yours2020'), labels.join(', '));
    await desk.ask(async (vscode) => {
      const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[1].uri, 'paper.tex');
      const editor = await vscode.window.showTextDocument(uri, { preview: false });
      const at = editor.document.positionAt(editor.document.getText().indexOf('doe}') + 3);
      editor.selection = new vscode.Selection(at, at);
    });
    const others = await desk.until('the papers of the other folder', async () => {
      const labels = await desk.offered();
      return labels.includes('yours2020') ? labels : undefined;
    });
    assert.ok(!others.includes('mine2020'), others.join(', '));
  });
});
