/** Where is it kept where papers were on the map? In the workspace's own storage, so that a map looks as it did yesterday. */
import * as vscode from 'vscode';

/** One file. Without a workspace there is nowhere to keep it. */
export class KeptMap {
  readonly #folder: vscode.Uri | undefined;

  constructor(folder: vscode.Uri | undefined) {
    this.#folder = folder;
  }

  /** Undefined when nothing is kept. */
  async read(): Promise<Uint8Array | undefined> {
    const file = this.#file;
    if (file === undefined) return undefined;
    try {
      return await vscode.workspace.fs.readFile(file);
    } catch (error) {
      // not there: no map was drawn here yet. Anything else: it is drawn anew
      if (error instanceof vscode.FileSystemError) return undefined;
      throw error;
    }
  }

  async write(bytes: Uint8Array): Promise<void> {
    const file = this.#file;
    if (file !== undefined) await vscode.workspace.fs.writeFile(file, bytes);
  }

  get #file(): vscode.Uri | undefined {
    return this.#folder === undefined ? undefined : vscode.Uri.joinPath(this.#folder, 'map.json');
  }
}
