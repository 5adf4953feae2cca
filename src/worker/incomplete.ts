/** Which entries of the bibliographies lack what their references can't do without? */
import type { Library } from '../core/library/library.ts';
import type { SourceId } from '../core/paper.ts';
import type { StubStyle } from '../core/write/style.ts';
import { lackingIn } from '../core/write/wanted.ts';
import type { IncompleteEntry } from '../messages/questions.ts';
import { inSlices, type Loop } from './slices.ts';

/** Papers that are made between two steps. */
const PER_STEP = 50;

/** Answers in slices, and again only for what has changed since. */
export class IncompleteEntries {
  readonly #library: Library;
  readonly #loop: Loop;
  readonly #known = new WeakMap<
    object,
    { readonly count: number; readonly dialect: string; readonly found: readonly IncompleteEntry[] }
  >();

  constructor(library: Library, loop: Loop) {
    this.#library = library;
    this.#loop = loop;
  }

  /** All of them, in the order of the bibliographies, at most `limit` of each. */
  async in(
    bibliographies: readonly SourceId[],
    dialect: StubStyle['dialect'],
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly IncompleteEntry[]> {
    const found: IncompleteEntry[] = [];
    for (const source of bibliographies) {
      const { held, count } = this.#library.entries.stampOf(source);
      if (held === undefined) continue;
      const known = this.#known.get(held);
      const isKnown = known?.count === count && known.dialect === dialect;
      const own = isKnown ? known.found : await inSlices(this.#look(source, dialect, limit), signal, this.#loop);
      if (!isKnown) this.#known.set(held, { count, dialect, found: own });
      found.push(...own);
    }
    return found;
  }

  *#look(source: SourceId, dialect: StubStyle['dialect'], limit: number): Generator<undefined, IncompleteEntry[]> {
    const found: IncompleteEntry[] = [];
    let looked = 0;
    for (const paper of this.#library.entries.of(source)) {
      if (++looked % PER_STEP === 0) yield undefined;
      const lacks = paper.hasKey ? lackingIn(paper, dialect) : [];
      if (lacks.length === 0) continue;
      found.push({ key: paper.key, source, line: paper.place.line, endLine: paper.place.endLine, lacks });
      if (found.length >= limit) break;
    }
    return found;
  }
}
