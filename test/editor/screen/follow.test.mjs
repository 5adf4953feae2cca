/** Following a key on the screen: where it is cited, its entry, and another name for it everywhere. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const files = {
  'notes.md':
    '---\nbibliography: references.bib\n---\n\nMore on memory [@kaplan2020scaling] and [see @kaplan2020scaling, sec. 3].\n\nAgain [@kaplan2020scaling].\n',
};

describe('following a key', () => {
  let desk;
  before(async () => {
    desk = await openDesk({ files });
    await desk.goTo('paper.tex', '\\section{Introduction}‸');
    await desk.hoverOver('{vaswani2017attention}', 'Attention Is All You Need');
  });
  after(() => desk?.close());

  /** Presses a key until the peek is there, and answers what its list says: the files and the lines. */
  async function peek(key) {
    const tree = desk.page.locator('.peekview-widget .ref-tree');
    await desk.until('the peek', async () => {
      await desk.press(key);
      return tree.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    const title = await desk.page.locator('.peekview-widget .peekview-title').textContent();
    return { title, rows: await tree.locator('.monaco-list-row').allTextContents() };
  }

  async function closePeek() {
    await desk.press('Escape');
    await desk.page.locator('.peekview-widget').waitFor({ state: 'detached' });
  }

  it('shows every place from LaTeX', async () => {
    await desk.goTo('paper.tex', '\\citep{kaplan‸2020scaling}');
    const { title, rows } = await peek('Shift+F12');
    await desk.shot('follow-references-latex');
    assert.match(title, /References \(6\)/);
    assert.deepEqual(
      rows.filter((row) => /^[\w.]+\d$/.test(row)),
      ['notes.md3', 'paper.md1', 'paper.tex1', 'references.bib1'],
    );
    await closePeek();
  });

  it('shows each place once from Markdown, where VS Code has an answer of its own', async () => {
    await desk.goTo('notes.md', 'memory [@kaplan‸2020scaling]');
    const { title, rows } = await peek('Shift+F12');
    await desk.shot('follow-references-markdown');
    assert.match(title, /References \(6\)/);
    assert.deepEqual(rows, [
      'notes.md3',
      'memory [@kaplan2020scaling] and [see @kaplan2020scaling, sec. 3].',
      'and [see @kaplan2020scaling, sec. 3].',
      'Again [@kaplan2020scaling].',
      'paper.md1',
      'paper.tex1',
      'references.bib1',
    ]);
    await closePeek();
  });

  it('goes to the entry', async () => {
    await desk.goTo('notes.md', 'memory [@kaplan‸2020scaling]');
    await desk.press('F12');
    await desk.until('the entry', () =>
      desk.ask((vscode) => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.lineAt(editor.selection.active.line).text === '@misc{kaplan2020scaling,';
      }),
    );
    await desk.until('the lenses', async () =>
      (await desk.page.locator('.codelens-decoration').allTextContents()).some((text) =>
        text.includes('cited 5 times'),
      ),
    );
    await desk.shot('follow-bib');
  });

  async function rename(to) {
    const box = desk.page.locator('.rename-box input');
    await desk.until('the box for the new name', async () => {
      await desk.press('F2');
      return box.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    await box.fill(to);
    await desk.shot(`follow-rename-${to.replace(/\W/g, '')}`);
    await desk.press('Enter');
    await box.waitFor({ state: 'hidden' });
  }

  it('says why a rename is refused', async () => {
    await desk.goTo('paper.tex', '\\citep{kaplan‸2020scaling}');
    await rename('hu2022lora');
    await desk.notification('hu2022lora is a key in references.bib already');
    await desk.shot('follow-refused');
    await desk.command('Notifications: Clear All Notifications');
    await desk.goTo('notes.md', 'memory [@kaplan‸2020scaling]');
    await rename('hu2022lora');
    await desk.notification('hu2022lora is a key in references.bib already');
    await desk.shot('follow-refused-markdown');
    await desk.press('Escape');
    assert.equal(desk.text('notes.md'), files['notes.md']);
    assert.equal(await desk.editorText(), files['notes.md']);
  });

  it('renames in all files at once and saves them; one undo takes all of it back', async () => {
    const names = ['notes.md', 'paper.md', 'paper.tex', 'references.bib'];
    const before = names.map((name) => desk.text(name));
    await desk.goTo('notes.md', 'memory [@kaplan‸2020scaling]');
    await rename('kaplan:2020');
    const wanted = before.map((text) => text.replaceAll('kaplan2020scaling', 'kaplan:2020'));
    await desk.until('all on disk', () => names.every((name, index) => desk.text(name) === wanted[index]));
    await desk.shot('follow-renamed');
    await desk.goTo('notes.md', 'memory [@kaplan‸:2020]');
    await desk.press('Control+z');
    for (const [index, name] of names.entries()) {
      await desk.until(`${name} is back`, () =>
        desk.ask(
          async (vscode, [name, text]) => {
            const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
            return (await vscode.workspace.openTextDocument(uri)).getText() === text;
          },
          [name, before[index]],
        ),
      );
    }
  });

  it('finds papers among the symbols, by words in any order', async () => {
    await desk.press('Control+t');
    const box = desk.page.locator('.quick-input-widget input');
    await box.waitFor();
    for (const [typed, key] of [
      ['schmidhuber', 'hochreiter1997long'],
      ['memory short', 'hochreiter1997long'],
      ['stochastic adam', 'kingma2015adam'],
    ]) {
      await box.fill(`#${typed}`);
      await desk.until(`${key} for ${typed}`, async () =>
        (await desk.quickRows()).some((row) => row.startsWith(`${key} · `)),
      );
    }
    await desk.shot('follow-symbols');
    await desk.press('Enter');
    await desk.until('the entry', () =>
      desk.ask((vscode) => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.lineAt(editor.selection.active.line).text === '@inproceedings{kingma2015adam,';
      }),
    );
  });

  it('shows over the entry what it is and where it is cited; a click above it shows the places', async () => {
    const hover = await desk.hoverOver('kingma2015adam,', 'Adam: A Method for Stochastic Optimization');
    assert.match(await hover.textContent(), /cited 2 times: paper\.md \(1\), paper\.tex \(1\)/);
    await desk.shot('follow-bib-hover');
    await desk.press('Escape');
    await desk.page.locator('.codelens-decoration a', { hasText: 'cited 2 times' }).first().click();
    await desk.page.locator('.peekview-widget .ref-tree .monaco-list-row').first().waitFor();
    await desk.shot('follow-lens');
    await closePeek();
  });
});
