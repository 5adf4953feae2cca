/** Which states of the map are there? */
import { away, closeAll, frameWith, goTo, run, serving } from './acts.mjs';

/** In the order in which one leads to the next; `surfaces.mjs` says what each holds. */
export const onMap = [
  {
    name: 'map',
    walkthrough: 'narrow',
    show: async (desk) => {
      await closeAll(desk);
      await goTo(desk, 'paper.tex', serving);
      await run(desk, 'relatedWork.showMap');
      const map = await frameWith(desk, 'map');
      await map.locator('.line', { hasText: /\d+ papers/ }).waitFor();
      // the map alone: a window has room for it
      await desk.ask((vscode) => vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups'));
      await desk.until('what is near', async () => /[1-9]/.test(await map.locator('.kind.near .count').innerText()));
      await away(desk);
    },
  },
  {
    name: 'map-card',
    show: async (desk) => {
      const map = await frameWith(desk, 'map');
      await map.locator('canvas').focus();
      await desk.press('n');
      await desk.press('Enter');
      await map.locator('.pane .abstract').waitFor();
      await away(desk);
    },
    after: (desk) => desk.press('Escape'),
  },
  {
    name: 'map-table',
    show: async (desk) => {
      const map = await frameWith(desk, 'map');
      await map.locator('canvas').focus();
      await desk.press('t');
      await map.locator('.body .row').first().waitFor();
      await away(desk);
    },
    after: async (desk) => {
      await desk.press('t');
    },
  },
];
