/** Commands behind the links of a hover: copy a key, and put another key in the place of an unknown one. */
import * as vscode from 'vscode';
import { delays } from '../delays.ts';
import { openDocument, rangeOf } from '../documents.ts';

interface Replacement {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly old: string;
  readonly key: string;
}

/** Registers both; they are in no menu. */
export function registerKeyCommands(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('relatedWork.copyKey', async ({ key }: { key: string }) => {
      await vscode.env.clipboard.writeText(key);
      vscode.window.setStatusBarMessage(`$(copy) ${vscode.l10n.t('Copied {0}', key)}`, delays.statusMessageMs);
    }),
    vscode.commands.registerCommand('relatedWork.replaceKey', async (replacement: Replacement) => {
      const document = openDocument(vscode.Uri.parse(replacement.document));
      if (document === undefined) return;
      const range = rangeOf(document, replacement);
      // the text may have moved on since the hover was drawn
      if (document.getText(range) !== replacement.old) return;
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, range, replacement.key);
      await vscode.workspace.applyEdit(edit);
    }),
  );
}
