/** What is shown over a citation? */
import * as vscode from 'vscode';
import { findCitations } from '../core/document/document.ts';
import { isAborted, signalOf } from './abort.ts';
import { cardMarkdown, unknownKeyMarkdown } from './cardMarkdown.ts';
import { delays } from './delays.ts';
import { type Desk, standingOf } from './desk.ts';
import { documentSelector, languageOf, rangeOf } from './documents.ts';
import { reasonOf } from './log.ts';

/** How many near keys are offered for one that is unknown. */
const mostNearest = 5;

/** Registers the hover over citations in every language that is written in. */
export function registerHover(desk: Desk): vscode.Disposable {
  return vscode.languages.registerHoverProvider(documentSelector, {
    provideHover: async (document, position, token) => {
      try {
        return await hoverAt(desk, document, position, token);
      } catch (error) {
        if (!token.isCancellationRequested) desk.log.error(`hover: ${reasonOf(error)}`);
        return undefined;
      }
    },
  });
}

async function hoverAt(
  desk: Desk,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
  const language = languageOf(document);
  if (language === undefined) return undefined;
  const offset = document.offsetAt(position);
  const citation = findCitations(document.getText(), language).find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  if (citation === undefined || citation.key === '*') return undefined;
  const signal = signalOf(token);
  const { scope, sources } = await standingOf(desk, document);
  await desk.sources.ready(sources, delays.firstHoverMs, signal);
  if (isAborted(signal)) return undefined;
  const { card, nearest } = await desk.asker.ask(
    'resolve',
    { ...scope, key: citation.key, limit: mostNearest },
    signal,
  );
  if (isAborted(signal)) return undefined;
  const range = rangeOf(document, citation);
  if (card !== null) return new vscode.Hover(cardMarkdown({ ...card, key: citation.key }, true), range);
  const where = { document: document.uri.toString(), start: citation.start, end: citation.end, old: citation.key };
  return new vscode.Hover(unknownKeyMarkdown(citation.key, nearest, where), range);
}
