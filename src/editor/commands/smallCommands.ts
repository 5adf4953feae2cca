/** Commands that need no more than a line: show the panel, create a bibliography, take a stub back, show the log. */
import * as vscode from 'vscode';
import type { Desk } from '../desk.ts';
import { activePaperEditor } from '../documents.ts';
import type { Stubs } from '../stubs.ts';

/** Registers them. */
export function registerSmallCommands(desk: Desk, stubs: Stubs, channel: vscode.LogOutputChannel): vscode.Disposable {
  const { commands } = vscode;
  return vscode.Disposable.from(
    commands.registerCommand('relatedWork.showPanel', () => commands.executeCommand('relatedWork.panel.focus')),
    commands.registerCommand('relatedWork.createBibliography', async () => {
      const editor = activePaperEditor();
      if (editor !== undefined) await (await desk.later()).createBibliography(desk, editor.document);
    }),
    commands.registerCommand('relatedWork.takeBackStub', () => stubs.takeBackLast()),
    commands.registerCommand('relatedWork.showLog', () => channel.show()),
  );
}
