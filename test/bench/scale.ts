/** How does the worker keep up with a library of N papers? */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Passage } from '../../src/core/document/slot.ts';
import type { SourceDescription } from '../../src/messages/questions.ts';
import { Snapshots } from '../../src/editor/snapshots.ts';
import { type RunningWorker, SILENT, startWorker } from '../support/askWorker.ts';
import { diskFolder } from '../support/diskFolder.ts';
import { percentile, rounded, say } from './figures.ts';
import { watchHeld } from './held.ts';
import { type Call, count } from './options.ts';
import { rememberedOf } from './remembered.ts';
import { type MadePaper, makeLibrary, randomNumbers } from './synthetic.ts';

const SOURCE: SourceDescription = { id: 'made.bib', name: 'made.bib', format: 'auto' };
const scope = { bibliographies: [SOURCE.id] };

/**
 * Makes a library, has the worker read it from a file as the extension would, and asks what a person at work asks.
 * `workerHeapMb`: what the worker's own isolate holds after a collection: its heap in use, and what it holds outside (typed
 * arrays, buffers); `workerPeakMb`: the most it held while reading. `firstAnswerSeconds`: until a paper of the library
 * was first answered while it was still being read. `warmSeconds`, `firstWarmAnswerSeconds`: the same with the snapshot that the
 * first reading left, `snapshotMb` on disk. `hostBlockedMsMax`: see held.ts; from the start of the thread to the
 * last answer.
 */
export async function run({ options }: Call): Promise<object> {
  const papers = count(options, 'papers');
  const seed = count(options, 'seed', 1);
  say(`making a library of ${papers} papers ...`);
  const { bib, samples } = makeLibrary(papers, seed);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'related-work-scale-'));
  const file = path.join(folder, 'made.bib');
  fs.writeFileSync(file, bib);
  const bibMb = bib.byteLength / 1e6;
  try {
    // the bytes were made for the file alone: nobody's memory is to be measured with them in it
    globalThis.gc?.();
    return { papers, bibMb: rounded(bibMb), ...(await measure(file, papers, samples, seed)) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(file: string, papers: number, samples: readonly MadePaper[], seed: number): Promise<object> {
  const folder = path.join(path.dirname(file), 'snapshots');
  const first = samples[0];
  if (first === undefined) throw new Error('a library without papers');
  const worker = startWorker({ watched: true });
  try {
    // starting a thread is the host's work, too
    const host = watchHeld();
    say('reading ...');
    const cold = await timedRead(worker, file, folder, first);
    if (cold.papers !== papers) say(`${papers - cold.papers} papers were not read`);
    say(`read in ${cold.seconds.toFixed(1)} s, first answer after ${cold.firstAnswerSeconds.toFixed(1)} s; asking ...`);
    const keystrokes = await timedKeystrokes(worker, samples, seed);
    const passages = await timedPassages(worker, samples);
    host.stop();
    const { heapMb } = await worker.memory();
    say('keeping a snapshot ...');
    await cold.snapshots.settled();
    worker.dispose();
    say('reading from the snapshot ...');
    const again = startWorker({ watched: true });
    const warm = await timedRead(again, file, folder, first);
    if (warm.snapshots.isKeeping) say('it was not read from the snapshot');
    again.dispose();
    return {
      coldSeconds: rounded(cold.seconds),
      firstAnswerSeconds: rounded(cold.firstAnswerSeconds),
      warmSeconds: rounded(warm.seconds),
      firstWarmAnswerSeconds: rounded(warm.firstAnswerSeconds),
      snapshotMb: rounded(await megabytesIn(folder)),
      workerHeapMb: rounded(heapMb, 1),
      workerPeakMb: rounded(cold.peakMb, 1),
      keystrokeMsP50: rounded(percentile(keystrokes, 0.5)),
      keystrokeMsP95: rounded(percentile(keystrokes, 0.95)),
      passageMsP50: rounded(percentile(passages, 0.5)),
      passageMsP95: rounded(percentile(passages, 0.95)),
      hostBlockedMsMax: rounded(host.longestMs()),
    };
  } finally {
    worker.dispose();
  }
}

/** From the file to everything found, as the extension reads it: the bytes are given away. Asks for one paper meanwhile. */
async function timedRead(worker: RunningWorker, file: string, folder: string, paper: MadePaper) {
  const start = performance.now();
  const snapshots = new Snapshots(worker.asker, diskFolder(folder), SILENT, { now: () => Date.now(), pauseMs: 0 });
  const content = await fs.promises.readFile(file);
  const progress = { isRead: false };
  const reading = snapshots.read(SOURCE, content).finally(() => (progress.isRead = true));
  let firstAnswerSeconds: number | undefined;
  let peakMb = 0;
  while (!progress.isRead) {
    await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, 100))]);
    const rows = await worker.ask('complete', { ...asTyped(paper.title), limit: 50 });
    if (rows.length > 0) firstAnswerSeconds ??= (performance.now() - start) / 1000;
    if (worker.isWatched) peakMb = Math.max(peakMb, (await worker.memory({ collect: false })).heapMb);
  }
  const state = await reading;
  const seconds = (performance.now() - start) / 1000;
  return { seconds, firstAnswerSeconds: firstAnswerSeconds ?? seconds, papers: state.papers, peakMb, snapshots };
}

async function megabytesIn(folder: string): Promise<number> {
  const files = await diskFolder(folder).list();
  return files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
}

function asTyped(typed: string) {
  return { ...scope, typed, present: [], cited: [], loose: false };
}

/** Every key press of a person who types what they remember of a paper, from the second letter on: one time each, in ms. */
async function timedKeystrokes(worker: RunningWorker, samples: readonly MadePaper[], seed: number): Promise<number[]> {
  const random = randomNumbers(seed + 1);
  const times: number[] = [];
  for (const [index, paper] of samples.slice(0, 100).entries()) {
    const remembered = rememberedOf(paper, index, random);
    for (let length = 2; length <= remembered.length; length++) {
      const start = performance.now();
      await worker.ask('complete', { ...asTyped(remembered.slice(0, length)), limit: 50 });
      times.push(performance.now() - start);
    }
  }
  return times;
}

/** Some hundred words of prose, as a paragraph would have them. */
async function timedPassages(worker: RunningWorker, samples: readonly MadePaper[]): Promise<number[]> {
  const times: number[] = [];
  for (const [index, { abstract }] of samples.slice(0, 100).entries()) {
    const [sentence = ''] = abstract.split('. ', 1);
    const passage: Passage = {
      id: String(index),
      span: { start: 0, end: abstract.length },
      text: abstract,
      sentence,
      cited: [],
    };
    const start = performance.now();
    await worker.ask('suggest', { ...scope, passage, cited: [], limit: 20 });
    times.push(performance.now() - start);
  }
  return times;
}
