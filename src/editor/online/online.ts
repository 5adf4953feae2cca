/** How does a window look papers up: whom it may ask, what it keeps, and what it tells? */
import * as vscode from 'vscode';
import { type Identifier, spelled } from '../../core/identify/identifier.ts';
import type { Paper } from '../../core/paper.ts';
import { signalOf } from '../abort.ts';
import type { Desk } from '../desk.ts';
import { wallClock } from '../ports.ts';
import { onlineSetting } from '../settings.ts';
import { answersFolder, snapshotFolder } from '../snapshotFolder.ts';
import { AnswerCache } from './answerCache.ts';
import { faultsInWords } from './faultWords.ts';
import { type LookedUp, LookUps } from './lookUps.ts';
import { Polite } from './polite.ts';
import { labels, orders, type Wanted } from './providers.ts';

/** Papers, and who knew them; or a sentence for the person. */
export type Found = { readonly papers: readonly Paper[]; readonly from: readonly string[] } | { readonly told: string };

/** Looks up what the person asks for, of those whom they have switched on. */
export class Online {
  readonly #lookUps: LookUps;

  constructor(lookUps: LookUps) {
    this.#lookUps = lookUps;
  }

  /** Whether somebody who is switched on can answer each. */
  canAnswer(wanted: readonly Wanted[]): boolean {
    const { providers } = onlineSetting();
    return wanted.every(({ kind }) => orders[kind].some((provider) => providers.has(provider)));
  }

  /** All of them, or why one could not be had. Rejects with the signal's reason when that aborts, and only then. */
  async find(wanted: readonly Wanted[], signal: AbortSignal): Promise<Found> {
    const papers: Paper[] = [];
    const from = new Set<string>();
    for (const each of wanted) {
      const found: LookedUp = await this.#lookUps.find(each, onlineSetting(), signal);
      if ('faults' in found) return { told: faultsInWords(nameOf(each), found.faults, vscode.l10n) };
      papers.push(found.paper);
      from.add(labels[found.provider]);
    }
    return { papers, from: [...from] };
  }

  /** The same behind a notice that the person can close to give it up: undefined then. */
  async findShown(wanted: readonly Wanted[]): Promise<Found | undefined> {
    const [first] = wanted;
    const title = vscode.l10n.t('Looking up {0}', first === undefined ? '' : nameOf(first));
    const location = vscode.ProgressLocation.Notification;
    return vscode.window.withProgress({ location, title, cancellable: true }, async (_progress, token) => {
      const signal = signalOf(token);
      try {
        return await this.find(wanted, signal);
      } catch (error) {
        if (signal.aborted) return undefined;
        throw error;
      }
    });
  }
}

/** Where it is switched on. */
export async function openOnlineSettings(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', 'relatedWork.online');
}

/** Says that a paper is not here, and that nobody may be asked; never in the way. */
export async function tellOff(what: string): Promise<void> {
  const { l10n, window } = vscode;
  const open = l10n.t('Open Settings');
  const told = l10n.t(
    '{0} is not in your library, and nobody who could know it is switched on (relatedWork.online).',
    what,
  );
  if ((await window.showInformationMessage(told, open)) === open) await openOnlineSettings();
}

/** What is looked up, for people. */
export function nameOf(wanted: Wanted): string {
  return wanted.kind === 'title' ? `“${wanted.id.slice(0, 80)}”` : spelled(wanted satisfies Identifier);
}

let made: Online | undefined;

/** The one of this window: it keeps pauses between requests, whoever asks. */
export function onlineOf(desk: Desk, home?: Pick<vscode.ExtensionContext, 'globalStorageUri' | 'extension'>): Online {
  if (made === undefined || home !== undefined) {
    if (home === undefined) throw new Error('looked up before the extension is there');
    made = new Online(lookUpsOf(desk, home));
  }
  return made;
}

function lookUpsOf(
  { asker, log }: Desk,
  { globalStorageUri, extension }: Pick<vscode.ExtensionContext, 'globalStorageUri' | 'extension'>,
): LookUps {
  const today = (): number => Date.now();
  const { version } = extension.packageJSON as { readonly version: string };
  return new LookUps({
    polite: new Polite({ fetch: (url, init) => fetch(url, init), clock: wallClock, today }),
    cache: new AnswerCache(snapshotFolder(globalStorageUri, answersFolder), today, log),
    read: (text, format, signal) => asker.ask('papersIn', { text, format }, signal),
    log,
    // a browser's host is a worker of its page
    isBrowser: 'WorkerGlobalScope' in globalThis,
    agent: `RelatedWork/${version}`,
  });
}
