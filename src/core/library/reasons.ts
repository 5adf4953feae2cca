/** Where in what is shown of a paper stands what moved it up? */
import type { Span } from '../document/slot.ts';
import type { Reason } from '../show/card.ts';
import { fold, isStopWord } from './terms.ts';
import { onlyStopWords, type Token, Wanted } from './tokens.ts';

/** A stem, or two that stand side by side, and what it is worth to a score. */
export interface Worded {
  readonly stems: readonly string[];
  readonly worth: number;
}

/** The texts of a card. */
export interface Texts {
  readonly title: string;
  readonly summary?: string;
  readonly abstract?: string;
}

const MOST_REASONS = 8;
/** What is worth less than this share of the strongest moved nothing. */
const LEAST_SHARE = 0.08;

/**
 * Reasons with their spans in the texts, strongest first, at most eight. A pair that stands there as a phrase takes its
 * single words with it: they are marked within the phrase and no reasons of their own unless they stand elsewhere too.
 */
export function reasonsFor(worded: readonly Worded[], texts: Texts): readonly Reason[] {
  const wanted = new Wanted(worded.flatMap(({ stems }) => stems));
  const title = new Marked(texts.title, wanted);
  const summary = new Marked(texts.summary, wanted);
  const abstract = new Marked(texts.abstract, wanted);
  const found: { reason: Reason; worth: number }[] = [];
  const least = LEAST_SHARE * Math.max(0, ...worded.map(({ worth }) => worth));
  const singles = new Map(
    worded.filter(({ stems }) => stems.length === 1).map(({ stems, worth }) => [stems[0], worth]),
  );
  const phrasesFirst = [...worded].sort((one, other) => other.stems.length - one.stems.length);
  for (const { stems, worth } of phrasesFirst) {
    const [inTitle, inSummary, inAbstract] = [title.take(stems), summary.take(stems), abstract.take(stems)];
    const text = plainest([
      ...textsAt(texts.title, inTitle),
      ...textsAt(texts.abstract, inAbstract),
      ...textsAt(texts.summary, inSummary),
    ]);
    if (text === undefined) continue;
    const whole = stems.length === 1 ? worth : worth + stems.reduce((sum, stem) => sum + (singles.get(stem) ?? 0), 0);
    if (whole >= least) found.push({ reason: { text, inTitle, inSummary, inAbstract }, worth: whole });
  }
  found.sort((one, other) => other.worth - one.worth);
  return found.slice(0, MOST_REASONS).map(({ reason }) => reason);
}

/** One text of a card, and where in it the stems stand that count. */
class Marked {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  /** By stem, its tokens. */
  readonly #places = new Map<string, number[]>();
  /** What a phrase takes, no later reason marks. */
  readonly #taken = new Set<Token>();

  constructor(text = '', wanted: Wanted) {
    this.#text = text;
    this.#tokens = wanted.tokensIn(text);
    for (const [at, { stem }] of this.#tokens.entries()) {
      const places = this.#places.get(stem);
      if (places === undefined) this.#places.set(stem, [at]);
      else places.push(at);
    }
  }

  /** Where the stems stand side by side (stop words may stand between), those that are free: now they are taken. */
  take(stems: readonly string[]): Span[] {
    const spans: Span[] = [];
    for (const at of this.#places.get(stems[0] ?? '') ?? []) {
      if (stems.some((stem, index) => this.#tokens[at + index]?.stem !== stem)) continue;
      const run = this.#tokens.slice(at, at + stems.length);
      if (run.some((token) => this.#taken.has(token)) || !this.#areNeighbours(run)) continue;
      for (const token of run) this.#taken.add(token);
      spans.push({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });
    }
    return spans;
  }

  #areNeighbours(run: readonly Token[]): boolean {
    return run.every((token, at) => at === 0 || onlyStopWords(this.#text, run[at - 1]?.end ?? 0, token.start));
  }
}

function textsAt(text: string | undefined, spans: readonly Span[]): readonly string[] {
  return spans.map(({ start, end }) => text?.slice(start, end) ?? '');
}

/** The first that is words alone (`KV cache`), else the first without what stands between its words (`KV) cache`). */
function plainest(texts: readonly string[]): string | undefined {
  const words = texts.find(
    (text) => /^[\p{L}\p{N}\p{M}]+(?:[ -][\p{L}\p{N}\p{M}]+)*$/u.test(text) && !hasStopWord(text),
  );
  return words ?? texts[0]?.replace(/[^\p{L}\p{N}\p{M}^_{}'’]+/gu, ' ').trim();
}

function hasStopWord(text: string): boolean {
  return text.split(/[ -]/).some((word) => isStopWord(fold(word)));
}
