/** How is the first passage answered as quickly as the hundredth? */
import type { Library } from '../core/library/library.ts';
import { papersOf } from '../core/library/works.ts';
import type { Handlers } from './answer.ts';
import type { Loop } from './slices.ts';

/** Papers from which on it is felt. */
const ENOUGH = 500;
/** After so many passages an answer takes what it will always take. */
const PASSAGES = 40;
/** What the panel asks for. */
const MOST = 20;

/**
 * Asks the library about passages of its own, one a turn, when nobody waits: JavaScript runs some times slower until the
 * engine knows which code matters, and the person's first paragraph would pay for that. Once is enough.
 */
export class Practice {
  readonly #library: Library;
  readonly #suggest: Handlers['suggest'];
  readonly #loop: Loop;
  #isDone = false;

  constructor(library: Library, suggest: Handlers['suggest'], loop: Loop) {
    this.#library = library;
    this.#suggest = suggest;
    this.#loop = loop;
  }

  /** Begins, if there is enough to practise with. */
  begin(): void {
    if (this.#isDone || this.#library.size < ENOUGH) return;
    this.#isDone = true;
    // it may fail: then the first question will, and say why
    this.#run().catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { signal } = new AbortController();
    for (const [at, text] of abstractsFrom(this.#library, PASSAGES).entries()) {
      await this.#loop.turn();
      const passage = { id: '', span: { start: 0, end: text.length }, text, sentence: '', cited: [] };
      // few at first: each turn stays short
      await this.#suggest(
        { bibliographies: [], passage, cited: [], limit: Math.min(MOST, 2 + at) },
        signal,
        () => undefined,
      );
    }
  }
}

/** Abstracts of some papers from all over the library, at most `count`. */
function abstractsFrom(library: Library, count: number): string[] {
  const { indexes } = library.shelf;
  return Array.from({ length: Math.min(count, indexes.documents) }, (_, at) => {
    const [paper] = papersOf(indexes.work(Math.floor((at * indexes.documents) / count)));
    return paper?.abstract ?? paper?.title ?? '';
  });
}
