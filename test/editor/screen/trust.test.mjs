/** Restricted Mode: somebody else's folder, opened without trusting it. */
import assert from 'node:assert/strict';
import { means, openDesk } from './desk.mjs';

describe('in Restricted Mode', () => {
  let desk;
  before(async () => (desk = await openDesk({ trust: 'restricted' })));
  after(() => desk?.close());

  it('the list, the hover and the panel work', async () => {
    assert.equal(await desk.ask((vscode) => vscode.workspace.isTrusted), false);
    await desk.goTo('paper.tex', 'shrinks the optimizer state \\citep{‸}');
    await desk.type('adafactor');
    await desk.rowsUntil('the paper', ([row]) => row?.label === 'shazeer2018adafactor');
    await desk.press('Escape');
    await desk.goTo('paper.tex', '\\section{Introduction}‸');
    const hover = await desk.hoverOver('{vaswani2017attention}', 'Attention Is All You Need');
    assert.match(await hover.textContent(), /Illia Polosukhin/);
    await desk.goTo('paper.tex', "layer as much as the layer's uncertainty allows.‸");
    await desk.openPanel();
    await desk.panel().getByRole('listitem').filter({ hasText: 'KV Cache' }).first().waitFor();
    await desk.shot('restricted');
  });

  it('writing an entry asks first', async () => {
    const bibliography = desk.bytes('references.bib');
    await desk.goTo('paper.tex', 'no activations at all.‸');
    await desk.type(' \\cite{memorizing transformers');
    await desk.accept('Memorizing Transformers', (row) => means(row, 'Memorizing Transformers'));
    const question = await desk.notification('You have not trusted this workspace');
    await desk.shot('restricted-asks');
    assert.deepEqual(desk.bytes('references.bib'), bibliography, 'nothing is written before the answer');
    await question.getByRole('button', { name: 'Write the Entry' }).click();
    await desk.until('the entry on disk', () => desk.text('references.bib').includes('Memorizing Transformers'));
  });
});
