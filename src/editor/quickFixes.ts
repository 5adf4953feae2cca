/** What can be done at once about a problem in a document or a bibliography? */
import * as vscode from 'vscode';
import { doubledKeys } from '../core/document/doubled.ts';
import { isAborted, signalOf } from './abort.ts';
import { bibSelector } from './bibEntries.ts';
import { bibliographyFixes, declareFixes } from './bibliographyFixes.ts';
import type { CheckCode } from './checkCode.ts';
import type { Desk } from './desk.ts';
import { documentSelector, openDocument, rangeOf } from './documents.ts';
import { incompleteFixes } from './incompleteFixes.ts';
import { quickFix } from './quickFix.ts';
import { reasonOf } from './log.ts';
import { citationsOf } from './reading.ts';
import { repeatedKeyFixes } from './repeatedKeys.ts';
import { unknownKeyFixes } from './unknownKeyFixes.ts';

/** What `editor.codeActionsOnSave` can ask for: all doubled keys removed. */
const fixAll = vscode.CodeActionKind.SourceFixAll.append('relatedWork');

/** Registers the light bulbs of documents and of `.bib` files. */
export function registerQuickFixes(desk: Desk): vscode.Disposable {
  const inDocuments: vscode.CodeActionProvider = {
    provideCodeActions: async (document, range, context, token) => {
      const signal = signalOf(token);
      if (context.only !== undefined && fixAll.contains(context.only)) return [];
      if (context.only?.contains(fixAll) === true && !context.only.contains(vscode.CodeActionKind.QuickFix)) {
        return removeAllDoubled(document, fixAll);
      }
      const own = context.diagnostics.filter(({ source }) => source === 'Related Work');
      try {
        const fixes = await Promise.all(own.map((diagnostic) => fixesFor(desk, document, diagnostic, signal)));
        const further = await declareFixes(desk, document, range);
        return isAborted(signal) ? [] : [...fixes.flat(), ...further];
      } catch (error) {
        if (!isAborted(signal)) desk.log.error(`quick fixes: ${reasonOf(error)}`);
        return [];
      }
    },
  };
  const inBibs: vscode.CodeActionProvider = {
    provideCodeActions: async (document, range, { diagnostics }, token) => {
      const signal = signalOf(token);
      const ofCode = (wanted: CheckCode): vscode.Diagnostic[] => diagnostics.filter(({ code }) => code === wanted);
      const repeated = ofCode('repeated-key');
      const others = [...ofCode('same-work'), ...repeated].flatMap(openOther);
      try {
        const lacking = await incompleteFixes(desk, document, range, diagnostics);
        const renamed = await Promise.all(repeated.map((each) => repeatedKeyFixes(desk, document, each)));
        return isAborted(signal) ? [] : [...renamed.flat(), ...lacking, ...others];
      } catch (error) {
        if (!isAborted(signal)) desk.log.error(`quick fixes: ${reasonOf(error)}`);
        return others;
      }
    },
  };
  const { languages, CodeActionKind } = vscode;
  return vscode.Disposable.from(
    languages.registerCodeActionsProvider(documentSelector, inDocuments, {
      providedCodeActionKinds: [CodeActionKind.QuickFix, fixAll],
    }),
    languages.registerCodeActionsProvider(bibSelector, inBibs, { providedCodeActionKinds: [CodeActionKind.QuickFix] }),
  );
}

async function fixesFor(
  desk: Desk,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  signal: AbortSignal,
): Promise<readonly vscode.CodeAction[]> {
  const { l10n } = vscode;
  switch (diagnostic.code as CheckCode) {
    case 'unknown-key':
      return unknownKeyFixes(desk, document, diagnostic, signal);
    case 'doubled-key':
      return [
        quickFix(diagnostic, l10n.t('Remove the second {0}', document.getText(diagnostic.range)), true, (edit) =>
          edit.delete(document.uri, withSeparator(document, diagnostic.range)),
        ),
        ...removeAllDoubled(document, vscode.CodeActionKind.QuickFix, diagnostic),
      ];
    case 'bibliography-not-found':
      return bibliographyFixes(desk, document, diagnostic);
    default:
      return [];
  }
}

/** One edit for all doubled keys of a document; none where there is one alone, unless it is asked for on saving. */
function removeAllDoubled(
  document: vscode.TextDocument,
  kind: vscode.CodeActionKind,
  diagnostic?: vscode.Diagnostic,
): vscode.CodeAction[] {
  const doubled = doubledKeys(document.getText(), citationsOf(document));
  if (doubled.length < (diagnostic === undefined ? 1 : 2)) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Remove all {0} doubled keys', doubled.length), kind);
  if (diagnostic !== undefined) action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  for (const citation of doubled) {
    action.edit.delete(document.uri, withSeparator(document, rangeOf(document, citation)));
  }
  return [action];
}

/** A later key of a group goes with the separator, blanks and `@` before it, and the brace behind it. */
function withSeparator(document: vscode.TextDocument, key: vscode.Range): vscode.Range {
  const end = document.offsetAt(key.start);
  const start = Math.max(0, end - 500);
  const before = document.getText(new vscode.Range(document.positionAt(start), key.start));
  const separator = /[,;]\s*(?:%[^\n]*\n\s*)*(?:-?@(\{)?)?$/.exec(before);
  if (separator === null) return key;
  const behind = document.getText(new vscode.Range(key.end, key.end.translate(0, 1)));
  const isBraced = separator[1] !== undefined && behind === '}';
  return new vscode.Range(document.positionAt(start + separator.index), isBraced ? key.end.translate(0, 1) : key.end);
}

/** The other entry is one click away: which of the two is better, nobody but the person knows. */
function openOther(diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  const [other] = diagnostic.relatedInformation ?? [];
  if (other === undefined) return [];
  const { uri, range } = other.location;
  const action = new vscode.CodeAction(vscode.l10n.t('Open {0}', other.message), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  const selection = new vscode.Range(range.start, range.start);
  const viewColumn = openDocument(uri) === undefined ? vscode.ViewColumn.Beside : undefined;
  action.command = { command: 'vscode.open', title: '', arguments: [uri, { selection, viewColumn }] };
  return [action];
}
