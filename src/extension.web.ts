/** The extension in a browser's host: how its worker starts there. */
import * as vscode from 'vscode';
import { activateOn, type Exports } from './editor/activate.ts';
import { webPort } from './editor/ports.ts';

/** Called by VS Code at the first LaTeX or Markdown document, or when the panel is opened. */
export function activate(context: vscode.ExtensionContext): Exports {
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.web.js').toString(true);
  return activateOn(
    {
      startWorker: () => webPort(new Worker(file)),
      home: undefined,
      bibInputs: undefined,
      loadLater: () => import('./editor/later.ts'),
    },
    context,
  );
}
