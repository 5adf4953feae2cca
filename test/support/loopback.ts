/** A machine of one's own that answers as providers do, and as badly as anybody can. */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answering = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface Loopback {
  readonly base: string;
  /** What was asked so far: the path with its query, and the headers. */
  readonly asked: { readonly url: string; readonly headers: http.IncomingHttpHeaders; readonly atMs: number }[];
  /** What it does from now on. */
  answer: Answering;
  close(): Promise<void>;
}

/** Starts it on this machine alone, on a port that is free. */
export async function loopback(): Promise<Loopback> {
  const server = http.createServer((request, response) => {
    self.asked.push({ url: request.url ?? '', headers: request.headers, atMs: performance.now() });
    response.on('error', () => undefined); // who asked has gone
    self.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const self: Loopback = {
    base: `http://127.0.0.1:${port}`,
    asked: [],
    answer: (_request, response) => response.writeHead(404).end(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return self;
}

/** Answers with a text. */
export function answerWith(body: string, type = 'application/json; charset=utf-8', status = 200): Answering {
  return (_request, response) => response.writeHead(status, { 'content-type': type }).end(body);
}
