/** How does a chosen paper get into the paper that is being written? */
import * as vscode from 'vscode';
import type { Row } from '../core/show/card.ts';
import { citationFor } from '../core/write/citing.ts';
import { addAndFollow } from './accept.ts';
import { documentSelector, languageOf } from './documents.ts';
import { citationsOf } from './reading.ts';
import type { Stubs } from './stubs.ts';

/** The part of a row or card that citing needs. */
export type Citable = Pick<Row, 'paper' | 'key' | 'standing'>;

/**
 * Cites a paper at the cursor of an editor; a paper of the corpus gets its entry, too. The cursor ends behind the
 * citation. Nothing happens when the group at the cursor has the key already.
 */
export async function citeAtCursor(editor: vscode.TextEditor, row: Citable, stubs: Stubs): Promise<void> {
  const { document } = editor;
  const language = languageOf(document);
  if (language === undefined) return;
  const text = document.getText();
  const offset = document.offsetAt(editor.selection.active);
  const insertion = citationFor(text, offset, language, citationsOf(document), [row.key]);
  if (insertion !== undefined) {
    const at = document.positionAt(insertion.offset);
    const applied = await editor.edit((edit) => edit.insert(at, insertion.text));
    if (!applied) {
      void vscode.window.showWarningMessage(vscode.l10n.t('The document cannot be changed.'));
      return;
    }
    const end = document.positionAt(insertion.offset + insertion.text.length);
    editor.selection = new vscode.Selection(end, end);
  }
  if (row.standing === 'corpus') await addAndFollow(stubs, document, row.paper, row.key);
}

/** The editor that a citation goes to: the active one, or the one beside the panel that was active last. */
export function editorToCiteIn(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [activeTextEditor, ...visibleTextEditors].find(
    (editor) => editor !== undefined && vscode.languages.match(documentSelector, editor.document) > 0,
  );
}
