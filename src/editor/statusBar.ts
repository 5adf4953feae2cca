/** How does the person see at a glance what the library holds, and whether it is being read? */
import * as vscode from 'vscode';
import { documentSelector } from './documents.ts';
import type { Sources } from './sources.ts';

/** A status bar item beside the papers that are written: number of papers, or what is being done. A click shows the panel. */
export function registerStatusBar(sources: Sources): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('relatedWork.library', [
    ...(documentSelector as readonly vscode.DocumentFilter[]),
    { language: 'bibtex' },
  ]);
  item.name = 'Related Work';
  item.command = { command: 'relatedWork.rebuildLibrary', title: vscode.l10n.t('Rebuild') };
  const bar = vscode.window.createStatusBarItem('relatedWork.status', vscode.StatusBarAlignment.Right, 90);
  bar.name = 'Related Work';
  bar.command = 'relatedWork.showPanel';
  const draw = (): void => {
    const { l10n } = vscode;
    const states = sources.states();
    const papers = states.reduce((sum, { state }) => sum + (state?.papers ?? 0), 0);
    const problems = states.reduce((sum, { state }) => sum + (state?.problems.length ?? 0), 0);
    const text = l10n.t('{0} papers', papers.toLocaleString());
    item.busy = sources.isReading;
    item.text = `$(library) ${text}`;
    item.detail = l10n.t('{0} sources, {1} problems', states.length, problems);
    bar.text = sources.isReading ? `$(sync~spin) ${text}` : `$(library) ${text}`;
    bar.tooltip = tooltipFor(states);
    const isPaper = vscode.window.activeTextEditor !== undefined && isWritten(vscode.window.activeTextEditor.document);
    if (states.length > 0 && isPaper) bar.show();
    else bar.hide();
  };
  draw();
  return vscode.Disposable.from(item, bar, sources.onDidChange(draw), vscode.window.onDidChangeActiveTextEditor(draw));
}

function isWritten(document: vscode.TextDocument): boolean {
  return document.languageId === 'bibtex' || vscode.languages.match(documentSelector, document) > 0;
}

function tooltipFor(states: ReturnType<Sources['states']>): string {
  const { l10n } = vscode;
  const lines = states.map(({ wanted, state, gone }) => {
    if (gone) return l10n.t('{0}: not found', wanted.name);
    if (state === undefined) return l10n.t('{0}: being read', wanted.name);
    if (state.problems.length === 0) return l10n.t('{0}: {1} papers', wanted.name, state.papers);
    return l10n.t('{0}: {1} papers, {2} problems', wanted.name, state.papers, state.problems.length);
  });
  return ['Related Work', ...lines].join('\n');
}
