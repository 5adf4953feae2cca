/** Command: forget what was kept of large sources. */
import * as vscode from 'vscode';
import { delays } from '../delays.ts';
import type { Snapshots } from '../snapshots.ts';

/** Registers `Related Work: Clear Snapshots`. */
export function registerClearSnapshots(snapshots: Snapshots): vscode.Disposable {
  return vscode.commands.registerCommand('relatedWork.clearSnapshots', async () => {
    const bytes = await snapshots.clear();
    const megabytes = (bytes / 1e6).toLocaleString(undefined, { maximumFractionDigits: 1 });
    vscode.window.setStatusBarMessage(
      `$(book) ${vscode.l10n.t('Snapshots cleared: {0} MB', megabytes)}`,
      delays.statusMessageMs,
    );
  });
}
