/** What follows when a paper of the corpus was accepted from the completion list? Its entry. */
import * as vscode from 'vscode';
import type { Paper, PaperId } from '../core/paper.ts';
import { openDocument, rangeOf } from './documents.ts';
import { citationsOf } from './reading.ts';
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
    if (document !== undefined) await addAndFollow(stubs, document, accepted.paper, accepted.key);
  });
}

/** Adds the entry (`entry`: as somebody has written it); where the work has another key by now, the document says that one. */
export async function addAndFollow(
  stubs: Stubs,
  document: vscode.TextDocument,
  paper: PaperId | Paper,
  key: string,
  entry?: string,
): Promise<string | undefined> {
  const given = await stubs.add(document, paper, key, entry);
  if (given === undefined || given === key || document.isClosed) return given;
  const edit = new vscode.WorkspaceEdit();
  for (const citation of citationsOf(document)) {
    if (citation.key === key) edit.replace(document.uri, rangeOf(document, citation), given);
  }
  await vscode.workspace.applyEdit(edit);
  return given;
}
