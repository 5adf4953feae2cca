/** A paper of the corpus becomes citable: its entry goes into the bibliography, whatever that file is like. */
import * as vscode from 'vscode';
import { equal, eventually, includes, ok } from './check.ts';
import { accept, bytesOf, closeAll, labelOf, latin1, open, papersUntil, writeFile } from './desk.ts';

const title = 'Memorizing Transformers';

/** Types words into a slot of a document, accepts the paper, and answers its new key. */
async function citeMemorizing(editor: vscode.TextEditor): Promise<string> {
  await editor.edit((edit) => edit.insert(editor.selection.active, 'memorizing transformers'));
  const items = await papersUntil(title, editor, ([first]) => first !== undefined && labelOf(first) === title);
  const [item] = items;
  ok(item !== undefined && typeof item.insertText === 'string', 'the paper is offered');
  await accept(editor, item);
  return item.insertText;
}

async function draft(bibliography: string): Promise<vscode.TextEditor> {
  const name = `draft-${bibliography}.tex`;
  await writeFile(
    name,
    `\\documentclass{article}\n\\begin{document}\nText \\cite{}.\n\\bibliography{${bibliography}}\n\\end{document}\n`,
  );
  return open(name, '\\cite{‸}');
}

const undo = async (editor: vscode.TextEditor): Promise<void> => {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('undo');
};

describe('an entry for a paper that had none', () => {
  afterEach(closeAll);

  it('goes into a closed file, which is saved; undo in the paper takes it back, byte for byte', async () => {
    await writeFile('closed.bib', '@misc{old,\n  title = {Old}\n}\n');
    const before = latin1(await bytesOf('closed.bib'));
    const editor = await draft('closed');
    const text = editor.document.getText();
    const key = await citeMemorizing(editor);
    await eventually('the entry on disk', async () => latin1(await bytesOf('closed.bib')).includes(`{${key},`));
    equal(editor.document.getText(), text.replace('\\cite{}', `\\cite{${key}}`));
    await eventually('the key gone', async () => {
      if (editor.document.getText() === text) return true;
      await undo(editor);
      return false;
    });
    await eventually('the entry gone', async () => latin1(await bytesOf('closed.bib')) === before);
  });

  it('goes into an open file with changes, which stays unsaved', async () => {
    await writeFile('dirty.bib', '@misc{old,\n  title = {Old}\n}\n');
    const before = latin1(await bytesOf('dirty.bib'));
    const bibliography = await open('dirty.bib');
    await bibliography.edit((edit) => edit.insert(new vscode.Position(0, 0), '% mine\n'));
    const editor = await draft('dirty');
    const key = await citeMemorizing(editor);
    await eventually('the entry in the window', () => bibliography.document.getText().includes(`{${key},`));
    ok(bibliography.document.getText().startsWith('% mine\n@misc{old,'), 'the change is kept');
    ok(bibliography.document.isDirty, 'still unsaved');
    equal(latin1(await bytesOf('dirty.bib')), before);
  });

  it('keeps CRLF line ends', async () => {
    await writeFile('crlf.bib', '@misc{old,\r\n  title = {Old}\r\n}\r\n');
    const key = await citeMemorizing(await draft('crlf'));
    const text = await eventually('the entry on disk', async () => {
      const now = latin1(await bytesOf('crlf.bib'));
      return now.includes(`{${key},`) && now;
    });
    equal(text.replaceAll('\r\n', '').includes('\n'), false, 'every line ends with CR and LF');
  });

  it('keeps the encoding: the other bytes of a Latin-1 file are as they were', async () => {
    const old = Uint8Array.from('@misc{old,\n  author = {M\xfcller, J\xf6rg},\n  title = {Old}\n}\n', (each) =>
      each.charCodeAt(0),
    );
    await writeFile('latin1.bib', old);
    const key = await citeMemorizing(await draft('latin1'));
    const text = await eventually('the entry on disk', async () => {
      const now = latin1(await bytesOf('latin1.bib'));
      return now.includes(`{${key},`) && now;
    });
    includes(text, latin1(old).trimEnd());
  });

  it('is refused where another program holds the file, and nothing is changed', async () => {
    const bib = '@misc{old,\n  title = {Old}\n}\n';
    const files = new Map([
      [
        '/paper.tex',
        '\\documentclass{article}\n\\begin{document}\nText \\cite{memorizing transformers}.\n\\bibliography{refs}\n\\end{document}\n',
      ],
      ['/refs.bib', bib],
    ]);
    const tried: string[] = [];
    const held = {
      ...museum(files),
      writeFile: (uri: vscode.Uri): never => {
        tried.push(uri.path);
        throw vscode.FileSystemError.Unavailable('EBUSY: resource busy or locked');
      },
    };
    const registration = vscode.workspace.registerFileSystemProvider('held', held);
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('held:/paper.tex'));
      const editor = await vscode.window.showTextDocument(document);
      const position = document.positionAt(document.getText().indexOf('}.'));
      editor.selection = new vscode.Selection(position, position);
      const [item] = await papersUntil(title, editor, ([first]) => first !== undefined && labelOf(first) === title);
      const command = item?.command;
      ok(command, 'the paper is of the corpus');
      await vscode.commands.executeCommand(command.command, ...((command.arguments as unknown[] | undefined) ?? []));
      equal(tried.join(), '/refs.bib.related-work-tmp');
      equal(files.get('/refs.bib'), bib);
    } finally {
      await closeAll();
      registration.dispose();
    }
  });

  it('where nothing can be written: papers are found all the same, and nothing is changed', async () => {
    const files = new Map([
      [
        '/paper.tex',
        '\\documentclass{article}\n\\begin{document}\nText \\cite{memorizing transformers}.\n\\bibliography{refs}\n\\end{document}\n',
      ],
      ['/refs.bib', '@misc{old,\n  title = {Old}\n}\n'],
    ]);
    const registration = vscode.workspace.registerFileSystemProvider('museum', museum(files), { isReadonly: true });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('museum:/paper.tex'));
      const editor = await vscode.window.showTextDocument(document);
      const position = document.positionAt(document.getText().indexOf('}.'));
      editor.selection = new vscode.Selection(position, position);
      // VS Code refuses to type into such a document, but what follows an accepted row can be asked for all the same
      const [item] = await papersUntil(title, editor, ([first]) => first !== undefined && labelOf(first) === title);
      const command = item?.command;
      ok(command, 'the paper is of the corpus');
      await vscode.commands.executeCommand(command.command, ...((command.arguments as unknown[] | undefined) ?? []));
      equal(files.get('/refs.bib'), '@misc{old,\n  title = {Old}\n}\n');
    } finally {
      await closeAll();
      registration.dispose();
    }
  });
});

/** Files to look at: a folder that takes no change. */
function museum(files: ReadonlyMap<string, string>): vscode.FileSystemProvider {
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions('a museum');
  };
  const contentOf = (uri: vscode.Uri): Uint8Array => {
    const text = files.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  };
  return {
    onDidChangeFile: () => new vscode.Disposable(() => undefined),
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) =>
      uri.path === '/'
        ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
        : { type: vscode.FileType.File, ctime: 0, mtime: 0, size: contentOf(uri).length },
    readDirectory: () => [...files.keys()].map((name) => [name.slice(1), vscode.FileType.File]),
    readFile: contentOf,
    writeFile: refuse,
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
}
