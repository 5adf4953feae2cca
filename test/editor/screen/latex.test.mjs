/** A list of papers where a key can be typed in LaTeX. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const emptySlot = 'shrinks the optimizer state \\citep{‸}';

describe('typing in \\cite{…}', () => {
  let desk;
  before(async () => (desk = await openDesk()));
  after(() => desk?.close());
  afterEach(async () => {
    await desk.press('Escape');
    await desk.restore('paper.tex', 'references.bib');
  });

  it('remembered words list papers: key or title, authors, year, where from', async () => {
    await desk.goTo('paper.tex', emptySlot);
    await desk.type('low-rank adaptation');
    const [first] = await desk.rowsUntil('hu2022lora on top', ([row]) => row?.label === 'hu2022lora');
    assert.match(first.text, /Hu et al\.?/);
    assert.match(first.text, /2022/);
    assert.match(first.text, /references\.bib/);
    const rows = await desk.rowsUntil('papers of the corpus below it', (all) =>
      all.some(({ text }) => text.includes('bundled')),
    );
    const corpus = rows.find(({ text }) => text.includes('bundled'));
    assert.ok(corpus.label.length > 20, `a title, not ${corpus.label}`);
    const firstCorpus = rows.findIndex(({ text }) => text.includes('bundled'));
    const lastCitable = rows.findLastIndex(({ text }) => text.includes('references.bib'));
    assert.ok(lastCitable < firstCorpus, 'citable papers come first');
    await desk.shots('latex-completion', () => desk.reopenList('hu2022lora'));
  });

  it('the pane beside the list shows the paper', async () => {
    await desk.goTo('paper.tex', emptySlot);
    await desk.type('attention is all');
    await desk.rowsUntil('the paper on top', ([row]) => row?.label === 'vaswani2017attention');
    const pane = await desk.details();
    await desk.until('the card', async () => /Illia Polosukhin/.test((await pane.textContent()) ?? ''));
    const text = await pane.textContent();
    assert.match(text, /Attention Is All You Need/);
    assert.match(text, /Łukasz Kaiser/);
    assert.match(text, /dispensing with recurrence/);
    await desk.shots('latex-details', async () => {
      await desk.reopenList('vaswani2017attention');
      await desk.until('the card', async () => /Polosukhin/.test((await (await desk.details()).textContent()) ?? ''));
    });
    await desk.press('Control+Space');
  });

  const found = [
    ['a word of the title in another place', 'scaling laws', 'kaplan2020scaling'],
    ['words in another order', 'decay weight', 'loshchilov2019decoupled'],
    ['an author', 'schmidhuber', 'hochreiter1997long'],
    ['an author and a year', 'Shazeer 2018', 'shazeer2018adafactor'],
    ['a typo', 'atention is all you need', 'vaswani2017attention'],
    ['an author without the accent', 'dao re flash', 'dao2022flashattention'],
  ];
  for (const [what, typed, key] of found) {
    it(`${what} finds the paper: ${typed}`, async () => {
      await desk.goTo('paper.tex', emptySlot);
      await desk.type(typed);
      await desk.rowsUntil(`${key} on top`, ([row]) => row?.label === key);
    });
  }

  it('accepting a citable paper writes its key and nothing else', async () => {
    const before = desk.bytes('references.bib');
    const paper = desk.text('paper.tex');
    await desk.goTo('paper.tex', emptySlot);
    await desk.type('weight decay');
    await desk.accept('loshchilov2019decoupled');
    const wanted = paper.replace('optimizer state \\citep{}', 'optimizer state \\citep{loshchilov2019decoupled}');
    await desk.until('the key in the text', async () => (await desk.editorText()) === wanted);
    assert.deepEqual(desk.bytes('references.bib'), before);
  });

  it('a second key in the same braces: the first is not offered again', async () => {
    await desk.goTo('paper.tex', '\\citep{hu2022lora‸}');
    await desk.type(', low-rank');
    const rows = await desk.rowsUntil('other papers', ([row]) => row?.label === 'dettmers2023qlora');
    assert.ok(rows.every(({ label }) => label !== 'hu2022lora'));
  });

  it('a list asked for in the first moment fills itself', async () => {
    await desk.goTo('paper.tex', emptySlot);
    await desk.ask((vscode) => void vscode.commands.executeCommand('relatedWork.rebuildLibrary'));
    await desk.type('kaplan');
    await desk.rowsUntil('the paper', ([row]) => row?.label === 'kaplan2020scaling');
  });
});
