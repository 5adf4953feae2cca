/** Command: open a half-written paper to try everything on. */
import * as vscode from 'vscode';
import { reasonOf } from '../log.ts';

/** What the sample is made of; the first is opened. */
const files = ['paper.tex', 'paper.md', 'references.bib'] as const;
/** Where they are in the package: the same ones that the tests use. */
const packed = ['test', 'fixtures', 'paper'] as const;
const folderName = 'related-work-sample';

interface Place extends vscode.QuickPickItem {
  readonly folder: () => Promise<vscode.Uri | undefined>;
}

/**
 * `Related Work: Open a Sample Paper`. Copies it where the person says: into the workspace, a folder, or the extension's own
 * storage, which is there in a browser, too. What is there from an earlier time is opened as it was left.
 */
export async function openSample(extensionUri: vscode.Uri, storage: vscode.Uri): Promise<void> {
  const { l10n, window } = vscode;
  try {
    const into = await placeFor(storage);
    if (into === undefined) return;
    const folder = vscode.Uri.joinPath(into, folderName);
    await vscode.workspace.fs.createDirectory(folder);
    for (const name of files) await copyIfMissing(vscode.Uri.joinPath(extensionUri, ...packed, name), folder, name);
    const paper = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, files[0]));
    // in its first paragraph that cites, so that the panel has something to say
    const start = paper.positionAt(paper.getText().indexOf(' \\cite'));
    await window.showTextDocument(paper, { preview: false, selection: new vscode.Range(start, start) });
    // a webview takes the focus late: whoever was to get it back would lose it again
    await vscode.commands.executeCommand('relatedWork.panel.focus', { preserveFocus: true });
  } catch (error) {
    void window.showErrorMessage(l10n.t('The sample paper could not be copied: {0}', reasonOf(error)));
  }
}

async function placeFor(storage: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { l10n, window, workspace } = vscode;
  const places: Place[] = [
    {
      label: `$(book) ${l10n.t('Just look')}`,
      detail: l10n.t("In a folder of the extension's own: nothing of yours is touched"),
      folder: () => Promise.resolve(storage),
    },
    ...(workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
      label: `$(root-folder) ${l10n.t('In {0}', name)}`,
      detail: l10n.t('In a new folder {0} of this workspace', folderName),
      folder: () => Promise.resolve(uri),
    })),
    // a browser has no folders of its own
    ...(vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined
      ? []
      : [
          {
            label: `$(folder-opened) ${l10n.t('Choose a folder...')}`,
            detail: l10n.t('A new folder {0} is made in it', folderName),
            folder: chosenFolder,
          },
        ]),
  ];
  const title = l10n.t('Where shall the sample paper go?');
  return (await window.showQuickPick(places, { title, placeHolder: title }))?.folder();
}

async function chosenFolder(): Promise<vscode.Uri | undefined> {
  const { l10n, window } = vscode;
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: l10n.t('Where shall the sample paper go?'),
    openLabel: l10n.t('Copy Here'),
  });
  return chosen?.[0];
}

/** What somebody has written into an earlier copy stays. */
async function copyIfMissing(from: vscode.Uri, folder: vscode.Uri, name: string): Promise<void> {
  const { fs } = vscode.workspace;
  const to = vscode.Uri.joinPath(folder, name);
  try {
    await fs.stat(to);
  } catch {
    // not there: what else stands in the way is told by the writing
    await fs.writeFile(to, await fs.readFile(from));
  }
}
