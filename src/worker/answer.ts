/** How does every question that reaches the worker get exactly one answer? */
import type { Answer, Ask, FromWorker, Port, Question, ToWorker } from '../messages/questions.ts';
import { type Loop, Stopped } from './slices.ts';

/**
 * What answers each question. Rejecting with `Stopped` means `cancelled`; anything else thrown is a failure. `signal`
 * aborts when the asker cancels: only what takes longer than a slice needs to look. `tell` says which share is done.
 */
export type Handlers = {
  readonly [Q in Question]: (
    ask: Ask<Q>,
    signal: AbortSignal,
    tell: (share: number) => void,
  ) => Answer<Q> | Promise<Answer<Q>>;
};

type Asked = Extract<ToWorker, { kind: 'ask' }>;

/**
 * Answers what comes through the port until it closes. A question starts one turn after it came: a cancel that follows
 * at its heels, as it does when somebody types quickly, is seen before any work is done.
 */
export function answerQuestions(port: Port<ToWorker, FromWorker>, handlers: Handlers, loop: Loop): void {
  const open = new Map<number, AbortController>();

  const settle = (message: Exclude<FromWorker, { kind: 'progress' }>): void => {
    if (open.delete(message.id)) port.post(message, buffersOf(message));
  };

  const answer = async (message: Asked, signal: AbortSignal): Promise<void> => {
    const { id } = message;
    try {
      await loop.turn();
      if (signal.aborted) return;
      const tell = (share: number): void => {
        if (open.has(id)) port.post({ kind: 'progress', id, share });
      };
      settle({ kind: 'answer', id, answer: await handle(handlers, message, signal, tell) });
    } catch (error) {
      if (error instanceof Stopped) settle({ kind: 'cancelled', id });
      else settle({ kind: 'failure', id, message: messageOf(error) });
    }
  };

  port.onMessage((message) => {
    if (message.kind === 'cancel') {
      const controller = open.get(message.id);
      // settled at once: whatever the handler still comes up with is dropped
      settle({ kind: 'cancelled', id: message.id });
      controller?.abort();
      return;
    }
    const controller = new AbortController();
    open.set(message.id, controller);
    void answer(message, controller.signal);
  });
  port.onClose(() => {
    for (const controller of open.values()) controller.abort();
    open.clear();
  });
}

function handle(
  handlers: Handlers,
  { question, ask }: Asked,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<Answer<Question>> {
  // the pair of question and ask is typed in `ToWorker`; TypeScript can't follow it through the lookup
  const handler = handlers[question] as
    | ((
        ask: Asked['ask'],
        signal: AbortSignal,
        tell: (share: number) => void,
      ) => Answer<Question> | Promise<Answer<Question>>)
    | undefined;
  if (handler === undefined) throw new Error(`nobody answers ${question}`);
  return Promise.resolve(handler(ask, signal, tell));
}

/** A whole buffer is handed over: nothing here needs it any more. */
function buffersOf(message: FromWorker): readonly ArrayBuffer[] {
  if (message.kind !== 'answer' || !(message.answer instanceof Uint8Array)) return [];
  const { buffer, byteLength } = message.answer;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
