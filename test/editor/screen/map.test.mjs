/** The map: the library and its surroundings as a picture in an editor tab. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';
import { violations } from './everybody.mjs';

const serving = "layer as much as the layer's uncertainty allows.‸";
const cites = /uncertainty allows\.[~\s]*\\cite\w*\{([^}]+)\}/;

describe('the map', () => {
  let desk;
  before(async () => (desk = await openDesk({ settings: { 'window.restoreWindows': 'preserve' } })));
  after(() => desk?.close());
  afterEach(() => desk.restore('paper.tex', 'references.bib'));

  /** The frame that holds the map: other webviews may be open, too. */
  const frame = () =>
    desk.until(
      'the map',
      async () => {
        for (const each of desk.page.frames()) {
          if ((await each.$('#map').catch(() => null)) !== null) return each;
        }
        return undefined;
      },
      60_000,
    );
  const open = async () => {
    // the map is beside the paper: it would open in the group of the map
    await desk.ask((vscode) => vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup'));
    await desk.goTo('paper.tex', serving);
    await desk.command('Related Work: Show Map');
    const map = await frame();
    await map.locator('.line', { hasText: /\d+ papers/ }).waitFor();
    await desk.until('what is near the document', async () =>
      /[1-9]/.test(await map.locator('.kind.near .count').innerText()),
    );
    return map;
  };
  const closeTab = (name) =>
    desk.ask(async (vscode, name) => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      await vscode.window.tabGroups.close(tabs.filter(({ input }) => input?.uri?.path.endsWith(`/${name}`)));
    }, name);
  const rows = (map) => map.locator('.body .row');
  const canvas = async (map) => {
    await map.locator('canvas').focus();
    return map.locator('canvas');
  };

  it('draws the library with what is cited and what is near the document, and looks so again after a reload', async () => {
    let map = await open();
    assert.match(await map.locator('.line').innerText(), /^2\d\d papers · Cites in paper\.tex$/);
    assert.match(await map.locator('.kind.cited .count').innerText(), /^[1-9]/);
    await desk.shots('map', async () => {
      map = await open();
    });
    await map.locator('.search').fill('low-rank');
    await map.locator('.line', { hasText: /\d+ of 2\d\d papers match/ }).waitFor();
    const matching = await map.locator('.line').innerText();
    await desk.shot('map-search');
    await desk.command('Developer: Reload Window');
    await desk.until('another life of the map', async () => (await frame()) !== map);
    map = await frame();
    await map.locator('.line', { hasText: matching }).waitFor();
    assert.equal(await map.locator('.search').inputValue(), 'low-rank');
    await map.locator('.search').fill('');
  });

  it('shows a card and cites from the keyboard alone', async () => {
    const map = await open();
    await canvas(map);
    await desk.press('n');
    await desk.press('Enter');
    const title = await map.locator('.pane h2').innerText();
    await map.locator('.pane .act.cite').waitFor();
    await desk.shot('map-card');
    await desk.press('Escape');
    await map.locator('.pane').waitFor({ state: 'hidden' });
    await desk.press('c');
    const key = await desk.until('a whole citation at the cursor', async () => {
      const text = await desk.ask(
        (vscode) => vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('paper.tex'))?.getText() ?? '',
      );
      return cites.exec(text)?.[1];
    });
    await desk.until('its entry on disk', () => desk.text('references.bib').includes(`{${key},`));
    assert.ok(title.length > 5);
    await desk.until('the map marks it', async () => {
      await map.locator('.search').fill(title);
      return (await map.locator('.kind.cited .count').innerText()) === '10';
    });
    await map.locator('.search').fill('');
  });

  it('cites at a double click, and opens the card at a click', async () => {
    const map = await open();
    await canvas(map);
    await desk.press('0');
    // the paper nearest to the middle is where the keyboard begins
    await desk.press('ArrowRight');
    const tooltip = map.locator('.tooltip');
    const box = await map.locator('canvas').boundingBox();
    const spot = await desk.until(
      'a paper under the pointer',
      async () => {
        for (let x = 0.3; x < 0.6; x += 0.01) {
          for (let y = 0.3; y < 0.7; y += 0.02) {
            await desk.page.mouse.move(box.x + box.width * x, box.y + box.height * y);
            if (await tooltip.isVisible()) return [box.x + box.width * x, box.y + box.height * y];
          }
        }
        return undefined;
      },
      60_000,
    );
    await desk.shot('map-tooltip');
    await desk.page.mouse.click(...spot);
    await map.locator('.pane h2').waitFor();
    await desk.press('Escape');
    await desk.page.mouse.dblclick(...spot);
    await desk.until('a citation at the cursor', async () => {
      const text = await desk.ask(
        (vscode) => vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('paper.tex'))?.getText() ?? '',
      );
      return cites.test(text);
    });
  });

  it('is a table of the same papers, sortable, with the same actions', async () => {
    const map = await open();
    await canvas(map);
    await desk.press('t');
    const rows = map.locator('.body .row');
    await rows.first().waitFor();
    await desk.press('Home');
    await desk.until('what is cited first', async () => /Cited/.test(await rows.first().innerText()));
    await map.getByRole('button', { name: 'Year' }).click();
    await map.locator('[aria-sort="ascending"]', { hasText: 'Year' }).waitFor();
    await map.getByRole('button', { name: 'Year' }).click();
    await desk.until('the newest first', async () => /202\d/.test(await rows.first().innerText()));
    await rows.first().focus();
    await desk.press('ArrowDown');
    await desk.press('Enter');
    await map.locator('.pane h2').waitFor();
    await desk.shot('map-table');
    await desk.press('Escape');
    await map.locator('.pane').waitFor({ state: 'hidden' });
    await desk.press('t');
    await map.locator('canvas').waitFor();
  });

  it('searches as the panel does: conditions, phrases, what is left out', async () => {
    const map = await open();
    const count = async (typed, line) => {
      await map.locator('.search').fill(typed);
      await map.locator('.line', { hasText: line }).waitFor();
    };
    const cited = await map.locator('.kind.cited .count').innerText();
    await count('is:cited', new RegExp(`^${cited} of 2\\d\\d papers match`));
    await count('author:dettmers year:2023', /^1 of 2\d\d papers match/);
    // Enter goes to the best match
    await desk.press('Enter');
    await desk.press('Enter');
    await map.locator('.pane h2', { hasText: 'QLoRA' }).waitFor();
    await desk.shot('map-search-author');
    // papers like it are listed in the panel
    await desk.press('m');
    await desk.until('papers like it', async () => {
      for (const each of desk.page.frames()) {
        const subject = await each.$('#panel .subject').catch(() => null);
        if (/^Like “QLoRA/.test((await subject?.textContent()) ?? '')) return true;
      }
      return false;
    });
    await desk.shot('map-alike');
    await desk.command('View: Show Explorer');
    await canvas(map);
    await desk.press('Escape');
    await map.locator('.search').fill('');
  });

  it('notices that the document was closed: it goes over to the one before it, or says that there is none', async () => {
    await desk.goTo('paper.md', '‸');
    const map = await open();
    await map.locator('.line', { hasText: 'Cites in paper.tex' }).waitFor();
    await desk.command('View: Focus First Editor Group').catch(() => undefined);
    await closeTab('paper.tex');
    await map.locator('.line', { hasText: 'Cites in paper.md' }).waitFor();
    await canvas(map);
    await desk.press('n');
    await desk.press('Enter');
    await map.locator('.pane .act.cite').waitFor();
    await closeTab('paper.md');
    await map.locator('.line', { hasText: 'No document is open' }).waitFor();
    await map.locator('.pane .act.cite').waitFor({ state: 'detached' });
    await desk.until('nothing near nothing', async () => (await map.locator('.kind.near .count').innerText()) === '0');
    await desk.shot('map-no-document');
    await canvas(map);
    await desk.press('Escape');
  });

  it('can be worked in a small editor: the picture has the room, and the card says its title first', async () => {
    const map = await open();
    const size = desk.page.viewportSize();
    try {
      await desk.command('View: Maximize Editor Group').catch(() => undefined);
      await desk.page.setViewportSize({ width: 640, height: 480 });
      await canvas(map);
      await desk.press('n');
      await desk.press('Enter');
      await map.locator('.pane .abstract').waitFor();
      await desk.shot('map-small');
      const { frame, toolbar, middle, title } = await map.evaluate(() => {
        const box = (selector) => document.querySelector(selector).getBoundingClientRect().toJSON();
        return { frame: innerHeight, toolbar: box('.toolbar'), middle: box('.middle'), title: box('.pane h2') };
      });
      assert.ok(toolbar.height < 0.25 * frame, `the toolbar has ${toolbar.height} of ${frame} pixels`);
      assert.ok(middle.height > 0.6 * frame, `the picture has ${middle.height} of ${frame} pixels`);
      assert.ok(title.top >= middle.top && title.top < middle.top + 40, 'the title is seen first');
      assert.equal(await map.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      assert.deepEqual(await violations(desk, map), []);
      await desk.press('Escape');
    } finally {
      await desk.page.setViewportSize(size);
    }
  });

  for (const theme of ['dark', 'light', 'contrast', 'contrast-light']) {
    it(`can be read and worked by everybody in ${theme}: the picture, a card, the table, a search that finds nothing`, async () => {
      await desk.theme(theme);
      const map = await open();
      const found = [];
      const look = async (state) => {
        await desk.shot(`map-${theme}-${state}`);
        for (const each of await violations(desk, map)) found.push(`${state}: ${each}`);
      };
      await canvas(map);
      await look('picture');
      await desk.press('n');
      await desk.press('Enter');
      await map.locator('.pane .abstract').waitFor();
      await look('card');
      await desk.press('Escape');
      await map.locator('.pane').waitFor({ state: 'hidden' });
      await desk.press('t');
      await rows(map).first().waitFor();
      await look('table');
      // nothing that matters is to be scrolled to sideways
      assert.equal(await map.locator('.table').evaluate((table) => table.scrollWidth - table.clientWidth), 0);
      await desk.press('t');
      await map.locator('.search').fill('qqqxyzzy');
      await map.locator('.line', { hasText: /^0 of 2\d\d papers match/ }).waitFor();
      await look('nothing');
      await map.locator('.search').fill('');
      await map.locator('.line', { hasText: /^2\d\d papers · / }).waitFor();
      assert.deepEqual(found, []);
    });
  }
});
