/** The first minute: a sample paper, the walkthrough, the keys, and what the menus and the empty panel offer. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { openDesk } from './desk.mjs';

const notes =
  '@misc{lovelace1843,\n  title = {Notes on the Engine},\n  author = {Lovelace, Ada},\n  year = {1843},\n}\n';

describe('the first minute', () => {
  let desk;
  before(async () => (desk = await openDesk({ files: { 'notes.bib': notes } })));
  after(() => desk?.close());

  const pick = async (text) => {
    const row = desk.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
    await row.waitFor();
    await row.click();
  };
  /** The command has come to its end: what it opens has the focus, and takes it from nothing that comes then. */
  const sampleIsOpen = async (where) => {
    await desk.until(`a sample in ${where}`, async () =>
      where.test(await desk.ask((vscode) => vscode.window.activeTextEditor?.document.uri.path ?? '')),
    );
    await desk.page.locator('.monaco-editor.focused').first().waitFor();
  };
  /** Opens the menu of a file in the explorer, and answers its entries. */
  const menuOf = async (file) => {
    await desk.ask((vscode) => vscode.commands.executeCommand('workbench.view.explorer'));
    const row = desk.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).first();
    await row.waitFor();
    await row.click({ button: 'right' });
    const menu = desk.page.locator('.context-view .monaco-menu, .monaco-menu-container .monaco-menu').first();
    await menu.waitFor();
    return menu;
  };

  it('copies a sample paper into the workspace, opens it beside its panel, and leaves an earlier copy as it is', async () => {
    await desk.command('Related Work: Open a Sample Paper');
    await pick('In paper');
    const copy = path.join(desk.folder, 'related-work-sample');
    await desk.until('the copy', () => fs.existsSync(path.join(copy, 'references.bib')));
    assert.equal(fs.readFileSync(path.join(copy, 'paper.tex'), 'utf8'), desk.text('paper.tex'));
    await sampleIsOpen(/related-work-sample/);
    // with the cursor where there is something to suggest
    await desk.panel().getByRole('listitem').first().waitFor();
    await desk.shot('first-sample');
    fs.appendFileSync(path.join(copy, 'paper.md'), 'my own words\n');
    await desk.goTo('notes.bib', '@misc‸');
    await desk.command('Related Work: Open a Sample Paper');
    await pick('In paper');
    await sampleIsOpen(/related-work-sample/);
    assert.match(fs.readFileSync(path.join(copy, 'paper.md'), 'utf8'), /my own words\n$/);
  });

  it('puts it into a folder of its own for who just looks', async () => {
    await desk.command('Related Work: Open a Sample Paper');
    await pick('Just look');
    await sampleIsOpen(/globalStorage/);
    assert.match(await desk.editorText(), /Where Does the Memory Go\?/);
  });

  it('makes a bibliography a corpus from the menu of the explorer', async () => {
    const menu = await menuOf('notes.bib');
    assert.match(await menu.innerText(), /Show Sources/);
    await desk.shot('first-menu');
    await menu.getByRole('menuitem', { name: 'Add to the Corpora' }).click();
    const setting = await desk.until('the setting', () =>
      desk.ask((vscode) => vscode.workspace.getConfiguration('relatedWork').get('corpora')?.[0]),
    );
    assert.match(setting, /^\$\{workspaceFolder\}\/notes\.bib$/);
  });

  it('finds and cites by two keys that nothing else has', async () => {
    await desk.goTo('paper.tex', "layer as much as the layer's uncertainty allows.‸");
    const box = desk.page.locator('.quick-input-widget input');
    for (const [key, title] of [
      ['l', 'Find a Paper'],
      ['b', 'Cite Here'],
    ]) {
      await desk.press('Control+k');
      await desk.press(key);
      await box.waitFor();
      assert.match(await desk.page.locator('.quick-input-widget').innerText(), new RegExp(title));
      await desk.press('Escape');
      await box.waitFor({ state: 'hidden' });
    }
  });

  it('leads through everything, with a picture for each step', async () => {
    // where there is no room for pictures, VS Code shows none
    await desk.ask((vscode) => vscode.commands.executeCommand('workbench.action.closeSidebar'));
    await desk.ask(
      (vscode) =>
        void vscode.commands.executeCommand(
          'workbench.action.openWalkthrough',
          'related-work.related-work#start',
          false,
        ),
    );
    const steps = desk.page.locator('.getting-started-step .step-title, .getting-started-step h3');
    await steps.first().waitFor();
    const titles = (await steps.allInnerTexts()).join('\n');
    for (const step of [
      'Open a paper',
      'Cite by what you remember',
      'Papers for your paragraph',
      'as a map',
      'your own papers',
    ]) {
      assert.match(titles, new RegExp(step));
    }
    const picture = desk.page.locator('.getting-started-media img').first();
    await picture.waitFor();
    await desk.until('the picture itself', async () => (await picture.evaluate((image) => image.naturalWidth)) > 100);
    await desk.shot('first-walkthrough');
  });

  it('does in each step what its button says', async () => {
    const steps = desk.page.locator('.getting-started-step');
    const asked = (title) => async () => {
      await desk.page.locator('.quick-input-widget', { hasText: title }).first().waitFor();
      await desk.press('Escape');
      await desk.page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
    };
    const frameWith = (id) =>
      desk.until(`a webview with #${id}`, async () => {
        for (const frame of desk.page.frames()) {
          if ((await frame.$(`#${id}`).catch(() => null)) !== null) return true;
        }
        return false;
      });
    for (const [step, button, happens] of [
      ['Open a paper', 'Open a Sample Paper', asked('Just look')],
      ['Cite by what you remember', 'Find a Paper', asked('Find a Paper')],
      ['Papers for your paragraph', 'Show Related Papers', () => frameWith('panel')],
      ['as a map', 'Show Map', () => frameWith('map')],
      ['your own papers', 'Show Sources', asked('Sources')],
    ]) {
      await desk.ask(
        (vscode) =>
          void vscode.commands.executeCommand(
            'workbench.action.openWalkthrough',
            'related-work.related-work#start',
            false,
          ),
      );
      const wanted = steps.filter({ hasText: step }).first();
      const press = wanted.getByRole('button', { name: button }).last();
      // a click on the step that is open folds it
      await desk.until(`the button ${button}`, async () => {
        if (await press.isVisible()) return true;
        await wanted.locator('.step-title').click();
        return press.waitFor({ timeout: 2000 }).then(
          () => true,
          () => false,
        );
      });
      await press.click();
      await happens();
    }
  });

  it('offers a document and the sample where nothing is open', async () => {
    await desk.ask((vscode) => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
    await desk.openPanel();
    await desk.panel().getByRole('button', { name: 'Open a Document' }).waitFor();
    await desk.shot('first-panel');
    await desk.panel().getByRole('button', { name: 'Open a Sample Paper' }).click();
    await pick('Just look');
    await sampleIsOpen(/globalStorage/);
  });
});
