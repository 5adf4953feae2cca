/** When is the code of the map loaded? When the map is asked for, or VS Code brings its tab back. */
import * as vscode from 'vscode';
import type { Desk } from '../desk.ts';
import type { Stubs } from '../stubs.ts';
import { KeptMap } from './keptMap.ts';
import type { MapParts } from './host.ts';

/** The commands of `later.ts` that show the map. */
export interface MapCode {
  readonly showMap: (parts: MapParts) => void;
  readonly restoreMap: (panel: vscode.WebviewPanel, parts: MapParts) => void;
}

/** Registers `Related Work: Show Map`, and what fills its tab after a reload. */
export function registerMap(
  desk: Desk,
  stubs: Stubs,
  { extensionUri, storageUri }: Pick<vscode.ExtensionContext, 'extensionUri' | 'storageUri'>,
  load: () => Promise<MapCode>,
): vscode.Disposable {
  const parts: MapParts = { desk, stubs, extensionUri, kept: new KeptMap(storageUri) };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('relatedWork.showMap', async () => (await load()).showMap(parts)),
    vscode.window.registerWebviewPanelSerializer('relatedWork.map', {
      deserializeWebviewPanel: async (panel) => (await load()).restoreMap(panel, parts),
    }),
  );
}
