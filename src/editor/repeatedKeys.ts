/** Which key stands twice in a `.bib`? BibTeX and biber take the first entry and leave the other out. Told at the later one. */
import * as vscode from 'vscode';
import type { CheckCode } from './checkCode.ts';
import { type KnownBib, rangeOfKey } from './bibEntries.ts';
import type { Desk } from './desk.ts';
import { nameOf } from './documents.ts';
import { quickFix } from './quickFix.ts';
import { checkSetting } from './settings.ts';

const code: CheckCode = 'repeated-key';

/** More than this is a file that nobody tidies by hand. */
const mostTold = 200;

/** The entries of a bibliography whose key another one before them has. */
export async function repeatedKeysIn(desk: Desk, uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  if (!checkSetting(code, uri)) return [];
  const bib = await desk.bibEntries.of(uri);
  if (bib === undefined) return [];
  const { l10n } = vscode;
  const found: vscode.Diagnostic[] = [];
  for (const key of bib.keys) {
    const first = bib.byKey.get(key.key);
    if (key.role !== 'entry' || first === undefined || first.entry === key.entry || first.role !== 'entry') continue;
    if (found.length >= mostTold) break;
    const message = l10n.t('{0} is the key of an entry above already: this one cannot be cited.', key.key);
    const diagnostic = new vscode.Diagnostic(rangeOfKey(key), message, vscode.DiagnosticSeverity.Warning);
    diagnostic.source = 'Related Work';
    diagnostic.code = code;
    diagnostic.relatedInformation = [
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(uri, rangeOfKey(first)),
        l10n.t('{0} in {1}', first.key, nameOf(uri)),
      ),
    ];
    found.push(diagnostic);
  }
  return found;
}

/** Another key for the later entry, which no document cites. */
export async function repeatedKeyFixes(
  desk: Desk,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  const bib = await desk.bibEntries.of(document.uri);
  if (bib === undefined) return [];
  const key = document.getText(diagnostic.range);
  const free = freeKey(bib, key);
  const title = vscode.l10n.t('Give this entry the key {0}', free);
  return [quickFix(diagnostic, title, true, (edit) => edit.replace(document.uri, diagnostic.range, free))];
}

/** `doe2020a`, `doe2020b` ...: the first that nothing in the file is called by, in whichever case. */
function freeKey({ keys }: KnownBib, key: string): string {
  const taken = new Set(keys.map((each) => each.key.toLowerCase()));
  for (let at = 0; ; at += 1) {
    const suffix = at < 26 ? String.fromCharCode(97 + at) : `-${at}`;
    if (!taken.has((key + suffix).toLowerCase())) return key + suffix;
  }
}
