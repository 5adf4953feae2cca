/** What does the file of a source hold now, is it still the same, and when does it change? */
import * as vscode from 'vscode';
import { openDocument } from './documents.ts';

/** What is typed in an open editor counts at once; otherwise the file's bytes; undefined when there is no file. */
export async function contentOf(uri: vscode.Uri): Promise<string | Uint8Array | undefined> {
  const open = openDocument(uri);
  if (open !== undefined) return open.getText();
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** Tells one state of a file from another; undefined where there is none. */
export async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `${mtime} ${size}`;
  } catch {
    return undefined; // not there: reading it will say why
  }
}

/** Tells each change of one file. A new watcher sees nothing for a moment. */
export function watchFile(uri: vscode.Uri, onChange: (isDeleted: boolean) => void): vscode.Disposable {
  const folder = vscode.Uri.joinPath(uri, '..');
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[\]{}*?]/g, '?');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
  const tell = (isDeleted: boolean) => (changed: vscode.Uri) => {
    if (changed.toString() === uri.toString()) onChange(isDeleted);
  };
  watcher.onDidChange(tell(false));
  watcher.onDidCreate(tell(false));
  watcher.onDidDelete(tell(true));
  return watcher;
}
