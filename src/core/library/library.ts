/** What does the library hold, and what does it find? All papers of all sources, merged, with their indexes. */
import type { LibraryPaper, Paper, PaperId, Problem, SourceId } from '../paper.ts';
import { readAlready, type ReadingSteps } from '../read/portions.ts';
import { markAmong } from './among.ts';
import type { OwnDocuments } from './citedBefore.ts';
import { fillSource, replaceSource, type Tools } from './change.ts';
import { CitableMarks } from './citableMarks.ts';
import { Entries } from './entries.ts';
import { Indexes } from './indexes.ts';
import { seenFrom } from './merge.ts';
import { eachOnce } from './nearDuplicates.ts';
import { nearestOf } from './nearestKeys.ts';
import { type HeldPaper, packInSteps } from './packed.ts';
import type { Found, PassageQuery, Ranked, TypedQuery } from './queries.ts';
import { Restoring } from './restore.ts';
import type { SnapshotOf } from './snapshot.ts';
import { SnapshotWriter } from './snapshotWriter.ts';
import { rankPassage } from './suggest.ts';
import { rankTyped } from './typedList.ts';
import { WEIGHTS } from './weights.ts';
import { keysOf, papersOf, shownPapersOf, type Work, Works } from './works.ts';

export type { Found, PassageQuery, Ranked, TypedQuery };

/** Papers between two steps: half a millisecond or so. */
const PAPERS_PER_STEP = 8;
/** Papers beyond those asked for, in the place of which that are another one's other version. */
const SPARE = 8;

