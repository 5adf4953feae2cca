/** How does a browser's worker wait for the next turn of the event loop? */

/** The browser's own channel, as far as it is used: this folder has node's types, whose ports are not quite the same. */
interface Channel {
  readonly port1: { onmessage: () => void };
  readonly port2: { postMessage(message: undefined): void };
}

/**
 * A function that settles in a later macrotask. By a message to oneself: `setTimeout` is held to 4 ms by browsers when it
 * is nested, which would double the time of a job in slices.
 */
export function channelTurn(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel() as unknown as Channel;
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}
