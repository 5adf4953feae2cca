/** Which states of the panel are there? */
import { away, cardOf, closeAll, frameWith, goTo, run, serving } from './acts.mjs';

/** In the order in which one leads to the next; `surfaces.mjs` says what each holds. */
export const inPanel = [
  {
    name: 'panel',
    walkthrough: 'wide',
    show: async (desk) => {
      await closeAll(desk);
      await goTo(desk, 'paper.tex', serving);
      await run(desk, 'relatedWork.showPanel');
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('listitem').filter({ hasText: 'KV Cache' }).first().waitFor();
      await goTo(desk, 'paper.tex', serving);
      await away(desk);
    },
  },
  {
    name: 'panel-open',
    show: async (desk) => {
      const card = await cardOf(desk, 'SnapKV');
      await card.locator('.title').click();
      await card.getByRole('button', { name: /why this paper/i }).click();
      await card.locator('.abstract').waitFor();
      await card.hover();
    },
    after: async (desk) => {
      const card = await cardOf(desk, 'SnapKV');
      await card.locator('.title').click();
      await card.getByRole('button', { name: /why this paper/i }).click();
      await (await frameWith(desk, 'panel')).evaluate(() => window.scrollTo(0, 0));
    },
  },
  {
    name: 'panel-filtered',
    show: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('button', { name: 'Filter and sort' }).click();
      await panel.getByRole('radio', { name: 'Not yet citable' }).check();
      await panel.locator('.filtered').waitFor();
      await away(desk);
    },
    after: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('button', { name: 'Clear filters' }).first().click();
      await panel.getByRole('button', { name: 'Filter and sort' }).click();
    },
  },
  {
    name: 'panel-selected',
    show: async (desk) => {
      for (const title of ['KV Cache', 'SnapKV']) await (await cardOf(desk, title)).getByRole('checkbox').check();
      const panel = await frameWith(desk, 'panel');
      await panel.getByText('2 selected').waitFor();
      await away(desk);
    },
    after: async (desk) =>
      (await frameWith(desk, 'panel')).getByRole('button', { name: /clear the selection/i }).click(),
  },
  {
    name: 'panel-dismissed',
    show: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      const first = panel.getByRole('listitem').first();
      await first.hover();
      await first.getByRole('button', { name: /dismiss/i }).click();
      await panel.getByRole('button', { name: 'Undo' }).waitFor();
      await away(desk);
    },
    after: async (desk) => (await frameWith(desk, 'panel')).getByRole('button', { name: 'Undo' }).click(),
  },
  {
    name: 'panel-pinned',
    show: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('button', { name: /^pin/i }).click();
      await goTo(desk, 'paper.tex', 'Parameter-efficient fine-tuning‸ freezes');
      await panel.locator('[aria-pressed="true"]').first().waitFor();
      await away(desk);
    },
    after: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.locator('[aria-pressed="true"]').first().click();
      await goTo(desk, 'paper.tex', serving);
      await panel.getByRole('listitem').filter({ hasText: 'KV Cache' }).first().waitFor();
    },
  },
  {
    name: 'panel-search',
    show: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('searchbox').fill('attention need');
      // all that a card can say: a key, that it is cited, the buttons over it
      const card = panel.getByRole('listitem').filter({ hasText: 'vaswani2017attention' }).first();
      await card.hover();
    },
  },
  {
    name: 'panel-nothing-found',
    show: async (desk) => {
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('searchbox').fill('qqqxyzzy');
      await panel.locator('.empty', { hasText: 'qqqxyzzy' }).waitFor();
      await away(desk);
    },
    after: async (desk) => (await frameWith(desk, 'panel')).getByRole('button', { name: /clear the search/i }).click(),
  },
  {
    name: 'panel-no-document',
    show: async (desk) => {
      await desk.ask((vscode) => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
      const panel = await frameWith(desk, 'panel');
      await panel.getByRole('button', { name: 'Open a Sample Paper' }).waitFor();
      await away(desk);
    },
  },
  {
    name: 'panel-no-passage',
    show: async (desk) => {
      // where a paragraph was left for no other, its papers stay: only who comes from nowhere sees this
      await goTo(desk, 'paper.tex', '\\documentclass‸{article}');
      const panel = await frameWith(desk, 'panel');
      await panel.getByText('Put the cursor into a paragraph').first().waitFor();
      await away(desk);
    },
  },
];
