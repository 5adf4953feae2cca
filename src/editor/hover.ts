/** What is shown over a citation? */
import * as vscode from 'vscode';
import { isAborted } from './abort.ts';
import { cardMarkdown, unknownKeyMarkdown } from './cardMarkdown.ts';
import type { CheckCode } from './checkCode.ts';
import { citationAt, resolveKey } from './citationAt.ts';
import { type CitedTimes, elsewhereInWords, timesCited } from './citedTimes.ts';
import type { Desk } from './desk.ts';
import { documentSelector, rangeOf } from './documents.ts';
import { registerHoverAt } from './hoverProvider.ts';

/** How many near keys are offered for one that is unknown. */
const mostNearest = 5;

/** Registers the hover over citations in every language that is written in. */
export function registerHover(desk: Desk, citedTimes: CitedTimes): vscode.Disposable {
  return registerHoverAt(documentSelector, desk.log, (document, position, signal) =>
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
  const citation = citationAt(document, position);
  if (citation === undefined) return undefined;
  const range = rangeOf(document, citation);
  const answer = await resolveKey(desk, document, citation.key, mostNearest, signal);
  if (answer === undefined) return undefined;
  const { card, nearest } = answer;
  if (card !== null) {
    const cited = await timesCited(desk, citedTimes, citation.key, document.uri, signal);
    if (isAborted(signal)) return undefined;
    const further = cited === undefined ? undefined : elsewhereInWords(cited, document.uri);
    return new vscode.Hover(cardMarkdown({ ...card, key: citation.key }, true, further), range);
  }
  const { ownKeys } = await desk.bibliographies.of(document);
  if (isAborted(signal) || ownKeys.has(citation.key)) return undefined;
  const isTold = vscode.languages
    .getDiagnostics(document.uri)
    .some(({ code, range: told }) => code === ('unknown-key' satisfies CheckCode) && told.isEqual(range));
  if (isTold && nearest.length === 0) return undefined;
  const where = { document: document.uri.toString(), start: citation.start, end: citation.end, old: citation.key };
  return new vscode.Hover(unknownKeyMarkdown(citation.key, nearest, where, isTold), range);
}
