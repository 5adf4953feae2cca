/** Command: forget what was kept of large sources and of look-ups. */
import * as vscode from 'vscode';
import { delays } from '../delays.ts';
import { answersFolder } from '../snapshotFolder.ts';
import type { Snapshots } from '../snapshots.ts';

/** Registers `Related Work: Clear Snapshots`. */
export function registerClearSnapshots(snapshots: Snapshots, storage: vscode.Uri): vscode.Disposable {
  const answers = vscode.Uri.joinPath(storage, answersFolder);
  return vscode.commands.registerCommand('relatedWork.clearSnapshots', async () => {
    const bytes = await snapshots.clear();
    await vscode.workspace.fs.delete(answers, { recursive: true }).then(undefined, () => undefined); // there may be none
    const megabytes = (bytes / 1e6).toLocaleString(vscode.env.language, { maximumFractionDigits: 1 });
    vscode.window.setStatusBarMessage(
      `$(book) ${vscode.l10n.t('Snapshots cleared: {0} MB', megabytes)}`,
      delays.statusMessageMs,
    );
  });
}
