/** How does a .bib that is open get the entries of papers, each in its place? */
import * as vscode from 'vscode';
import { fileSource } from '../corpora.ts';
import { delays } from '../delays.ts';
import type { Desk } from '../desk.ts';
import type { PastedPaper } from '../pasting/asked.ts';
import { keyPatternSetting, stubSetting } from '../settings.ts';

/** In the editor, where it can be undone; not saved. A work that has an entry is shown, and what that lacks is offered. */
export async function addToBib(desk: Desk, editor: vscode.TextEditor, papers: readonly PastedPaper[]): Promise<void> {
  const { document } = editor;
  const { l10n, window } = vscode;
  for (const { paper, key, entry } of papers) {
    const { version } = document;
    const stub = await desk.asker.ask('stub', {
      bibliographies: [fileSource(document.uri).id],
      keyPattern: keyPatternSetting(document.uri),
      paper,
      key,
      ...(entry === undefined ? {} : { entry }),
      taken: [],
      target: { content: document.getText(), encoding: document.encoding },
      wishes: await wishesFor(desk, document.uri),
    });
    if (stub === null || document.isClosed) return;
    if (stub.placed === undefined) {
      await show(desk, editor, stub.key);
      if (typeof paper === 'string' || stub.same === undefined) {
        window.setStatusBarMessage(`$(book) ${l10n.t('Here already: {0}', stub.key)}`, delays.statusMessageMs);
      } else await (await desk.later()).offerMissing(desk, stub.same.source, stub.key, paper);
      continue;
    }
    const { insertion, unwritable } = stub.placed;
    const isChanged = document.version !== version || unwritable !== undefined;
    const at = document.positionAt(insertion.offset);
    if (isChanged || !(await editor.edit((edit) => edit.insert(at, insertion.text)))) {
      void window.showWarningMessage(l10n.t('The entry {0} was not written: try again.', stub.key));
      return;
    }
    const end = document.positionAt(insertion.offset + insertion.text.length);
    editor.revealRange(new vscode.Range(at, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    editor.selection = new vscode.Selection(end, end);
    window.setStatusBarMessage(`$(book) ${l10n.t('Added {0}', stub.key)}`, delays.statusMessageMs);
  }
}

async function wishesFor(desk: Desk, uri: vscode.Uri): Promise<{ abstract: boolean; dialect?: 'bibtex' | 'biblatex' }> {
  const { dialect } = await desk.bibliographies.of({ uri });
  return { abstract: stubSetting(uri), ...(dialect === undefined ? {} : { dialect }) };
}

async function show(desk: Desk, editor: vscode.TextEditor, key: string): Promise<void> {
  const found = (await desk.bibEntries.of(editor.document.uri))?.byKey.get(key);
  if (found === undefined) return;
  const at = new vscode.Position(found.line, found.character);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
