/** Command: put the BibTeX entry of a paper into the document's bibliography, without citing it. */
import * as vscode from 'vscode';
import { editorToCiteIn } from '../citing.ts';
import type { Desk } from '../desk.ts';
import type { Stubs } from '../stubs.ts';
import { insertStubAndTell } from '../insertAndTell.ts';
import { pickPaper } from './pickPaper.ts';

/** `Related Work: Insert BibTeX Stub`. */
export async function insertStub(desk: Desk, stubs: Stubs): Promise<void> {
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
}
