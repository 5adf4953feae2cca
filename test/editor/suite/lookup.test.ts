/** Papers come by their identifier: those that are known here without a request, others when that is switched on. */
import * as vscode from 'vscode';
import { equal, eventually, includes, ok } from './check.ts';
import { at, bytesOf, closeAll, latin1, open, writeFile } from './desk.ts';

const known = '@article{known2020,\n  title = {A Paper That Is Known},\n  doi = {10.5555/Known},\n  year = {2020}\n}\n';

const work = {
  DOI: '10.5555/asked.for',
  type: 'journal-article',
  title: ['A Paper That Was Asked For'],
  author: [{ given: 'Ada', family: 'Lovelace' }],
  'container-title': ['Annals of Asking'],
  issued: { 'date-parts': [[2022]] },
};

const add = (text: string): Thenable<void> => vscode.commands.executeCommand('relatedWork.addByIdentifier', text);

const setOnline = (providers: object | undefined): Thenable<void> =>
  vscode.workspace.getConfiguration('relatedWork').update('online', providers, vscode.ConfigurationTarget.Global);

async function draft(name: string, body = 'Text ‸ here.'): Promise<vscode.TextEditor> {
  await writeFile(`${name}.bib`, known);
  const text = `\\documentclass{article}\n\\begin{document}\n${body}\n\\bibliography{${name}}\n\\end{document}\n`;
  await writeFile(`${name}.tex`, text.replace('‸', ''));
  return open(`${name}.tex`, body);
}

/** Answers every request in this host, and remembers it, until it is put back. */
function caught(answer: () => Response): { readonly asked: string[]; release(): void } {
  const own = globalThis.fetch;
  const asked: string[] = [];
  globalThis.fetch = (input) => {
    asked.push(input instanceof Request ? input.url : String(input));
    return Promise.resolve(answer());
  };
  return { asked, release: () => (globalThis.fetch = own) };
}

const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

describe('a paper by its identifier', () => {
  let net: ReturnType<typeof caught>;
  beforeEach(() => (net = caught(() => json({ status: 'ok', message: work }))));
  afterEach(async () => {
    net.release();
    await setOnline(undefined);
    await closeAll();
  });

  it('that is known here is cited, in whatever dress, and nobody is asked', async () => {
    const editor = await draft('cite-known');
    await add('https://doi.org/10.5555/KNOWN');
    includes(editor.document.getText(), 'Text \\cite{known2020} here.');
    equal(latin1(await bytesOf('cite-known.bib')), known, 'nothing was written');
    equal(net.asked, []);
  });

  it('that nobody here knows: nothing changes and nobody is asked, as long as that is off', async () => {
    const editor = await draft('cite-off');
    const text = editor.document.getText();
    await add('10.5555/asked.for');
    equal(editor.document.getText(), text);
    equal(latin1(await bytesOf('cite-off.bib')), known);
    equal(net.asked, []);
  });

  it('is looked up when that is on, and undo takes citation and entry back', async () => {
    const editor = await draft('cite-on');
    const text = editor.document.getText();
    await setOnline({ crossref: true });
    await add('doi:10.5555/asked.for');
    const [, key = ''] = /\\cite\{([^}]+)\}/.exec(editor.document.getText()) ?? [];
    ok(key !== '', 'it is cited');
    const bib = await eventually('the entry on disk', async () => {
      const now = latin1(await bytesOf('cite-on.bib'));
      return now.includes(`{${key},`) && now;
    });
    includes(bib, 'Annals of Asking');
    equal(net.asked, ['https://api.crossref.org/works/10.5555%2Fasked.for']);
    await eventually('the text as it was', async () => {
      if (editor.document.getText() === text) return true;
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('undo');
      return false;
    });
    await eventually('the entry gone', async () => latin1(await bytesOf('cite-on.bib')) === known);
  });

  it('is not written when another work is answered, or none', async () => {
    const editor = await draft('cite-wrong');
    const text = editor.document.getText();
    await setOnline({ crossref: true });
    await add('10.5555/something.else');
    net.release();
    net = caught(() => json({}, 500));
    await add('10.5555/fails');
    equal(net.asked.length, 1);
    equal(editor.document.getText(), text);
    equal(latin1(await bytesOf('cite-wrong.bib')), known);
  });

  it('as BibTeX: its entry keeps its fields, gets the layout of the file, and is cited', async () => {
    const editor = await draft('cite-bibtex', 'Text \\cite{known2020‸} here.');
    await add('@article{known2020,title={Another {W}ork},annote={kept as {\\it it} is},author={Doe, Jane},year=2021}');
    const [, key = ''] = /\\cite\{known2020,([^}]+)\}/.exec(editor.document.getText()) ?? [];
    ok(key !== '' && key !== 'known2020', 'it has a key of its own in the group');
    const bib = await eventually('the entry on disk', async () => {
      const now = latin1(await bytesOf('cite-bibtex.bib'));
      return now.includes(`{${key},`) && now;
    });
    includes(bib, `@article{${key},\n  title = {Another {W}ork},\n  annote = {kept as {\\it it} is},\n`);
    equal(net.asked, []);
  });

  it('goes into a .bib in its place; one that is there is shown', async () => {
    await writeFile('own.bib', known);
    const editor = await open('own.bib', '‸@article{known2020');
    await setOnline({ crossref: true });
    await add('10.5555/asked.for');
    await eventually('the entry', () => editor.document.getText().includes('Annals of Asking'));
    ok(editor.document.getText().startsWith(known), 'the rest is as it was');
    await add('10.5555/known');
    equal(editor.document.getText().match(/known2020/g)?.length, 1);
    equal(latin1(await bytesOf('own.bib')), known, 'it is not saved behind the person’s back');
  });

  it('of an entry that is to be completed is asked for when that is on, and nothing is added unasked', async () => {
    const lacking = '@misc{lacking,\n  title = {A Paper That Was Asked For}\n}\n';
    await writeFile('lacking.bib', lacking);
    const editor = await open('lacking.bib', '‸@misc{lacking');
    const of = { uri: at('lacking.bib').toString(), key: 'lacking' };
    await vscode.commands.executeCommand('relatedWork.completeOnline', of);
    equal(net.asked, []);
    await setOnline({ crossref: true });
    void vscode.commands.executeCommand('relatedWork.completeOnline', of);
    await eventually('the difference', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputTextDiff),
      ),
    );
    equal(net.asked.length, 1);
    equal(editor.document.getText(), lacking);
  });
});
