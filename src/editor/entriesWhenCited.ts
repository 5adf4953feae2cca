/** How do entries follow a citation that VS Code puts in itself, when something is dropped or pasted? */
import * as vscode from 'vscode';
import type { Paper, PaperId } from '../core/paper.ts';
import { addAndFollow } from './accept.ts';
import { delays } from './delays.ts';
import { citedKeys } from './reading.ts';
import type { Stubs } from './stubs.ts';

/** A paper whose entry is to follow, and the key by which it will be cited. */
export interface Following {
  readonly paper: PaperId | Paper;
  readonly key: string;
  /** The entry as somebody has written it. */
  readonly entry?: string;
}

/** VS Code does not tell whether an edit that was offered is made: the entries follow when their keys are there. */
export function addEntriesWhenCited(document: vscode.TextDocument, rows: readonly Following[], stubs: Stubs): void {
  if (rows.length === 0) return;
  const stop = (): void => {
    clearTimeout(timer);
    listener.dispose();
  };
  const listener = vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
    if (changed !== document || contentChanges.length === 0) return;
    const cited = new Set(citedKeys(document));
    const there = rows.filter(({ key }) => cited.has(key));
    if (there.length === 0) return;
    stop();
    void addEntries(document, there, stubs);
  });
  const timer = setTimeout(stop, delays.afterDroppingMs);
}

/** One after the other: where a work has another key by now, the document is changed. */
async function addEntries(document: vscode.TextDocument, rows: readonly Following[], stubs: Stubs): Promise<void> {
  for (const { paper, key, entry } of rows) await addAndFollow(stubs, document, paper, key, entry);
}
