/** The extension in a node host: how its worker starts there. */
import { homedir } from 'node:os';
import { Worker } from 'node:worker_threads';
import type * as vscode from 'vscode';
import { activateOn } from './editor/activate.ts';
import type { FromWorker, Port, ToWorker } from './messages/questions.ts';

/** Called by VS Code at the first LaTeX or Markdown document, or when the panel is opened. */
export function activate(context: vscode.ExtensionContext): void {
  activateOn({ startWorker: () => startWorker(context.asAbsolutePath('dist/worker.js')), home: homedir() }, context);
}

function startWorker(file: string): Port<FromWorker, ToWorker> {
  const worker = new Worker(file);
  return {
    post: (message, transfer) => worker.postMessage(message, transfer === undefined ? [] : [...transfer]),
    onMessage: (listener) => void worker.on('message', listener),
    onClose: (listener) => {
      worker.once('error', (error) => listener(error.message));
      worker.once('exit', (code) => listener(`exit ${code}`));
    },
    close: () => void worker.terminate(),
  };
}
