/** Which papers can be cited from some bibliographies? */
import type { SourceId } from '../paper.ts';
import type { Works } from './works.ts';

/** Documents that are written side by side. */
const MOST_KEPT = 8;

/** Answers are kept until something changes: going through a large source takes longer than to search it. */
export class CitableMarks {
  readonly #works: Works;
  readonly #kept = new Map<string, Uint8Array>();

  constructor(works: Works) {
    this.#works = works;
  }

  /** By document, of which the indexes have so many: 1 where its paper has a key there. Shared: not to be changed. */
  of(bibliographies: readonly SourceId[], documents: number): Uint8Array {
    const name = bibliographies.join('\n');
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;
    const citable = new Uint8Array(documents);
    for (const source of bibliographies) {
      const held = this.#works.held(source);
      for (const [at, work] of held?.works.entries() ?? []) {
        if (work.document >= 0 && held?.papers[at]?.hasKey === true) citable[work.document] = 1;
      }
    }
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(name, citable);
    return citable;
  }

  /** Something has changed. */
  forget(): void {
    if (this.#kept.size > 0) this.#kept.clear();
  }
}
