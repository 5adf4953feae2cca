/** A first draft, with no bibliography anywhere. */
import assert from 'node:assert/strict';
import { means, openDesk } from './desk.mjs';

const draft = `\\documentclass{article}
\\begin{document}
Activations can be recomputed \\cite{}.
\\end{document}
`;

describe('a document without a bibliography', () => {
  let desk;
  before(async () => (desk = await openDesk({ only: true, files: { 'draft.tex': draft }, open: 'draft.tex' })));
  after(() => desk?.close());

  it('offers to create references.bib and to declare it', async () => {
    await desk.goTo('draft.tex', '\\cite{‸}');
    await desk.type('recomputation activation large');
    const title = 'Reducing Activation Recomputation in Large Transformer Models';
    await desk.accept(title, (row) => means(row, title));
    const offer = await desk.notification('no bibliography yet');
    await desk.shot('no-bibliography');
    assert.equal(desk.bytes('references.bib'), undefined, 'nothing is made before the answer');
    // by the keyboard: a tooltip of the window's own may lie over the button
    await offer.getByRole('button', { name: 'Create references.bib' }).press('Enter');
    const entry = await desk.until('the entry on disk', () => {
      const text = desk.text('references.bib');
      return text?.includes('Reducing Activation Recomputation') ? text : undefined;
    });
    const key = /@\w+\{([^,]+),/.exec(entry)?.[1];
    await desk.until('key and declaration in the document', async () => {
      const text = await desk.editorText();
      return (
        text.includes(`\\cite{${key}}`) && /\\(bibliography\{references\}|addbibresource\{references\.bib\})/.test(text)
      );
    });
  });
});

describe('a document that declares none, with a .bib beside it', () => {
  let desk;
  before(async () => {
    desk = await openDesk({ files: { 'draft.tex': draft }, open: 'draft.tex' });
  });
  after(() => desk?.close());

  it('takes the file beside it', async () => {
    await desk.goTo('draft.tex', '\\cite{‸}');
    await desk.type('adafactor');
    await desk.rowsUntil('the paper', ([row]) => row?.label === 'shazeer2018adafactor');
  });
});
