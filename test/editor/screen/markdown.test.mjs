/** The same in Markdown as pandoc reads it: in brackets and without. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const end = 'leaves the\nweights alone.‸';

describe('typing in [@…] and after a bare @', () => {
  let desk;
  before(async () => (desk = await openDesk({ open: 'paper.md' })));
  after(() => desk?.close());
  afterEach(async () => {
    await desk.press('Escape');
    await desk.restore('paper.md', 'references.bib');
  });

  it('[@ and words list papers; accepting writes the key', async () => {
    await desk.goTo('paper.md', end);
    await desk.type(' See [@low-rank adaptation');
    const [first] = await desk.rowsUntil('the paper on top', ([row]) => row?.label === 'hu2022lora');
    assert.match(first.text, /Hu et al\.?/);
    await desk.shots('markdown-completion', () => desk.reopenList('hu2022lora'));
    await desk.accept('hu2022lora');
    await desk.until('the key in the text', async () => (await desk.editorText()).includes(' See [@hu2022lora]'));
  });

  it('a bare @ does the same', async () => {
    await desk.goTo('paper.md', end);
    await desk.type(' As @kingma');
    await desk.accept('kingma2015adam');
    await desk.until('the key in the text', async () => (await desk.editorText()).includes(' As @kingma2015adam'));
  });

  it('an address of mail is left alone', async () => {
    await desk.goTo('paper.md', end);
    await desk.type(' writer@kingma');
    // VS Code's own words may be listed: ours would say where they are from
    const rows = await desk.rowsAskedFor();
    assert.ok(rows.every(({ text }) => !text.includes('references.bib')));
  });

  it('resting on a key shows the paper', async () => {
    await desk.goTo('paper.md', '# Memory while training‸');
    const hover = await desk.hoverOver('kingma2015adam', 'Adam: A Method for Stochastic Optimization');
    assert.match(await hover.textContent(), /Diederik P\. Kingma/);
    await desk.shot('markdown-hover');
  });
});
