/** When is a document's library read before anybody asks? As soon as the document is looked at, so that nobody waits. */
import * as vscode from 'vscode';
import type { Desk } from './desk.ts';
import { standingOf } from './desk.ts';
import { languageOf } from './documents.ts';
import { reasonOf } from './log.ts';

/** Has the sources of the document in the active editor read, and follows settings that name sources. */
export function followDocuments(desk: Desk): vscode.Disposable {
  const prepare = (editor: vscode.TextEditor | undefined): void => {
    if (editor === undefined || languageOf(editor.document) === undefined) return;
    standingOf(desk, editor.document).catch((error: unknown) => desk.log.error(`sources: ${reasonOf(error)}`));
  };
  // activation is over before anything is read
  const first = setTimeout(() => prepare(vscode.window.activeTextEditor), 0);
  const lookAgain = async (): Promise<void> => {
    const before = await desk.corpora.wanted();
    desk.corpora.forget();
    const now = await desk.corpora.wanted();
    const after = new Set(now.map(({ id }) => id));
    for (const { id } of before) if (!after.has(id)) desk.sources.forget(id);
    // what came is read where something has been read before: nobody waits for it otherwise
    if (desk.sources.states().length > 0) desk.sources.want(now);
    prepare(vscode.window.activeTextEditor);
  };
  const corporaChanged = (): void => {
    lookAgain().catch((error: unknown) => desk.log.error(`corpora: ${reasonOf(error)}`));
  };
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(first) },
    vscode.window.onDidChangeActiveTextEditor(prepare),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document === document) prepare(editor);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (
        change.affectsConfiguration('relatedWork.corpora') ||
        change.affectsConfiguration('relatedWork.bundledCorpus')
      ) {
        corporaChanged();
      }
    }),
    desk.corpora.onMayDiffer(corporaChanged),
  );
}
