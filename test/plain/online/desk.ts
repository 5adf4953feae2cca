/** Look-ups as the window makes them, with a machine of our own behind every provider. */
import type { ProviderName } from '../../../src/editor/online/allowed.ts';
import { AnswerCache } from '../../../src/editor/online/answerCache.ts';
import { faultsInWords } from '../../../src/editor/online/faultWords.ts';
import { LookUps } from '../../../src/editor/online/lookUps.ts';
import { Polite } from '../../../src/editor/online/polite.ts';
import type { Wanted } from '../../../src/editor/online/providers.ts';
import { type Clock, wallClock } from '../../../src/editor/ports.ts';
import { papersInAnswer } from '../../../src/core/read/answers.ts';
import { SILENT } from '../../support/askWorker.ts';
import { memoryFolder, type MemoryFolder } from '../../support/memoryFolder.ts';

export const everybody: readonly ProviderName[] = [
  'crossref',
  'doi',
  'arxiv',
  'datacite',
  'openalex',
  'semanticScholar',
];

/** English, as the source has it. */
export const l10n = {
  t: (message: unknown, ...args: unknown[]): string =>
    String(message).replace(/\{(\d+)\}/gu, (_, at: string) => String(args[Number(at)])),
};

/** A clock whose waits are over at once, and which remembers them. */
export function hurriedClock(timeoutMs: number): Clock & { readonly waitedMs: number[] } {
  let skipped = 0;
  const waitedMs: number[] = [];
  return {
    waitedMs,
    now: () => performance.now() + skipped,
    after: (delayMs, job) => {
      // the time that a provider is given is real; a pause is skipped
      if (delayMs < 1000 || delayMs === timeoutMs) return wallClock.after(delayMs, job);
      waitedMs.push(Math.round(delayMs));
      skipped += delayMs;
      return wallClock.after(0, job);
    },
  };
}

/** The time that a provider gets where it is to be late; any other gets more than a busy machine needs. */
export const SHORT_MS = 400;
const LONG_MS = 20_000;

export interface OnlineDesk {
  readonly lookUps: LookUps;
  readonly folder: MemoryFolder;
  readonly clock: ReturnType<typeof hurriedClock>;
  /** What is found: a title and who knew it, or what the person sees. */
  find(wanted: Wanted, providers?: readonly ProviderName[], signal?: AbortSignal): Promise<string>;
}

export function onlineDesk(
  base: string,
  { folder = memoryFolder(), contact = '', isBrowser = false, timeoutMs = LONG_MS } = {},
): OnlineDesk {
  const clock = hurriedClock(timeoutMs);
  const today = (): number => Date.now();
  folder.nowMs = today();
  const lookUps = new LookUps({
    polite: new Polite({ fetch, clock, today, timeoutMs }),
    cache: new AnswerCache(folder, today, SILENT),
    read: (text, format) => Promise.resolve(papersInAnswer(text, format)),
    log: SILENT,
    isBrowser,
    agent: 'RelatedWork/test',
    bases: Object.fromEntries(everybody.map((name) => [name, base])) as Record<ProviderName, string>,
  });
  return {
    lookUps,
    folder,
    clock,
    find: async (wanted, providers = everybody, signal = new AbortController().signal) => {
      const found = await lookUps.find(wanted, { providers: new Set(providers), contact }, signal);
      if ('paper' in found) return `${found.provider}: ${found.paper.title}`;
      return faultsInWords(wanted.kind === 'doi' ? `doi:${wanted.id}` : wanted.id, found.faults, l10n);
    },
  };
}
