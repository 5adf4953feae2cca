/** What do the tests inside a host need of a window? Documents with a cursor in them, and questions to VS Code. */
import * as vscode from 'vscode';
import { eventually, ok } from './check.ts';

export const extensionId = 'related-work.related-work';

export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  ok(first, 'the window has a folder');
  return first.uri;
}

export const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

export const bytesOf = async (name: string): Promise<Uint8Array> => vscode.workspace.fs.readFile(at(name));

/** A text read as Latin-1: one character a byte, so that bytes can be compared as text. */
export const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** Opens a file of the sample paper and puts the cursor where `‸` stands in `place`. */
export async function open(name: string, place?: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(at(name));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  if (place !== undefined) {
    const offset = document.getText().indexOf(place.replace('‸', ''));
    ok(offset >= 0, `${name} does not hold ${place}`);
    const position = document.positionAt(offset + place.indexOf('‸'));
    editor.selection = new vscode.Selection(position, position);
  }
  return editor;
}

/** A new document without a file, the cursor at `‸`. */
export async function write(language: string, text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content: text.replace('‸', '') });
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(text.indexOf('‸'));
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

export const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

/** What is written behind an item's label: authors, year, source. */
export const factsOf = ({ label }: vscode.CompletionItem): string =>
  typeof label === 'string' ? '' : `${label.detail ?? ''} ${label.description ?? ''}`;

/** Our own items where the cursor is: VS Code's own words and snippets carry no facts. */
export async function papersAt(editor: vscode.TextEditor, resolve = 0): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.selection.active,
    undefined,
    resolve,
  );
  return list.items.filter((item) => /references\.bib|bundled|\.bib/.test(factsOf(item)));
}

/** Asks for the list until it holds what is wanted. */
export async function papersUntil(
  what: string,
  editor: vscode.TextEditor,
  wanted: (items: vscode.CompletionItem[]) => boolean,
): Promise<vscode.CompletionItem[]> {
  return eventually(what, async () => {
    const items = await papersAt(editor);
    return wanted(items) && items;
  });
}

/** The text of all hovers where `‸` stands, the cursor there, too. */
export async function hoverAt(name: string, place: string): Promise<string> {
  const { document, selection } = await open(name, place);
  return hoverIn(document, selection.active);
}

/** The text of all hovers at a position, wherever the cursor is. */
export async function hoverIn(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n')
    .replace(/\\(?=[^\w\s])/g, '');
}

/** Writes a file of the folder anew, as another program would. */
export const writeFile = async (name: string, content: string | Uint8Array): Promise<void> =>
  vscode.workspace.fs.writeFile(at(name), typeof content === 'string' ? new TextEncoder().encode(content) : content);

export const closeAll = async (): Promise<void> => {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
};

/** Does what accepting an item of the list does: its text goes in, then its command runs. */
export async function accept(editor: vscode.TextEditor, item: vscode.CompletionItem): Promise<void> {
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  ok(range, 'the item says what it replaces');
  ok(typeof item.insertText === 'string', 'the item says what it inserts');
  const { insertText } = item;
  ok(await editor.edit((edit) => edit.replace(range, insertText)), 'the key goes in');
  const { command } = item;
  if (command !== undefined) {
    await vscode.commands.executeCommand(command.command, ...((command.arguments as unknown[] | undefined) ?? []));
  }
}
