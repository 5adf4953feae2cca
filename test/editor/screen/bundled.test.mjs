/** Ten papers of the bundled corpus, all the way: found on the screen by a few words, and by their own abstract. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { contains, means, openDesk } from './desk.mjs';
import { places } from '../places.mjs';

/** What is typed, and how the title begins on the screen. */
const papers = [
  ['forgetful fast reinforcement', 'Reinforcement Learning with Fast and Forgetful Memory'],
  ['protrain aware techniques', 'ProTrain: Efficient LLM Training via Memory-Aware Techniques'],
  ['explicit memory modeling', 'Memory^3: Language Modeling with Explicit Memory'],
  ['ladder side tuning', 'LST: Ladder Side-Tuning for Parameter and Memory Efficient Transfer Learning'],
  ['sublinear cost nets', 'Training Deep Nets with Sublinear Memory Cost'],
  ['selection subset upcore', 'UPCORE: Utility-Preserving Coreset Selection for Balanced Unlearning'],
  [
    'structured sparsity scalable generalizable',
    'S^{2}FT: Efficient, Scalable and Generalizable LLM Fine-tuning by Structured Sparsity',
  ],
  ['retrieval heads razorattention', 'RazorAttention: Efficient KV Cache Compression Through Retrieval Heads'],
  ['trillion zero parameter', 'ZeRO: Memory Optimizations Toward Training Trillion Parameter Models'],
  ['beam search best', 'Best-First Beam Search'],
];

/** Title and abstract in turn, after two lines of banner. */
const seeds = (() => {
  const file = fs.readdirSync(path.join(places.root, 'seeds')).find((name) => name.endsWith('.txt'));
  const lines = fs
    .readFileSync(path.join(places.root, 'seeds', file), 'utf8')
    .split(/\r?\n/)
    .slice(2);
  return lines.flatMap((line, index) => (index % 2 === 0 ? [{ title: line, abstract: lines[index + 1] }] : []));
})();

describe('ten papers of the bundled corpus', () => {
  let desk;
  before(async () => {
    const draft = `\\documentclass{article}\n\\begin{document}\nA first sentence \\cite{}.\n\nHere.\n\\end{document}\n`;
    desk = await openDesk({ only: true, files: { 'draft.tex': draft, 'references.bib': '' }, open: 'draft.tex' });
  });
  after(() => desk?.close());
  afterEach(async () => {
    await desk.press('Escape');
    await desk.restore('draft.tex');
  });

  for (const [typed, title] of papers) {
    it(`${title}: by "${typed}", and by its abstract`, async () => {
      await desk.goTo('draft.tex', '\\cite{‸}');
      await desk.type(typed);
      await desk.rowsUntil('the paper on top', ([row]) => means(row, title));
      await desk.press('Escape');

      const seed = seeds.find((each) => each.title.includes(title));
      assert.ok(seed, 'it is in the corpus');
      // without its first sentence, which often holds the title's words
      const [, passage] = /^.*?[.?!]\s+(.*)$/.exec(seed.abstract) ?? [];
      assert.ok(passage);
      await desk.goTo('draft.tex', 'Here.‸');
      await desk.ask(
        async (vscode, text) => {
          const editor = vscode.window.activeTextEditor;
          await editor.edit((edit) => edit.insert(editor.selection.active, ` ${text}`));
        },
        passage.replace(/[\\%]/g, ' '),
      );
      await desk.openPanel();
      const first = desk.panel().getByRole('listitem').first();
      await desk.until('the paper on top of the panel', async () =>
        contains(await first.textContent({ timeout: 1000 }).catch(() => ''), title),
      );
      await desk.shot(`bundled-${typed.replaceAll(' ', '-')}`);
    });
  }
});
