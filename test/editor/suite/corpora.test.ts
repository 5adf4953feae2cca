/** Is everything read that the settings name: files, folders, globs, compressed or not, there already or coming later? */
import * as vscode from 'vscode';
import { eventually, ok } from './check.ts';
import { at, closeAll, folder, labelOf, papersAt, papersUntil, write, writeFile } from './desk.ts';

/** Each test has a word of its own: what another one has left can't be mistaken for it. */
const entry = (word: string): string =>
  `@misc{${word},\n  title = {On ${word} Things},\n  author = {Doe, Jane},\n  year = {2020},\n}\n`;

const setCorpora = (paths: readonly string[] | undefined): Thenable<void> =>
  vscode.workspace.getConfiguration('relatedWork').update('corpora', paths, vscode.ConfigurationTarget.Global);

/** A paper that can be cited already is listed by its key, any other by its title. */
const isAbout = (word: string) => (item: vscode.CompletionItem) =>
  labelOf(item) === word || labelOf(item).includes(`On ${word} Things`);

/** Types the word into a citation and waits for its paper. */
async function found(word: string): Promise<vscode.TextEditor> {
  const editor = await write('latex', `\\documentclass{article}\n\\begin{document}\n\\cite{${word}‸}\n`);
  await papersUntil(`a paper on ${word}`, editor, (items) => items.some(isAbout(word)));
  return editor;
}

async function lost(word: string, editor: vscode.TextEditor): Promise<void> {
  await eventually(`no paper on ${word}`, async () => !(await papersAt(editor)).some(isAbout(word)));
}

async function gzipped(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Only where there are files: in a browser a folder has no path. */
const isOnDisk = (): boolean => folder().scheme === 'file';

describe('the corpora of the settings', () => {
  afterEach(async () => {
    await setCorpora(undefined);
    await closeAll();
  });

  it('may be a file: relative, by ${workspaceFolder}, absolute', async () => {
    await writeFile('files/relatif.bib', entry('relatif'));
    await writeFile('files/placed.bib', entry('placed'));
    await writeFile('files/absolut.bib', entry('absolut'));
    const absolute = isOnDisk() ? at('files/absolut.bib').fsPath : './files/absolut.bib';
    await setCorpora(['files/relatif.bib', '${workspaceFolder}/files/placed.bib', absolute]);
    for (const word of ['relatif', 'placed', 'absolut']) await found(word);
  });

  it('may be a folder: everything in it that can be read, compressed or not', async () => {
    await writeFile('shelf/plain.bib', entry('shelved'));
    await writeFile('shelf/deep/packed.bib.gz', await gzipped(entry('packed')));
    await writeFile('shelf/record.bib.ris', 'TY  - JOUR\nTI  - On recorded Things\nAU  - Doe, Jane\nER  - \n');
    await setCorpora(['shelf']);
    for (const word of ['shelved', 'packed', 'recorded']) await found(word);
  });

  it('may be a glob', async () => {
    await writeFile('lists/a/globbed.bib', entry('globbed'));
    await writeFile('lists/a/other.bibliography', entry('unmatched'));
    await setCorpora(['${workspaceFolder}/lists/*/*.bib']);
    await lost('unmatched', await found('globbed'));
  });

  it('may lie in the home folder', async function () {
    const home = typeof process === 'undefined' ? undefined : process.env['HOME'];
    if (home === undefined || !isOnDisk()) return this.skip();
    const file = vscode.Uri.joinPath(vscode.Uri.file(home), 'my papers', 'homely.bib');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(entry('homely')));
    await setCorpora(['~/my papers']);
    await found('homely');
  });

  it('may come later, change, and go', async () => {
    await writeFile('pile/first.bib', entry('piled'));
    await setCorpora(['pile', 'files/later.bib']);
    const editor = await found('piled');
    await writeFile('files/later.bib', entry('late'));
    await found('late');
    await writeFile('files/later.bib', entry('later'));
    await found('later');
    await writeFile('pile/second.bib', entry('added'));
    const added = await found('added');
    await vscode.workspace.fs.delete(at('pile/second.bib'));
    await lost('added', added);
    await setCorpora(['files/later.bib']);
    await lost('piled', editor);
    ok((await papersAt(await found('later'))).length > 0, 'the other one stays');
  });
});
