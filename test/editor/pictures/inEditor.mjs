/** Which surfaces are there in and over the editor? */
import { away, checked, closeAll, goTo, listed, openSlot, restored, run, serving } from './acts.mjs';

const typed = 'attention 2017';

/** In the order in which one leads to the next; `surfaces.mjs` says what each holds. */
export const inEditor = [
  {
    name: 'hover',
    walkthrough: 'wide',
    show: async (desk) => {
      await closeAll(desk);
      await goTo(desk, 'paper.tex', '‸\\citep{vaswani2017attention}');
      await desk.hoverOver('{vaswani2017attention}', 'Attention Is All You Need');
    },
  },
  {
    name: 'hover-unknown',
    show: async (desk) => {
      await goTo(desk, 'paper.tex', '‸\\citet{dao2022flashatention}');
      await desk.hoverOver('{dao2022flashatention}', 'dao2022flashattention');
    },
  },
  {
    name: 'completion',
    walkthrough: 'wide',
    show: async (desk) => {
      await closeAll(desk);
      await openSlot(desk, '');
      await desk.type(typed);
      await listed(desk, ([row]) => row?.label === 'vaswani2017attention');
      const pane = await desk.details();
      await desk.until('the card', async () => /Ashish Vaswani/.test((await pane.textContent()) ?? ''));
      // it opened before the card was there, and takes the size that it had before into account: until it is the same again
      let last;
      await desk.until('a pane as large as the card', async () => {
        const before = last;
        await desk.press('Control+Space');
        await pane.waitFor({ state: 'hidden' });
        await desk.details();
        last = JSON.stringify(await pane.boundingBox());
        return last === before;
      });
      await away(desk);
    },
    after: async (desk) => {
      // opened while somebody types it takes its width from where the list was then
      await desk.press('Control+Space');
      await desk.page.locator('.suggest-details:visible').waitFor({ state: 'hidden' });
      await desk.press('Escape');
      await restored(desk);
    },
  },
  {
    name: 'context-menu',
    show: async (desk) => {
      await closeAll(desk);
      await goTo(desk, 'paper.tex', serving);
      let at;
      await desk.until('lines that stand still', async () => {
        const before = at;
        at = JSON.stringify(await desk.boxOf('During generation'));
        return at === before;
      });
      const { x, y } = JSON.parse(at);
      await desk.page.mouse.click(x + 8, y + 8, { button: 'right' });
      await desk.page.locator('.monaco-menu').getByText('Cite Here').waitFor();
      await away(desk);
    },
    after: async (desk) => {
      await desk.press('Escape');
      // the editor has seen the button go down, the menu saw it come up: until it sees one come up it shows no hover
      const { x, y } = await desk.boxOf('During generation');
      await desk.page.mouse.click(x + 8, y + 8);
    },
  },
  {
    name: 'copy-reference',
    show: async (desk) => {
      await goTo(desk, 'paper.tex', '\\citep{vaswani2017‸attention}');
      await run(desk, 'relatedWork.copyReference');
      await desk.until('the styles', async () => (await desk.quickRows()).some((row) => /Vaswani/.test(row)));
      await away(desk);
    },
    after: (desk) => desk.press('Escape'),
  },
  {
    name: 'quick-pick',
    show: async (desk) => {
      await goTo(desk, 'paper.tex', serving);
      await run(desk, 'relatedWork.findPaper');
      const box = desk.page.locator('.quick-input-widget input');
      await box.waitFor();
      await box.fill('kv cache compression');
      await desk.until('papers', async () => (await desk.quickRows()).some((row) => /KV Cache/.test(row)));
      await away(desk);
    },
    after: (desk) => desk.press('Escape'),
  },
  {
    name: 'sources',
    walkthrough: 'narrow',
    show: async (desk) => {
      await goTo(desk, 'paper.tex', serving);
      await run(desk, 'relatedWork.showSources');
      await desk.until('the sources', async () => (await desk.quickRows()).some((row) => /references\.bib/.test(row)));
      // when they were read is another time each time
      await desk.page.locator('.quick-input-list .label-description').evaluateAll((all) => {
        for (const each of all)
          each.textContent = each.textContent.replace(/\d?\d:\d\d(?::\d\d)?(?:\s?[AP]M)?/g, '10:24');
      });
      await away(desk);
    },
    after: (desk) => desk.press('Escape'),
  },
  {
    name: 'problems',
    show: async (desk) => {
      // not in the key itself: one that is being typed is not complained of
      await goTo(desk, 'paper.tex', '‸attention of \\citet{dao2022flashatention}');
      await run(desk, 'workbench.actions.view.problems');
      const row = desk.page.locator('.markers-panel .monaco-list-row', { hasText: 'dao2022flashatention' });
      await row.click();
      // what can be done about it is asked when the row is chosen
      await row.locator('.codicon-light-bulb').waitFor();
      await desk.page.locator('.monaco-editor .rangeHighlight').first().waitFor();
      await away(desk);
    },
    after: (desk) => run(desk, 'workbench.action.closePanel'),
  },
  {
    name: 'quick-fix',
    show: async (desk) => {
      await goTo(desk, 'paper.tex', '\\citet{dao2022fl‸ashatention}');
      const offered = desk.page.locator('.action-widget', { hasText: 'Change to' }).first();
      // asked again where the key was not checked yet
      await desk.until('the fix', async () => {
        await desk.press('Escape');
        await run(desk, 'editor.action.quickFix');
        return offered.waitFor({ timeout: 3000 }).then(
          () => true,
          () => false,
        );
      });
      await away(desk);
    },
    after: (desk) => desk.press('Escape'),
  },
  {
    name: 'references',
    show: async (desk) => {
      await goTo(desk, 'references.bib', '@inproceedings{vaswani2017‸attention');
      await desk.page.locator('.codelens-decoration a', { hasText: 'cited' }).first().waitFor();
      await away(desk);
    },
  },
  {
    name: 'hover-entry',
    show: async (desk) => {
      await closeAll(desk);
      await goTo(desk, 'references.bib', '@inproceedings{vaswani2017‸attention');
      await desk.page.locator('.codelens-decoration a', { hasText: 'cited' }).first().waitFor();
      await desk.hoverOver('{hu2022lora', 'Low-Rank Adaptation');
    },
  },
];
