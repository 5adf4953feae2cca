/** What do bibliographies hold, entry by entry? For whoever adds to them. */
import type { Paper, SourceId } from '../paper.ts';
import { type SameWork, sameWorksIn, sharedBy } from './sameWorks.ts';
import { type Held, papersOf, type Works } from './works.ts';

/** An entry that is the same work as another paper, and what both share. */
export interface LikeEntry {
  readonly entry: Paper;
  readonly by: SameWork['by'];
}

/** The entries of the bibliographies that a library holds. */
export class Entries {
  readonly #works: Works;
  /** Keys in lower case, of what was asked about: BibTeX does not tell `Smith2020` from `smith2020`. */
  readonly #keys = new WeakMap<Held, { readonly count: number; readonly lower: ReadonlySet<string> }>();

  constructor(works: Works) {
    this.#works = works;
  }

  /** The entry that is the same work as a paper from elsewhere, in the first bibliography that has one. */
  like(paper: Paper, bibliographies: readonly SourceId[]): LikeEntry | undefined {
    const copies = papersOf(this.#works.like(paper)).filter(({ hasKey }) => hasKey);
    for (const source of bibliographies) {
      const entry = copies.find((each) => each.source === source);
      if (entry !== undefined) return { entry, by: sharedBy([entry, paper]) };
    }
    return undefined;
  }

  /** Whether a key is in use, whatever its case, other keys of entries included. */
  hasKey(key: string, bibliographies: readonly SourceId[]): boolean {
    const lower = key.toLowerCase();
    return bibliographies.some((source) => this.#lowerKeys(source).has(lower));
  }

  /** The last papers of a source that have keys, at most `count`, in order. */
  last(source: SourceId, count: number): readonly Paper[] {
    const papers: Paper[] = [];
    const held = this.#works.held(source)?.papers ?? [];
    for (let at = held.length - 1; at >= 0 && papers.length < count; at -= 1) {
      const each = held[at];
      if (each?.hasKey === true) papers.push(each.paper);
    }
    return papers.reverse();
  }

  /** The papers of a source, one made at a time, in order. */
  *of(source: SourceId): Generator<Paper> {
    for (const { paper } of this.#works.held(source)?.papers ?? []) yield paper;
  }

  /** Changes whenever a source is another than before. */
  stampOf(source: SourceId): { readonly held: object | undefined; readonly count: number } {
    const held = this.#works.held(source);
    return { held, count: held?.papers.length ?? 0 };
  }

  /** The works that stand more than once in these bibliographies, in their order, at most `limit`. */
  sameWorks(bibliographies: readonly SourceId[], limit: number): readonly SameWork[] {
    return sameWorksIn(this.#works, bibliographies, limit);
  }

  #lowerKeys(source: SourceId): ReadonlySet<string> {
    const held = this.#works.held(source);
    if (held === undefined) return new Set();
    const known = this.#keys.get(held);
    // a source that is being read grows
    if (known?.count === held.keys.size) return known.lower;
    const lower = new Set(Array.from(held.keys.keys(), (key) => key.toLowerCase()));
    this.#keys.set(held, { count: held.keys.size, lower });
    return lower;
  }
}
