/** What are words worth that very many papers have, to the few of them that matter? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { type Forward, STEM } from './forward.ts';
import { grown } from './postings.ts';
import type { Saturation, StemWorth } from './saturation.ts';
import { MOST_FREQUENCY, MOST_TITLE } from './stemLists.ts';

/** More words are not looked for at once. */
export const MOST_COMMON = 255;

/** Goes through what documents hold instead of through lists of documents. */
export class CommonWords {
  readonly #forward: Forward;
  /** By stem: which of the words it is, counted from 1; zero for others. */
  #word = new Uint8Array(1024);
  /** By word: how often the document at hand has it, and how often in its title. */
  readonly #inText = new Uint16Array(MOST_COMMON + 1);
  readonly #inTitle = new Uint16Array(MOST_COMMON + 1);
  /** Words that the document at hand has. */
  readonly #found = new Uint8Array(MOST_COMMON + 1);

  constructor(forward: Forward) {
    this.#forward = forward;
  }

  /** Adds to the scores of some documents what the words, at most `MOST_COMMON`, are worth: the same that their lists would add. */
  add(
    scores: Float32Array,
    words: readonly StemWorth[],
    documents: Iterable<number>,
    { text, title }: { readonly text: Saturation; readonly title: Saturation },
  ): void {
    for (const [at, { stem }] of words.entries()) {
      if (stem >= this.#word.length) this.#word = grown(this.#word, new Uint8Array(2 * stem));
      this.#word[stem] = at + 1;
    }
    const [inText, inTitle, found] = [this.#inText, this.#inTitle, this.#found];
    const { lengths, titleLengths } = this.#forward;
    for (const document of documents) {
      const different = this.#count(document);
      for (let at = 0; at < different; at++) {
        const word = found[at]!;
        const { worth, titleWorth } = words[word - 1]!;
        const tf = Math.min(MOST_FREQUENCY, inText[word]!);
        scores[document]! += worth * text.of(tf, lengths[document]!);
        if (inTitle[word]! > 0) {
          const titleTf = Math.min(MOST_TITLE, inTitle[word]!);
          scores[document]! += titleWorth * title.of(titleTf, titleLengths[document]!);
        }
        inText[word] = inTitle[word] = 0;
      }
    }
    for (const { stem } of words) this.#word[stem] = 0;
  }

  /** Counts which of the words a document has, and answers how many. */
  #count(document: number): number {
    const { chunk, start, titleEnd, end } = this.#forward.stretch(document);
    const [words, inText, inTitle, found] = [this.#word, this.#inText, this.#inTitle, this.#found];
    let different = 0;
    for (let at = start; at < end; at++) {
      const stem = chunk[at]! & STEM;
      const word = stem < words.length ? words[stem]! : 0;
      if (word === 0) continue;
      if (inText[word] === 0) found[different++] = word;
      inText[word]!++;
      if (at < titleEnd) inTitle[word]!++;
    }
    return different;
  }
}
