/** What does the worker's client need of its surroundings, and how is a worker made into a port? Imports no vscode. */
import type { FromWorker, Port, ToWorker } from '../messages/questions.ts';

/** Where the extension tells what it did: one line per message, counts instead of contents. */
export interface Log {
  trace(message: string): void;
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Time, so that tests can turn it by hand. */
export interface Clock {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Calls `job` once after `delayMs`, unless the returned function is called first. */
  after(delayMs: number, job: () => void): () => void;
}

/** The clock on the wall. */
export const wallClock: Clock = {
  now: () => performance.now(),
  after: (delayMs, job) => {
    const timer = setTimeout(job, delayMs);
    return () => clearTimeout(timer);
  },
};

/** As much of node's `Worker` as is used: this folder is typed for the browser, too. */
export interface NodeWorker {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: FromWorker) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

/** node's worker as a port. */
export function nodePort(worker: NodeWorker): Port<FromWorker, ToWorker> {
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage: (listener) => void worker.on('message', listener),
    onClose: (listener) => {
      let reason: string | undefined;
      // `error` is always followed by `exit`, which alone says that it is over
      worker.on('error', (error) => (reason = error.message));
      worker.on('exit', (code) => listener(reason ?? `it ended with code ${code}`));
    },
    close: () => void worker.terminate(),
  };
}

/**
 * The browser's worker as a port. A browser tells when a worker's script can't be loaded or throws outside a question; it
 * never tells when it ended a worker for want of memory.
 */
export function webPort(worker: Worker): Port<FromWorker, ToWorker> {
  return {
    post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    onMessage: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => listener(data)),
    onClose: (listener) => {
      const over = ({ message }: Partial<ErrorEvent>): void => {
        worker.terminate();
        listener(message ?? 'it could not be loaded');
      };
      worker.addEventListener('error', over, { once: true });
    },
    close: () => worker.terminate(),
  };
}
