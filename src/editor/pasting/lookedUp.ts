/** What is offered for an identifier that is not known here? A look-up, the way to switch one on, or the address itself. */
import * as vscode from 'vscode';
import { type Identifier, spelled } from '../../core/identify/identifier.ts';
import { namesOnly } from '../../core/identify/namesOnly.ts';
import type { Paper } from '../../core/paper.ts';
import { isAborted } from '../abort.ts';
import { delays } from '../delays.ts';
import type { Online } from '../online/online.ts';
import type { PastedPapers } from './asked.ts';

/** What can be done about what is unknown. */
export type Way = 'look-up' | 'switch-on' | 'web-page';

/** Undefined where nothing can be: several, of which one is an address that says nothing. */
export function wayFor(unknown: readonly Identifier[], online: Online): Way | undefined {
  const [first] = unknown;
  if (unknown.length === 1 && first?.kind === 'url') return 'web-page';
  if (unknown.some(({ kind }) => kind === 'url')) return undefined;
  return online.canAnswer(unknown) ? 'look-up' : 'switch-on';
}

/** What a person calls what is unknown. */
export function namesOf(unknown: readonly Identifier[]): string {
  const [first] = unknown;
  return unknown.length === 1 && first !== undefined ? spelled(first) : vscode.l10n.t('{0} papers', unknown.length);
}

/**
 * The papers that are unknown, of those who may be asked; an address is its own paper. Undefined where they could not be had:
 * the person has been told, and the text stays as it was pasted.
 */
export async function lookedUp(
  { unknown }: PastedPapers,
  way: Way,
  online: Online,
  signal: AbortSignal,
): Promise<readonly Paper[] | undefined> {
  if (way === 'web-page') return unknown.map(namesOnly);
  const found = await online.find(unknown, signal);
  if (isAborted(signal)) return undefined;
  if ('told' in found) {
    void vscode.window.showWarningMessage(found.told);
    return undefined;
  }
  const from = found.from.join(', ');
  vscode.window.setStatusBarMessage(`$(globe) ${vscode.l10n.t('Found by {0}', from)}`, delays.statusMessageMs);
  return found.papers;
}
