/** Which work stands twice in the bibliographies of the document that is written? Told in the `.bib`, at the later entry. */
import * as vscode from 'vscode';
import type { EntryPlace, SameWork } from '../core/library/sameWorks.ts';
import { isCancelled } from './ask.ts';
import type { CheckCode } from './checkCode.ts';
import { delays } from './delays.ts';
import { isBib } from './bibEntries.ts';
import { type Desk, standingOf } from './desk.ts';
import { activePaperEditor, nameOf } from './documents.ts';
import { reasonOf } from './log.ts';
import { repeatedKeysIn } from './repeatedKeys.ts';
import { checkSetting } from './settings.ts';

/** More than this is a library that nobody will tidy by hand. */
const mostWorks = 500;

const code: CheckCode = 'same-work';

/** Looks again when a source has been read, another document is written in, or the setting changes. */
export function registerDoubledWorks(desk: Desk): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('relatedWork.doubledWorks');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const look = async (): Promise<void> => {
    const own = (turn += 1);
    const document = activePaperEditor()?.document;
    if (document === undefined) return;
    try {
      const { scope, bibliographies } = await standingOf(desk, document);
      if (desk.sources.isReading) return;
      const works = await desk.asker.ask('sameWorks', { ...scope, limit: mostWorks });
      const found = diagnosticsFor(works);
      for (const { uri } of bibliographies.all) {
        const repeated = isBib(uri) ? await repeatedKeysIn(desk, uri) : [];
        if (repeated.length > 0) found.set(uri.toString(), [...(found.get(uri.toString()) ?? []), ...repeated]);
      }
      if (own !== turn) return;
      collection.clear();
      for (const [name, diagnostics] of found) collection.set(vscode.Uri.parse(name), diagnostics);
    } catch (error) {
      if (!isCancelled(error)) desk.log.warn(`same work: ${reasonOf(error)}`);
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), delays.beforeCheckMs);
  };
  return vscode.Disposable.from(
    collection,
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(later),
    desk.sources.onDidChange(() => {
      if (!desk.sources.isReading) later();
    }),
    desk.documents.onDidChange(later),
    desk.bibEntries.onDidChange(later),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('relatedWork.check')) later();
    }),
  );
}

/** By file. */
function diagnosticsFor(works: readonly SameWork[]): Map<string, vscode.Diagnostic[]> {
  const found = new Map<string, vscode.Diagnostic[]>();
  for (const { entries, by } of works) {
    const [first, ...others] = entries;
    if (first === undefined) continue;
    for (const entry of others) {
      // the same key again in the same file is told as that
      if (entry.key === first.key && entry.source === first.source) continue;
      const uri = uriOf(entry);
      if (!checkSetting(code, uri)) continue;
      const own = found.get(uri.toString()) ?? [];
      own.push(diagnosticFor(entry, first, by));
      found.set(uri.toString(), own);
    }
  }
  return found;
}

function diagnosticFor(entry: EntryPlace, first: EntryPlace, by: SameWork['by']): vscode.Diagnostic {
  const { l10n } = vscode;
  const where = uriOf(first);
  const what = {
    doi: l10n.t('the same DOI'),
    arxiv: l10n.t('the same arXiv id'),
    isbn: l10n.t('the same ISBN'),
    title: l10n.t('the same title'),
  }[by];
  const message = l10n.t('{0} is the same work as {1} ({2}).', entry.key, first.key, what);
  const severity = by === 'title' ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(lineOf(entry), message, severity);
  diagnostic.source = 'Related Work';
  diagnostic.code = code;
  diagnostic.relatedInformation = [
    new vscode.DiagnosticRelatedInformation(
      new vscode.Location(where, lineOf(first)),
      l10n.t('{0} in {1}', first.key, nameOf(where)),
    ),
  ];
  return diagnostic;
}

function uriOf({ source }: EntryPlace): vscode.Uri {
  return vscode.Uri.parse(source).with({ fragment: '' });
}

/** The first line of an entry, to its end: an editor draws no further than the text goes. */
function lineOf({ line }: EntryPlace): vscode.Range {
  return new vscode.Range(line, 0, line, 1000);
}
