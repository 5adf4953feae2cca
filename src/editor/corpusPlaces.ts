/** Which files does a path in the settings name? */
import * as vscode from 'vscode';

/** What a folder is searched for: what the readers know, compressed or not. */
const known = ['bib', 'txt', 'jsonl', 'ris', 'nbib', 'csv', 'json', 'yaml', 'yml'];
const inFolders = `**/*.{${[...known, ...known.map((ending) => `${ending}.gz`)].join(',')}}`;

/** More files than this are no corpus but a mistake (a home folder, a disk). */
const mostFiles = 2000;

/** A file or folder, or what a glob finds from a folder on. */
export interface Place {
  readonly base: vscode.Uri;
  readonly glob: string | undefined;
}

/**
 * The places that a path means: one each for `~` and absolute paths; `${workspaceFolder}` and relative paths mean each
 * workspace folder in turn, `${workspaceFolder:name}` the one of that name. `home` is absent in a browser.
 */
export function placesOf(written: string, home: string | undefined): readonly Place[] {
  const path = written.trim().replaceAll('\\', '/');
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (path === '~' || path.startsWith('~/')) {
    return home === undefined ? [] : [placeOf(vscode.Uri.file(home), path.slice(1))];
  }
  if (/^([a-zA-Z]:)?\//.test(path)) return [placeOf(vscode.Uri.file('/'), path)];
  const named = /^\$\{workspaceFolder(?::([^}]*))?\}(?:\/|$)/.exec(path);
  const relative = path.slice(named?.[0].length ?? 0);
  const meant = named?.[1] === undefined ? folders : folders.filter(({ name }) => name === named[1]);
  return meant.map(({ uri }) => placeOf(uri, relative));
}

/** What is there now, in a fixed order. `searched` is what to watch where more may come. */
export async function filesAt(
  place: Place,
): Promise<{ files: readonly vscode.Uri[]; searched: vscode.RelativePattern | undefined }> {
  const { base, glob } = place;
  // a name that has brackets in it and is there means itself
  if (glob !== undefined && !/[*?]/.test(glob)) {
    const named = vscode.Uri.joinPath(base, ...glob.split('/'));
    if ((await typeOf(named)) !== undefined) return filesAt({ base: named, glob: undefined });
  }
  if (glob === undefined) {
    const type = await typeOf(base);
    // not there (yet): wanted all the same, so that it is read when it comes; it may come as a folder
    if (type === undefined) return { files: [base], searched: itself(base) };
    if ((type & vscode.FileType.Directory) === 0) return { files: [base], searched: undefined };
  }
  const searched = new vscode.RelativePattern(base, glob ?? inFolders);
  const files = await vscode.workspace.findFiles(searched, '**/node_modules/**', mostFiles);
  return { files: [...files].sort((a, b) => (a.toString() < b.toString() ? -1 : 1)), searched };
}

/** Whether something is there, and what; undefined where nothing is. */
async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => type,
    () => undefined,
  );
}

function itself(file: vscode.Uri): vscode.RelativePattern {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), name);
}

/** The path up to its first wildcard, and the glob from there on. */
function placeOf(base: vscode.Uri, path: string): Place {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const wild = parts.findIndex((part) => /[*?{[]/.test(part));
  const plain = wild < 0 ? parts : parts.slice(0, wild);
  return {
    base: plain.length === 0 ? base : vscode.Uri.joinPath(base, ...plain),
    glob: wild < 0 ? undefined : parts.slice(wild).join('/'),
  };
}
