/** Can everybody read and work the panel? axe-core looks at every state of it, in every kind of theme, in its own frame. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';
import { violations } from './everybody.mjs';

const serving = "layer as much as the layer's uncertainty allows.‸";

describe('the panel, for everybody', () => {
  let desk;
  before(async () => (desk = await openDesk({ files: { 'notes.txt': 'no paper is written here' } })));
  after(() => desk?.close());

  const panel = () => desk.panel();
  const items = () => panel().getByRole('listitem');
  const itemWith = (text) => items().filter({ hasText: text }).first();

  /** Each state, in each theme: dark, light, both of high contrast. */
  const states = {
    'no document': async () => {
      await desk.ask((vscode) => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
      await panel().getByRole('button', { name: 'Open a Document' }).waitFor();
    },
    'no paragraph': async () => {
      await desk.goTo('paper.tex', '\\documentclass‸');
      await panel().getByText('Put the cursor into a paragraph').first().waitFor();
    },
    cards: async () => {
      await desk.goTo('paper.tex', serving);
      await itemWith('KV Cache').waitFor();
    },
    'a card under the mouse, its abstract and reasons shown': async () => {
      await itemWith('SnapKV').locator('.title').click();
      await itemWith('SnapKV')
        .getByRole('button', { name: /why this paper/i })
        .click();
      await itemWith('SnapKV').hover();
      await itemWith('SnapKV').locator('.abstract').waitFor();
    },
    'filters unfolded, and one in force': async () => {
      await panel().getByRole('button', { name: 'Filter and sort' }).click();
      await panel().getByRole('radio', { name: 'Not yet citable' }).check();
      await panel().locator('.filtered').waitFor();
    },
    'several selected': async () => {
      await itemWith('SnapKV').getByRole('checkbox').check();
      await panel().getByText('1 selected').waitFor();
    },
    'a search': async () => {
      await panel().getByRole('searchbox').fill('zeroth order');
      await desk.until('results', async () => /Results for/.test(await panel().locator('.subject').textContent()));
      await items().first().waitFor();
    },
    'a search without results': async () => {
      await panel().getByRole('searchbox').fill('qqqxyzzy');
      await panel().locator('.empty').waitFor();
    },
    'a dismissed paper, and the keys unfolded': async () => {
      await panel().getByRole('button', { name: 'Clear filters' }).first().click();
      await panel()
        .getByRole('button', { name: /clear the search/i })
        .click();
      await itemWith('KV Cache').waitFor();
      await items()
        .first()
        .getByRole('button', { name: /dismiss/i })
        .click();
      await panel().getByRole('button', { name: 'Undo' }).waitFor();
      await panel().locator('summary', { hasText: 'Keys' }).click();
    },
    'a pinned paragraph': async () => {
      await panel().getByRole('button', { name: /^pin/i }).click();
      await panel()
        .getByRole('button', { name: /^unpin/i })
        .waitFor();
    },
  };

  /** As if nothing had been done in it. */
  afterEach(async () => {
    for (const name of [/^unpin/i, /clear the selection/i, /clear the search/i, 'Clear filters', 'Show again']) {
      const button = panel().getByRole('button', { name }).first();
      if (await button.isVisible()) await button.click();
    }
    const filter = panel().getByRole('button', { name: 'Filter and sort' });
    if ((await filter.getAttribute('aria-expanded')) === 'true') await filter.click();
    const keys = panel().locator('details[open] summary');
    if (await keys.isVisible()) await keys.click();
  });

  for (const theme of ['dark', 'light', 'contrast', 'contrast-light']) {
    it(`in ${theme}`, async function () {
      this.timeout(180_000);
      await desk.theme(theme);
      await desk.goTo('paper.tex', serving);
      await desk.openPanel();
      const found = [];
      for (const [name, enter] of Object.entries(states)) {
        await enter();
        await desk.shot(`panel-${theme}-${name.replace(/\W+/g, '-')}`);
        for (const violation of await violations(desk, await desk.panelFrame())) found.push(`${name}: ${violation}`);
      }
      await panel()
        .getByRole('button', { name: /^unpin/i })
        .click();
      await panel().getByRole('button', { name: 'Show again' }).click();
      await panel().locator('summary', { hasText: 'Keys' }).click();
      await panel().getByRole('button', { name: 'Filter and sort' }).click();
      assert.deepEqual(found, []);
    });
  }

  it('still works at 200 %, in 220 pixels, without anything cut off sideways', async () => {
    await desk.theme('dark');
    await desk.goTo('paper.tex', serving);
    await desk.openPanel();
    await itemWith('KV Cache').waitFor();
    await desk.sideBar(220 + 48);
    const frame = await desk.panelFrame();
    await frame.evaluate(() => (document.documentElement.style.zoom = '2'));
    const overflow = await frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await desk.shot('panel-zoomed');
    assert.ok(overflow <= 0, `${overflow} pixels are cut off`);
    assert.deepEqual(await violations(desk, await desk.panelFrame()), []);
  });
});
