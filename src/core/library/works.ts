/** Which works are there, made of which copies, under which keys? */
import type { Paper, PaperId, SourceId } from '../paper.ts';
import { identitiesOf, sameWork, titlesAgree } from './merge.ts';
import type { HeldPaper } from './packed.ts';

/** One work: all copies of it, in the order in which they came. */
export interface Work {
  readonly id: PaperId;
  copies: readonly HeldPaper[];
  /** Its number in the indexes; changes when it is indexed anew. -1: in none. */
  document: number;
}

/** What one source holds: `works[i]` is the work of `papers[i]`. */
export interface Held {
  readonly papers: readonly HeldPaper[];
  readonly works: readonly Work[];
  /** Citation keys, other keys of the same entries included. The first entry with a key has it. */
  readonly keys: ReadonlyMap<string, Work>;
}

/** Works by what identifies them. */
export class Works {
  readonly #byId = new Map<PaperId, Work>();
  readonly #byIdentity = new Map<string, Work | Work[]>();
  readonly #sources = new Map<SourceId, Held>();

  byId(id: PaperId): Work | undefined {
    return this.#byId.get(id);
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
  workOf(paper: Paper, copiesOf: (work: Work) => readonly HeldPaper[]): Work {
    const identities = identitiesOf(paper);
    const known = this.#known(paper, identities, copiesOf);
    const work = known ?? this.#newWork(identities, paper);
    for (const identity of identities) this.#enter(identity, work);
    return work;
  }

  /** The work that a paper from elsewhere is a copy of; undefined when it is none of those that are known. */
  like(paper: Paper): Work | undefined {
    return this.#known(paper, identitiesOf(paper), ({ copies }) => copies);
  }

  /** A new work without copies for a copy that shares nothing with any work; otherwise undefined. */
  newWorkOf(identities: readonly string[], named: Pick<Paper, 'source' | 'key' | 'year'>): Work | undefined {
    if (identities.some((identity) => this.#byIdentity.has(identity))) return undefined;
    const work = this.#newWork(identities, named);
    for (const identity of identities) this.#byIdentity.set(identity, work);
    return work;
  }

  /** Forgets a work that has no copies any more; `copies` are those it had last. */
  forget(work: Work, copies: readonly HeldPaper[]): void {
    this.#byId.delete(work.id);
    for (const identity of copies.flatMap(({ paper }) => identitiesOf(paper))) {
      const entered = this.#byIdentity.get(identity);
      if (entered === work) this.#byIdentity.delete(identity);
      else if (Array.isArray(entered)) {
        const others = entered.filter((other) => other !== work);
        if (others.length === 0) this.#byIdentity.delete(identity);
        else this.#byIdentity.set(identity, others);
      }
    }
  }

  #known(
    paper: Paper,
    identities: readonly string[],
    copiesOf: (work: Work) => readonly HeldPaper[],
  ): Work | undefined {
    for (const identity of identities) {
      const entered = this.#byIdentity.get(identity) ?? [];
      for (const work of Array.isArray(entered) ? entered : [entered]) {
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

  #newWork(identities: readonly string[], { source, key, year }: Pick<Paper, 'source' | 'key' | 'year'>): Work {
    const name = identities[0] ?? `key:${source}#${key}`;
    let id = name.startsWith('title:') && year !== undefined ? `${name}:${year}` : name;
    for (let copy = 2; this.#byId.has(id); copy++) id = `${name}~${copy}`;
    const work: Work = { id, copies: [], document: -1 };
    this.#byId.set(id, work);
    return work;
  }

  #enter(identity: string, work: Work): void {
    const entered = this.#byIdentity.get(identity);
    if (entered === undefined) this.#byIdentity.set(identity, work);
    else if (Array.isArray(entered)) {
      // hostile: thousands of papers with one title need not all be looked through
      if (!entered.includes(work) && entered.length < 20) entered.push(work);
    } else if (entered !== work) this.#byIdentity.set(identity, [entered, work]);
  }
}

/** The keys that cite a paper. */
export function keysOf({ hasKey, key, aliases }: Pick<Paper, 'hasKey' | 'key' | 'aliases'>): readonly string[] {
  return hasKey ? [key, ...(aliases ?? [])] : [];
}

/** The copies of a work, as they were read. */
export function papersOf(work: Work | undefined): Paper[] {
  return work?.copies.map(({ paper }) => paper) ?? [];
}
