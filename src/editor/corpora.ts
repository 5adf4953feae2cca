/** Which files do the settings name as corpora? */
import * as vscode from 'vscode';
import { BUNDLED } from '../core/paper.ts';
import { nameOf } from './documents.ts';
import { bundledCorpusSetting, corporaSetting } from './settings.ts';
import type { WantedSource } from './sources.ts';

/** What a folder is searched for: what the readers know. */
const endings = '{bib,txt,jsonl,ris,nbib,csv,json,yaml,yml}';

/** More files than this are no corpus but a mistake (a home folder, a disk). */
const mostFiles = 2000;

/** The corpus that comes with the extension, as a source. */
export function bundledCorpus(extensionUri: vscode.Uri): WantedSource {
  return {
    id: BUNDLED,
    name: vscode.l10n.t('bundled corpus'),
    format: 'pairs',
    uri: vscode.Uri.joinPath(extensionUri, 'seeds', '000_de446312ac012c8b.txt'),
    fixed: true,
  };
}

/** A file of the person's as a source; its format is told from its name and content. */
export function fileSource(uri: vscode.Uri): WantedSource {
  return { id: uri.toString(), name: nameOf(uri), format: 'auto', uri };
}

/**
 * All corpora that are switched on: the bundled one, and each file that a setting names directly, by folder or by glob.
 * `home` is the person's home folder for `~`, absent in a browser. A path that names nothing gives nothing: what is not
 * there yet may come.
 */
export async function corpora(bundled: WantedSource, home: string | undefined): Promise<readonly WantedSource[]> {
  const found: WantedSource[] = bundledCorpusSetting() ? [bundled] : [];
  for (const written of corporaSetting()) {
    for (const place of placesOf(written, home)) found.push(...(await filesAt(place)).map(fileSource));
  }
  return found;
}

interface Place {
  readonly base: vscode.Uri;
  readonly glob: string | undefined;
}

/** `${workspaceFolder}` and relative paths mean each workspace folder in turn. */
function placesOf(written: string, home: string | undefined): readonly Place[] {
  const folders = vscode.workspace.workspaceFolders?.map((folder) => folder.uri) ?? [];
  const path = written.trim().replaceAll('\\', '/');
  if (path.startsWith('~/')) return home === undefined ? [] : [placeOf(vscode.Uri.file(home), path.slice(2))];
  if (/^([a-zA-Z]:)?\//.test(path)) return [placeOf(vscode.Uri.file('/'), path.replace(/^\//, ''))];
  const relative = path.replace(/^\$\{workspaceFolder\}\/?/, '');
  return folders.map((folder) => placeOf(folder, relative));
}

/** The path up to its first wildcard, and the glob from there on. */
function placeOf(base: vscode.Uri, path: string): Place {
  const parts = path.split('/').filter((part) => part !== '');
  const wild = parts.findIndex((part) => /[*?{[]/.test(part));
  const plain = wild < 0 ? parts : parts.slice(0, wild);
  return {
    base: plain.length === 0 ? base : vscode.Uri.joinPath(base, ...plain),
    glob: wild < 0 ? undefined : parts.slice(wild).join('/'),
  };
}

async function filesAt({ base, glob }: Place): Promise<readonly vscode.Uri[]> {
  if (glob === undefined) {
    const type = await vscode.workspace.fs.stat(base).then(
      (stat) => stat.type,
      () => undefined, // not there (yet): nothing to read
    );
    if (type === undefined) return [];
    if ((type & vscode.FileType.Directory) === 0) return [base];
  }
  const pattern = new vscode.RelativePattern(base, glob ?? `**/*.${endings}`);
  const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**', mostFiles);
  return [...files].sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
}
