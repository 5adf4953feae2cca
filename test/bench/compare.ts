/** How do others do the same work, on the same machine, in the same run? */
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import type { Paper } from '../../src/core/paper.ts';
import { readSource } from '../../src/core/read/readSource.ts';
import { projectRoot, startWorker } from '../support/askWorker.ts';
import { percentile, rounded, say } from './figures.ts';
import { type Call, count } from './options.ts';
import { rememberedOf } from './remembered.ts';
import { type MadePaper, makeLibrary, randomNumbers } from './synthetic.ts';

/** A paper as flat text: what the peers' documentation asks for. */
interface FlatPaper {
  readonly key: string;
  readonly title: string;
  readonly authors: string;
  readonly year: string;
  readonly venue: string;
  readonly abstract: string;
}

type Reader = (text: string) => number;
/** Answers at most 50 keys, best first. */
type Search = (typed: string) => Promise<readonly string[]>;
type Indexer = (papers: readonly FlatPaper[]) => Promise<Search>;

/** A peer that needs minutes for what others do in a second is stopped; what it did till then is told. */
const PATIENCE_MS = 20_000;

const SOURCE = { id: 'made.bib', name: 'made.bib', format: 'auto' } as const;

/**
 * Reads a made library and searches it with us and with each peer. Ratios are the peer's time over ours. `firstFive`: the
 * share of the questions for which the paper that was meant stood among the first five. Our own search goes through the
 * worker, reading and its messages included; the peers get parsed papers in the same thread.
 */
export async function run({ options }: Call): Promise<object> {
  const papers = count(options, 'papers', 2_000);
  const seed = count(options, 'seed', 1);
  const { bib, samples } = makeLibrary(papers, seed);
  const peers = path.join(projectRoot(), 'test/bench/peers/peers.mjs');
  const { readers, indexers } = (await import(pathToFileURL(peers).href)) as {
    readers: Record<string, Reader>;
    indexers: Record<string, Indexer>;
  };
  const random = randomNumbers(seed + 1);
  const questions = samples.map((paper, index) => ({ paper, typed: rememberedOf(paper, index, random) }));
  return {
    papers,
    bibMb: rounded(bib.byteLength / 1e6),
    readers: compareReaders(new TextDecoder().decode(bib), readers),
    searches: await compareSearches(bib, indexers, questions),
  };
}

function compareReaders(text: string, peers: Readonly<Record<string, Reader>>): object[] {
  const all: Record<string, Reader> = { 'related-work': (bib) => readSource(SOURCE, bib).papers.length, ...peers };
  let ours = 0;
  return Object.entries(all).map(([name, read]) => {
    say(`reading with ${name} ...`);
    const start = performance.now();
    const entries = read(text);
    const seconds = (performance.now() - start) / 1000;
    if (name === 'related-work') ours = seconds;
    const mbPerSecond = rounded(Buffer.byteLength(text) / 1e6 / seconds);
    return { name, entries, seconds: rounded(seconds, 3), mbPerSecond, ratio: rounded(seconds / ours) };
  });
}

interface Question {
  readonly paper: MadePaper;
  readonly typed: string;
}

async function compareSearches(
  bib: Uint8Array,
  peers: Readonly<Record<string, Indexer>>,
  questions: readonly Question[],
): Promise<object[]> {
  const flat = readSource(SOURCE, new TextDecoder().decode(bib)).papers.map(flatOf);
  const worker = startWorker({ watched: true });
  const ours: Indexer = async () => {
    await worker.ask('read', { source: SOURCE, content: bib.slice() });
    const asked = { bibliographies: [SOURCE.id], present: [], cited: [], loose: false, limit: 50 };
    return async (typed) => (await worker.ask('complete', { ...asked, typed })).map(({ key }) => key);
  };
  const results: Result[] = [];
  for (const [name, index] of Object.entries({ 'related-work': ours, minisearch: miniSearch, ...peers })) {
    say(`searching with ${name} ...`);
    const held = name === 'related-work' ? async () => (await worker.memory()).heapMb : ownHeapMb;
    results.push({ name, ...(await measured(index, flat, questions, held)) });
  }
  worker.dispose();
  const [first] = results;
  return results.map((result) => ({
    ...result,
    buildRatio: rounded(result.buildSeconds / (first?.buildSeconds ?? 1)),
    queryRatio: rounded(result.queryMsP50 / (first?.queryMsP50 ?? 1)),
  }));
}

interface Result {
  readonly name: string;
  readonly buildSeconds: number;
  readonly heapMb: number;
  readonly queryMsP50: number;
}

/** One of them alone: when this returns, nothing of its index is held any more. */
async function measured(
  index: Indexer,
  papers: readonly FlatPaper[],
  questions: readonly Question[],
  held: () => Promise<number>,
): Promise<Omit<Result, 'name'>> {
  const before = held === ownHeapMb ? await held() : 0;
  const start = performance.now();
  const search = await index(papers);
  const buildSeconds = (performance.now() - start) / 1000;
  const heapMb = (await held()) - before;
  return { buildSeconds: rounded(buildSeconds, 3), heapMb: rounded(heapMb, 1), ...(await ask(search, questions)) };
}

/** MiniSearch over all fields, with prefixes and typos: what a first version of this extension would have done. */
const miniSearch: Indexer = (papers) => {
  const index = new MiniSearch<FlatPaper>({
    idField: 'key',
    fields: ['key', 'title', 'authors', 'year', 'venue', 'abstract'],
    searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  });
  index.addAll(papers);
  return Promise.resolve((typed) =>
    Promise.resolve(
      index
        .search(typed)
        .slice(0, 50)
        .map(({ id }) => String(id)),
    ),
  );
};

async function ask(search: Search, questions: readonly Question[]) {
  const times: number[] = [];
  let found = 0;
  const begin = performance.now();
  for (const { paper, typed } of questions) {
    if (performance.now() - begin > PATIENCE_MS) break;
    const start = performance.now();
    const keys = await search(typed);
    times.push(performance.now() - start);
    if (keys.slice(0, 5).includes(paper.key)) found += 1;
  }
  return {
    questions: times.length,
    queryMsP50: rounded(percentile(times, 0.5), 3),
    queryMsP95: rounded(percentile(times, 0.95), 3),
    firstFive: rounded(found / times.length, 3),
  };
}

function flatOf({ key, title, authors, year, venue, abstract }: Paper): FlatPaper {
  const names = authors.map(({ given, family }) => `${given ?? ''} ${family}`.trim()).join(', ');
  return { key, title, authors: names, year: String(year ?? ''), venue: venue ?? '', abstract: abstract ?? '' };
}

/** What this thread holds, in MB, one turn after what nobody holds any more could go. */
async function ownHeapMb(): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
