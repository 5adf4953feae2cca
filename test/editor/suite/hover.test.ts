/** What VS Code hears when the mouse rests on a citation. */
import { closeAll, hoverAt } from './desk.ts';
import { eventually, includes } from './check.ts';

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

  it('over an unknown key: says so, and offers the nearest', async () => {
    const hover = await hoverWith('paper.tex', 'dao2022flash‸atention', 'is in none of the bibliographies');
    includes(hover, 'dao2022flashattention');
  });

  it('fills what the file lacks from the corpus: an abstract for an entry without one', async () => {
    const hover = await hoverWith('paper.tex', 'dettmers2023‸qlora', 'QLoRA');
    includes(hover, '65B');
  });
});
