/** How does the worker start in node? */
import { parentPort } from 'node:worker_threads';
import type { ToWorker } from '../messages/questions.ts';
import { answerQuestions } from './answer.ts';
import { makeHandlers } from './handlers.ts';

if (parentPort === null) throw new Error('this file is started as a worker');
const port = parentPort;
const loop = {
  turn: () => new Promise<void>((resolve) => setImmediate(resolve)),
  rest: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  now: () => performance.now(),
};
answerQuestions(
  {
    post: (message, transfer = []) => port.postMessage(message, transfer),
    onMessage: (listener) => port.on('message', (message: ToWorker) => listener(message)),
    onClose: (listener) => port.on('close', () => listener('the port was closed')),
    close: () => port.close(),
  },
  makeHandlers(loop),
  loop,
);
