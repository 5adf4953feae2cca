/** How does somebody wait for something, but not for long? */

/** Settles when `work` has ended, well or not, after `withinMs`, or when `signal` aborts. Never rejects. */
export async function within(work: Promise<unknown>, withinMs: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;
  const enough = new Promise<void>((resolve) => {
    stop = resolve;
    timer = setTimeout(resolve, withinMs);
    signal.addEventListener('abort', stop, { once: true });
  });
  const ended = work.then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([ended, enough]);
  clearTimeout(timer);
  if (stop !== undefined) signal.removeEventListener('abort', stop);
}
