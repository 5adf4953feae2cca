/** What is said of a pattern for keys that is not understood? Once for each, with the way to the setting. */
import * as vscode from 'vscode';
import type { Desk } from './desk.ts';
import { reasonOf } from './log.ts';
import { keyPatternSetting } from './settings.ts';

/** Looks at the setting now and whenever it changes. */
export function registerKeyPatternCheck(desk: Desk): vscode.Disposable {
  let told = '';
  const check = async (): Promise<void> => {
    const pattern = keyPatternSetting(vscode.window.activeTextEditor?.document.uri);
    if (pattern.trim() === '' || pattern === told) return;
    const wrong = await desk.asker.ask('keyPattern', { pattern });
    if (wrong === null) return;
    told = pattern;
    const { l10n, window, commands } = vscode;
    const open = l10n.t('Open the Setting');
    const message = l10n.t(
      'relatedWork.stub.key is not understood, so keys are made as those of the bibliography: {0}',
      wrong,
    );
    const choice = await window.showWarningMessage(message, open);
    if (choice === open) await commands.executeCommand('workbench.action.openSettings', '@id:relatedWork.stub.key');
  };
  const look = (): void => {
    check().catch((error: unknown) => desk.log.warn(`key pattern: ${reasonOf(error)}`));
  };
  // nothing is asked, and no worker started, where no pattern is written
  look();
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('relatedWork.stub.key')) look();
  });
}
