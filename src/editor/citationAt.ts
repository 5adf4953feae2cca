/** Which citation stands under a position, and which paper does it cite? */
import type * as vscode from 'vscode';
import type { Citation } from '../core/document/slot.ts';
import type { Answer } from '../messages/questions.ts';
import { isAborted } from './abort.ts';
import { delays } from './delays.ts';
import { type Desk, standingOf } from './desk.ts';
import { citationsOf } from './reading.ts';

/** The citation at a position, its ends included; undefined where none is, or where it cites everything (`\nocite{*}`). */
export function citationAt(document: vscode.TextDocument, position: vscode.Position): Citation | undefined {
  const offset = document.offsetAt(position);
  const citation = citationsOf(document).find(({ start, end }) => start <= offset && offset <= end);
  return citation?.key === '*' ? undefined : citation;
}

/** The paper behind a key of the document, or the nearest keys; undefined when the answer is no longer wanted. */
export async function resolveKey(
  desk: Desk,
  document: vscode.TextDocument,
  key: string,
  mostNearest: number,
  signal: AbortSignal,
): Promise<Answer<'resolve'> | undefined> {
  const { scope, sources } = await standingOf(desk, document);
  await desk.sources.ready(sources, delays.firstHoverMs, signal);
  if (isAborted(signal)) return undefined;
  const answer = await desk.asker.ask('resolve', { ...scope, key, limit: mostNearest }, signal);
  return isAborted(signal) ? undefined : answer;
}
