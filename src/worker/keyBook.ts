/** Which keys do papers get: by the person's pattern, or as the keys of their bibliographies are made? */
import type { Library } from '../core/library/library.ts';
import type { SourceId } from '../core/paper.ts';
import { type KeyManner, mannerOf, USUAL } from '../core/write/citeKey.ts';
import { learnManner } from '../core/write/key/learn.ts';
import { readPattern } from '../core/write/key/pattern.ts';
import type { Scope } from '../messages/questions.ts';

/** Entries that a manner is learned from, the last of each bibliography. */
const EXAMPLES = 150;

/** Documents that are written side by side. */
const MOST_KEPT = 8;

interface Known {
  readonly stamps: readonly { readonly held: object | undefined; readonly count: number }[];
  readonly manner: KeyManner;
}

/** Remembers what it has learned until a bibliography is another. */
export class KeyBook {
  readonly #library: Library;
  readonly #learned = new Map<string, Known>();
  readonly #patterns = new Map<string, KeyManner | undefined>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** How keys are made in these bibliographies. A pattern that is not understood is none: the person is told elsewhere. */
  manner({ bibliographies, keyPattern = '' }: Scope): KeyManner {
    return this.#ofPattern(keyPattern) ?? this.#ofBibliographies(bibliographies);
  }

  /** Whether a key can't be given: BibTeX does not tell small letters from capitals. */
  isTaken(key: string, bibliographies: readonly SourceId[]): boolean {
    return this.#library.entries.hasKey(key, bibliographies);
  }

  #ofPattern(written: string): KeyManner | undefined {
    if (written.trim() === '') return undefined;
    if (!this.#patterns.has(written)) {
      const read = readPattern(written);
      if (this.#patterns.size >= MOST_KEPT) this.#patterns.clear();
      this.#patterns.set(written, 'wrong' in read ? undefined : mannerOf(read));
    }
    return this.#patterns.get(written);
  }

  #ofBibliographies(bibliographies: readonly SourceId[]): KeyManner {
    const { entries } = this.#library;
    const name = bibliographies.join('\n');
    const stamps = bibliographies.map((source) => entries.stampOf(source));
    const known = this.#learned.get(name);
    const isKnown = known?.stamps.every(
      ({ held, count }, at) => held === stamps[at]?.held && count === stamps[at]?.count,
    );
    if (known !== undefined && isKnown === true) return known.manner;
    const examples = bibliographies.flatMap((source) => entries.last(source, EXAMPLES));
    const learned = learnManner(examples.map((paper) => ({ key: paper.key, paper })));
    const manner = learned?.manner ?? USUAL;
    if (this.#learned.size >= MOST_KEPT) this.#learned.clear();
    this.#learned.set(name, { stamps, manner });
    return manner;
  }
}
