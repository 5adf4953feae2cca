/** May the extension write to this file, here and now? Asks the person, or says why not. */
import * as vscode from 'vscode';
import { nameOf } from './documents.ts';

/** Whether the file may be written. When not, the person has been told why. */
export async function mayWrite(uri: vscode.Uri): Promise<boolean> {
  const { l10n, workspace, window } = vscode;
  const name = nameOf(uri);
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    void window.showWarningMessage(l10n.t('{0} cannot be changed: its file system is read-only.', name));
    return false;
  }
  const permissions = await workspace.fs.stat(uri).then(
    (stat) => stat.permissions,
    () => undefined, // not there yet: nothing forbids to make it
  );
  if (permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0) {
    void window.showWarningMessage(l10n.t('{0} cannot be changed: it is read-only.', name));
    return false;
  }
  const question = l10n.t('You have not trusted this workspace. Write an entry to {0} all the same?', name);
  return mayChange(question, l10n.t('Write the Entry'));
}

/** Whether files of the workspace may be changed: where the person has not trusted it, they are asked `question`. */
export async function mayChange(question: string, yes: string): Promise<boolean> {
  const { l10n, workspace, window } = vscode;
  if (workspace.isTrusted) return true;
  const manage = l10n.t('Manage Workspace Trust');
  const choice = await window.showWarningMessage(question, yes, manage);
  if (choice === manage) void vscode.commands.executeCommand('workbench.trust.manage');
  return choice === yes;
}
