/** What share of the papers that were meant stand how high? */
import { Packer } from '../../src/core/library/packed.ts';
import { Works } from '../../src/core/library/works.ts';
import type { Paper, PaperId } from '../../src/core/paper.ts';
import { readSource } from '../../src/core/read/readSource.ts';
import type { SourceDescription } from '../../src/messages/questions.ts';
import { type RunningWorker, startWorker } from '../support/askWorker.ts';
import { say } from './figures.ts';
import { bytesOf } from './jsonl.ts';
import { BadCall } from './options.ts';

/** One question with the ids of the papers that answer it. */
export interface Judged {
  readonly id: string;
  readonly text: string;
  readonly relevant: readonly string[];
  /** Where the question comes from: those with the same are not independent of each other. */
  readonly document?: string;
  readonly library?: string;
  readonly file?: string;
}

/** What questions from the same document share. */
export function groupOf({ id, document, library, file }: Judged): string {
  return document ?? (library === undefined && file === undefined ? id : `${library ?? ''}/${file ?? ''}`);
}

const SOURCE: SourceDescription = { id: 'docs', name: 'docs.jsonl', format: 'jsonl' };

/** A worker that has read the papers. `idOf`: the library's name of a record; undefined for one that wasn't read. */
export interface Asked {
  readonly worker: RunningWorker;
  readonly papers: number;
  readonly indexSeconds: number;
  readonly bibliographies: readonly string[];
  readonly idOf: (record: string) => PaperId | undefined;
  /** The first copy of each paper, by the library's names, in the order of the file: read again at each call. */
  readonly papersById: () => ReadonlyMap<PaperId, Paper>;
}

/** Has the worker read a file of papers, as the extension would. */
export async function startWith(file: string): Promise<Asked> {
  const content = bytesOf(file);
  const ids = new Map<string, PaperId>();
  const works = new Works();
  const packer = new Packer(SOURCE.id);
  // which records the library will take for one work is decided here by the same code
  const reading = readSource(SOURCE, content.slice());
  if (reading.papers.length === 0) throw new BadCall(`${file}: no line is a paper; {"id", "title"} must be there`);
  if (reading.problems.length > 0) say(`${file}: ${reading.problems.length} lines can't be read`);
  for (const paper of reading.papers) {
    const packed = packer.pack(paper);
    const work = works.workOf(packed, paper, ({ copies }) => copies);
    work.copies = [...work.copies, packed];
    if (!ids.has(paper.key)) ids.set(paper.key, work.id);
  }
  const worker = startWorker();
  say('reading ...');
  const start = performance.now();
  const { papers } = await worker.ask('read', { source: SOURCE, content });
  const indexSeconds = (performance.now() - start) / 1000;
  say(`${papers} papers in ${indexSeconds.toFixed(1)} s`);
  const papersById = (): ReadonlyMap<PaperId, Paper> => {
    const byId = new Map<PaperId, Paper>();
    for (const paper of readSource(SOURCE, bytesOf(file)).papers) {
      const id = ids.get(paper.key);
      if (id !== undefined && !byId.has(id)) byId.set(id, paper);
    }
    return byId;
  };
  return { worker, papers, indexSeconds, bibliographies: [], idOf: (record) => ids.get(record), papersById };
}

/** The papers that answer a question, by the library's names. */
export function relevantOf(asked: Asked, { relevant }: Judged): Set<PaperId> {
  return new Set(relevant.flatMap((record) => asked.idOf(record) ?? []));
}

/** Tells whoever measures of questions that could not be asked: their papers are not there. */
export function sayLeftOut(asked: number, questions: number): void {
  if (asked < questions)
    say(`${questions - asked} of ${questions} questions left out: no paper that answers them is there`);
}

/** The share of the relevant ones among the first `count`. */
export function recall(ranked: readonly PaperId[], relevant: ReadonlySet<PaperId>, count: number): number {
  return ranked.slice(0, count).filter((paper) => relevant.has(paper)).length / Math.max(1, relevant.size);
}

/** Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), gain 1, over the first `count`. */
export function ndcg(ranked: readonly PaperId[], relevant: ReadonlySet<PaperId>, count: number): number {
  const gain = (rank: number): number => 1 / Math.log2(rank + 2);
  let ideal = 0;
  for (let rank = 0; rank < Math.min(count, relevant.size); rank++) ideal += gain(rank);
  const found = ranked.slice(0, count).reduce((sum, paper, rank) => sum + (relevant.has(paper) ? gain(rank) : 0), 0);
  return ideal === 0 ? 0 : found / ideal;
}

/** One over the rank of the first relevant one; 0 when there is none. */
export function reciprocalRank(ranked: readonly PaperId[], relevant: ReadonlySet<PaperId>): number {
  const rank = ranked.findIndex((paper) => relevant.has(paper));
  return rank < 0 ? 0 : 1 / (rank + 1);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
