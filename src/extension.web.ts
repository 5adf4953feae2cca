/** The extension in a browser's host: how its worker starts there. */
import * as vscode from 'vscode';
import { activateOn } from './editor/activate.ts';
import type { FromWorker, Port, ToWorker } from './messages/questions.ts';

/** Called by VS Code at the first LaTeX or Markdown document, or when the panel is opened. */
export function activate(context: vscode.ExtensionContext): void {
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.web.js');
  activateOn({ startWorker: () => startWorker(file.toString(true)), home: undefined }, context);
}

function startWorker(url: string): Port<FromWorker, ToWorker> {
  const worker = new Worker(url);
  return {
    post: (message, transfer) => worker.postMessage(message, transfer === undefined ? [] : [...transfer]),
    onMessage: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => listener(data)),
    onClose: (listener) => worker.addEventListener('error', (event) => listener(event.message), { once: true }),
    close: () => worker.terminate(),
  };
}
