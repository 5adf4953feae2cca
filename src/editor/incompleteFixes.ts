/** What can be done about an entry that lacks something? */
import * as vscode from 'vscode';
import { BLANK } from '../core/write/blank.ts';
import type { BibKey } from '../core/read/bibKeys.ts';
import type { CheckCode } from './checkCode.ts';
import type { Desk } from './desk.ts';
import { IgnoredEntries } from './ignoredEntries.ts';
import type { Ignoring } from './incompleteEntries.ts';
import { onlineSetting } from './settings.ts';

/** The command that looks an entry up online; offered where anybody may be asked. */
const completeOnline = 'relatedWork.completeOnline';

/** Filling in by hand, looking up, or not hearing of it again; and hearing of it again. */
export async function incompleteFixes(
  desk: Desk,
  document: vscode.TextDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): Promise<readonly vscode.CodeAction[]> {
  const own = diagnostics.filter(({ code }) => code === ('incomplete-entry' satisfies CheckCode));
  const entry = await entryAt(desk, document, range.start.line);
  if (entry === undefined) return [];
  if (own.length === 0) return toldAgain(desk, document, range, entry);
  const fixes = await Promise.all(own.map((diagnostic) => fixesFor(desk, document, diagnostic, entry)));
  return fixes.flat();
}

async function fixesFor(
  desk: Desk,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  { key }: BibKey,
): Promise<readonly vscode.CodeAction[]> {
  const { l10n, CodeAction, CodeActionKind } = vscode;
  const found: vscode.CodeAction[] = [];
  const fields = diagnostic.message
    .slice(diagnostic.message.indexOf(':') + 1)
    .split(',')
    .map((each) => each.trim());
  const fill = await filledByHand(desk, document, key, fields);
  if (fill !== undefined) {
    const action = new CodeAction(l10n.t('Fill in {0}', fields.join(', ')), CodeActionKind.QuickFix);
    action.isPreferred = true;
    action.edit = fill;
    found.push(action);
  }
  if (onlineSetting().providers.size > 0) {
    const action = new CodeAction(l10n.t('Complete {0} online', key), CodeActionKind.QuickFix);
    action.command = { command: completeOnline, title: '', arguments: [{ uri: document.uri.toString(), key }] };
    found.push(action);
  }
  found.push(ignoring(document, key, true, l10n.t('Do not tell what {0} lacks', key)));
  for (const action of found) action.diagnostics = [diagnostic];
  return found;
}

/** A snippet with a stop for each value. */
async function filledByHand(
  desk: Desk,
  document: vscode.TextDocument,
  key: string,
  fields: readonly string[],
): Promise<vscode.WorkspaceEdit | undefined> {
  const { version } = document;
  const addition = await desk.asker.ask('blankFields', { content: document.getText(), key, fields });
  if (addition === null || document.version !== version) return undefined;
  const edit = new vscode.WorkspaceEdit();
  let stop = 0;
  const edits = addition.insertions.map(({ offset, text }) => {
    const literal = text.replace(/[\\$}]/g, '\\$&');
    const snippet = new vscode.SnippetString(literal.replaceAll(BLANK, () => `$${(stop += 1)}`));
    const edit = vscode.SnippetTextEdit.insert(document.positionAt(offset), snippet);
    // it is indented already, as the entry is
    edit.keepWhitespace = true;
    return edit;
  });
  edit.set(document.uri, edits);
  return edit;
}

/** On the first line of an entry that is ignored. */
function toldAgain(
  desk: Desk,
  document: vscode.TextDocument,
  range: vscode.Range,
  { key, whole }: BibKey,
): readonly vscode.CodeAction[] {
  const isOnLine = whole?.line === range.start.line;
  if (!isOnLine || !new IgnoredEntries(desk.memory).has(document.uri, key)) return [];
  return [ignoring(document, key, false, vscode.l10n.t('Tell again what {0} lacks', key))];
}

function ignoring(document: vscode.TextDocument, key: string, isIgnored: boolean, title: string): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  const told: Ignoring = { uri: document.uri.toString(), key, isIgnored };
  action.command = { command: 'relatedWork.ignoreEntry', title: '', arguments: [told] };
  return action;
}

/** The entry whose lines hold this one. */
async function entryAt(desk: Desk, { uri }: vscode.TextDocument, line: number): Promise<BibKey | undefined> {
  const bib = await desk.bibEntries.of(uri);
  return bib?.keys.find(({ whole }) => whole !== undefined && whole.line <= line && line <= whole.endLine);
}
