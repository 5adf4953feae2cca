/** The whole job with the keyboard alone: find, read, cite, take back. No mouse is touched from the first to the last line. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

describe('the keyboard alone', () => {
  let desk;
  before(async () => (desk = await openDesk()));
  after(() => desk?.close());

  const panel = () => desk.panel();
  const focused = () => panel().locator('*:focus');
  const current = () => panel().locator('.card:focus');

  it('finds, reads, cites, and takes back', async () => {
    await desk.goTo('paper.tex', "layer as much as the layer's uncertainty allows.‸");
    const before = await desk.editorText();
    await desk.command('Related Work: Show Related Papers');
    await panel().getByRole('listitem').filter({ hasText: 'KV Cache' }).first().waitFor();

    // find: into the search box by its letter
    await current().waitFor();
    await desk.press('/');
    await panel().locator('.search:focus').waitFor();
    await desk.page.keyboard.type('evicting tokens attention', { delay: 15 });
    await desk.until('papers found', async () => /Results for/.test(await panel().locator('.subject').textContent()));
    await desk.press('ArrowDown');
    await current().waitFor();
    await desk.press('ArrowDown');
    await desk.press('ArrowUp');

    // read: the abstract, and why
    await desk.press('Enter');
    await current().locator('.abstract').waitFor();
    await desk.press('w');
    await current().locator('.why').waitFor();
    await desk.shot('panel-keys-reading');
    await desk.press('ArrowRight');
    assert.equal(await focused().getAttribute('data-action'), 'cite');
    await desk.press('ArrowLeft');
    const title = await current().locator('.title').textContent();
    assert.ok(title.length > 10);

    // cite
    await desk.press('c');
    const key = await desk.until(
      'a whole citation at the cursor',
      async () => /uncertainty allows\.[~\s]*\\cite\w*\{([^}]+)\}/.exec(await desk.editorText())?.[1],
    );
    await desk.until('its entry', () => desk.text('references.bib').includes(`{${key},`));
    await desk.page.locator('.monaco-editor.focused').first().waitFor();

    // take back
    await desk.press('Control+z');
    await desk.until('the paper as it was', async () => (await desk.editorText()) === before);
    await desk.until(
      'the bibliography as it was',
      () => desk.text('references.bib') === desk.original.get('references.bib'),
    );
  });

  it('selects several with Ctrl+Space and Shift, and cites them together', async () => {
    await desk.goTo('paper.tex', "layer as much as the layer's uncertainty allows.‸");
    await desk.command('Related Work: Show Related Papers');
    // the search of before is still there, and so is the card that was read
    await current().waitFor();
    await desk.press('Escape');
    await desk.until('the paragraph', async () => /^During/.test(await panel().locator('.subject').textContent()));
    await panel().getByRole('listitem').filter({ hasText: 'KV Cache' }).first().waitFor();
    await current().waitFor();
    await desk.press('Home');
    await desk.press('Control+Space');
    await desk.press('Shift+ArrowDown');
    await desk.press('Shift+ArrowDown');
    await panel().getByText('3 selected').waitFor();
    await desk.press('Escape');
    await panel().getByText('3 selected').waitFor({ state: 'hidden' });
    await desk.press('Control+Space');
    await desk.press('Shift+ArrowUp');
    await panel().getByText('2 selected').waitFor();
    await desk.press('c');
    await desk.until('two keys in one citation', async () =>
      /uncertainty allows\.[~\s]*\\cite\w*\{\w+,\w+\}/.test(await desk.editorText()),
    );
  });
});
