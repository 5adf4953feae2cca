/** How does the worker start in a browser? */
import type { FromWorker, ToWorker } from '../messages/questions.ts';
import { answerQuestions } from './answer.ts';
import { makeHandlers } from './handlers.ts';
import { channelTurn } from './turn.web.ts';

/** The global scope of a dedicated worker, as far as it is used: the DOM's types would bring all the rest. */
declare const self: {
  postMessage(message: FromWorker, transfer: readonly ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToWorker }) => void): void;
  close(): void;
};

const loop = {
  turn: channelTurn(),
  rest: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  now: () => performance.now(),
};
answerQuestions(
  {
    post: (message, transfer = []) => self.postMessage(message, transfer),
    onMessage: (listener) => self.addEventListener('message', ({ data }) => listener(data)),
    // a dedicated worker never learns that its owner has gone: it is ended with it
    onClose: () => undefined,
    close: () => self.close(),
  },
  makeHandlers(loop),
  loop,
);
