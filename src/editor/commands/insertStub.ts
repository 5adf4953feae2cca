/** Command: put the BibTeX entry of a paper into the document's bibliography, without citing it. */
import * as vscode from 'vscode';
import { editorToCiteIn } from '../citing.ts';
import type { Desk } from '../desk.ts';
import type { Stubs } from '../stubs.ts';
import { pickPaper } from './pickPaper.ts';

/** Registers `Related Work: Insert BibTeX Stub`. */
export function registerInsertStub(desk: Desk, stubs: Stubs): vscode.Disposable {
  return vscode.commands.registerCommand('relatedWork.insertStub', async () => {
    const { l10n, window } = vscode;
    const editor = editorToCiteIn();
    if (editor === undefined) {
      void window.showInformationMessage(
        l10n.t('Open the LaTeX or Markdown document whose bibliography gets the entry.'),
      );
      return;
    }
    const title = l10n.t('Insert a BibTeX Stub');
    const picked = await pickPaper(desk, editor.document, { title, only: 'corpus' });
    if (picked === undefined) return;
    await insertStubAndTell(stubs, editor.document, picked.row.paper);
  });
}

/** Writes the entry, and says so where it can be taken back: no citation is there whose undo would do that. */
export async function insertStubAndTell(stubs: Stubs, document: vscode.TextDocument, paper: string): Promise<void> {
  const { l10n, window } = vscode;
  const key = await stubs.add(document, paper, undefined);
  if (key === undefined) return;
  const takeBack = l10n.t('Take Back');
  const copy = l10n.t('Copy Key');
  const choice = await window.showInformationMessage(l10n.t('Added {0} to the bibliography.', key), copy, takeBack);
  if (choice === takeBack) await stubs.takeBack(key);
  else if (choice === copy) await vscode.env.clipboard.writeText(key);
}
