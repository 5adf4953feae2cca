/** How does a long job let others have the thread? */

/** What the host of the worker lends it: node and the browser differ in how a turn of the event loop is waited for. */
export interface Loop {
  /** Settles in a later macrotask, when messages that waited have been delivered. */
  turn(): Promise<void>;
  /** Settles after so many milliseconds or more. */
  rest(ms: number): Promise<void>;
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
 * `Stopped` once `signal` aborts; the generator is closed then, so its `finally` runs. Where steps of several jobs must not
 * mingle within a slice, `during` runs each slice, and the closing, when it is its turn.
 */
export async function inSlices<T>(
  steps: Generator<unknown, T>,
  signal: AbortSignal,
  loop: Loop,
  during: <S>(slice: () => S) => S | Promise<S> = (slice) => slice(),
): Promise<T> {
  try {
    for (;;) {
      stopIfAborted(signal);
      const last = await during(() => oneSlice(steps, signal, loop));
      if (last !== undefined) return last.value;
      await loop.turn();
    }
  } finally {
    // what it would have returned is of no interest: the job is over
    if (signal.aborted) await during(() => void steps.return(undefined as T));
  }
}

/** Steps until the slice is over; undefined while there is more to do. */
function oneSlice<T>(steps: Generator<unknown, T>, signal: AbortSignal, loop: Loop): { value: T } | undefined {
  // it may have waited for its turn
  if (signal.aborted) return undefined;
  const start = loop.now();
  do {
    const step = steps.next();
    if (step.done === true) return step;
  } while (loop.now() - start < SLICE_MS);
  return undefined;
}
