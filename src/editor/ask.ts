/** How does the editor side ask the worker? Every question settles exactly once, whatever becomes of the worker. */
import type { Answer, Ask, FromWorker, Port, Question, ToWorker } from '../messages/questions.ts';
import { type Clock, type Log, wallClock } from './ports.ts';

/** Nobody wants the answer any more: not a failure, nothing to tell. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** Whether a question was given up. By its name: code that is loaded later has a class of its own. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'Cancelled';
}

/** The worker died before it answered, or can't be started. The message says what is known of it. */
export class WorkerDied extends Error {
  override name = 'WorkerDied';
}

/** The worker lives, and could not answer: a bug. The message is its own. */
export class AnswerFailed extends Error {
  override name = 'AnswerFailed';
}

/** Pauses before the first, second ... restart in a row, in milliseconds. After the last one it is given up. */
export const RESTART_PAUSES_MS: readonly number[] = [250, 2_000];

/** A worker that lived this long was in order: its end is not in a row with the next. */
export const STEADY_MS = 60_000;

interface Open {
  readonly message: Extract<ToWorker, { kind: 'ask' }>;
  readonly onProgress: ((share: number) => void) | undefined;
  resolve(answer: Answer<Question>): void;
  reject(error: Error): void;
}

type Listener<T extends unknown[]> = (...told: T) => void;

/** The worker's client. The worker starts with the first question, and again when it dies. */
export class Asker {
  readonly #startPort: () => Port<FromWorker, ToWorker>;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #open = new Map<number, Open>();
  /** Cancelled here, not yet settled there: their settlement is no surprise. */
  readonly #cancelling = new Set<number>();
  /** Asked while there is no worker because the next one is still to be started. */
  #waiting: Open[] = [];
  #port: Port<FromWorker, ToWorker> | undefined;
  #startedAt = 0;
  #diedInARow = 0;
  #stopPause: (() => void) | undefined;
  #gone: string | undefined;
  #nextId = 1;
  #disposed = false;
  readonly #onRestart = new Set<Listener<[]>>();
  readonly #onGivenUp = new Set<Listener<[string]>>();

  /** `startPort` may throw: that counts as a worker that died at once. */
  constructor(startPort: () => Port<FromWorker, ToWorker>, log: Log, clock: Clock = wallClock) {
    this.#startPort = startPort;
    this.#log = log;
    this.#clock = clock;
  }

