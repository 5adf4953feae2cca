/**
 * How many questions could anybody answer at best? Three words may stand in forty titles: then nothing that was typed says
 * which of them is meant.
 */
import { joinedWordsOf, wordsOf } from '../../src/core/library/terms.ts';
import type { Paper, PaperId } from '../../src/core/paper.ts';

const MOST_WORDS = 6;

/** The titles of a library. */
export class Titles {
  /** By title: its papers' id, its different words, and those that it has with hyphens left out. */
  readonly #titles: { readonly id: PaperId; readonly words: readonly string[]; readonly joined: readonly string[] }[];
  readonly #withWord = new Map<string, Set<number>>();
  /** All words, in order. */
  readonly #words: readonly string[];

  constructor(papers: ReadonlyMap<PaperId, Paper>) {
    this.#titles = Array.from(papers, ([id, { title }]) => {
      return { id, words: [...new Set(wordsOf(title))], joined: joinedWordsOf(title) };
    });
    for (const [at, { words, joined }] of this.#titles.entries()) {
      for (const word of [...words, ...joined]) {
        const known = this.#withWord.get(word);
        if (known === undefined) this.#withWord.set(word, new Set([at]));
        else known.add(at);
      }
    }
    this.#words = [...this.#withWord.keys()].sort();
  }

  /**
   * How likely a relevant paper is among the first `count`, if somebody took the typed words, or their beginnings, from a title
   * by chance, and the ranking knew that: each title is as likely as drawing these words from it. 1 where the words are no
   * title's.
   */
  attainable(text: string, relevant: ReadonlySet<PaperId>, count: number): number {
    const typed = wordsOf(text);
    if (typed.length < 2 || typed.length > MOST_WORDS) return 1;
    for (const isBegun of [false, true]) {
      const likely = this.#likelihoods(typed, isBegun);
      if (!likely.some(({ id }) => relevant.has(id))) continue;
      likely.sort((one, other) => other.likelihood - one.likelihood);
      const sum = (of: typeof likely): number => of.reduce((all, { likelihood }) => all + likelihood, 0);
      return sum(likely.slice(0, count)) / sum(likely);
    }
    return 1;
  }

  #likelihoods(typed: readonly string[], isBegun: boolean): { id: PaperId; likelihood: number }[] {
    const lists = typed.map((word) =>
      isBegun ? this.#begunBy(word) : (this.#withWord.get(word) ?? new Set<number>()),
    );
    const [rarest = new Set<number>(), ...others] = [...lists].sort((one, other) => one.size - other.size);
    return [...rarest].flatMap((at) => {
      const title = this.#titles[at];
      if (title === undefined || !others.every((list) => list.has(at))) return [];
      const ways = waysToDraw(typed, [...title.words, ...title.joined], isBegun);
      let draws = 1;
      for (let drawn = 0; drawn < typed.length; drawn++) draws *= Math.max(1, title.words.length - drawn);
      return ways === 0 ? [] : [{ id: title.id, likelihood: ways / draws }];
    });
  }

  #begunBy(beginning: string): Set<number> {
    const found = new Set<number>();
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < beginning) low = middle + 1;
      else high = middle;
    }
    for (let at = low; this.#words[at]?.startsWith(beginning) === true; at++) {
      for (const title of this.#withWord.get(this.#words[at] ?? '') ?? []) found.add(title);
    }
    return found;
  }
}

/** In how many ways each typed word can be taken from another word of a title. */
function waysToDraw(typed: readonly string[], words: readonly string[], isBegun: boolean): number {
  const [first, ...rest] = typed;
  if (first === undefined) return 1;
  let ways = 0;
  for (const [at, word] of words.entries()) {
    if (word === first || (isBegun && word.startsWith(first)))
      ways += waysToDraw(rest, words.toSpliced(at, 1), isBegun);
  }
  return ways;
}
