/** How is a provider asked politely: not too often, not for ever, and not before it wants to be? Imports no vscode. */
import type { Clock } from '../ports.ts';
import { ask, type Asking, type Fetch } from './body.ts';
import type { Fault } from './faults.ts';

/** A person waits that long, and no longer. */
export const TIMEOUT_MS = 20_000;

/** Asked for patience for so long, we wait ourselves, once; for longer, the person is told. */
export const MOST_PATIENCE_SECONDS = 10;

/** Patience that is asked for is kept for this long at most: nobody wants to be left alone for a year. */
const LONGEST_PATIENCE_MS = 3_600_000;

export interface PoliteOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Milliseconds of the day's clock, as dates are written. */
  readonly today: () => number;
  readonly timeoutMs?: number;
}

/** Asks one after the other of one provider, with pauses. */
export class Polite {
  readonly #options: PoliteOptions;
  /** By provider: when it may be asked next, by the clock. */
  readonly #next = new Map<string, number>();
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: PoliteOptions) {
    this.#options = options;
  }

  /** The text of an answer, or why there is none. Rejects with the signal's reason when that aborts, and only then. */
  ask(provider: string, pauseMs: number, asking: Asking, signal: AbortSignal): Promise<string | Fault> {
    const turn = (this.#turns.get(provider) ?? Promise.resolve()).then(() =>
      this.#askInTurn(provider, pauseMs, asking, signal),
    );
    this.#turns.set(
      provider,
      turn.catch(() => undefined), // who comes next does not care
    );
    return untilAborted(turn, signal);
  }

  async #askInTurn(provider: string, pauseMs: number, asking: Asking, signal: AbortSignal): Promise<string | Fault> {
    const { clock } = this.#options;
    for (let tries = 0; ; tries += 1) {
      const waitMs = (this.#next.get(provider) ?? 0) - clock.now();
      if (waitMs > MOST_PATIENCE_SECONDS * 1000) return { kind: 'busy', seconds: Math.ceil(waitMs / 1000) };
      if (waitMs > 0) await this.#pause(waitMs, signal);
      signal.throwIfAborted();
      this.#next.set(provider, clock.now() + pauseMs);
      const answer = await this.#askOnce(asking, signal);
      if (typeof answer === 'string' || answer.kind !== 'busy') return answer;
      const patienceMs = Math.min((answer.seconds ?? 0) * 1000, LONGEST_PATIENCE_MS);
      this.#next.set(provider, clock.now() + Math.max(pauseMs, patienceMs));
      const isShort = answer.seconds !== undefined && answer.seconds <= MOST_PATIENCE_SECONDS;
      if (tries > 0 || !isShort) return answer;
    }
  }

  async #askOnce(asking: Asking, signal: AbortSignal): Promise<string | Fault> {
    const { fetch, clock, today, timeoutMs = TIMEOUT_MS } = this.#options;
    const own = new AbortController();
    const onAbort = (): void => own.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const stop = clock.after(timeoutMs, () => own.abort());
    try {
      return await ask(fetch, asking, own.signal, today);
    } catch {
      // whatever the platform calls it: nobody answered, or the line broke
      signal.throwIfAborted();
      return own.signal.aborted ? { kind: 'timeout', seconds: Math.ceil(timeoutMs / 1000) } : { kind: 'unreachable' };
    } finally {
      stop();
      signal.removeEventListener('abort', onAbort);
    }
  }

  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        stop();
        signal.removeEventListener('abort', end);
        if (signal.aborted) reject(reasonFor(signal));
        else resolve();
      };
      const stop = this.#options.clock.after(ms, end);
      signal.addEventListener('abort', end, { once: true });
    });
  }
}

/** Who gives up does not wait for those before. */
function untilAborted<T>(job: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(reasonFor(signal));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    job.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function reasonFor({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('given up');
}
