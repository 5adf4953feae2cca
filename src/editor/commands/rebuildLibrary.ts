/** Command: read every source again. */
import * as vscode from 'vscode';
import { delays } from '../delays.ts';
import type { Desk } from '../desk.ts';
import { standingOf } from '../desk.ts';
import { activePaperEditor } from '../documents.ts';
import { summaryOf } from '../sourceRow.ts';

/** `Related Work: Rebuild the Library`. */
export async function rebuildLibrary(desk: Desk): Promise<void> {
  const reading = readAll(desk);
  const isLong = await Promise.race([reading.then(() => false), after(delays.beforeProgressMs)]);
  if (isLong) await shown(desk, reading);
  else await reading;
  vscode.window.setStatusBarMessage(
    `$(book) ${vscode.l10n.t('Read: {0}', summaryOf(desk.sources.states()))}`,
    delays.statusMessageMs,
  );
}

async function readAll(desk: Desk): Promise<void> {
  // after the worker was given up, this is the person's way back
  desk.asker.startAgain();
  desk.bibliographies.forget();
  desk.corpora.forget();
  const editor = activePaperEditor();
  if (editor !== undefined) await standingOf(desk, editor.document);
  await desk.sources.rebuild();
}

/** Shows how far it is; what is not read when the person cancels keeps the papers that it had. */
function shown({ sources }: Desk, reading: Promise<void>): Thenable<void> {
  const { l10n } = vscode;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: l10n.t('Reading papers'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    let told = 0;
    const tell = (): void => {
      const known = sources.states();
      const done = known.filter(({ isReading }) => !isReading).length;
      const share = known.length === 0 ? 100 : (100 * done) / known.length;
      progress.report({ message: l10n.t('{0} of {1} sources', done, known.length), increment: share - told });
      told = share;
    };
    tell();
    const following = [
      sources.onDidChange(tell),
      token.onCancellationRequested(() => {
        for (const { wanted } of sources.states()) sources.stop(wanted.id);
      }),
    ];
    try {
      await reading;
    } finally {
      for (const each of following) each.dispose();
    }
  });
}

function after(ms: number): Promise<true> {
  return new Promise((resolve) => setTimeout(() => resolve(true), ms));
}
