/** How does a source come back from the parts of a snapshot, so that its papers are found as before? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { SourceId } from '../paper.ts';
import { addCopy, beginSource, enter, type HeldWhileFilling, type Tools } from './change.ts';
import { ofHalves } from './identities.ts';
import type { Indexes } from './indexes.ts';
import { KnownNumbers } from './knownNumbers.ts';
import type { HeldPaper } from './packed.ts';
import type { ReadPart } from './readPart.ts';
import { IDENTITIES_SHIFT, NOT_ANALYSED } from './snapshot.ts';
import type { Work } from './works.ts';

const PAPERS_PER_STEP = 256;

/** A source that comes back, part after part: each part can be found at once. */
export class Restoring {
  readonly #tools: Tools;
  readonly #held: HeldWhileFilling;
  readonly #indexes: Indexes;
  readonly #numbers: KnownNumbers;

  constructor(tools: Tools, source: SourceId) {
    this.#tools = tools;
    this.#held = beginSource(tools.works, source);
    this.#indexes = tools.indexes();
    this.#numbers = new KnownNumbers(this.#indexes.vocabulary);
  }

  /** Puts in the next part, in steps. False when that can't go on: the indexes were made anew since the first part. */
  *put(part: ReadPart): Generator<undefined, boolean> {
    if (this.#tools.indexes() !== this.#indexes) return false;
    yield* this.#numbers.learn(part);
    const stems = yield* this.#numbers.stemsOf(part);
    const coming = new PartComing(this.#tools, this.#held, part);
    const lists = this.#numbers.putLists(part, coming.documents, this.#indexes);
    try {
      yield* inSteps(part, (start, end) => coming.findWorks(start, end));
      yield* inSteps(part, (start, end) => coming.index(start, end, stems));
      while (lists.next().done !== true) yield undefined;
      yield* inSteps(part, (start, end) => coming.enter(start, end));
      return true;
    } finally {
      // given up in between: what is counted off must have been counted
      while (lists.next().done !== true);
      coming.drop();
    }
  }
}

/** Loops in functions of their own: within a generator they would not be compiled. */
function* inSteps({ papers }: ReadPart, some: (start: number, end: number) => void): Generator<undefined, void> {
  for (let start = 0; start < papers.length; start += PAPERS_PER_STEP) {
    some(start, Math.min(papers.length, start + PAPERS_PER_STEP));
    yield undefined;
  }
}

/** The papers of a part on their way in. */
class PartComing {
  readonly #tools: Tools;
  readonly #held: HeldWhileFilling;
  readonly #part: ReadPart;
  /** By paper, the document that finds it and nothing else; -1 for one that shares its work, or isn't there yet. */
  readonly documents: Int32Array;
  readonly #works: Work[] = [];
  /** The papers of this part of works that have more than one copy. */
  readonly #shared = new Map<Work, readonly HeldPaper[]>();
  #identity = 0;
  #stem = 0;
  #entered = 0;

  constructor(tools: Tools, held: HeldWhileFilling, part: ReadPart) {
    this.#tools = tools;
    this.#held = held;
    this.#part = part;
    this.documents = new Int32Array(part.papers.length).fill(-1);
  }

  /**
   * Finds each paper's work. The papers themselves are only looked at when something with their title or number is there
   * already, from another source: of those of their own they were told apart before.
   */
  findWorks(start: number, end: number): void {
    const { papers, numbers } = this.#part;
    const { works } = this.#tools;
    const identities: number[] = [];
    for (let at = start; at < end; at++) {
      const paper = papers[at]!;
      identities.length = numbers.about[at]! >>> IDENTITIES_SHIFT;
      for (let each = 0; each < identities.length; each++, this.#identity += 2) {
        identities[each] = ofHalves(numbers.identities[this.#identity]!, numbers.identities[this.#identity + 1]!);
      }
      const isKnown = numbers.stemCounts[at] !== NOT_ANALYSED;
      let work = isKnown ? works.newWorkOf(paper, identities, this.#isOurs) : undefined;
      if (work === undefined) {
        work = works.workOf(paper, paper.paper, this.#copiesOf);
        const before = work.namedBy === paper ? [] : this.#copiesOf(work);
        this.#shared.set(work, [...before, paper]);
      }
      this.#works.push(work);
    }
  }

  readonly #copiesOf = (work: Work): readonly HeldPaper[] =>
    this.#shared.get(work) ?? (work.copies.length > 0 ? work.copies : [work.namedBy]);

  readonly #isOurs = (work: Work): boolean => {
    const source = this.#part.papers[0]?.source;
    return this.#copiesOf(work).every((copy) => copy.source === source);
  };

  /** Gives each paper a document, those that share one at once. `stems`: of the whole part. */
  index(start: number, end: number, stems: Uint32Array): void {
    const { papers, numbers } = this.#part;
    const indexes = this.#tools.indexes();
    for (let at = start; at < end; at++) {
      const lengths = numbers.stemCounts[at]!;
      const isKnown = lengths !== NOT_ANALYSED;
      const first = this.#stem;
      if (isKnown) this.#stem += lengths & 0xffff;
      const [paper, work] = [papers[at]!, this.#works[at]!];
      if (isKnown && !this.#shared.has(work)) {
        this.documents[at] = indexes.addKnown(stems.subarray(first, this.#stem), lengths >>> 16, numbers.letters[at]!);
      } else addCopy(this.#tools, paper, { paper: paper.paper, work });
    }
  }

  /** From here on they can be found. */
  enter(start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const [paper, work, document] = [this.#part.papers[at]!, this.#works[at]!, this.documents[at]!];
      if (document >= 0) this.#tools.settle(work, [paper], document);
      enter(this.#held, paper, work);
    }
    this.#entered = end;
  }

  /** Drops what has not come in: nothing, if all has. */
  drop(): void {
    for (let at = this.#entered; at < this.#works.length; at++) {
      const [paper, work, document] = [this.#part.papers[at]!, this.#works[at]!, this.documents[at]!];
      if (document >= 0) this.#tools.indexes().drop(document);
      else if (work.copies.includes(paper)) enter(this.#held, paper, work);
      if (work.copies.length === 0) this.#tools.works.forget(work, [paper]);
    }
  }
}
