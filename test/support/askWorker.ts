/** How does a test or a measuring command ask the real worker? */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { Asker } from '../../src/editor/ask.ts';
import { type Clock, type Log, nodePort, wallClock } from '../../src/editor/ports.ts';

/** Tells nobody. */
export const SILENT: Log = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export interface RunningWorker {
  readonly asker: Asker;
  ask: Asker['ask'];
  /** Ends the worker as a crash would: it is not told. Settles when it has ended. */
  kill(): Promise<void>;
  /** node's handle of the worker that runs now; undefined before the first question. */
  thread(): Worker | undefined;
  /** Whether `memory` can answer. */
  readonly isWatched: boolean;
  /** What the worker's isolate holds now, in MB: heap in use and what it holds outside. Collects garbage first if told. */
  memory(options?: { collect: boolean }): Promise<{ heapMb: number }>;
  dispose(): void;
}

export interface WorkerOptions {
  /** Lets `memory` be asked: only from inside can be said what a thread holds (node 20 has no such question). */
  readonly watched?: boolean;
  readonly log?: Log;
  readonly clock?: Clock;
}

/** The real worker, as built, in a thread of its own behind the editor's own client. */
export function startWorker({ log = SILENT, clock = wallClock, watched = false }: WorkerOptions = {}): RunningWorker {
  const file = builtWorker();
  let thread: Worker | undefined;
  let watch: MessagePort | undefined;
  const asker = new Asker(
    () => {
      if (watched) [thread, watch] = watchedThread(file);
      else thread = new Worker(file);
      return nodePort(thread);
    },
    log,
    clock,
  );
  return {
    asker,
    ask: asker.ask.bind(asker),
    kill: async () => {
      await thread?.terminate();
    },
    thread: () => thread,
    isWatched: watched,
    memory: async ({ collect } = { collect: true }) => {
      if (watch === undefined) throw new Error('no watched worker runs');
      const answer = new Promise<NodeJS.MemoryUsage>((resolve) => watch?.once('message', resolve));
      watch.postMessage(collect);
      const { heapUsed, external } = await answer;
      return { heapMb: (heapUsed + external) / 1e6 };
    },
    dispose: () => asker.dispose(),
  };
}

/** The same worker, which also answers how much memory its thread holds. */
function watchedThread(file: string): [Worker, MessagePort] {
  const { port1, port2 } = new MessageChannel();
  const code = `
    const { workerData } = require('node:worker_threads');
    // what a typed array held is given back a moment after its collection
    const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
    workerData.port.on('message', async (collect) => {
      for (let times = collect ? 3 : 0; times > 0; times--) {
        globalThis.gc?.();
        await pause();
      }
      workerData.port.postMessage(process.memoryUsage());
    });
    workerData.port.unref();
    require(workerData.file);`;
  port1.unref();
  return [new Worker(code, { eval: true, workerData: { file, port: port2 }, transferList: [port2] }), port1];
}

let worker: string | undefined;

/** Where the built worker stands: builds it when it is missing or older than what it is made of. */
export function builtWorker(): string {
  if (worker !== undefined) return worker;
  const root = projectRoot();
  const file = path.join(root, 'dist/worker.js');
  if (isStale(file, root)) {
    const built = spawnSync(process.execPath, ['esbuild.mjs', 'worker', '--quiet'], { cwd: root, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`the worker could not be built:\n${built.stderr}`);
  }
  worker = file;
  return file;
}

/** The folder of the project: this file may run from anywhere under it. */
export function projectRoot(): string {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'esbuild.mjs'))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`no project around ${__dirname}`);
  }
}

function isStale(file: string, root: string): boolean {
  if (!fs.existsSync(file)) return true;
  const builtMs = fs.statSync(file).mtimeMs;
  const inputs = ['esbuild.mjs', 'package-lock.json', ...filesUnder(root, 'src')];
  return inputs.some((input) => fs.statSync(path.join(root, input)).mtimeMs > builtMs);
}

function filesUnder(root: string, folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
