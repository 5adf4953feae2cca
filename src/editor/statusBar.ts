/** How does the person see at a glance what the library holds, whether it is being read, and whether something is wrong? */
import * as vscode from 'vscode';
import { delays } from './delays.ts';
import { documentSelector } from './documents.ts';
import { stateOf, summaryOf } from './sourceRow.ts';
import type { KnownSource, Sources } from './sources.ts';

/** More sources than these are told by their number. */
const mostLines = 20;

/** An item beside the papers that are written: number of papers, or how far the reading is. A click lists the sources. */
export function registerStatusBar(sources: Sources): vscode.Disposable {
  const { l10n } = vscode;
  const item = vscode.languages.createLanguageStatusItem('relatedWork.library', [
    ...(documentSelector as readonly vscode.DocumentFilter[]),
    { language: 'bibtex' },
  ]);
  item.name = 'Related Work';
  item.command = { command: 'relatedWork.showSources', title: l10n.t('Sources') };
  const bar = vscode.window.createStatusBarItem('relatedWork.status', vscode.StatusBarAlignment.Right, 90);
  bar.name = 'Related Work';
  bar.command = 'relatedWork.showSources';
  const draw = (isWorking: boolean): void => {
    const known = sources.states();
    const text = textOf(known, isWorking);
    item.busy = isWorking;
    item.text = text;
    item.detail = summaryOf(known);
    bar.text = text;
    bar.tooltip = tooltipFor(known);
    const isPaper = vscode.window.activeTextEditor !== undefined && isWritten(vscode.window.activeTextEditor.document);
    if (known.length > 0 && isPaper) bar.show();
    else bar.hide();
  };
  // most readings are over before anybody could see them: an icon that flickers at each letter typed in a .bib says nothing
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLong = false;
  const follow = (): void => {
    if (!sources.isReading) {
      clearTimeout(timer);
      timer = undefined;
      isLong = false;
    } else {
      timer ??= setTimeout(() => {
        isLong = true;
        draw(true);
      }, delays.beforeProgressMs);
    }
    draw(isLong);
  };
  follow();
  return vscode.Disposable.from(
    item,
    bar,
    { dispose: () => clearTimeout(timer) },
    sources.onDidChange(follow),
    vscode.window.onDidChangeActiveTextEditor(follow),
  );
}

function textOf(known: readonly KnownSource[], isWorking: boolean): string {
  const { l10n } = vscode;
  const papers = known.reduce((sum, { state }) => sum + (state?.papers ?? 0), 0).toLocaleString(vscode.env.language);
  if (isWorking) {
    const done = known.filter(({ isReading }) => !isReading).length;
    return `$(sync~spin) ${l10n.t('{0} papers, {1} of {2} sources read', papers, done, known.length)}`;
  }
  const troubled = known.filter(({ state, gone }) => gone || (state?.problems.length ?? 0) > 0).length;
  return `$(library) ${l10n.t('{0} papers', papers)}${troubled > 0 ? ` $(warning) ${troubled}` : ''}`;
}

function isWritten(document: vscode.TextDocument): boolean {
  return document.languageId === 'bibtex' || vscode.languages.match(documentSelector, document) > 0;
}

function tooltipFor(known: readonly KnownSource[]): string {
  const { l10n } = vscode;
  const lines = known.slice(0, mostLines).map((source) => `${source.wanted.name}: ${stateOf(source)}`);
  const more = known.length > mostLines ? [l10n.t('and {0} more sources', known.length - mostLines)] : [];
  return [l10n.t('Related Work: click to see the sources'), ...lines, ...more].join('\n');
}
