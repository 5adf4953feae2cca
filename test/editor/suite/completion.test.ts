/** What VS Code hears when it asks what could be typed here. */
import * as vscode from 'vscode';
import { equal, includes, ok } from './check.ts';
import { closeAll, factsOf, labelOf, open, papersAt, papersUntil } from './desk.ts';

const firstIs = (label: string) => (items: readonly vscode.CompletionItem[]) =>
  items[0] !== undefined && labelOf(items[0]) === label;

async function type(editor: vscode.TextEditor, text: string): Promise<void> {
  await editor.edit((edit) => edit.insert(editor.selection.active, text));
}

describe('completion', () => {
  afterEach(closeAll);

  it('in LaTeX: citable papers by words of the title, with authors, year and file', async () => {
    const editor = await open('paper.tex', 'optimizer state \\citep{‸}');
    await type(editor, 'low-rank adaptation');
    const [first] = await papersUntil('hu2022lora first', editor, firstIs('hu2022lora'));
    ok(first, 'a first item');
    includes(factsOf(first), 'Hu et al');
    includes(factsOf(first), '2022');
    includes(factsOf(first), 'references.bib');
  });

  it('in Markdown, in brackets', async () => {
    const editor = await open('paper.md', 'leaves the\nweights alone.‸');
    await type(editor, ' [@schmidhuber');
    await papersUntil('hochreiter1997long first', editor, firstIs('hochreiter1997long'));
  });

  it('in Markdown, after a bare @', async () => {
    const editor = await open('paper.md', 'leaves the\nweights alone.‸');
    await type(editor, ' as @kingma');
    await papersUntil('kingma2015adam first', editor, firstIs('kingma2015adam'));
  });

  it('papers of the bundled corpus follow, by their titles', async () => {
    const editor = await open('paper.tex', 'optimizer state \\citep{‸}');
    await type(editor, 'galore');
    const items = await papersUntil('GaLore', editor, (all) => all.some((item) => labelOf(item).startsWith('GaLore:')));
    const item = items.find((each) => labelOf(each).startsWith('GaLore:'));
    ok(item, 'the paper');
    includes(factsOf(item), 'bundled');
    ok(typeof item.insertText === 'string' && /^[\w:.+-]+$/.test(item.insertText), 'a key would go in');
  });

  it('VS Code neither hides nor reorders what we found', async () => {
    const editor = await open('paper.tex', 'optimizer state \\citep{‸}');
    await type(editor, 'decay weight');
    const items = await papersUntil('the paper first', editor, firstIs('loshchilov2019decoupled'));
    const ranks = items.map(({ sortText }) => sortText ?? '');
    equal(ranks, [...ranks].sort(), 'sorted as ranked');
    ok(
      items.every(({ filterText }) => filterText === 'decay weight'),
      'each row says that it matches',
    );
  });

  it('the documentation comes when a row is looked at: reference, summary, abstract', async () => {
    const editor = await open('paper.tex', 'optimizer state \\citep{‸}');
    await type(editor, 'attention is all');
    await papersUntil('the paper first', editor, firstIs('vaswani2017attention'));
    const [first] = await papersAt(editor, 1);
    ok(first?.documentation instanceof vscode.MarkdownString, 'a card');
    includes(first.documentation.value.replaceAll('\\', ''), 'Polosukhin');
  });

  it('outside of a place for keys there is nothing', async () => {
    const editor = await open('paper.tex', 'The Transformer‸ ');
    equal((await papersAt(editor)).map(labelOf), []);
  });
});
