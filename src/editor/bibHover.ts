/** What is shown over a key in a .bib: of an entry, an alias, or a `crossref` and its like? */
import * as vscode from 'vscode';
import { isAborted } from './abort.ts';
import { bibSelector } from './bibEntries.ts';
import { cardMarkdown } from './cardMarkdown.ts';
import { type CitedTimes, placesInWords } from './citedTimes.ts';
import { fileSource } from './corpora.ts';
import { delays } from './delays.ts';
import type { Desk } from './desk.ts';
import { registerHoverAt } from './hoverProvider.ts';
import { subjectAt } from './subject.ts';

/** Registers the hover over keys in bibliographies. */
export function registerBibHover(desk: Desk, citedTimes: CitedTimes): vscode.Disposable {
  return registerHoverAt(bibSelector, desk.log, (document, position, signal) =>
    hoverAt(desk, citedTimes, document, position, signal),
  );
}

async function hoverAt(
  desk: Desk,
  citedTimes: CitedTimes,
  document: vscode.TextDocument,
  position: vscode.Position,
  signal: AbortSignal,
): Promise<vscode.Hover | undefined> {
  const subject = await subjectAt(desk, document, position, signal);
  if (subject?.home === undefined || subject.entry === undefined) return undefined;
  const { entry, home, names, range } = subject;
  const source = fileSource(entry.uri);
  desk.sources.want([source]);
  const [cited] = await Promise.all([
    citedTimes.of(home, names),
    desk.sources.ready([source.id], delays.firstHoverMs, signal),
  ]);
  if (isAborted(signal)) return undefined;
  const ask = { bibliographies: [source.id], key: entry.key.key, limit: 0 };
  const { card } = await desk.asker.ask('resolve', ask, signal);
  if (card === null || isAborted(signal)) return undefined;
  return new vscode.Hover(cardMarkdown(card, true, placesInWords(cited)), range);
}
