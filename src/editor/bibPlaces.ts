/** Where on the disk is the bibliography that a document writes a path of? */
import * as vscode from 'vscode';
import { bibInputs, joinedPath, withoutJobname } from '../core/document/paths.ts';
import { bibliographyFoldersSetting } from './settings.ts';

/** What the machine says about places of bibliographies. */
export interface BibPlaces {
  /** The person's home folder; undefined in a browser. */
  readonly home: string | undefined;
  /** The environment variable BIBINPUTS, as TeX reads it; undefined where it is not set. */
  readonly bibInputs: string | undefined;
}

/**
 * The file that a path in `declaring` means: against `folders` in turn, then the folders of the setting, then those of
 * BIBINPUTS. Where none is there, the first place, so that it is noticed when it comes; undefined where the path cannot be
 * followed: an address, or a name made by a command.
 */
export async function placeOf(
  places: BibPlaces,
  path: string,
  declaring: vscode.Uri,
  folders: readonly string[],
): Promise<vscode.Uri | undefined> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return undefined;
  const plain = withoutJobname(path, declaring.path);
  if (plain === undefined) return undefined;
  const own = declaring.scheme === 'untitled' ? (vscode.workspace.workspaceFolders?.[0]?.uri ?? declaring) : declaring;
  const base = declaring.scheme === 'untitled' ? [own.path] : folders;
  const candidates = homely(plain, places.home, own) ?? [
    ...base.map((folder) => joinedPath(folder, plain)),
    // in a project of Quarto's a path from `/` on is the project's
    ...(plain.startsWith('/') ? base.map((folder) => joinedPath(folder, plain.slice(1))) : []),
    ...settingFolders(own, places.home).map((folder) => joinedPath(folder, plain)),
  ];
  const uris = [...new Set(candidates)].flatMap((each) =>
    each === undefined ? [] : [own.with({ path: each, query: '', fragment: '' })],
  );
  for (const uri of uris) if (await isThere(uri)) return uri;
  return (await inBibInputs(places.bibInputs, plain, own)) ?? uris[0];
}

/** What `\addbibresource[glob]{refs/*.bib}` means: every file like it, below the first folder that has any. */
export async function filesLike(
  path: string,
  folders: readonly string[],
  declaring: vscode.Uri,
): Promise<readonly vscode.Uri[]> {
  for (const folder of folders) {
    const pattern = new vscode.RelativePattern(declaring.with({ path: folder, query: '', fragment: '' }), path);
    const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', 100);
    if (found.length > 0) return [...found].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
  return [];
}

function homely(path: string, home: string | undefined, own: vscode.Uri): readonly (string | undefined)[] | undefined {
  if (!path.startsWith('~/')) return undefined;
  return home === undefined || own.scheme !== 'file' ? [] : [joinedPath(vscode.Uri.file(home).path, path.slice(2))];
}

/** `~` and relative folders of the setting, the latter against each workspace folder. */
function settingFolders(own: vscode.Uri, home: string | undefined): readonly string[] {
  const workspace = vscode.workspace.getWorkspaceFolder(own) ?? vscode.workspace.workspaceFolders?.[0];
  return bibliographyFoldersSetting(own).flatMap((written) => {
    const folder = written.replace(/^\$\{workspaceFolder\}\/?/, './');
    if (folder.startsWith('~/')) return home === undefined ? [] : [`${vscode.Uri.file(home).path}/${folder.slice(2)}`];
    const path = joinedPath(workspace?.uri.path ?? '/', folder);
    return path === undefined ? [] : [path];
  });
}

async function inBibInputs(value: string | undefined, path: string, own: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (own.scheme !== 'file') return undefined;
  for (const { folder, isDeep } of bibInputs(value)) {
    const base = vscode.Uri.file(folder);
    const direct = vscode.Uri.joinPath(base, path);
    if (await isThere(direct)) return direct;
    if (!isDeep) continue;
    const [below] = await vscode.workspace.findFiles(new vscode.RelativePattern(base, `**/${path}`), undefined, 1);
    if (below !== undefined) return below;
  }
  return undefined;
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.Directory) === 0,
    () => false, // not there (yet)
  );
}
