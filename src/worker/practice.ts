/** How is the first passage answered as quickly as the hundredth? */
import type { Library } from '../core/library/library.ts';
import { papersOf } from '../core/library/works.ts';
import type { Handlers } from './answer.ts';
import type { Loop } from './slices.ts';

/** Papers from which on it is felt. */
const ENOUGH = 500;
/** After so many passages an answer takes what it will always take. */
const PASSAGES = 60;
/** What the panel asks for. */
const MOST = 20;
/** A person who asked is likely to ask again: so long nobody practises ... */
const QUIET_MS = 400;
/** ... but who types on and on waits a little once in so many key presses, for the sake of the first passage. */
const QUESTIONS = 40;

/**
 * Asks the library about passages of its own, one a turn, when nobody waits: JavaScript runs some times slower until the
 * engine knows which code matters, and the person's first paragraph would pay for that. Once is enough.
 */
export class Practice {
  readonly #library: Library;
  readonly #suggest: Handlers['suggest'];
  readonly #isReading: () => boolean;
  readonly #loop: Loop;
  #isRunning = false;
  #done = 0;
  #askedAt = -Infinity;
  #asked = 0;
  /** Told of each question. */
  #heard: () => void = () => undefined;

  /** `isReading`: whether somebody waits for a source. */
  constructor(library: Library, suggest: Handlers['suggest'], isReading: () => boolean, loop: Loop) {
    this.#library = library;
    this.#suggest = suggest;
    this.#isReading = isReading;
    this.#loop = loop;
  }

  /** Begins, or goes on where it gave way to the reading of another source, if there is enough to practise with. */
  begin(): void {
    if (this.#isRunning || this.#done >= PASSAGES || this.#library.size < ENOUGH) return;
    this.#isRunning = true;
    this.#run().then(
      () => (this.#isRunning = false),
      // it will not be tried again: the first question will fail, too, and say why
      () => undefined,
    );
  }

  /** Somebody asks: who types is not to wait for the practising. */
  wasAsked(): void {
    this.#askedAt = this.#loop.now();
    this.#asked += 1;
    this.#heard();
  }

  async #run(): Promise<void> {
    const { signal } = new AbortController();
    const texts = abstractsFrom(this.#library, PASSAGES);
    for (; this.#done < PASSAGES; this.#done += 1) {
      await this.#gap();
      // whoever asks just now is answered first
      await this.#loop.turn();
      const text = texts[this.#done];
      if (text === undefined || this.#isReading()) return;
      const passage = { id: '', span: { start: 0, end: text.length }, text, sentence: '', cited: [] };
      // few at first: each turn stays short
      await this.#suggest(
        { bibliographies: [], passage, cited: [], limit: Math.min(MOST, 2 + this.#done) },
        signal,
        () => undefined,
      );
    }
  }

  /** Settles when nobody has asked for a while, or many times since. */
  async #gap(): Promise<void> {
    const enough = this.#asked + QUESTIONS;
    while (this.#asked < enough && this.#loop.now() - this.#askedAt < QUIET_MS) {
      const manyTimes = new Promise<void>((resolve) => {
        this.#heard = () => {
          if (this.#asked >= enough) resolve();
        };
      });
      await Promise.race([this.#loop.rest(QUIET_MS), manyTimes]);
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