export class Library {
  readonly #works = new Works();
  /** What the bibliographies hold, entry by entry. */
  readonly entries = new Entries(this.#works);
  #indexes = new Indexes();
  /** Counts what changes in the indexes. */
  #changes = 0;
  readonly #writer: SnapshotWriter;
  readonly #tools: Tools;
  #size = 0;
  readonly #citable = new CitableMarks(this.#works);

  constructor() {
    const [works, indexes] = [this.#works, () => this.#indexes];
    this.#writer = new SnapshotWriter({ works, indexes, changes: () => this.#changes });
    this.#tools = { works, indexes, settle: (work, copies, document) => this.#settle(work, copies, document) };
  }

  /** Merged papers. */
  get size(): number {
    return this.#size;
  }

  /** All that it holds, for who goes through all of it. It may change at the next turn. */
  get shelf(): { readonly indexes: Indexes; readonly works: Works } {
    return { indexes: this.#indexes, works: this.#works };
  }

  /** Whether papers of a source are there, if only some of them. */
  holds(source: SourceId): boolean {
    return this.#works.held(source) !== undefined;
  }

  /**
   * Puts in a source that isn't there yet while it is read, in steps of about a millisecond: what has been read answers
   * questions between the steps. Several sources can be filled side by side. Closing the generator early takes the source out
   * again, unless `keeps` says that what is there shall stay until the next reading replaces it.
   */
  *fillSource(
    source: SourceId,
    steps: ReadingSteps,
    keeps: () => boolean = () => false,
  ): Generator<undefined, { papers: number; problems: readonly Problem[] }> {
    return yield* fillSource(this.#tools, source, steps, { takeBack: () => this.removeSource(source), keeps });
  }

  /**
   * Replaces all papers of a source, in steps of about a millisecond. Between the steps questions are answered: a new
   * source fills as they come, of a known one the old papers answer until the last step. Papers that say the same as
   * before are not indexed again. Closing the generator early leaves what was there before. No other change meanwhile.
   */
  *setSource(source: SourceId, papers: readonly Paper[]): Generator<undefined, void> {
    if (this.holds(source)) {
      const packed = yield* packInSteps(source, readAlready(papers));
      yield* this.replaceSource(source, packed.papers);
    } else yield* this.fillSource(source, readAlready(papers));
    if (this.#indexes.isWasteful) yield* this.#rebuild();
  }

  /** The same for a source that is there, with papers that were packed before. */
  *replaceSource(source: SourceId, papers: readonly HeldPaper[]): Generator<undefined, void> {
    const before = this.#works.held(source);
    if (before !== undefined) yield* replaceSource(this.#tools, source, before, papers);
  }

  /** Begins to put in a source that isn't there yet from the parts of a snapshot. */
  restoring(source: SourceId): Restoring {
    return new Restoring(this.#tools, source);
  }

  /** Makes the indexes anew, in steps, when much in them is dead, and does what was left for later. No other change meanwhile. */
  *tidy(): Generator<undefined, void> {
    if (this.#indexes.isWasteful) yield* this.#rebuild();
    yield* this.#indexes.ranker.countPairs();
    yield* this.#indexes.topics.countInSteps();
  }

  /** A part of what can be kept of a source as it is now, in steps; undefined when there is none. No other change meanwhile. */
  snapshotPart(source: SourceId, of: SnapshotOf, part: number): Generator<undefined, Uint8Array | undefined> {
    return this.#writer.part(source, of, part);
  }

  /** Takes a source and its papers out. Answers whether it was there. */
  removeSource(source: SourceId): boolean {
    const held = this.#works.held(source);
    if (held === undefined) return false;
    const gone = new Set(held.papers);
    for (const work of new Set(held.works)) {
      const copies = work.copies.filter((copy) => !gone.has(copy));
      this.#settle(work, copies, copies.length === 0 ? -1 : this.#indexes.add(copies.map(({ paper }) => paper)));
    }
    this.#works.hold(source, undefined);
    return true;
  }

  /** A paper as a document with these bibliographies sees it; undefined when it has gone. */
  paper(id: PaperId, bibliographies: readonly SourceId[]): LibraryPaper | undefined {
    const work = this.#works.byId(id);
    return work === undefined || work.copies.length === 0
      ? undefined
      : seenFrom(id, shownPapersOf(work), bibliographies);
  }

  /** Every source's copy of a paper. */
  copiesOf(id: PaperId): readonly Paper[] {
    return papersOf(this.#works.byId(id));
  }

  /** The paper that a key cites, other keys of an entry included: the copy with that key wins, and its `key` is the one asked. */
  byKey(key: string, bibliographies: readonly SourceId[]): LibraryPaper | undefined {
    for (const source of bibliographies) {
      const work = this.#works.byKey(key, [source]);
      if (work === undefined) continue;
      const isAsked = (copy: Paper): boolean => copy.source === source && keysOf(copy).includes(key);
      const all = shownPapersOf(work);
      const copies = [...all.filter(isAsked), ...all.filter((copy) => !isAsked(copy))];
      return { ...seenFrom(work.id, copies, [source]), key };
    }
    return undefined;
  }

  /** The paper that is the same work as one from elsewhere; undefined where there is none. */
  identified(paper: Paper, bibliographies: readonly SourceId[]): LibraryPaper | undefined {
    const work = this.#works.like(paper);
    return work === undefined ? undefined : seenFrom(work.id, papersOf(work), bibliographies);
  }

  hasKey(key: string, bibliographies: readonly SourceId[]): boolean {
    return this.#works.byKey(key, bibliographies) !== undefined;
  }

  /** The citation keys of a source, in its order. Empty for a source that isn't there. */
  keysOf(source: SourceId): Iterable<string> {
    return this.#works.held(source)?.keys.keys() ?? [];
  }

  /** The papers whose keys are nearest to one that is unknown, best first, each once, at most `limit`. */
  nearestKeys(key: string, bibliographies: readonly SourceId[], limit: number): readonly LibraryPaper[] {
    const keys = bibliographies.flatMap((source) => [...this.keysOf(source)]);
    const found = new Map<PaperId, LibraryPaper>();
    for (const near of nearestOf(key, keys, 2 * limit)) {
      const paper = this.byKey(near, bibliographies);
      if (paper !== undefined && !found.has(paper.id)) found.set(paper.id, paper);
    }
    return [...found.values()].slice(0, limit);
  }

  /** Papers for what was typed: citable ones first, then the corpus, best first among each. Nothing typed: related ones. */
  search(query: TypedQuery): readonly Found[] {
    return this.#typed(query).flatMap(({ document, score }) => {
      const work = this.#indexes.work(document);
      if (work === undefined) return [];
      return [{ paper: seenFrom(work.id, shownPapersOf(work), query.bibliographies), score }];
    });
  }

  /** All papers that `search` finds, in its order; those that lack a word only where none has all. */
  matches(query: Omit<TypedQuery, 'limit'>): readonly PaperId[] {
    const ranked = this.#typed({ ...query, limit: this.#indexes.documents }, true);
    return ranked.flatMap(({ document }) => this.#indexes.work(document)?.id ?? []);
  }

  #typed(query: TypedQuery, isStrict = false): ReturnType<typeof rankTyped> {
    const { typed, bibliographies, loose, limit } = query;
    const [firstWord = ''] = typed.trim().split(/\s+/u);
    if (loose && this.hasKey(firstWord, bibliographies)) return [];
    const citable = this.#citable.of(bibliographies, this.#indexes.documents);
    const among = markAmong(this.#indexes, citable, query.among);
    return rankTyped(this.#indexes, {
      typed,
      loose,
      limit,
      isStrict,
      citable,
      ...(among === undefined ? {} : { among }),
      present: this.#documentsOfKeys(query.present, bibliographies),
      cited: this.#documentsOfKeys(query.cited, bibliographies),
      ...(query.passage === undefined
        ? {}
        : { passage: query.passage, ...this.#ownDocuments({ ...query, passage: query.passage }) }),
    });
  }

  /** Papers related to a passage, best first, at most `limit` that it does not cite, and those that it does, marked. */
  suggest(query: PassageQuery): readonly Ranked[] {
    const { passage, bibliographies, cited, among: wanted, limit, weights = WEIGHTS } = query;
    const among = markAmong(this.#indexes, this.#citable.of(bibliographies, this.#indexes.documents), wanted);
    const keys = new Map<number, string>();
    for (const key of passage.cited) {
      for (const document of this.#documentsOfKeys([key], bibliographies))
        if (!keys.has(document)) keys.set(document, key);
    }
    const anywhere = this.#documentsOfKeys(cited, bibliographies);
    const ranked = rankPassage(this.#indexes, {
      passage,
      here: new Set(keys.keys()),
      limit: limit + SPARE,
      ...(query.withoutCited === true ? { away: new Set([...keys.keys(), ...anywhere]) } : {}),
      weights,
      ...(among === undefined ? {} : { among }),
      ...this.#ownDocuments(query),
    });
    const found = ranked.flatMap(({ document, beside, ...why }) => {
      const work = this.#indexes.work(document);
      if (work === undefined) return [];
      const paper = seenFrom(work.id, shownPapersOf(work), bibliographies);
      const citedHere = keys.has(document);
      const citedBeside = beside.map((each) => keys.get(each) ?? '');
      const citedElsewhere = !citedHere && anywhere.has(document);
      return [{ ...why, document, paper, citedBeside, citedHere, citedElsewhere }];
    });
    const once = eachOnce(found, this.#indexes.ranker);
    const beyond = once.filter(({ citedHere }) => !citedHere)[limit];
    return beyond === undefined ? once : once.slice(0, once.indexOf(beyond));
  }

  #ownDocuments({ earlier, document, passage, bibliographies }: Omit<PassageQuery, 'limit'>): { own?: OwnDocuments } {
    if (earlier === undefined) return {};
    const documentOf = (key: string): number | undefined => [...this.#documentsOfKeys([key], bibliographies)][0];
    const except = document === undefined ? {} : { except: { document, span: passage.span } };
    return { own: { earlier, documentOf, ...except } };
  }

  /** Gives a work its copies, as they are from now on found under `document`; without any it is forgotten. */
  #settle(work: Work, copies: readonly HeldPaper[], document: number): void {
    const before = work.copies;
    this.#changes++;
    this.#citable.forget();
    if (work.document >= 0) this.#indexes.drop(work.document);
    this.#size += Number(copies.length > 0) - Number(before.length > 0);
    work.copies = copies;
    work.document = document;
    if (document >= 0) this.#indexes.show(document, work);
    if (copies.length === 0) this.#works.forget(work, before);
  }

  /** Makes the indexes anew, without what died in them; the old ones answer until then. */
  *#rebuild(): Generator<undefined, void> {
    const fresh = new Indexes();
    const documents = new Map<Work, number>();
    for (let document = 0; document < this.#indexes.documents; document++) {
      const work = this.#indexes.work(document);
      if (work !== undefined) documents.set(work, fresh.add(papersOf(work)));
      if (document % PAPERS_PER_STEP === 0) yield undefined;
    }
    for (const [work, document] of documents) {
      work.document = document;
      fresh.show(document, work);
    }
    this.#indexes = fresh;
    this.#changes++;
    this.#citable.forget();
  }

  #documentsOfKeys(keys: readonly string[], bibliographies: readonly SourceId[]): Set<number> {
    const documents = new Set<number>();
    for (const key of keys) {
      // `@doi:10...`, as some Markdown filters take it, names a paper, too
      const work = this.#works.byKey(key, bibliographies) ?? this.#works.byId(key);
      if (work !== undefined && work.document >= 0) documents.add(work.document);
    }
    return documents;
  }
}
