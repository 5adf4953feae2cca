/** Command: show the library as a map. */
import * as vscode from 'vscode';
import { activePaperEditor } from '../documents.ts';
import { MapHost, type MapParts } from '../map/host.ts';

/** The type of the tab, by which VS Code brings it back. */
export const mapViewType = 'relatedWork.map';

let shown: MapHost | undefined;

/** `Related Work: Show Map`: beside the paper that is being written. There is one map in a window. */
export function showMap(parts: MapParts): void {
  if (shown !== undefined) {
    shown.panel.reveal();
    return;
  }
  const column = activePaperEditor() === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
  const title = vscode.l10n.t('Map of the Library');
  hold(new MapHost(vscode.window.createWebviewPanel(mapViewType, title, column, { enableScripts: true }), parts));
}

/** Fills a tab that VS Code has brought back. */
export function restoreMap(panel: vscode.WebviewPanel, parts: MapParts): void {
  shown?.panel.dispose();
  hold(new MapHost(panel, parts));
}

function hold(host: MapHost): void {
  shown = host;
  host.panel.onDidDispose(() => {
    if (shown === host) shown = undefined;
  });
}
