/** Is hostile text in a bibliography shown as text, wherever it is shown? */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const image = '<img src=x onerror="window.hacked=1">';
const link = '](command:workbench.action.files.newUntitledFile) [more](command:workbench.action.files.newUntitledFile)';
const icon = '$(flame)';
/** Overrides the direction of writing and never ends it. */
const turned = '\u202eTURNED';
const nul = 'a\0b';
const all = `${image} ${link} ${icon} ${turned} ${nul}`;

/** Every field says the worst; the one before is 100 kB long. The words by which the papers are found stand first. */
const bib = `@article{long2020,
  title = {Quokka migration ${'very long '.repeat(10_000)}},
  author = {${'Long'.repeat(5_000)}, Name},
  year = {2020},
  abstract = {Quokka migration in detail. ${'And on. '.repeat(10_000)}}
}
@article{$(flame)<b>key</b>,
  title = {Quokka behaviour ${all}},
  author = {{Quokka ${image}} and {${link}} and {${icon} ${turned}}},
  journal = {Journal ${all}},
  year = {2021},
  url = {javascript:window.hacked=1},
  doi = {10.1/x"><img/src=x/onerror=window.hacked=1>},
  abstract = {We study quokka behaviour ${all}. Nothing else is said here of it ${all}.}
}
@article{plain2022,
  title = {Quokka diets},
  author = {Plain, Pat},
  year = {2022}
}
`;
const name = '$(flame) [a](command:b) <b>.bib';
const paper = `\\documentclass{article}
\\begin{document}
Quokka behaviour and quokka migration were studied, and quokka diets \\cite{plain2022}.

Nothing is cited here \\cite{}.
\\bibliography{hostile,plain}
\\end{document}
`;

/** In LaTeX no key holds a dollar; here one may. */
const notes = '---\nbibliography: hostile.bib\n---\n\nQuokkas [@{$(flame)<b>key</b>}] were studied.\n';