  /**
   * Asks. Rejects with `Cancelled` as soon as `signal` aborts (or when the worker dropped the question for a newer one),
   * with `AnswerFailed` when the worker could not answer, with `WorkerDied` when it died. The bytes of a source are given
   * away where that saves copying them: their array is empty afterwards. `onProgress` hears which share is done, where the
   * worker tells.
   */
  ask<Q extends Question>(
    question: Q,
    ask: Ask<Q>,
    signal?: AbortSignal,
    onProgress?: (share: number) => void,
  ): Promise<Answer<Q>> {
    return new Promise<Answer<Q>>((resolve, reject) => {
      if (signal?.aborted === true) return reject(new Cancelled(`${question}: cancelled before it was asked`));
      if (this.#gone !== undefined) return reject(new WorkerDied(this.#gone));
      const id = this.#nextId++;
      const onAbort = (): void => this.#cancel(id, question);
      const release = (): void => signal?.removeEventListener('abort', onAbort);
      const open: Open = {
        // the pair of question and ask was checked by this function's own signature
        message: { kind: 'ask', id, question, ask } as Open['message'],
        onProgress,
        resolve: (answer) => (release(), resolve(answer)),
        reject: (error) => (release(), reject(error)),
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#open.set(id, open);
      if (this.#stopPause !== undefined) this.#waiting.push(open);
      else this.#send(open);
    });
  }

  /** Whether a worker runs now: none does before the first question. */
  get isRunning(): boolean {
    return this.#port !== undefined;
  }

  /** Calls `listener` after each restart, before any waiting question is sent: the new worker knows no source yet. */
  onRestart(listener: () => void): { dispose(): void } {
    this.#onRestart.add(listener);
    return { dispose: () => void this.#onRestart.delete(listener) };
  }

  /** Calls `listener` when the restarted worker, too, died again and again. Until `startAgain` every question fails. */
  onGivenUp(listener: (reason: string) => void): { dispose(): void } {
    this.#onGivenUp.add(listener);
    return { dispose: () => void this.#onGivenUp.delete(listener) };
  }

  /** Tries once more after it was given up, as if nothing had happened. Otherwise does nothing. */
  startAgain(): void {
    if (this.#gone === undefined || this.#disposed) return;
    this.#gone = undefined;
    this.#diedInARow = 0;
    this.#restart();
  }

  /** Ends the worker. Open questions are cancelled, later ones fail. */
  dispose(): void {
    this.#disposed = true;
    this.#gone = 'the extension is shutting down';
    this.#stopPause?.();
    this.#stopPause = undefined;
    const port = this.#port;
    this.#port = undefined;
    this.#rejectAll(() => new Cancelled('the extension is shutting down'));
    port?.close();
  }

  #send(open: Open): void {
    const port = this.#port ?? this.#start();
    // a worker that could not be started has already rejected what is open
    if (port === undefined || !this.#open.has(open.message.id)) return;
    try {
      port.post(open.message, buffersOf(open.message));
    } catch (error) {
      this.#open.delete(open.message.id);
      open.reject(new AnswerFailed(`${open.message.question} could not be sent: ${messageOf(error)}`));
    }
  }

  #start(): Port<FromWorker, ToWorker> | undefined {
    this.#startedAt = this.#clock.now();
    try {
      const port = this.#startPort();
      this.#port = port;
      port.onMessage((message) => {
        if (this.#port === port) this.#settle(message);
      });
      port.onClose((reason) => {
        if (this.#port === port) this.#died(reason);
      });
    } catch (error) {
      this.#died(messageOf(error));
    }
    return this.#port;
  }

  #settle(message: FromWorker): void {
    const open = this.#open.get(message.id);
    if (message.kind === 'progress') {
      open?.onProgress?.(message.share);
      return;
    }
    if (open === undefined) {
      if (!this.#cancelling.delete(message.id)) this.#log.warn(`worker: ${message.kind} to unknown id ${message.id}`);
      return;
    }
    this.#open.delete(message.id);
    const { question } = open.message;
    if (message.kind === 'answer') open.resolve(message.answer);
    else if (message.kind === 'cancelled') open.reject(new Cancelled(`${question}: dropped for a newer one`));
    else open.reject(new AnswerFailed(`${question}: ${message.message}`));
  }

  #cancel(id: number, question: Question): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    this.#open.delete(id);
    const waiting = this.#waiting.indexOf(open);
    if (waiting >= 0) this.#waiting.splice(waiting, 1);
    else {
      this.#cancelling.add(id);
      this.#port?.post({ kind: 'cancel', id });
    }
    open.reject(new Cancelled(`${question}: cancelled`));
  }

  #died(reason: string): void {
    this.#port = undefined;
    const steady = this.#clock.now() - this.#startedAt >= STEADY_MS;
    const pauseMs = RESTART_PAUSES_MS[steady ? 0 : this.#diedInARow];
    this.#diedInARow = steady ? 1 : this.#diedInARow + 1;
    if (pauseMs === undefined) {
      this.#gone = `the worker died ${this.#diedInARow} times in a row: ${reason}`;
      this.#log.error(this.#gone);
    } else {
      this.#log.warn(`worker died: ${reason}; next start in ${pauseMs} ms`);
      this.#stopPause = this.#clock.after(pauseMs, () => this.#restart());
    }
    this.#rejectAll(() => new WorkerDied(`the worker died: ${reason}`));
    if (this.#gone !== undefined) for (const listener of [...this.#onGivenUp]) listener(this.#gone);
  }

  #restart(): void {
    this.#stopPause = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (this.#start() === undefined) {
      // died at once: those who wait were rejected with all others
      return;
    }
    this.#log.info('worker started again');
    for (const listener of [...this.#onRestart]) listener();
    for (const open of waiting) this.#send(open);
  }

  #rejectAll(error: () => Error): void {
    const open = [...this.#open.values()];
    this.#open.clear();
    this.#cancelling.clear();
    this.#waiting = [];
    for (const each of open) each.reject(error());
  }
}

/** A whole buffer is handed over; a view of a part of one is copied: the rest may belong to somebody else. */
function buffersOf(message: ToWorker): readonly ArrayBuffer[] {
  const bytes = bytesOf(message);
  if (!(bytes instanceof Uint8Array)) return [];
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function bytesOf(message: ToWorker): unknown {
  if (message.kind !== 'ask') return undefined;
  if (message.question === 'read' || message.question === 'recognise') return message.ask.content;
  return message.question === 'restore' ? message.ask.bytes : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
