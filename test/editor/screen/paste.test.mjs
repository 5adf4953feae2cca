/** A paper is pasted by its identifier: a citation and its entry, and undo takes both back. Nothing is asked of anybody. */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const corpus = [
  {
    title: 'A Study of Pasted Identifiers',
    authors: ['Grace Hopper', 'Ada Lovelace'],
    year: 2021,
    journal: 'Journal of Clipboards',
    volume: '4',
    pages: '1--9',
    doi: '10.5555/Pasted.2021',
  },
]
  .map((each) => `${JSON.stringify(each)}\n`)
  .join('');

describe('pasting', () => {
  let desk;
  before(async () => {
    desk = await openDesk({
      files: { 'corpus/found.jsonl': corpus },
      settings: { 'relatedWork.corpora': ['${workspaceFolder}/corpus'] },
    });
  });
  after(() => desk?.close());

  async function paste(text) {
    await desk.ask((vscode, text) => vscode.env.clipboard.writeText(text), text);
    await desk.press('Control+v');
  }

  const line = async (part) => (await desk.editorText()).split('\n').find((each) => each.includes(part)) ?? '';

  it('a DOI of a paper in a corpus: its citation and its entry stand there, and undo takes both back', async () => {
    const [paper, bibliography] = [desk.text('paper.tex'), desk.text('references.bib')];
    await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
    await paste('https://doi.org/10.5555/pasted.2021');
    const key = await desk.until(
      'a citation',
      async () => /optimizer state~\\citep\{([^},]+)\}/.exec(await desk.editorText())?.[1],
    );
    const added = await desk.until('the entry on disk', () => {
      const text = desk.text('references.bib');
      return text.includes(`{${key},`) && text;
    });
    assert.match(added, /Journal of Clipboards/);
    assert.match(added, /10\.5555\/Pasted\.2021/);
    await desk.page.locator('.statusbar-item', { hasText: `Added ${key} to references.bib` }).waitFor();
    await desk.shot('paste-doi');
    // the plain text is one choice away
    await desk.page.locator('.post-edit-widget').first().waitFor();
    await desk.press('Control+.');
    await desk.shot('paste-choices');
    await desk.press('Escape');
    await desk.until('the text as it was', async () => {
      if ((await desk.editorText()) === paper) return true;
      await desk.press('Control+z');
      return false;
    });
    await desk.until('the entry gone', () => desk.text('references.bib') === bibliography);
  });

  it('a sentence with a DOI in it is a sentence, and an address stays one', async () => {
    const paper = await desk.editorText();
    await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
    await paste(' (see https://doi.org/10.5555/pasted.2021)');
    await desk.until('the sentence', async () =>
      (await line('optimizer state')).includes('state (see https://doi.org/10.5555/pasted.2021)'),
    );
    await desk.undoAll('paper.tex', paper);
  });

  it('an address in Markdown becomes a citation, not a link; another address stays what it is', async () => {
    const before = desk.text('paper.md');
    await desk.goTo('paper.md', 'onto fewer channels‸.');
    await paste('https://doi.org/10.1145/3600006.3613165');
    await desk.until('the citation', async () =>
      (await desk.editorText()).includes('channels [@kwon2023pagedattention].'),
    );
    await desk.shot('paste-markdown');
    await desk.undoAll('paper.md', before);
    await paste('https://example.org/page');
    await desk.until('the address', async () => (await desk.editorText()).includes('https://example.org/page'));
    assert.ok(!(await desk.editorText()).includes('[@https'));
    await desk.undoAll('paper.md', before);
  });

  it('a text that is dropped is cited where it is dropped', async () => {
    const before = desk.text('paper.tex');
    await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
    const box = await desk.boxOf('about that. Factored');
    await desk.page.evaluate(
      ({ x, y, text }) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData('text/plain', text);
        const under = document.elementFromPoint(x, y);
        for (const type of ['dragenter', 'dragover', 'drop']) {
          const place = { clientX: x, clientY: y, screenX: x, screenY: y };
          under.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer, ...place }));
        }
      },
      { x: box.x + (box.width * 10) / 20, y: box.y + box.height / 2, text: 'arXiv:2106.09685v2 [cs.CL]' },
    );
    await desk.until('the citation', async () =>
      (await desk.editorText()).includes('about that~\\citep{hu2022lora}. Factored'),
    );
    await desk.shot('paste-dropped');
    await desk.undoAll('paper.tex', before);
  });

  it('BibTeX in a .bib gets its layout and a free key', async () => {
    const before = desk.text('references.bib');
    await desk.ask(async (vscode) => {
      const [found] = await vscode.workspace.findFiles('references.bib');
      const editor = await vscode.window.showTextDocument(found, { preview: false });
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      editor.selection = new vscode.Selection(end, end);
      editor.revealRange(editor.selection);
    });
    await desk.see('.tab.active[data-resource-name="references.bib"]');
    await desk.page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
    await paste('@article{pasted2024,title={An Entry on {One} Line},author={Doe, Jane},year=2024}');
    const text = await desk.until('the entry', async () => {
      const text = await desk.editorText();
      return text.includes('pasted2024') && text;
    });
    await desk.shot('paste-bibtex');
    assert.match(text.slice(before.length), /@article\{pasted2024,\n {2}title\s+= \{An Entry on \{One\} Line\},\n/);
    await desk.undoAll('references.bib', before);
  });
});
