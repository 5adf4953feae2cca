/** What must happen in the library when a source is read (again)? */
import type { Paper, Problem, SourceId } from '../paper.ts';
import type { ReadingSteps } from '../read/portions.ts';
import type { Indexes } from './indexes.ts';
import { type HeldPaper, Packer } from './packed.ts';
import type { Held, Work, Works } from './works.ts';

export interface Tools {
  readonly works: Works;
  /** The indexes that count now: they are made anew from time to time. */
  readonly indexes: () => Indexes;
  /** Gives a work its copies and the document that it is found under from now on. */
  readonly settle: (work: Work, copies: readonly HeldPaper[], document: number) => void;
}

/** Papers indexed, and papers compared, between two steps. */
const INDEXED_PER_STEP = 8;
const COMPARED_PER_STEP = 64;

/** Of a work that a hostile source holds a thousand times, so many copies are kept; its keys all are. */
const MOST_COPIES = 16;

/** What a source holds while it comes in. */
export interface HeldWhileFilling extends Held {
  readonly papers: HeldPaper[];
  readonly works: Work[];
  readonly keys: Map<string, Work>;
}

/** Makes room for the papers of a new source. */
export function beginSource(works: Works, source: SourceId): HeldWhileFilling {
  const held: HeldWhileFilling = { papers: [], works: [], keys: new Map() };
  works.hold(source, held);
  return held;
}

/** Adds one more copy to a work: it can be found at once. */
export function addCopy(
  { indexes, settle }: Tools,
  packed: HeldPaper,
  { paper, work }: { readonly paper: Paper; readonly work: Work },
): void {
  if (work.copies.length >= MOST_COPIES) return;
  const document = indexes().add([...work.copies.map((copy) => copy.paper), paper]);
  // a list that was spread into keeps room for sixteen more
  settle(work, work.copies.length === 0 ? [packed] : [...work.copies, packed], document);
}

/**
 * Puts a new source in while it is read: each paper can be found at once. When the generator is closed early, all of it is
 * taken back, unless `keeps` says that a part is better than nothing.
 */
export function* fillSource(
  { works, indexes, settle }: Tools,
  source: SourceId,
  steps: ReadingSteps,
  { takeBack, keeps }: { readonly takeBack: () => void; readonly keeps: () => boolean },
): Generator<undefined, { papers: number; problems: readonly Problem[] }> {
  const held = beginSource(works, source);
  const packer = new Packer(source);
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = steps.next();
      for (const paper of (done === true ? value.papers : value) ?? []) {
        const packed = packer.pack(paper);
        const work = works.workOf(packed, paper, ({ copies }) => copies);
        addCopy({ works, indexes, settle }, packed, { paper, work });
        enter(held, packed, work);
        if (held.papers.length % INDEXED_PER_STEP > 0) continue;
        indexes().ranker.countSomePairs();
        yield undefined;
      }
      if (done === true) {
        isDone = true;
        return { papers: held.papers.length, problems: value.problems };
      }
      yield undefined;
    }
  } finally {
    packer.close();
    if (!isDone && !keeps()) takeBack();
  }
}

/** Puts a source in the place of its last reading, all of it in the last step. */
export function* replaceSource(
  { works, indexes, settle }: Tools,
  source: SourceId,
  before: Held,
  papers: readonly HeldPaper[],
): Generator<undefined, void> {
  const kept = yield* keptPapers(before, papers);
  /** What the works that change will consist of. */
  const futures = new Map<Work, HeldPaper[]>();
  const copiesOf = (work: Work): readonly HeldPaper[] => futures.get(work) ?? work.copies;
  const staged = new Map<Work, number>();
  let isDone = false;
  try {
    for (const [at, paper] of before.papers.entries()) {
      const work = before.works[at];
      if (work !== undefined && !kept.before.has(paper)) {
        futures.set(
          work,
          copiesOf(work).filter((copy) => copy !== paper),
        );
      }
      if (at % COMPARED_PER_STEP === 0) yield undefined;
    }
    const held: HeldWhileFilling = { papers: [], works: [], keys: new Map() };
    for (const paper of papers) {
      let work = kept.works.get(paper);
      if (work === undefined) {
        work = works.workOf(paper, paper.paper, copiesOf);
        const copies = copiesOf(work);
        if (copies.length < MOST_COPIES) futures.set(work, [...copies, paper]);
      }
      enter(held, paper, work);
      if (held.papers.length % COMPARED_PER_STEP === 0) yield undefined;
    }
    for (const [work, copies] of futures) {
      staged.set(work, copies.length === 0 ? -1 : indexes().add(copies.map(({ paper }) => paper)));
      if (staged.size % INDEXED_PER_STEP === 0) yield undefined;
    }
    // from here on without a step: nobody sees half of it
    for (const [work, document] of staged) settle(work, futures.get(work) ?? [], document);
    for (const [old, paper] of kept.before) {
      const work = kept.works.get(paper);
      // it may stand elsewhere in its source now
      work?.exchange(old, paper);
    }
    works.hold(source, held);
    isDone = true;
  } finally {
    if (!isDone) {
      for (const document of staged.values()) if (document >= 0) indexes().drop(document);
      for (const [work, copies] of futures) if (work.copies.length === 0) works.forget(work, copies);
    }
  }
}

/** Notes a paper of a source, its work and its keys. */
export function enter(held: HeldWhileFilling, paper: HeldPaper, work: Work): void {
  held.papers.push(paper);
  held.works.push(work);
  if (!paper.hasKey) return;
  if (!held.keys.has(paper.key)) held.keys.set(paper.key, work);
  for (const key of paper.aliases ?? []) if (!held.keys.has(key)) held.keys.set(key, work);
}

/** Which papers say the same as before: `before` old to new, `works` new to its work. */
function* keptPapers(
  before: Held,
  papers: readonly HeldPaper[],
): Generator<undefined, { before: Map<HeldPaper, HeldPaper>; works: Map<HeldPaper, Work> }> {
  const byKey = new Map<string, number[]>();
  for (const [at, { key }] of before.papers.entries()) {
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [at]);
    else same.push(at);
  }
  const kept = { before: new Map<HeldPaper, HeldPaper>(), works: new Map<HeldPaper, Work>() };
  for (const [count, paper] of papers.entries()) {
    const candidates = byKey.get(paper.key);
    const old = before.papers[candidates?.[0] ?? -1];
    const work = before.works[candidates?.[0] ?? -1];
    if (old !== undefined && work !== undefined && old.saysTheSame(paper)) {
      candidates?.shift();
      kept.before.set(old, paper);
      kept.works.set(paper, work);
    }
    if (count % COMPARED_PER_STEP === 0) yield undefined;
  }
  return kept;
}
