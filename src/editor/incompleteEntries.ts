/** Which entries lack what their reference needs? Told at their first line, in the Problems view. */
import * as vscode from 'vscode';
import type { SourceId } from '../core/paper.ts';
import type { IncompleteEntry } from '../messages/questions.ts';
import { isCancelled } from './ask.ts';
import { isBib } from './bibEntries.ts';
import type { CheckCode } from './checkCode.ts';
import { fileSource } from './corpora.ts';
import { delays } from './delays.ts';
import { type Desk, standingOf } from './desk.ts';
import { activePaperEditor } from './documents.ts';
import { IgnoredEntries } from './ignoredEntries.ts';
import { reasonOf } from './log.ts';
import { checkSetting } from './settings.ts';

/** More than this in one file nobody will fill in by hand. */
const mostEntries = 500;

const code: CheckCode = 'incomplete-entry';

/** Looks again when a source has been read, another document is looked at, or the setting changes. */
export function registerIncompleteEntries(desk: Desk): vscode.Disposable {
  const ignored = new IgnoredEntries(desk.memory);
  const collection = vscode.languages.createDiagnosticCollection('relatedWork.incompleteEntries');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const look = async (): Promise<void> => {
    const own = (turn += 1);
    try {
      const { bibliographies, dialect } = await lookedAt(desk);
      if (bibliographies.length === 0 || desk.sources.isReading) return;
      const found = await desk.asker.ask('incomplete', {
        bibliographies,
        dialect: dialect ?? 'bibtex',
        limit: mostEntries,
      });
      if (own !== turn) return;
      collection.clear();
      collection.set([...diagnosticsFor(found, ignored)]);
    } catch (error) {
      if (!isCancelled(error)) desk.log.warn(`incomplete entries: ${reasonOf(error)}`);
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), delays.beforeCheckMs);
  };
  later();
  return vscode.Disposable.from(
    collection,
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(later),
    desk.sources.onDidChange(() => {
      if (!desk.sources.isReading) later();
    }),
    desk.documents.onDidChange(later),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('relatedWork.check')) later();
    }),
    vscode.commands.registerCommand('relatedWork.ignoreEntry', async ({ uri, key, isIgnored }: Ignoring) => {
      await ignored.set(vscode.Uri.parse(uri), key, isIgnored);
      later();
    }),
  );
}

/** What the command behind the fix is told. */
export interface Ignoring {
  readonly uri: string;
  readonly key: string;
  readonly isIgnored: boolean;
}

/** The bibliographies of the document that is written, or the .bib that is looked at. */
async function lookedAt(
  desk: Desk,
): Promise<{ bibliographies: readonly SourceId[]; dialect: 'bibtex' | 'biblatex' | undefined }> {
  const active = vscode.window.activeTextEditor?.document;
  if (active !== undefined && isBib(active.uri) && active.uri.scheme !== 'related-work-preview') {
    const source = fileSource(active.uri);
    desk.sources.want([source]);
    return { bibliographies: [source.id], dialect: await dialectOfBib(desk, source.id) };
  }
  const document = activePaperEditor()?.document;
  if (document === undefined) return { bibliographies: [], dialect: undefined };
  const { scope, bibliographies } = await standingOf(desk, document);
  return { bibliographies: scope.bibliographies, dialect: bibliographies.dialect };
}

/** What the documents say that cite from it. */
export async function dialectOfBib(desk: Desk, id: SourceId): Promise<'bibtex' | 'biblatex' | undefined> {
  for (const { uri } of await desk.documents.all(new AbortController().signal)) {
    const { all, dialect } = await desk.bibliographies.of({ uri });
    if (dialect !== undefined && all.some((each) => each.id === id)) return dialect;
  }
  return undefined;
}

function diagnosticsFor(
  entries: readonly IncompleteEntry[],
  ignored: IgnoredEntries,
): ReadonlyMap<vscode.Uri, vscode.Diagnostic[]> {
  const bySource = new Map<SourceId, { uri: vscode.Uri; found: vscode.Diagnostic[] }>();
  for (const entry of entries) {
    const own = bySource.get(entry.source) ?? { uri: vscode.Uri.parse(entry.source), found: [] };
    bySource.set(entry.source, own);
    if (isBib(own.uri) && checkSetting(code, own.uri) && !ignored.has(own.uri, entry.key))
      own.found.push(diagnosticFor(entry));
  }
  return new Map([...bySource.values()].map(({ uri, found }) => [uri, found]));
}

function diagnosticFor({ line, lacks }: IncompleteEntry): vscode.Diagnostic {
  // to its end: an editor draws no further than the text goes
  const range = new vscode.Range(line, 0, line, 1000);
  const message = vscode.l10n.t('incomplete entry: {0}', lacks.join(', '));
  const made = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  made.source = 'Related Work';
  made.code = code;
  return made;
}
