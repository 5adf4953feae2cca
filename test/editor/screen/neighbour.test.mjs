/** Beside an extension that lists the same keys: no paper stands in the list twice. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';
import { places } from '../places.mjs';

const slot = 'shrinks the optimizer state \\citep{‸}';

describe('beside LaTeX Workshop', () => {
  let desk;
  before(async () => (desk = await openDesk({ also: [places.neighbour] })));
  after(() => desk?.close());
  afterEach(async () => {
    await desk.press('Escape');
    await desk.restore('paper.tex', 'references.bib');
  });

  const count = (rows, key) => rows.filter(({ label }) => label === key).length;

  it('what it lists is not listed again, and that is explained once', async () => {
    await desk.goTo('paper.tex', slot);
    await desk.type('kap');
    const rows = await desk.rowsUntil('its row', (all) => count(all, 'kaplan2020scaling') > 0);
    assert.equal(count(rows, 'kaplan2020scaling'), 1);
    await desk.notification('completes citations as well');
    await desk.shot('beside-explained');
  });

  it('what it cannot find is added: words in another order, a typo, papers that are not cited yet', async () => {
    await desk.goTo('paper.tex', slot);
    await desk.type('atention is all');
    await desk.rowsUntil('our row', (all) => count(all, 'vaswani2017attention') === 1);
    await desk.press('Escape');
    await desk.restore('paper.tex');
    await desk.goTo('paper.tex', slot);
    await desk.type('kv cache');
    await desk.rowsUntil('papers of the corpus', (all) => all.some(({ text }) => text.includes('bundled')));
  });

  it('ours alone, when asked for', async () => {
    const explained = await desk.notification('completes citations as well');
    await explained.getByRole('button', { name: 'Ours Alone' }).click();
    await desk.until('the setting', () =>
      desk.ask(
        (vscode) =>
          vscode.workspace.getConfiguration('relatedWork').get('completion.besideOthers') === 'everything' &&
          vscode.workspace.getConfiguration('latex-workshop.bibtex').get('maxFileSize') === 0,
      ),
    );
    await desk.goTo('paper.tex', slot);
    await desk.type('kap');
    const rows = await desk.rowsUntil('our row', ([row]) => row?.label === 'kaplan2020scaling');
    assert.equal(count(rows, 'kaplan2020scaling'), 1);
    assert.match(rows[0].text, /Kaplan/);
    await desk.shot('ours-alone');
  });

  it('none of ours, when switched off', async () => {
    await desk.ask((vscode) =>
      vscode.workspace.getConfiguration('relatedWork').update('completion.besideOthers', 'nothing', true),
    );
    await desk.goTo('paper.tex', slot);
    await desk.type('kap');
    // VS Code's own words from the text may be there, none of our rows
    const rows = await desk.rowsAskedFor();
    assert.ok(rows.every(({ text }) => !/references\.bib|bundled/.test(text)));
  });
});
