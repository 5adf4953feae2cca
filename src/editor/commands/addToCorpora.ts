/** Command: name files or folders of the explorer as corpora. */
import * as vscode from 'vscode';
import { delays } from '../delays.ts';
import { nameOf } from '../documents.ts';
import { addCorpora } from '../settings.ts';

/** `Related Work: Add to the Corpora`. `uris`: all that are selected in the explorer; from the palette, the file that is open. */
export async function addToCorpora(
  uri: vscode.Uri | undefined,
  uris: readonly vscode.Uri[] | undefined,
): Promise<void> {
  const { l10n, window } = vscode;
  const meant = uris ?? [uri ?? window.activeTextEditor?.document.uri].filter((each) => each !== undefined);
  if (meant.length === 0) return;
  await addCorpora(meant.map(written));
  const [first] = meant;
  const said =
    meant.length === 1 && first !== undefined
      ? l10n.t('{0} is a corpus now: its papers are suggested', nameOf(first))
      : l10n.t('{0} corpora added: their papers are suggested', meant.length);
  window.setStatusBarMessage(`$(library) ${said}`, delays.statusMessageMs);
}

/** As the setting has it: by the folder of the workspace, so that it holds for whoever opens that elsewhere. */
function written(uri: vscode.Uri): string {
  const { getWorkspaceFolder, workspaceFolders, asRelativePath } = vscode.workspace;
  const folder = getWorkspaceFolder(uri);
  if (folder === undefined) return uri.fsPath;
  const isAlone = workspaceFolders?.length === 1;
  const relative = folder.uri.path === uri.path ? '' : `/${asRelativePath(uri, false)}`;
  return `\${workspaceFolder${isAlone ? '' : `:${folder.name}`}}${relative}`;
}
