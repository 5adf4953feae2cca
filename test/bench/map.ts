/** Are neighbours on the map neighbours in what they say, and how long does drawing it take? */
import * as path from 'node:path';
import { Library } from '../../src/core/library/library.ts';
import { likenesses } from '../../src/core/map/neighbours.ts';
import { vectorsOf } from '../../src/core/map/vectors.ts';
import type { Paper, PaperId } from '../../src/core/paper.ts';
import { readSource } from '../../src/core/read/readSource.ts';
import type { MapPicture, SourceDescription } from '../../src/messages/questions.ts';
import { projectRoot, type RunningWorker, startWorker } from '../support/askWorker.ts';
import { percentile, rounded, say } from './figures.ts';
import { bytesOf, jsonLines } from './jsonl.ts';
import { faithfulness, keptNeighbours, nearestPlaces, shareOfPairs } from './mapFigures.ts';
import { type Call, count } from './options.ts';
import { type Judged, mean } from './ranked.ts';

/** As the extension draws. */
const LIMIT = 5000;
/** Papers whose neighbours are looked at, from all over the map. */
const LOOKED_AT = 600;
/** So many nearest ones. */
const NEAREST = 10;

/**
 * `--docs FILE`: papers of any format (bundled corpus without it). `--limit N`: the first N of them. `--queries FILE`: passages and
 * the papers they cite: `citedTogether` is the share of papers that lie nearer to one than another that the same passage
 * cites does, on average; by chance .5. `kept10`, `trust10`: share of each paper's ten nearest in words among its ten nearest
 * on the map, and trustworthiness (Venna and Kaski 2001); `suggested10`: the same as `kept10` against what the ranker
 * suggests for the paper's own text. `moved`: how far any paper moved when one came, of the map's width; `stable10`: share of
 * each one's ten nearest on the map that stay when all is laid out anew without one paper. `heldMsP95`: how long a question
 * asked meanwhile waits.
 */
export async function run({ options }: Call): Promise<object> {
  const file = options['docs'] ?? path.join(projectRoot(), 'seeds/000_de446312ac012c8b.txt');
  const source: SourceDescription = { id: 'docs', name: path.basename(file).replace(/\.gz$/u, ''), format: 'auto' };
  const whole = readSource(source, bytesOf(file)).papers;
  const papers = whole.slice(0, count(options, 'limit', Math.max(1, whole.length)));
  const worker = startWorker();
  try {
    await worker.ask('read', { source: JSONL, content: jsonl(papers) });
    say(`${papers.length} papers; drawing ...`);
    const cpu = process.cpuUsage();
    const start = performance.now();
    const waits = watchWaits(worker);
    const picture = await draw(worker);
    const heldMs = await waits.stop();
    const seconds = (performance.now() - start) / 1000;
    const cpuSeconds = process.cpuUsage(cpu).user / 1e6;
    say(`drawn in ${seconds.toFixed(1)} s; looking at it ...`);
    const ids = await idsOf(worker, picture);
    const truth = truthOf(papers, ids);
    for (const { name, papers: size } of picture.levels[0] ?? [])
      say(`${String(size).padStart(6)}  ${name.join(' · ')}`);
    const { kept, trust } = faithfulness(truth.likenessTo, picture.places, LOOKED_AT, NEAREST);
    const suggested = await suggestedShare(worker, truth, ids, picture.places);
    const together =
      options['queries'] === undefined ? undefined : togetherOf(options['queries'], truth, picture.places);
    return {
      papers: picture.chosen.of,
      drawn: ids.length,
      kept10: rounded(kept, 3),
      trust10: rounded(trust, 3),
      suggested10: rounded(suggested, 3),
      chance10: rounded(NEAREST / Math.max(1, ids.length - 1), 4),
      ...(together === undefined ? {} : { citedTogether: rounded(together, 3) }),
      ...(await stabilityOf(worker, papers, ids, picture)),
      seconds: rounded(seconds),
      cpuSeconds: rounded(cpuSeconds),
      heldMsP95: rounded(percentile(heldMs, 0.95)),
      regions: (picture.levels[0] ?? []).map(({ name }) => name.join(' · ')),
    };
  } finally {
    worker.dispose();
  }
}

const JSONL: SourceDescription = { id: 'docs', name: 'docs.jsonl', format: 'jsonl' };

function jsonl(papers: readonly Paper[]): Uint8Array {
  const lines = papers.map(({ key, title, abstract, year }) => JSON.stringify({ id: key, title, abstract, year }));
  return new TextEncoder().encode(lines.join('\n'));
}

function draw(worker: RunningWorker, kept?: Uint8Array): Promise<MapPicture> {
  return worker.ask('map', { bibliographies: [], limit: LIMIT, ...(kept === undefined ? {} : { kept }) });
}

