/** Command: cite a paper at the cursor. */
import * as vscode from 'vscode';
import { citeAtCursor, editorToCiteIn } from '../citing.ts';
import type { Desk } from '../desk.ts';
import type { Stubs } from '../stubs.ts';
import { pickPaper } from './pickPaper.ts';

/** `Related Work: Cite Here`. The selected words, if there are any, are searched for. */
export async function citeHere(desk: Desk, stubs: Stubs): Promise<void> {
  const { l10n } = vscode;
  const editor = editorToCiteIn();
  if (editor === undefined) {
    void vscode.window.showInformationMessage(l10n.t('Open a LaTeX or Markdown document to cite in.'));
    return;
  }
  const typed = editor.document.getText(editor.selection).replace(/\s+/g, ' ').trim();
  const picked = await pickPaper(desk, editor.document, { title: l10n.t('Cite Here'), typed });
  if (picked === undefined) return;
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  shown.selection = new vscode.Selection(shown.selection.end, shown.selection.end);
  await citeAtCursor(shown, picked.row, stubs);
}
