/** Where are snapshots and answers kept? In folders of the extension's own, on whatever VS Code keeps such things. */
import * as vscode from 'vscode';
import type { SnapshotFolder } from './snapshots.ts';

/** The folder of what was looked up. */
export const answersFolder = 'answers';

/** A folder with this name under the extension's global storage. It is made when the first file is written. */
export function snapshotFolder(storage: vscode.Uri, name = 'snapshots'): SnapshotFolder {
  const folder = vscode.Uri.joinPath(storage, name);
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const { fs } = vscode.workspace;
  return {
    read: async (name) => {
      try {
        return await fs.readFile(at(name));
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    write: async (name, bytes) => fs.writeFile(at(name), bytes),
    rename: async (from, to) => fs.rename(at(from), at(to), { overwrite: true }),
    delete: async (name) => fs.delete(at(name)),
    list: async () => {
      try {
        const names = (await fs.readDirectory(folder)).filter(([, type]) => type === vscode.FileType.File);
        const stats = await Promise.all(names.map(async ([name]) => statOf(name, at(name))));
        return stats.filter((stat) => stat !== undefined);
      } catch (error) {
        if (isNotFound(error)) return [];
        throw error;
      }
    },
  };
}

/** Undefined when the file has just gone: another window tidied up. */
async function statOf(name: string, uri: vscode.Uri) {
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return { name, bytes: size, changedMs: mtime };
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
