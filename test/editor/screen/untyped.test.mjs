/** Nothing typed yet: the papers of the sentence before the cursor come first, in either language. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const tex = `\\documentclass{article}
\\begin{document}
Small low-rank adapters are trained while the pretrained weights stay frozen \\citep{}.

Paging lets requests share the cache of keys and values without gaps in memory \\citep{}.

Recurrent networks remember over long times \\citep{hochreiter1997long, }, as attention does not need to.
\\bibliography{references}
\\end{document}
`;
const md = `---
bibliography: references.bib
---

Paging lets requests share the cache of keys and values without gaps in memory [@].
`;

describe('a list for which nothing is typed', () => {
  let desk;
  before(async () => (desk = await openDesk({ files: { 'untyped.tex': tex, 'untyped.md': md }, open: 'untyped.tex' })));
  after(() => desk?.close());
  afterEach(async () => {
    await desk.press('Escape');
    await desk.restore('untyped.tex', 'untyped.md');
  });

  async function asked(name, place, top) {
    await desk.goTo(name, place);
    await desk.press('Control+Space');
    return desk.rowsUntil(`${top} on top`, ([row]) => row?.label === top);
  }

  it('begins with the papers of its own sentence, then those of the corpus', async () => {
    await asked('untyped.tex', 'stay frozen \\citep{‸}', 'hu2022lora');
    await desk.shot('untyped-latex');
    await desk.press('Escape');
    await asked('untyped.tex', 'gaps in memory \\citep{‸}', 'kwon2023pagedattention');
    await desk.accept('kwon2023pagedattention');
    const wanted = tex.replace('gaps in memory \\citep{}', 'gaps in memory \\citep{kwon2023pagedattention}');
    await desk.until('the key, and no second brace', async () => (await desk.editorText()) === wanted);
  });

  it('leaves out what the group has', async () => {
    await desk.goTo('untyped.tex', '{hochreiter1997long, ‸}');
    await desk.press('Control+Space');
    const rows = await desk.rowsUntil('a list', (all) => all.length >= 5);
    assert.ok(rows.every(({ label }) => label !== 'hochreiter1997long'));
  });

  it('in Markdown, too', async () => {
    await asked('untyped.md', 'gaps in memory [@‸]', 'kwon2023pagedattention');
    await desk.shot('untyped-markdown');
    await desk.accept('kwon2023pagedattention');
    const wanted = md.replace('[@]', '[@kwon2023pagedattention]');
    await desk.until('the key, and no second bracket', async () => (await desk.editorText()) === wanted);
  });

  it('\\cite in Markdown, which pandoc hands on to LaTeX', async () => {
    await desk.goTo('untyped.md', 'gaps in memory‸');
    await desk.type(' \\parencite{paged');
    await desk.accept('kwon2023pagedattention');
    await desk.until('the key', async () =>
      (await desk.editorText()).includes('gaps in memory \\parencite{kwon2023pagedattention} [@]'),
    );
    const hover = await desk.hoverOver('kwon2023pagedattention', 'Efficient Memory Management');
    assert.match(await hover.textContent(), /Kwon/);
    await desk.shot('markdown-tex');
  });
});
