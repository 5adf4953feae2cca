/** What is shown over a citation. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

describe('resting on a citation', () => {
  let desk;
  before(async () => {
    desk = await openDesk();
    await desk.goTo('paper.tex', '\\section{Introduction}‸');
  });
  after(() => desk?.close());

  it('shows title, authors, year, venue, summary, abstract, source and links', async () => {
    const hover = await desk.hoverOver('{vaswani2017attention}', 'Attention Is All You Need');
    const text = await hover.textContent();
    for (const part of [
      'Ashish Vaswani',
      'Łukasz Kaiser',
      '2017',
      'Advances in Neural Information Processing Systems',
      'The dominant sequence transduction models',
      'references.bib',
      'Open Entry',
      'Copy Key',
      'arxiv.org',
    ]) {
      assert.ok(text.toLowerCase().includes(part.toLowerCase()), `${part} is missing in\n${text}`);
    }
    assert.match(
      await hover.locator('p').nth(1).textContent(),
      /^We propose a new simple network/,
      'the summary stands apart',
    );
    await desk.shots('hover', () => desk.hoverOver('{vaswani2017attention}', 'Attention Is All You Need'));
  });

  it('decodes accents', async () => {
    const hover = await desk.hoverOver('hochreiter1997long', 'Long Short-Term Memory');
    assert.match(await hover.textContent(), /Jürgen Schmidhuber/);
  });

  it('opens the entry and copies the key', async () => {
    const hover = await desk.hoverOver('hochreiter1997long', 'Long Short-Term Memory');
    await hover.getByText('Copy Key').click();
    await desk.until('the key on the clipboard', () =>
      desk.ask(async (vscode) => (await vscode.env.clipboard.readText()) === 'hochreiter1997long'),
    );
    const again = await desk.hoverOver('hochreiter1997long', 'Long Short-Term Memory');
    await again.getByText('Open Entry').click();
    await desk.until('the entry', () =>
      desk.ask((vscode) => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.lineAt(editor.selection.active.line).text.includes('{hochreiter1997long,');
      }),
    );
    await desk.goTo('paper.tex', '\\section{Introduction}‸');
  });

  it('says that a key is unknown, offers the nearest, and mends it with one click', async () => {
    const hover = await desk.hoverOver('dao2022flashatention', 'is in none of the bibliographies');
    assert.match(await hover.textContent(), /dao2022flashattention/);
    await desk.shots('hover-unknown', () => desk.hoverOver('dao2022flashatention', 'is in none of the bibliographies'));
    const again = await desk.hoverOver('dao2022flashatention', 'is in none of the bibliographies');
    await again.getByText('dao2022flashattention', { exact: true }).click();
    await desk.until('the key mended', async () =>
      (await desk.editorText()).includes('\\citet{dao2022flashattention}'),
    );
  });
});
