/** The commands, as a person meets them in the palette. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

describe('the command palette', () => {
  let desk;
  before(async () => (desk = await openDesk()));
  after(() => desk?.close());
  afterEach(async () => {
    await desk.press('Escape');
    await desk.restore('paper.tex', 'references.bib');
  });

  it('names every command', async () => {
    await desk.goTo('paper.tex', '\\maketitle‸');
    await desk.press('F1');
    const box = desk.page.locator('.quick-input-widget input');
    for (const name of [
      'Find a Paper',
      'Insert BibTeX Stub',
      'Cite Here',
      'Rebuild the Library',
      'Show Map',
      'Add by Identifier',
      'Show Related Papers',
    ]) {
      await box.fill(`>Related Work: ${name}`);
      await desk.until(name, async () => (await desk.quickRows()).some((row) => row.includes(name)));
    }
    await box.fill('>Related Work: ');
    await desk.until('the commands', async () => (await desk.quickRows()).length >= 5);
    await desk.shot('palette');
  });

  it('Find a Paper searches everything while one types', async () => {
    await desk.goTo('paper.tex', '\\maketitle‸');
    await desk.command('Related Work: Find a Paper');
    const box = desk.page.locator('.quick-input-widget input');
    await box.waitFor();
    await box.pressSequentially('sublinear memory cost', { delay: 15 });
    const rows = await desk.until('both papers', async () => {
      const rows = await desk.quickRows();
      return rows.some((row) => row.includes('Training Deep Nets with Sublinear Memory Cost')) ? rows : undefined;
    });
    assert.ok(
      rows.some((row) => row.includes('Adafactor')),
      rows.join('\n'),
    );
    await desk.shots('find-paper');
  });

  it('Cite Here writes a whole citation where the cursor is', async () => {
    await desk.goTo('paper.tex', 'needs no backpropagation and no activations at all.‸');
    await desk.command('Related Work: Cite Here');
    const box = desk.page.locator('.quick-input-widget input');
    await box.waitFor();
    await box.pressSequentially('kingma adam', { delay: 15 });
    await desk.until('the paper', async () => (await desk.quickRows())[0]?.includes('Adam: A Method'));
    await desk.press('Enter');
    await desk.until('the citation', async () =>
      /no activations at all\.[~\s]*\\cite\w*\{kingma2015adam\}/.test(await desk.editorText()),
    );
  });

  it('Insert BibTeX Stub adds an entry to the bibliography, and leaves the paper alone', async () => {
    const paper = desk.text('paper.tex');
    await desk.goTo('paper.tex', '\\maketitle‸');
    await desk.command('Related Work: Insert BibTeX Stub');
    const box = desk.page.locator('.quick-input-widget input');
    await box.waitFor();
    await box.pressSequentially('memorizing transformers', { delay: 15 });
    await desk.until('the paper', async () => (await desk.quickRows())[0]?.includes('Memorizing Transformers'));
    await desk.press('Enter');
    await desk.until('the entry on disk', () => desk.text('references.bib').includes('Memorizing Transformers'));
    assert.equal(await desk.editorText(), paper);
  });

  it('Rebuild the Library finds what it found before', async () => {
    await desk.goTo('paper.tex', '\\maketitle‸');
    await desk.command('Related Work: Rebuild the Library');
    await desk.goTo('paper.tex', 'shrinks the optimizer state \\citep{‸}');
    await desk.type('adafactor');
    await desk.rowsUntil('the paper', ([row]) => row?.label === 'shazeer2018adafactor');
  });
});
