/** Which surfaces does a person see, and how does each come to be on the screen? In this order, in one window. */
import { away, closeAll, run } from './acts.mjs';
import { inEditor } from './inEditor.mjs';
import { inPanel } from './inPanel.mjs';
import { onMap } from './onMap.mjs';

/**
 * `name`, `show`, and `after` where something is left to be undone. `walkthrough`: the
 * width at which README and walkthrough show it. `last`: shows other pictures, which must be there.
 */
export const surfaces = [
  ...inEditor,
  ...inPanel,
  ...onMap,
  {
    name: 'walkthrough',
    last: true,
    show: async (desk) => {
      await closeAll(desk);
      await run(desk, 'workbench.action.openWalkthrough', 'related-work.related-work#start', false);
      await desk.page.locator('.getting-started-step', { hasText: 'Open a paper' }).first().waitFor();
      // where there is no room for a picture, VS Code shows none
      if (desk.page.viewportSize().width > 800) await desk.page.locator('.getting-started-media img').first().waitFor();
      await away(desk);
    },
  },
  {
    name: 'settings',
    show: async (desk) => {
      await closeAll(desk);
      await run(desk, 'workbench.action.openSettings', '@ext:related-work.related-work');
      await desk.page.locator('.settings-editor .setting-item', { hasText: 'Corpora' }).first().waitFor();
      // a tab that only this server's window has: its port is another each time
      await desk.page.locator('.settings-tabs-widget .action-item', { hasText: 'Remote' }).evaluateAll((all) => {
        for (const each of all) each.style.display = 'none';
      });
      await away(desk);
    },
    after: closeAll,
  },
];
