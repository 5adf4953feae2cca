/** What can be done at once about a problem in a document? */
import * as vscode from 'vscode';
import { isAborted, signalOf } from './abort.ts';
import { resolveKey } from './citationAt.ts';
import type { Desk } from './desk.ts';
import { documentSelector } from './documents.ts';
import { reasonOf } from './log.ts';

const mostNearest = 4;

/** Registers the light bulbs: the nearest keys for an unknown one, removing a doubled one, creating a missing bibliography. */
export function registerQuickFixes(desk: Desk): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: async (document, _range, context, token) => {
      const signal = signalOf(token);
      const own = context.diagnostics.filter(({ source }) => source === 'Related Work');
      try {
        const fixes = await Promise.all(own.map((diagnostic) => fixesFor(desk, document, diagnostic, signal)));
        return isAborted(signal) ? [] : fixes.flat();
      } catch (error) {
        if (!isAborted(signal)) desk.log.error(`quick fixes: ${reasonOf(error)}`);
        return [];
      }
    },
  };
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  return vscode.languages.registerCodeActionsProvider(documentSelector, provider, kinds);
}

async function fixesFor(
  desk: Desk,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  signal: AbortSignal,
): Promise<readonly vscode.CodeAction[]> {
  const { l10n } = vscode;
  switch (diagnostic.code) {
    case 'unknown-key': {
      const key = document.getText(diagnostic.range);
      const nearest = (await resolveKey(desk, document, key, mostNearest, signal))?.nearest ?? [];
      return nearest.map((row, rank) =>
        fix(diagnostic, l10n.t('Change to {0} ({1})', row.key, row.title), rank === 0, (edit) =>
          edit.replace(document.uri, diagnostic.range, row.key),
        ),
      );
    }
    case 'doubled-key':
      return [
        fix(diagnostic, l10n.t('Remove the second {0}', document.getText(diagnostic.range)), true, (edit) =>
          edit.delete(document.uri, withSeparator(document, diagnostic.range)),
        ),
      ];
    default:
      return [];
  }
}

function fix(
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

/** A later key of a group goes with the separator, blanks and `@` before it. */
function withSeparator(document: vscode.TextDocument, key: vscode.Range): vscode.Range {
  const before = document.getText(new vscode.Range(new vscode.Position(0, 0), key.start));
  const separator = /\s*[,;]\s*(?:-?@\{?)?$/.exec(before);
  return separator === null ? key : new vscode.Range(document.positionAt(separator.index), key.end);
}
