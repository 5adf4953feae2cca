/** Command: read every source again. */
import * as vscode from 'vscode';
import { delays } from '../delays.ts';
import type { Desk } from '../desk.ts';
import { standingOf } from '../desk.ts';
import { activePaperEditor } from '../documents.ts';

/** Registers `Related Work: Rebuild the Library`. */
export function registerRebuildLibrary(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand('relatedWork.rebuildLibrary', () =>
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading papers') },
      async () => {
        // after the worker was given up, this is the person's way back
        desk.asker.startAgain();
        desk.bibliographies.forget();
        desk.corpora.forget();
        const editor = activePaperEditor();
        if (editor !== undefined) await standingOf(desk, editor.document);
        await desk.sources.rebuild();
        const states = desk.sources.states();
        const papers = states.reduce((sum, { state }) => sum + (state?.papers ?? 0), 0);
        const problems = states.reduce((sum, { state }) => sum + (state?.problems.length ?? 0), 0);
        vscode.window.setStatusBarMessage(
          `$(book) ${vscode.l10n.t('{0} papers read from {1} sources, {2} problems', papers, states.length, problems)}`,
          delays.statusMessageMs,
        );
      },
    ),
  );
}