async function idsOf(worker: RunningWorker, { map, places }: MapPicture): Promise<PaperId[]> {
  const ask = { map, from: 0, count: places.length / 2, bibliographies: [] };
  return ((await worker.ask('mapPapers', ask)) ?? []).map(({ paper }) => paper);
}

interface Truth {
  /** Likeness of a paper of the map to each. */
  readonly likenessTo: (paper: number) => Float32Array;
  readonly paperOf: (number: number) => Paper | undefined;
  readonly numberOf: ReadonlyMap<PaperId, number>;
  readonly numberOfRecord: (record: string) => number | undefined;
}

/** The same papers in a library of this thread, whose likeness can be looked at. */
function truthOf(papers: readonly Paper[], ids: readonly PaperId[]): Truth {
  const library = new Library();
  last(library.setSource(JSONL.id, readSource(JSONL, jsonl(papers)).papers));
  const { indexes, works } = library.shelf;
  const documents = ids.map((id) => works.byId(id)?.document ?? -1);
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const byRecord = new Map<string, number>();
  for (const [at, paper] of (works.held(JSONL.id)?.papers ?? []).entries()) {
    const number = numberOf.get(works.held(JSONL.id)?.works[at]?.id ?? '');
    if (number !== undefined) byRecord.set(paper.key, number);
  }
  return {
    likenessTo: likenesses(last(vectorsOf(indexes, documents))),
    paperOf: (number) => library.paper(ids[number] ?? '', [])?.paper,
    numberOf,
    numberOfRecord: (record) => byRecord.get(record),
  };
}

function last<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What the panel would suggest for a paper's own text, against its neighbours on the map. */
async function suggestedShare(
  worker: RunningWorker,
  { paperOf, numberOf }: Truth,
  ids: readonly PaperId[],
  places: Float32Array,
): Promise<number> {
  const shares: number[] = [];
  for (let paper = 0; paper < ids.length; paper += Math.max(1, Math.floor(ids.length / 200))) {
    const { title = '', abstract = '' } = paperOf(paper) ?? {};
    const text = `${title}. ${abstract}`;
    const passage = { id: String(paper), span: { start: 0, end: text.length }, text, sentence: '', cited: [] };
    const ask = { bibliographies: [], passage, cited: [], limit: NEAREST + 1 };
    const suggested = (await worker.ask('suggest', ask)).map(({ card }) => numberOf.get(card.paper) ?? -1);
    const others = new Set(suggested.filter((each) => each !== paper).slice(0, NEAREST));
    shares.push(nearestPlaces(places, paper, NEAREST).filter((each) => others.has(each)).length / NEAREST);
  }
  return mean(shares);
}

function togetherOf(queries: string, { numberOfRecord }: Truth, places: Float32Array): number {
  const groups = jsonLines<Judged>(queries).map(({ relevant }) => relevant.flatMap((id) => numberOfRecord(id) ?? []));
  return shareOfPairs(groups, places);
}

/** One paper fewer, laid out anew; and then it comes back to a map that is kept. */
async function stabilityOf(
  worker: RunningWorker,
  papers: readonly Paper[],
  ids: readonly PaperId[],
  picture: MapPicture,
): Promise<object> {
  if (papers.length > LIMIT) return {};
  say('one paper fewer, and once more ...');
  const fewer = papers.filter((_, at) => at !== Math.floor(papers.length / 2));
  await worker.ask('read', { source: JSONL, content: jsonl(fewer) });
  const without = await draw(worker);
  const fewerIds = await idsOf(worker, without);
  const stable10 = keptNeighbours(ids, picture.places, fewerIds, without.places, NEAREST);
  await worker.ask('read', { source: JSONL, content: jsonl(papers) });
  const start = performance.now();
  const again = await draw(worker, without.keep);
  const againSeconds = (performance.now() - start) / 1000;
  const placeOf = new Map((await idsOf(worker, again)).map((id, at) => [id, at]));
  const width = Math.max(...again.places) - Math.min(...again.places);
  const moved = fewerIds.map((id, at) => {
    const now = placeOf.get(id) ?? -1;
    const [dx, dy] = [0, 1].map(
      (axis) => (again.places[2 * now + axis] ?? NaN) - (without.places[2 * at + axis] ?? NaN),
    );
    return Math.hypot(dx ?? NaN, dy ?? NaN) / width;
  });
  return { stable10: rounded(stable10, 3), moved: rounded(Math.max(...moved), 4), againSeconds: rounded(againSeconds) };
}

/** Asks for a completion again and again, and tells how long each waited. */
function watchWaits(worker: RunningWorker): { stop: () => Promise<number[]> } {
  const waits: number[] = [];
  const over = new AbortController();
  const asking = (async () => {
    while (!over.signal.aborted) {
      const start = performance.now();
      await worker.ask('complete', { bibliographies: [], typed: 'l', present: [], cited: [], loose: false, limit: 1 });
      waits.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await asking;
      return waits;
    },
  };
}
