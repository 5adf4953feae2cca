/** The list of sources, as a person meets it behind the item in the status bar. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const made = (key, title) => `@misc{${key},\n  title = {${title}},\n  author = {Doe, Jane},\n  year = {2020},\n}\n`;

describe('the list of sources', () => {
  let desk;
  before(async () => {
    desk = await openDesk({
      files: {
        'more/one.bib': made('one2020', 'A Paper of the Folder'),
        'more/torn.bib': `${made('whole2020', 'A Whole Entry')}\n@article{torn2020,\n  title = {Torn}\n`,
      },
      settings: { 'relatedWork.corpora': ['${workspaceFolder}/more', 'missing.bib', 'nothing/*.bib'] },
    });
  });
  after(() => desk?.close());
  afterEach(() => desk.press('Escape'));

  const row = (rows, name) => rows.find((each) => each.includes(name)) ?? '';

  it('stands behind the status bar, and tells papers, problems and what is missing', async () => {
    await desk.goTo('paper.tex', '\\maketitle‸');
    const bar = desk.page.locator('.statusbar-item', { hasText: /\d papers/ }).last();
    await bar.waitFor();
    await desk.shot('sources-bar');
    await bar.click();
    const rows = await desk.until('all sources', async () => {
      const rows = await desk.quickRows();
      return rows.length >= 5 && !rows.some((each) => each.includes('being read')) ? rows : undefined;
    });
    assert.match(row(rows, 'references.bib'), /\d+ papers/);
    assert.match(row(rows, 'one.bib'), /1 paper\b.*read at/);
    assert.match(row(rows, 'torn.bib'), /1 problem/);
    assert.match(row(rows, 'missing.bib'), /not found/);
    assert.match(row(rows, 'bundled'), /210 papers/);
    assert.match(row(rows, 'nothing/*.bib'), /names no file/);
    await desk.shots('sources');
  });

  it('leads to the problems of a source', async () => {
    await desk.command('Related Work: Show Sources');
    await desk.until('the row', async () => row(await desk.quickRows(), 'torn.bib').includes('1 problem'));
    await desk.page.locator('.quick-input-list-entry', { hasText: 'torn.bib' }).hover();
    await desk.page.locator('.quick-input-list-entry', { hasText: 'torn.bib' }).getByLabel('Show its problems').click();
    await desk.page.locator('.tab.active[data-resource-name="torn.bib"]').waitFor();
    await desk.page.locator('.markers-panel', { hasText: 'torn2020' }).waitFor();
    await desk.shot('sources-problems');
    await desk.ask((vscode) => vscode.commands.executeCommand('workbench.action.closePanel'));
  });

  it('opens a source with Enter, found by its name', async () => {
    await desk.goTo('paper.tex', '\\maketitle‸');
    await desk.command('Related Work: Show Sources');
    await desk.until('the rows', async () => row(await desk.quickRows(), 'one.bib') !== '');
    await desk.page.locator('.quick-input-widget input').pressSequentially('one.b', { delay: 15 });
    await desk.until('one row', async () => (await desk.quickRows()).length === 1);
    await desk.press('Enter');
    await desk.page.locator('.tab.active[data-resource-name="one.bib"]').waitFor();
  });

  it('takes a source out of the settings, and stays open', async () => {
    await desk.goTo('paper.tex', '\\maketitle‸');
    await desk.command('Related Work: Show Sources');
    for (const name of ['missing.bib', 'nothing/*.bib']) {
      const entry = desk.page.locator('.quick-input-list-entry', { hasText: name });
      await entry.waitFor();
      await entry.hover();
      await entry.getByLabel(`Take ${name} out of the settings`).click();
      await desk.until('it is gone', async () => row(await desk.quickRows(), name) === '');
    }
    const left = await desk.ask((vscode) => vscode.workspace.getConfiguration('relatedWork').get('corpora'));
    assert.deepEqual(left, ['${workspaceFolder}/more']);
    assert.match(row(await desk.quickRows(), 'one.bib'), /1 paper/);
  });
});
