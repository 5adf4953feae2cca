/** How does a long job let others have the thread? */

/** What the host of the worker lends it: node and the browser differ in how a turn of the event loop is waited for. */
export interface Loop {
  /** Settles in a later macrotask, when messages that waited have been delivered. */
  turn(): Promise<void>;
  /** Milliseconds since any fixed moment. */
  now(): number;
}

/** Longest stretch without a turn, in milliseconds: half a frame, so that a question asked meanwhile isn't felt. */
export const SLICE_MS = 8;

/** Thrown by a job whose signal was aborted: the answer is `cancelled`, not a failure. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** Throws `Stopped` when nobody wants the work any more. */
export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Stopped('no longer wanted');
}

/**
 * Runs the steps to their end and answers what they return, letting go of the thread every `SLICE_MS`. Rejects with
 * `Stopped` once `signal` aborts; the generator is closed then, so its `finally` runs.
 */
export async function inSlices<T>(steps: Generator<undefined, T>, signal: AbortSignal, loop: Loop): Promise<T> {
  try {
    stopIfAborted(signal);
    let start = loop.now();
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (loop.now() - start < SLICE_MS) continue;
      await loop.turn();
      stopIfAborted(signal);
      start = loop.now();
    }
  } finally {
    if (signal.aborted) closeSteps(steps);
  }
}

function closeSteps<T>(steps: Generator<undefined, T>): void {
  // what it would have returned is of no interest: the job is over
  steps.return(undefined as T);
}
