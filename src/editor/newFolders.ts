/** Which folders have come to the workspace? Of one that is moved, unpacked or checked out, nothing is told of its files. */
import * as vscode from 'vscode';
import { delays } from './delays.ts';

/** So many things that came at once are a whole checkout: what is in the workspace may be anything. */
const mostLookedAt = 200;

/**
 * Tells of each folder that came, once it is quiet, and a second time a while later. VS Code's watcher tells of a folder that
 * came, and on Linux not of what is in it by then (parcel-bundler/watcher issues 97 and 243).
 */
export class NewFolders implements vscode.Disposable {
  readonly #came = new vscode.EventEmitter<vscode.Uri>();
  readonly #watcher: vscode.FileSystemWatcher;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #seen = new Map<string, vscode.Uri>();
  #quiet: ReturnType<typeof setTimeout> | undefined;

  /** Fires with a folder in which files may be that nobody told of. */
  readonly onDidCome = this.#came.event;

  constructor() {
    this.#watcher = vscode.workspace.createFileSystemWatcher('**', false, true, true);
    this.#watcher.onDidCreate((uri) => {
      if (/\/(?:node_modules|\.git)\//.test(uri.path)) return;
      this.#seen.set(uri.toString(), uri);
      clearTimeout(this.#quiet);
      this.#quiet = setTimeout(() => void this.#look(), delays.afterDiskChangeMs);
    });
  }

  dispose(): void {
    clearTimeout(this.#quiet);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#watcher.dispose();
    this.#came.dispose();
  }

  async #look(): Promise<void> {
    const seen = [...this.#seen.values()];
    this.#seen = new Map();
    const all = vscode.workspace.workspaceFolders ?? [];
    const folders = seen.length > mostLookedAt ? all.map(({ uri }) => uri) : await foldersAmong(seen);
    if (folders.length === 0) return;
    const tell = (): void => folders.forEach((folder) => this.#came.fire(folder));
    tell();
    // what is written into it before it is watched, too, is told by nobody
    const again = setTimeout(() => {
      this.#timers.delete(again);
      tell();
    }, delays.watcherAwakeMs);
    this.#timers.add(again);
  }
}

async function foldersAmong(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const isFolder = async (uri: vscode.Uri): Promise<boolean> =>
    vscode.workspace.fs.stat(uri).then(
      ({ type }) => (type & vscode.FileType.Directory) !== 0,
      () => false, // gone again
    );
  const found = await Promise.all(uris.map(isFolder));
  return uris.filter((_, index) => found[index] === true);
}
