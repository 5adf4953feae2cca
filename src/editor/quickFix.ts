/** How is a quick fix made? */
import * as vscode from 'vscode';

/** A fix that edits. `isPreferred`: what `Auto Fix` takes. */
export function quickFix(
  diagnostic: vscode.Diagnostic,
  title: string,
  isPreferred: boolean,
  make: (edit: vscode.WorkspaceEdit) => void,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = isPreferred;
  action.edit = new vscode.WorkspaceEdit();
  make(action.edit);
  return action;
}
