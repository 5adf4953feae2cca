/** Which entries of an open .bib does nobody cite? They are faded, as code is that nothing uses. */
import * as vscode from 'vscode';
import type { BibKey } from '../core/read/bibKeys.ts';
import { isCancelled } from './ask.ts';
import { isBib } from './bibEntries.ts';
import type { CitedTimes } from './citedTimes.ts';
import { delays } from './delays.ts';
import type { Desk } from './desk.ts';
import { reasonOf } from './log.ts';
import { fadeUnusedSetting } from './settings.ts';
import { unusedOf } from './usedKeys.ts';

/** A library that serves many papers is not to be faded as a whole. */
const mostFaded = 300;

/** Looks at the .bib files that are seen, after quiet. */
export function registerUnusedEntries(desk: Desk, citedTimes: CitedTimes): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('relatedWork.unusedEntries');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();
  const look = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const seen = vscode.window.visibleTextEditors.map(({ document }) => document).filter(({ uri }) => isBib(uri));
      const found: [vscode.Uri, vscode.Diagnostic[]][] = [];
      for (const { uri } of seen) {
        if (!fadeUnusedSetting(uri)) continue;
        const unused = (await unusedOf(desk, citedTimes, uri, signal)) ?? [];
        if (unused.length <= mostFaded) found.push([uri, unused.map(fadedEntry)]);
      }
      if (signal.aborted) return;
      collection.clear();
      collection.set(found);
    } catch (error) {
      if (!isCancelled(error)) desk.log.warn(`unused entries: ${reasonOf(error)}`);
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), delays.beforeCheckMs);
  };
  later();
  return vscode.Disposable.from(
    collection,
    { dispose: () => (clearTimeout(timer), asked.abort()) },
    vscode.window.onDidChangeVisibleTextEditors(later),
    citedTimes.onDidChange(later),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('relatedWork.bib.fadeUnused')) later();
    }),
  );
}

function fadedEntry({ key, line, whole }: BibKey): vscode.Diagnostic {
  const range = new vscode.Range(whole?.line ?? line, 0, whole?.endLine ?? line, 1000);
  const made = new vscode.Diagnostic(
    range,
    vscode.l10n.t('{0} is cited nowhere.', key),
    vscode.DiagnosticSeverity.Hint,
  );
  made.source = 'Related Work';
  made.code = 'unused-entry';
  made.tags = [vscode.DiagnosticTag.Unnecessary];
  return made;
}
