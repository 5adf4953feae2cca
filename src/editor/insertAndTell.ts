/** What is said when an entry was written without a citation, and how is it taken back? */
import * as vscode from 'vscode';
import type { Stubs } from './stubs.ts';

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
