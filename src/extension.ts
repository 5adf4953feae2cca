/** The extension in a node host: how its worker starts there. */
import { homedir } from 'node:os';
import { Worker } from 'node:worker_threads';
import type * as vscode from 'vscode';
import { activateOn, type Exports } from './editor/activate.ts';
import { nodePort } from './editor/ports.ts';

/** Called by VS Code at the first LaTeX or Markdown document, or when the panel is opened. */
export function activate(context: vscode.ExtensionContext): Exports {
  const file = context.asAbsolutePath('dist/worker.js');
  return activateOn(
    {
      startWorker: () => nodePort(new Worker(file)),
      home: homedir(),
      bibInputs: process.env['BIBINPUTS'],
      loadLater: () => import('./editor/later.ts'),
    },
    context,
  );
}
