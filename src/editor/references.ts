/** Where is a paper cited, and named by other entries? For `Find All References`, from a document and from a .bib. */
import * as vscode from 'vscode';
import { isAborted, signalOf } from './abort.ts';
import { bibSelector, rangeOfKey } from './bibEntries.ts';
import type { Desk } from './desk.ts';
import { rangeIn } from './documentIndex.ts';
import { documentSelector } from './documents.ts';
import { reasonOf } from './log.ts';
import { type Subject, subjectAt } from './subject.ts';
import { citationsOf, referencesOf } from './uses.ts';

/** Registers references in every language that is written in, and in bibliographies. */
export function registerReferences(desk: Desk): vscode.Disposable {
  const provider: vscode.ReferenceProvider = {
    provideReferences: async (document, position, { includeDeclaration }, token) => {
      const signal = signalOf(token);
      try {
        const subject = await subjectAt(desk, document, position, signal);
        if (subject === undefined) return undefined;
        const found = await locationsOf(desk, subject, includeDeclaration, signal);
        return isAborted(signal) ? undefined : found.map((each) => asLink(document, subject, each));
      } catch (error) {
        if (!isAborted(signal)) desk.log.error(`references: ${reasonOf(error)}`);
        return undefined;
      }
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerReferenceProvider(documentSelector, provider),
    vscode.languages.registerReferenceProvider(bibSelector, provider),
  );
}

/** Every place that names the entry by any of its keys: citations, then other entries; with the entry's own key first. */
export async function locationsOf(
  desk: Desk,
  { home, entry, names }: Subject,
  includeDeclaration: boolean,
  signal: AbortSignal,
): Promise<readonly vscode.Location[]> {
  const found: vscode.Location[] = [];
  if (entry !== undefined && includeDeclaration) found.push(new vscode.Location(entry.uri, rangeOfKey(entry.key)));
  for (const { uri, facts, citation } of await citationsOf(desk, home, names, signal)) {
    found.push(new vscode.Location(uri, rangeIn(facts, citation)));
  }
  if (entry === undefined || isAborted(signal)) return found;
  for (const { uri, key } of await referencesOf(desk, entry.uri, names, signal)) {
    found.push(new vscode.Location(uri, rangeOfKey(key)));
  }
  return found;
}

/**
 * VS Code's own Markdown takes `[see @key]` for a link by that name, and answers with what stands between the brackets of
 * every one that says the same. It drops what two providers say alike: so such places are told in its way.
 */
function asLink(document: vscode.TextDocument, { range }: Subject, location: vscode.Location): vscode.Location {
  if (document.languageId !== 'markdown' || location.uri.toString() !== document.uri.toString()) return location;
  const own = linkAround(document, range);
  const link = linkAround(document, location.range);
  const isSame = own !== undefined && link !== undefined && document.getText(own) === document.getText(link);
  return isSame ? new vscode.Location(location.uri, link) : location;
}

/** What stands between the brackets around a range, on one line, without further brackets; no link with a target. */
function linkAround(document: vscode.TextDocument, { start, end }: vscode.Range): vscode.Range | undefined {
  const { text } = document.lineAt(start.line);
  const open = text.lastIndexOf('[', start.character - 1);
  const close = text.indexOf(']', end.character);
  if (open < 0 || close < 0 || /[[\]]/.test(text.slice(open + 1, close)) || /[[(:]/.test(text.charAt(close + 1)))
    return undefined;
  return new vscode.Range(start.line, open + 1, start.line, close);
}