describe('hostile text', () => {
  let desk;
  before(async () => {
    const files = { 'paper.tex': paper, 'notes.md': notes, 'hostile.bib': bib, [name]: '@misc{x, title = {Quokka elsewhere}}\n' }; // prettier-ignore
    desk = await openDesk({ files, only: true, settings: { 'relatedWork.corpora': [name] } });
  });
  after(() => desk?.close());

  /** Nothing ran, nothing was loaded, nothing became markup, an icon or a link of its own inside these elements. */
  async function isOnlyText(surface) {
    const found = await surface.evaluateAll((elements) =>
      elements.flatMap((element) => {
        const inside = (selector) => Array.from(element.querySelectorAll(selector), (each) => each.outerHTML);
        const links = Array.from(element.querySelectorAll('a[data-href], a[href]'), (each) =>
          String(each.getAttribute('data-href') || each.getAttribute('href')),
        );
        return [
          ...inside('img, script, iframe, .codicon-flame, b, object, embed'),
          ...links.filter((href) => !/^(?:https?:|command:relatedWork\.|file:|vscode-remote:|#|$)/.test(href)),
        ];
      }),
    );
    assert.deepEqual(found, []);
    assert.equal(await desk.page.evaluate(() => window.hacked), undefined);
    assert.equal(
      await desk.ask((vscode) => vscode.workspace.textDocuments.filter((each) => each.isUntitled).length),
      0,
    );
  }

  /** The text is there to be read: what a person sees is what stands in the file. */
  function assertRead(text, ...parts) {
    for (const part of parts) assert.ok(text.includes(part), `${part} is not in\n${text.slice(0, 600)}`);
    assert.ok(!/[\0\u202a-\u202e\u2066-\u2069]/.test(text), 'no control characters');
  }

  it('in the panel, with abstract and reasons', async () => {
    await desk.goTo('paper.tex', 'Quokka behaviour‸');
    await desk.openPanel();
    const items = desk.panel().getByRole('listitem');
    const item = items.filter({ hasText: 'Quokka behaviour' }).first();
    await item.waitFor();
    await item.locator('.twistie').click();
    await item.locator('.abstract').waitFor();
    await item.getByRole('button', { name: /why this paper/i }).click();
    assertRead(await item.locator('.title').textContent(), image, link, icon, 'TURNED');
    assertRead(await item.locator('.abstract').textContent(), image, link, icon);
    assertRead(await item.locator('.badge.key').textContent(), '$(flame)<b>key</b>');
    await isOnlyText(desk.panel().locator('#panel'));
    const frame = await desk.panelFrame();
    assert.equal(await frame.evaluate(() => window.hacked), undefined);
    const long = items.filter({ hasText: 'Quokka migration' }).first();
    assert.ok((await long.textContent()).length < 3000, 'a title of 100 kB is cut');
    await desk.shot('hostile-panel');
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  });

  it('on the map: its names, what is pointed at, the card, the table', async () => {
    await desk.goTo('paper.tex', 'Quokka behaviour‸');
    await desk.command('Related Work: Show Map');
    const map = await desk.until('the map', async () => {
      for (const frame of desk.page.frames()) {
        if ((await frame.$('#map').catch(() => null)) !== null) return frame;
      }
      return undefined;
    });
    await map.locator('.line', { hasText: /^\d+ papers · / }).waitFor();
    await map.locator('.search').fill('quokka behaviour');
    await map.locator('.line', { hasText: /^1 of \d+ papers match/ }).waitFor();
    await desk.press('Enter');
    await desk.press('Enter');
    await map.locator('.pane .abstract').waitFor();
    assertRead(await map.locator('.pane h2').textContent(), image, link, icon, 'TURNED');
    assertRead(await map.locator('.pane .abstract').textContent(), image, link, icon);
    // where the pointer is over it: looked for place by place, the only one that matches
    const isFound = await map.locator('canvas').evaluate((canvas) => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      for (let x = 0; x < width; x += 6) {
        for (let y = 0; y < height; y += 6) {
          canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: left + x, clientY: top + y, bubbles: true }));
          if (!document.querySelector('.tooltip').hidden) return true;
        }
      }
      return false;
    });
    assert.ok(isFound, 'it is on the map');
    assertRead(await map.locator('.tooltip').textContent(), image, icon, 'TURNED');
    await desk.shot('hostile-map');
    await map.locator('canvas').focus();
    await desk.press('Escape');
    await map.locator('.search').fill('');
    await map.locator('canvas').focus();
    await desk.press('t');
    const row = map.locator('.body .row', { hasText: 'Quokka behaviour' });
    await row.waitFor();
    assertRead(await row.textContent(), image, icon, 'TURNED');
    await desk.shot('hostile-map-table');
    await isOnlyText(map.locator('#map'));
    assert.equal(await map.evaluate(() => window.hacked), undefined);
    assert.ok(await map.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    await desk.command('View: Close Editor');
  });

  it('in a hover', async () => {
    await desk.goTo('notes.md', 'Quokkas‸');
    const hover = await desk.hoverOver('(flame)<b>key', 'Quokka behaviour');
    assertRead(await hover.textContent(), image, 'command:workbench.action.files.newUntitledFile', icon, 'TURNED');
    await isOnlyText(desk.page.locator('.monaco-hover:visible'));
    await desk.shot('hostile-hover');
  });

  it('in the list of completions and the pane beside it', async () => {
    await desk.goTo('paper.tex', 'here \\cite{‸}');
    await desk.type('quokka');
    await desk.rowsUntil('the papers', (rows) => rows.length >= 3);
    const pane = await desk.details();
    for (let at = 0; at < 3; at++) {
      await desk.press('ArrowDown');
      await desk.page.waitForFunction(() => document.querySelector('.suggest-details')?.textContent !== '');
      await isOnlyText(desk.page.locator('.suggest-widget'));
      await isOnlyText(desk.page.locator('.suggest-details'));
    }
    await desk.until('the card in the pane', async () => {
      await desk.press('ArrowDown');
      return (await pane.textContent()).includes('Quokka behaviour');
    });
    assertRead(await pane.textContent(), image, icon);
    await desk.shot('hostile-completion');
    await desk.press('Escape');
    await desk.restore('paper.tex');
  });

  it('in Find a Paper, Show Sources and the workspace symbols', async () => {
    await desk.goTo('paper.tex', '\\documentclass‸');
    const rows = desk.page.locator('.quick-input-list .monaco-list-row');
    await desk.command('Related Work: Find a Paper');
    await desk.page.keyboard.type('quokka', { delay: 15 });
    await rows.filter({ hasText: 'Quokka behaviour' }).first().waitFor();
    assertRead((await desk.quickRows()).join('\n').replaceAll('\u200b', ''), image, link, icon);
    await isOnlyText(desk.page.locator('.quick-input-widget'));
    await desk.shot('hostile-find');
    await desk.press('Escape');

    await desk.command('Related Work: Show Sources');
    await rows.filter({ hasText: 'flame' }).first().waitFor();
    assertRead((await desk.quickRows()).join('\n').replaceAll('\u200b', ''), name);
    await isOnlyText(desk.page.locator('.quick-input-widget .quick-input-list'));
    await desk.shot('hostile-sources');
    await desk.press('Escape');

    await desk.press('Control+t');
    await desk.page.locator('.quick-input-widget input').fill('#quokka');
    await rows.filter({ hasText: 'Quokka behaviour' }).first().waitFor();
    assertRead((await desk.quickRows()).join('\n').replaceAll('\u200b', ''), image);
    await isOnlyText(desk.page.locator('.quick-input-widget .quick-input-list'));
    await desk.shot('hostile-symbols');
    await desk.press('Escape');
  });

  it('in the status bar', async () => {
    await desk.page.locator('.statusbar-item', { hasText: 'papers' }).first().hover();
    const hover = desk.page.locator('.monaco-hover:visible').filter({ hasText: 'flame' });
    await hover.first().waitFor();
    assertRead(await hover.first().textContent(), name);
    await isOnlyText(hover);
    await desk.shot('hostile-status');
  });

  it('in the outline of the bibliography, and above its entries', async () => {
    await desk.goTo('hostile.bib', 'plain2022‸');
    await desk.press('Control+Shift+o');
    await desk.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'flame' }).first().waitFor();
    assertRead((await desk.quickRows()).join('\n').replaceAll('\u200b', ''), '$(flame)<b>key</b>');
    await isOnlyText(desk.page.locator('.quick-input-widget .quick-input-list'));
    await desk.shot('hostile-outline');
    await desk.press('Escape');
    await isOnlyText(desk.page.locator('.codelens-decoration'));
  });
});
