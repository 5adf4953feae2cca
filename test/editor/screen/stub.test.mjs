/** A paper of the corpus becomes citable, and that is taken back. */
import assert from 'node:assert/strict';
import { means, openDesk } from './desk.mjs';

const emptySlot = 'shrinks the optimizer state \\citep{‸}';
const title = 'GaLore: Memory-Efficient LLM Training by Gradient Low-Rank Projection';

/** The key that the slot holds now. */
async function keyInSlot(desk) {
  return /optimizer state \\citep\{([^}]*)\}/.exec(await desk.editorText())?.[1] ?? '';
}

async function acceptGaLore(desk) {
  await desk.goTo('paper.tex', emptySlot);
  await desk.type('galore gradient low-rank');
  await desk.accept(title, (row) => means(row, title));
  const key = await desk.until('a key in the slot', async () => {
    const key = await keyInSlot(desk);
    return /galore/i.test(key) && !key.includes(' ') ? key : undefined;
  });
  // what tells a person that it is done
  await desk.page.locator('.statusbar-item', { hasText: `Added ${key} to references.bib` }).waitFor();
  return key;
}

describe('accepting a paper of the corpus', () => {
  let desk;
  beforeEach(async () => (desk = await openDesk()));
  afterEach(() => desk?.close());

  it('writes a key and, into a closed bibliography, its entry; undo takes both back', async () => {
    const [paper, bibliography] = [desk.bytes('paper.tex'), desk.bytes('references.bib')];
    const key = await acceptGaLore(desk);
    const added = await desk.until('the entry on disk', () => {
      const text = desk.text('references.bib');
      return text.includes(`{${key},`) ? text : undefined;
    });
    assert.ok(added.startsWith(bibliography.toString('utf8').trimEnd()), 'the entries before it are as they were');
    assert.match(added, /GaLore/);
    assert.equal(await desk.isDirty('references.bib'), false);
    await desk.shots('stub-added');
    // the key is citable from now on: a hover finds it
    await desk.hoverOver(key, 'GaLore');
    await desk.page.mouse.move(700, 5);

    await desk.goTo('paper.tex', '\\section{Memory while training}‸');
    await desk.until('the slot as it was', async () => {
      if ((await keyInSlot(desk)) !== key) return true;
      await desk.press('Control+z');
      return false;
    });
    await desk.until('the entry gone', () => desk.bytes('references.bib').equals(bibliography));
    await desk.undoAll('paper.tex', paper.toString('utf8'));
    await desk.save('paper.tex');
    assert.deepEqual(desk.bytes('paper.tex'), paper);
    assert.deepEqual(desk.bytes('references.bib'), bibliography);
  });

  it('an open bibliography with changes of one’s own keeps them, and stays unsaved', async () => {
    const bibliography = desk.bytes('references.bib');
    await desk.goTo('references.bib', '‸@inproceedings{vaswani2017attention');
    await desk.type('% mine ');
    const key = await acceptGaLore(desk);
    const text = await desk.until('the entry in the window', () =>
      desk.ask(async (vscode, key) => {
        const document = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('/references.bib'));
        return document?.getText().includes(`{${key},`) ? document.getText() : undefined;
      }, key),
    );
    assert.equal(text.slice(0, 43), '% mine @inproceedings{vaswani2017attention,');
    assert.equal(await desk.isDirty('references.bib'), true);
    assert.deepEqual(desk.bytes('references.bib'), bibliography, 'nothing was saved behind the person’s back');

    await desk.goTo('paper.tex', '\\section{Memory while training}‸');
    await desk.until('the slot as it was', async () => {
      if ((await keyInSlot(desk)) !== key) return true;
      await desk.press('Control+z');
      return false;
    });
    await desk.until('the entry gone, the change kept', () =>
      desk.ask(
        async (vscode, wanted) => {
          const document = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('/references.bib'));
          return document?.getText() === wanted;
        },
        `% mine ${bibliography.toString('utf8')}`,
      ),
    );
  });

  it('an open bibliography without changes gets the entry, too; undo takes it back', async () => {
    const bibliography = desk.bytes('references.bib');
    await desk.goTo('references.bib', '‸@inproceedings{vaswani2017attention');
    const key = await acceptGaLore(desk);
    await desk.until('the entry in the window', () =>
      desk.ask(
        (vscode, key) =>
          vscode.workspace.textDocuments.some(
            (each) => each.uri.path.endsWith('/references.bib') && each.getText().includes(`{${key},`),
          ),
        key,
      ),
    );
    await desk.until('the slot as it was', async () => {
      if ((await keyInSlot(desk)) !== key) return true;
      await desk.press('Control+z');
      return false;
    });
    await desk.until('the bibliography as it was', () =>
      desk.ask(
        (vscode, wanted) =>
          vscode.workspace.textDocuments.some(
            (each) => each.uri.path.endsWith('/references.bib') && each.getText() === wanted,
          ),
        bibliography.toString('utf8'),
      ),
    );
    await desk.until('the file as it was', () => desk.bytes('references.bib').equals(bibliography));
  });
});
