/** The extension in a node host: how its worker starts there. */
import { homedir } from 'node:os';
import { Worker } from 'node:worker_threads';
import type * as vscode from 'vscode';
import { activateOn, type Exports } from './editor/activate.ts';
import { nodePort } from './editor/ports.ts';

/**
 * What the worker's new objects may take before they are looked through, in MB. V8's own choice grows to some 100 MB of dead
 * papers beside what is kept; reading takes as long with this one (50,000 papers: 120 MB less, the same time).
 */
const YOUNG_MB = 12;

/** Called by VS Code at the first LaTeX or Markdown document, or when the panel is opened. */
export function activate(context: vscode.ExtensionContext): Exports {
  const file = context.asAbsolutePath('dist/worker.js');
  return activateOn(
    {
      startWorker: () => nodePort(new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })),
      home: homedir(),
      bibInputs: process.env['BIBINPUTS'],
      loadLater: () => import('./editor/later.ts'),
    },
    context,
  );
}
