/**
 * A paper that no source knows is looked up when somebody who knows it is switched on, and only when it is pasted, added or
 * completed. What goes out is caught at the platform's own door and answered there, as Crossref documents it.
 */
import assert from 'node:assert/strict';
import { openDesk } from './desk.mjs';

const doi = '10.5555/looked.up';
const work = {
  DOI: doi,
  type: 'journal-article',
  title: ['A Paper That Nobody Here Knew'],
  author: [
    { given: 'Ada', family: 'Lovelace' },
    { given: 'Grace', family: 'Hopper' },
  ],
  'container-title': ['Annals of Looking Up'],
  volume: '7',
  page: '12-34',
  issued: { 'date-parts': [[2022, 3]] },
};

const bib = `@article{lovelace2022paper,
  title = {A Paper That Nobody Here Knew},
  year  = {2022}
}
`;

describe('looking up', () => {
  let desk;
  afterEach(() => desk?.close());

  /** Answers every request of the extension from now on, and remembers it. */
  const catchRequests = (status = 200) =>
    desk.ask(
      (_vscode, { work, status }) => {
        globalThis.askedOutside ??= [];
        globalThis.fetch = async (url, init) => {
          globalThis.askedOutside.push({ url: String(url), agent: init?.headers?.['User-Agent'] });
          const body = JSON.stringify({ status: 'ok', message: work });
          return new Response(body, { status, headers: { 'content-type': 'application/json' } });
        };
      },
      { work, status },
    );
  const asked = () => desk.ask(() => globalThis.askedOutside.map(({ url }) => url));
  async function paste(text) {
    await desk.ask((vscode, text) => vscode.env.clipboard.writeText(text), text);
    await desk.press('Control+v');
  }
  async function choices() {
    await desk.page.locator('.post-edit-widget').first().waitFor();
    await desk.press('Control+.');
    return desk.page.locator('.action-widget, .context-view').filter({ hasText: 'Insert Plain Text' }).first();
  }

  it('off, as it comes: the text is pasted, the choice says how to switch it on, and nobody is asked', async () => {
    desk = await openDesk();
    await catchRequests();
    await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
    await paste(doi);
    await desk.until('the text', async () => (await desk.editorText()).includes(`optimizer state${doi}`));
    const menu = await choices();
    await menu.getByText(`Cite doi:${doi}: switch on who may be asked for it`).waitFor();
    await desk.shot('lookup-off');
    await menu.getByText(`Cite doi:${doi}`).click();
    await desk.page.locator('.settings-editor', { hasText: 'Crossref' }).waitFor();
    await desk.page.locator('.settings-editor').getByText('Semantic Scholar: DOIs').waitFor();
    await desk.shot('lookup-settings');
    assert.deepEqual(await asked(), []);
  });

  it('on: a pasted DOI is cited with its entry, one request; undo takes both back', async () => {
    desk = await openDesk({
      settings: { 'relatedWork.online': { crossref: true }, 'relatedWork.onlineContact': 'jane@example.org' },
    });
    await catchRequests();
    const [paper, bibliography] = [desk.text('paper.tex'), desk.text('references.bib')];
    await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
    await paste(`https://doi.org/${doi}`);
    const key = await desk.until(
      'a citation',
      async () => /optimizer state~\\citep\{([^},]+)\}/.exec(await desk.editorText())?.[1],
    );
    await desk.until('the entry on disk', () => desk.text('references.bib').includes(`{${key},`));
    assert.match(desk.text('references.bib'), /Lovelace, Ada and Hopper, Grace/);
    assert.deepEqual(await asked(), ['https://api.crossref.org/works/10.5555%2Flooked.up?mailto=jane%40example.org']);
    const menu = await choices();
    await menu.getByText(`Look up doi:${doi}, and cite it`).waitFor();
    await desk.shot('lookup-cited');
    await desk.press('Escape');
    await desk.until('the text as it was', async () => {
      if ((await desk.editorText()) === paper) return true;
      await desk.press('Control+z');
      return false;
    });
    await desk.until('the entry gone', () => desk.text('references.bib') === bibliography);

    // what was answered is kept: pasted again, nobody is asked
    await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
    await paste(doi);
    await desk.until('the citation again', async () => /optimizer state~\\citep\{/.test(await desk.editorText()));
    assert.equal((await asked()).length, 1);
  });

  it('a fault: told in one sentence, and the text stays as it was pasted', async () => {
    desk = await openDesk({ settings: { 'relatedWork.online': { crossref: true } } });
    await catchRequests(500);
    const bibliography = desk.text('references.bib');
    await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
    await paste(doi);
    await desk.until('the text', async () => (await desk.editorText()).includes(`optimizer state${doi}`));
    await desk.notification(`doi:${doi} was not found: Crossref failed (status 500); nothing was written.`);
    await desk.shot('lookup-fault');
    assert.equal(desk.text('references.bib'), bibliography);
  });

  it('completes an entry: the difference first, then what was missing, nothing else', async () => {
    desk = await openDesk({
      files: { 'refs.bib': bib },
      open: 'refs.bib',
      settings: { 'relatedWork.online': { crossref: true } },
    });
    await catchRequests();
    await desk.goTo('refs.bib', '‸@article{lovelace2022paper');
    await desk.until('the problem', () =>
      desk.ask((vscode) => {
        const { uri } = vscode.window.activeTextEditor.document;
        return vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'incomplete-entry');
      }),
    );
    await desk.fix('Complete lovelace2022paper online');
    await desk.page.locator('.monaco-diff-editor').first().waitFor();
    const question = await desk.notification('Crossref: add author, journal, volume, pages, doi to lovelace2022paper?');
    await desk.shot('lookup-complete');
    // the bell's own words would lie over the button
    await desk.page.mouse.move(400, 300);
    await question.getByRole('button', { name: 'Add' }).press('Enter');
    const text = await desk.until('the fields', () => {
      const text = desk.text('refs.bib');
      return text.includes('Lovelace, Ada and Hopper, Grace') && text;
    });
    assert.match(text, /title\s+= \{A Paper That Nobody Here Knew\},/);
    assert.match(text, /journal\s+= \{Annals of Looking Up\}/);
    assert.equal((await asked()).length, 1);
    assert.match((await asked())[0], /^https:\/\/api\.crossref\.org\/works\?query\.bibliographic=A%20Paper%20That/);
  });

  it('Add by Identifier cites what is typed, and says what it is taken for', async () => {
    desk = await openDesk({ settings: { 'relatedWork.online': { crossref: true } } });
    await catchRequests();
    await desk.goTo('paper.tex', 'shrinks the optimizer state‸');
    await desk.command('Add by Identifier...');
    const box = desk.page.locator('.quick-input-widget input');
    await box.fill('10.5555');
    await desk.page.locator('.quick-input-widget', { hasText: 'Not (yet) an identifier.' }).waitFor();
    await box.fill(doi);
    await desk.page.locator('.quick-input-widget', { hasText: `doi:${doi}` }).waitFor();
    await desk.shot('lookup-add');
    await desk.press('Enter');
    const key = await desk.until(
      'a citation',
      async () => /optimizer state~\\citep\{([^},]+)\}/.exec(await desk.editorText())?.[1],
    );
    await desk.until('the entry on disk', () => desk.text('references.bib').includes(`{${key},`));
  });
});
