/** What follows when a paper of the corpus was accepted from the completion list? Its entry. */
import * as vscode from 'vscode';
import type { PaperId } from '../core/paper.ts';
import { openDocument } from './documents.ts';
import type { Stubs } from './stubs.ts';

/** What a completion item tells its command. */
export interface AcceptedPaper {
  readonly document: string;
  readonly paper: PaperId;
  readonly key: string;
}

/** Registers the command behind accepted completion items; it is in no menu. */
export function registerAccept(stubs: Stubs): vscode.Disposable {
  return vscode.commands.registerCommand('relatedWork.acceptPaper', async (accepted: AcceptedPaper) => {
    const document = openDocument(vscode.Uri.parse(accepted.document));
    if (document !== undefined) await stubs.add(document, accepted.paper, accepted.key);
  });
}
