/** How do two sides talk in a test that decides which message arrives next? */
import type { Port } from '../../../src/messages/questions.ts';

/** Runs `job` at some later time of the test's choosing. */
export type Later = (label: string, job: () => void) => void;

export interface Pair<ToFirst, ToSecond> {
  readonly first: Port<ToFirst, ToSecond>;
  readonly second: Port<ToSecond, ToFirst>;
  /** The second side dies: what it still had to say is lost, and the first side hears of it later. */
  kill(reason: string): void;
}

/** Two ports that are joined. Messages of one direction keep their order, as they do between real threads. */
export function joinedPorts<ToFirst, ToSecond>(later: Later): Pair<ToFirst, ToSecond> {
  let isDead = false;
  const lane = <Message>(
    label: string,
  ): { send: (message: Message) => void; listeners: ((message: Message) => void)[] } => {
    const queue: Message[] = [];
    const listeners: ((message: Message) => void)[] = [];
    return {
      listeners,
      send: (message) => {
        if (isDead) return;
        queue.push(structuredClone(message));
        later(label, () => {
          const next = queue.shift();
          if (isDead || next === undefined) return;
          for (const listener of listeners) listener(next);
        });
      },
    };
  };
  const toFirst = lane<ToFirst>('answer');
  const toSecond = lane<ToSecond>('question');
  const closed: ((reason: string) => void)[] = [];
  const closedSecond: ((reason: string) => void)[] = [];
  const end = (reason: string, tell: boolean): void => {
    if (isDead) return;
    isDead = true;
    for (const listener of closedSecond) listener(reason);
    if (tell) later('death', () => closed.forEach((listener) => listener(reason)));
  };
  return {
    first: {
      post: toSecond.send,
      onMessage: (listener) => toFirst.listeners.push(listener),
      onClose: (listener) => closed.push(listener),
      close: () => end('closed', false),
    },
    second: {
      post: toFirst.send,
      onMessage: (listener) => toSecond.listeners.push(listener),
      onClose: (listener) => closedSecond.push(listener),
      close: () => end('closed', true),
    },
    kill: (reason) => end(reason, true),
  };
}
