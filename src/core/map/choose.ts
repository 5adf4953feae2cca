/** Which papers are drawn where there are more than a picture holds? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Passage } from '../document/slot.ts';
import type { Indexes } from '../library/indexes.ts';
import { nameOf, type Works } from '../library/works.ts';
import type { PaperId, SourceId } from '../paper.ts';
import { nearTo } from './near.ts';

/** What the map is drawn from. */
export interface Shelf {
  readonly indexes: Indexes;
  readonly works: Works;
}

/** The papers of a map, and why it has these. */
export interface Choice {
  /** In the order of their names: the same papers come in the same order, whatever was read first. */
  readonly papers: readonly PaperId[];
  /** By paper, what it is called whatever was read first: its place is kept under it. */
  readonly names: readonly string[];
  /** By paper, its document in the indexes. */
  readonly documents: readonly number[];
  /** Papers of the library. */
  readonly of: number;
  /** How many of them stand in the document's bibliographies, are near the document, and stand for the rest. */
  readonly cited: number;
  readonly near: number;
  readonly sample: number;
}

/** Share of the map that papers near the document get. */
const NEAR = 0.3;
const DOCUMENTS_PER_STEP = 2000;

/**
 * All papers where there are at most `limit`. Otherwise those of the bibliographies, then those near the passages, then every so
 * many-th of all others by name: the same ones each time.
 */
export function* choose(
  { indexes, works }: Shelf,
  bibliographies: readonly SourceId[],
  passages: readonly Passage[],
  limit: number,
): Generator<undefined, Choice> {
  const all: Chosen[] = [];
  for (let document = 0; document < indexes.documents; document++) {
    const work = indexes.work(document);
    if (work !== undefined) all.push({ name: nameOf(work), id: work.id, document });
    if (document % DOCUMENTS_PER_STEP === 0) yield undefined;
  }
  all.sort((one, other) => {
    const [left, right] = one.name === other.name ? [one.id, other.id] : [one.name, other.name];
    return left < right ? -1 : 1;
  });
  if (all.length <= limit) return choiceOf(all, { of: all.length, cited: 0, near: 0, sample: 0 });

  const chosen = new Set<number>();
  for (const source of bibliographies) {
    for (const { document } of works.held(source)?.works ?? []) {
      if (document >= 0 && chosen.size < limit * (1 - NEAR)) chosen.add(document);
    }
  }
  const cited = chosen.size;
  yield undefined;
  const wanted = Math.round(limit * NEAR);
  // some of the nearest are cited, and on the map already
  for (const document of yield* nearTo(indexes, passages, wanted + cited)) {
    if (chosen.size < cited + wanted) chosen.add(document);
  }
  const near = chosen.size - cited;
  const others = all.filter(({ document }) => !chosen.has(document));
  const sample = Math.min(others.length, limit - chosen.size);
  for (let at = 0; at < sample; at++) chosen.add(others[Math.floor((at * others.length) / sample)]!.document);
  const picked = all.filter(({ document }) => chosen.has(document));
  return choiceOf(picked, { of: all.length, cited, near, sample });
}

interface Chosen {
  readonly name: string;
  readonly id: PaperId;
  readonly document: number;
}

function choiceOf(papers: readonly Chosen[], counts: Pick<Choice, 'of' | 'cited' | 'near' | 'sample'>): Choice {
  return {
    papers: papers.map(({ id }) => id),
    names: papers.map(({ name }) => name),
    documents: papers.map(({ document }) => document),
    ...counts,
  };
}
