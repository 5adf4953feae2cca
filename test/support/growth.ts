/** Does work take time in proportion to its length? Growth is judged, never a time: a test must not know how fast a machine is. */

/** So much longer is the long text than the short one. */
const TIMES = 8;
/** What takes less in all is too little to be judged by, in milliseconds: nothing has grown to a length that matters. */
const NOTHING_MS = 15;
/** A machine that is busy with other things gets so many tries before its word is taken. */
const TRIES = 25;

/**
 * Whether eight times the length costs far less than 64 times as much, which is what a square would: three times as much a
 * character is let pass. Measured in time of the processor, which others who share the machine take none of, and each
 * length by the least that it ever took: what disturbs can only add to that.
 */
export function growsLinearly(work: (length: number) => void, shortest = 4_000): boolean {
  let short = Infinity;
  let long = Infinity;
  for (let tries = 0; tries < TRIES; tries += 1) {
    for (let times = 0; times < 2; times += 1)
      short = Math.min(
        short,
        processorMs(() => work(shortest)),
      );
    long = Math.min(
      long,
      processorMs(() => work(shortest * TIMES)),
    );
    if (long < NOTHING_MS || long < short * TIMES * 3) return true;
  }
  return false;
}

function processorMs(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
