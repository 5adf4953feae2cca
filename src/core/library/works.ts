/** Which works are there, made of which copies, under which keys? */
import type { Paper, PaperId, SourceId } from '../paper.ts';
import { hashOfIdentity, Identities } from './identities.ts';
import { identitiesOf, sameWork, titlesAgree } from './merge.ts';
import type { HeldPaper } from './packed.ts';
import { Recent } from './recent.ts';

/** Works with one title or number that a paper is compared with. */
const MOST_WITH_ONE_IDENTITY = 20;

/** One work: all copies of it, in the order in which they came. */
export class Work {
  /** Its place among all works that are there. */
  readonly number: number;
  /** Its number in the indexes; changes when it is indexed anew. -1: in none. */
  document = -1;
  #copies: readonly HeldPaper[] = [];
  #id: PaperId | undefined;
  /** What its id is made of as long as nobody has asked for it: most are never asked for. */
  #namedBy: HeldPaper;

  constructor(number: number, namedBy: HeldPaper, id?: PaperId) {
    this.number = number;
    this.#namedBy = namedBy;
    this.#id = id;
  }

  /** The copy that it was made for, or another that came later: of a work without copies the one that is to come. */
  get namedBy(): HeldPaper {
    return this.#namedBy;
  }

  get id(): PaperId {
    return (this.#id ??= idOf(this.#namedBy.paper));
  }

  get copies(): readonly HeldPaper[] {
    return this.#copies;
  }

  set copies(copies: readonly HeldPaper[]) {
    // its name stays when what gave it has gone
    if (this.#id === undefined && copies.length > 0 && !copies.includes(this.#namedBy)) this.#id = this.id;
    const [first] = copies;
    if (this.#id !== undefined && first !== undefined) this.#namedBy = first;
    this.#copies = copies;
  }

  /** Puts another in the place of a copy that says the same. */
  exchange(old: HeldPaper, copy: HeldPaper): void {
    this.#copies = this.#copies.map((each) => (each === old ? copy : each));
    if (this.#namedBy === old) this.#namedBy = copy;
  }
}

/** What one source holds: `works[i]` is the work of `papers[i]`. */
export interface Held {
  readonly papers: readonly HeldPaper[];
  readonly works: readonly Work[];
  /** Citation keys, other keys of the same entries included. The first entry with a key has it. */
  readonly keys: ReadonlyMap<string, Work>;
}

/** What names a paper while its work isn't there yet. */
export interface Named {
  readonly source: SourceId;
  readonly key: string;
}

/** Works by what identifies them. */
export class Works {
  readonly #identities = new Identities();
  /** By their numbers. */
  readonly #works: (Work | undefined)[] = [];
  readonly #freeNumbers: number[] = [];
  readonly #sources = new Map<SourceId, Held>();

  byId(id: PaperId): Work | undefined {
    const work = this.#withId(id);
    return work === undefined || work.copies.length === 0 ? undefined : work;
  }

  held(source: SourceId): Held | undefined {
    return this.#sources.get(source);
  }

  hold(source: SourceId, held: Held | undefined): void {
    if (held === undefined) this.#sources.delete(source);
    else this.#sources.set(source, held);
  }

  /** The work that a key cites: the first bibliography that has it counts. */
  byKey(key: string, bibliographies: readonly SourceId[]): Work | undefined {
    for (const source of bibliographies) {
      const work = this.#sources.get(source)?.keys.get(key);
      if (work !== undefined) return work;
    }
    return undefined;
  }

  /** The work that a copy belongs to: a known one, or a new one without copies. `copiesOf`: a work's copies by then. */
  workOf(held: HeldPaper, paper: Paper, copiesOf: (work: Work) => readonly HeldPaper[]): Work {
    const identities = identitiesOf(paper);
    const known = this.#known(paper, identities, copiesOf);
    const hashes = hashesOf(identities, paper);
    const work = known ?? this.#newWork(held, hashes.some((hash) => this.#identities.has(hash)) ? paper : undefined);
    this.#enter(work, hashes);
    return work;
  }

  /** The work that a paper from elsewhere is a copy of; undefined when it is none of those that are known. */
  like(paper: Paper): Work | undefined {
    return this.#known(paper, identitiesOf(paper), ({ copies }) => copies);
  }

  /**
   * A new work without copies for a copy that shares nothing with any work but those that are told to be others; otherwise
   * undefined. `identities`: hashes, the one that names the work first.
   */
  newWorkOf(held: HeldPaper, identities: readonly number[], isOther: (work: Work) => boolean): Work | undefined {
    const hashes = identities.length > 0 ? identities : hashesOf([], held);
    for (const [at, hash] of hashes.entries()) {
      if (!this.#identities.has(hash)) continue;
      if (at === 0 || !this.#identities.under(hash).every((number) => this.#isOther(number, isOther))) return undefined;
    }
    const work = this.#newWork(held);
    this.#enter(work, hashes);
    return work;
  }

  #isOther(number: number, isOther: (work: Work) => boolean): boolean {
    const work = this.#works[number];
    return work === undefined || isOther(work);
  }

  /** Forgets a work that has no copies any more; `copies` are those it had last. */
  forget(work: Work, copies: readonly HeldPaper[]): void {
    if (this.#works[work.number] !== work) return;
    for (const { paper } of copies) {
      for (const hash of hashesOf(identitiesOf(paper), paper)) this.#identities.remove(hash, work.number);
    }
    this.#works[work.number] = undefined;
    this.#freeNumbers.push(work.number);
  }

  #known(
    paper: Paper,
    identities: readonly string[],
    copiesOf: (work: Work) => readonly HeldPaper[],
  ): Work | undefined {
    for (const identity of identities) {
      const numbers = this.#identities.under(hashOfIdentity(identity));
      for (const number of numbers.length > 1 ? [...numbers].sort((one, other) => one - other) : numbers) {
        const work = this.#works[number];
        if (work === undefined) continue;
        // one that loses all its copies in this turn is still the same work if the new copy says so
        const held = copiesOf(work).length > 0 ? copiesOf(work) : work.copies;
        const copies = held.map((copy) => copy.paper);
        const agrees = identity.startsWith('title:') ? sameWork : titlesAgree;
        // what it was known by may stand in no copy any more
        const isStill = copies.some((copy) => identitiesOf(copy).includes(identity));
        if (isStill && copies.every((copy) => agrees(copy, paper))) return work;
      }
    }
    return undefined;
  }

  #enter(work: Work, hashes: readonly number[]): void {
    // hostile: thousands of papers with one title need not all be looked through
    for (const hash of hashes) this.#identities.add(hash, work.number, MOST_WITH_ONE_IDENTITY);
  }

  /** `paper`: given when another work may have the id that it would give. */
  #newWork(held: HeldPaper, paper?: Paper): Work {
    let id: PaperId | undefined;
    if (paper !== undefined) {
      const name = idOf(paper);
      id = name;
      for (let copy = 2; this.#withId(id) !== undefined; copy++) id = `${name}~${copy}`;
    }
    const number = this.#freeNumbers.pop() ?? this.#works.length;
    return (this.#works[number] = new Work(number, held, id));
  }

  #withId(id: PaperId): Work | undefined {
    const name = id.replace(/~\d+$/u, '');
    // a year in it is none of its identities
    for (const identity of new Set([id, name, name.replace(/^(title:.*):-?\d+$/u, '$1')])) {
      for (const number of this.#identities.under(hashOfIdentity(identity))) {
        const work = this.#works[number];
        if (work?.id === id) return work;
      }
    }
    return undefined;
  }
}

/** What names a work: its most telling identity, with the year where that is a title; its key where it has none. */
function idOf(paper: Paper): PaperId {
  const [identity] = identitiesOf(paper);
  if (identity === undefined) return keyIdentity(paper);
  return identity.startsWith('title:') && paper.year !== undefined ? `${identity}:${paper.year}` : identity;
}

function keyIdentity({ source, key }: Named): string {
  return `key:${source}#${key}`;
}

function hashesOf(identities: readonly string[], named: Named): number[] {
  return (identities.length > 0 ? identities : [keyIdentity(named)]).map(hashOfIdentity);
}

/** The keys that cite a paper. */
export function keysOf({ hasKey, key, aliases }: Pick<Paper, 'hasKey' | 'key' | 'aliases'>): readonly string[] {
  return hasKey ? [key, ...(aliases ?? [])] : [];
}

/**
 * A name of a work that is the same whichever of its copies was read first, as its id is not: the least of the ids that its copies
 * would give it. Two works may have one name.
 */
export function nameOf(work: Work): string {
  if (work.copies.length < 2) return work.id;
  return work.copies.map(({ paper }) => idOf(paper)).reduce((least, name) => (name < least ? name : least));
}

/** Rows and cards of some lists: of one key press most are those of the one before. */
const shown = new Recent<HeldPaper, Paper>(400, (copy) => copy.paper);

/** The copies of a work, for who shows it: they are likely to be shown again. */
export function shownPapersOf(work: Work | undefined): Paper[] {
  return work?.copies.map((copy) => shown.of(copy)) ?? [];
}

/** The copies of a work, as they were read. */
export function papersOf(work: Work | undefined): Paper[] {
  return work?.copies.map(({ paper }) => paper) ?? [];
}
