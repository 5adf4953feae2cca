/** How long did this thread not let go? */
import { performance } from 'node:perf_hooks';

export interface HeldWatch {
  /** Longest stretch so far, in ms. */
  longestMs(): number;
  stop(): void;
}

/**
 * Watches the thread that calls it. Counted is what its event loop worked between two ticks of a timer, not how late the
 * timer came: on a busy machine a thread that does nothing is woken late, too, and that is nobody's work
 * (`monitorEventLoopDelay` counts it).
 */
export function watchHeld(): HeldWatch {
  let longest = 0;
  let before = performance.eventLoopUtilization();
  const look = (): void => {
    const now = performance.eventLoopUtilization();
    longest = Math.max(longest, now.active - before.active);
    before = now;
  };
  const timer = setInterval(look, 1);
  return {
    longestMs: () => longest,
    stop: () => {
      look();
      clearInterval(timer);
    },
  };
}
