/** What VS Code hears when the mouse rests on a citation. */
import * as vscode from 'vscode';
import { becomes, eventually, includes } from './check.ts';
import { closeAll, hoverAt, hoverIn, open } from './desk.ts';

/** Asks until everything is read: the first hover in a window may come before. */
const hoverWith = (name: string, place: string, text: string): Promise<string> =>
  eventually(`${text} over ${place}`, async () => {
    const hover = await hoverAt(name, place);
    return hover.includes(text) && hover;
  });

describe('hover', () => {
  after(closeAll);

  it('in LaTeX: the paper, decoded', async () => {
    const hover = await hoverWith('paper.tex', 'vaswani‸2017attention}', 'Attention Is All You Need');
    for (const part of [
      'Łukasz Kaiser',
      '2017',
      'dominant sequence transduction',
      'references.bib',
      'arxiv.org/abs/1706.03762',
    ]) {
      includes(hover, part);
    }
  });

  it('in Markdown, the second key of a group that goes on over the line', async () => {
    await hoverWith('paper.md', '@loshchilov2019‸decoupled', 'Decoupled Weight Decay Regularization');
  });

  it('over an unknown key: says so where no problem does, and offers the nearest', async () => {
    const settings = vscode.workspace.getConfiguration('relatedWork');
    await settings.update('check.unknownKeys', false, vscode.ConfigurationTarget.Global);
    try {
      const hover = await hoverWith('paper.tex', 'dao2022flash‸atention', 'is in none of the bibliographies');
      includes(hover, 'dao2022flashattention');
    } finally {
      await settings.update('check.unknownKeys', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('over an unknown key that a problem tells of: the nearest alone', async () => {
    const { document } = await open('paper.tex', '\\doc‸umentclass');
    await eventually('the problem', () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .some(({ message }) => message.includes('dao2022flashatention is in none of the bibliographies')),
    );
    const key = document.positionAt(document.getText().indexOf('{dao2022flashatention') + 5);
    await becomes(async () => {
      const hover = await hoverIn(document, key);
      return [hover.includes('dao2022flashattention'), hover.includes('is in none of')];
    }, [true, false]);
  });

  it('fills what the file lacks from the corpus: an abstract for an entry without one', async () => {
    const hover = await hoverWith('paper.tex', 'dettmers2023‸qlora', '65B');
    includes(hover, 'QLoRA');
  });
});
