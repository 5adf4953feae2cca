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
  const corporaChanged = async (): Promise<void> => {
    const before = await desk.corpora.wanted();
    desk.corpora.forget();
    const after = new Set((await desk.corpora.wanted()).map(({ id }) => id));
    for (const { id } of before) if (!after.has(id)) desk.sources.forget(id);
    prepare(vscode.window.activeTextEditor);
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
        corporaChanged().catch((error: unknown) => desk.log.error(`corpora: ${reasonOf(error)}`));
      }
    }),
  );
}
