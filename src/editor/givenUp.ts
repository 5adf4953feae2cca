/** What does the person learn when the worker cannot be kept alive? Once, with what can be done. */
import * as vscode from 'vscode';
import type { Asker } from './ask.ts';

/** A worker that dies is started again without a word; only when that fails, too, is the person told. */
export function tellWhenGivenUp(asker: Asker): vscode.Disposable {
  return vscode.Disposable.from(asker.onGivenUp((reason) => void tell(asker, reason)));
}

async function tell(asker: Asker, reason: string): Promise<void> {
  const { l10n, window } = vscode;
  const again = l10n.t('Start Again');
  const log = l10n.t('Show Log');
  const choice = await window.showErrorMessage(l10n.t('Related Work cannot read papers: {0}', reason), again, log);
  if (choice === again) asker.startAgain();
  else if (choice === log) await vscode.commands.executeCommand('relatedWork.showLog');
}
