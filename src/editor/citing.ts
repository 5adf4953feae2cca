/** How does a chosen paper get into the paper that is being written? */
import * as vscode from 'vscode';
import type { Row } from '../core/show/card.ts';
import { citationFor } from '../core/write/citing.ts';
import { addAndFollow } from './accept.ts';
import { delays } from './delays.ts';
import { documentSelector, languageOf } from './documents.ts';
import { citationsOf } from './reading.ts';
import type { Stubs } from './stubs.ts';

/** The part of a row or card that citing needs. */
export type Citable = Pick<Row, 'paper' | 'key' | 'standing'>;

/** Cites a paper at the cursor of an editor, as `citeAllAtCursor` does. */
export function citeAtCursor(editor: vscode.TextEditor, row: Citable, stubs: Stubs): Promise<void> {
  return citeAllAtCursor(editor, [row], stubs);
}

/**
 * Cites papers at the cursor of an editor, in one group and one undo step; those of the corpus get their entries, too. The
 * cursor ends behind the citation. Keys that the group at the cursor has already are left out.
 */
export async function citeAllAtCursor(
  editor: vscode.TextEditor,
  rows: readonly Citable[],
  stubs: Stubs,
): Promise<void> {
  const { document } = editor;
  const language = languageOf(document);
  if (language === undefined) return;
  const text = document.getText();
  const offset = document.offsetAt(editor.selection.active);
  const keys = rows.map(({ key }) => key);
  const insertion = citationFor(text, offset, language, citationsOf(document), keys);
  if (insertion === undefined) {
    vscode.window.setStatusBarMessage(
      `$(quote) ${vscode.l10n.t('Already cited here: {0}', keys.join(', '))}`,
      delays.statusMessageMs,
    );
  } else {
    const at = document.positionAt(insertion.offset);
    const applied = await editor.edit((edit) => edit.insert(at, insertion.text));
    if (!applied) {
      void vscode.window.showWarningMessage(vscode.l10n.t('The document cannot be changed.'));
      return;
    }
    const end = document.positionAt(insertion.offset + insertion.text.length);
    editor.selection = new vscode.Selection(end, end);
    editor.revealRange(editor.selection);
  }
  // one after the other: where a work has another key by now, the document is changed
  for (const { standing, paper, key } of rows) {
    if (standing === 'corpus') await addAndFollow(stubs, document, paper, key);
  }
}

/** The editor that a citation goes to: the active one, or the one beside the panel that was active last. */
export function editorToCiteIn(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [activeTextEditor, ...visibleTextEditors].find(
    (editor) => editor !== undefined && vscode.languages.match(documentSelector, editor.document) > 0,
  );
}
