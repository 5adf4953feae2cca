/** Where in what is shown of a paper stands what moved it up? */
import { stemmer } from 'stemmer';
import type { Span } from '../document/slot.ts';
import type { Reason } from '../show/card.ts';
import { fold, isStopWord, joinRaised, withoutApostrophe } from './terms.ts';

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

interface Token extends Span {
  readonly stem: string;
}

/**
 * Reasons with their spans in the texts, strongest first, at most eight. A pair that stands there as a phrase takes its
 * single words with it: they are marked within the phrase and no reasons of their own unless they stand elsewhere too.
 */
export function reasonsFor(worded: readonly Worded[], texts: Texts): readonly Reason[] {
  const tokens = { title: tokensOf(texts.title), summary: tokensOf(texts.summary), abstract: tokensOf(texts.abstract) };
  const found: { reason: Reason; worth: number }[] = [];
  const least = LEAST_SHARE * Math.max(0, ...worded.map(({ worth }) => worth));
  const singles = new Map(
    worded.filter(({ stems }) => stems.length === 1).map(({ stems, worth }) => [stems[0], worth]),
  );
  const inPhrase = new Set<Token>();
  const phrasesFirst = [...worded].sort((one, other) => other.stems.length - one.stems.length);
  for (const { stems, worth } of phrasesFirst) {
    const [inTitle, inSummary, inAbstract] = [tokens.title, tokens.summary, tokens.abstract].map((each) =>
      placesOf(stems, each, inPhrase),
    ) as [Span[], Span[], Span[]];
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

/** Where the stems stand side by side (stop words may stand between). What a phrase takes, no later reason marks. */
function placesOf(stems: readonly string[], tokens: readonly Token[], taken: Set<Token>): Span[] {
  const places: Span[] = [];
  const [first] = stems;
  for (const [at, token] of tokens.entries()) {
    if (token.stem !== first) continue;
    const run = tokens.slice(at, at + stems.length);
    if (stems.some((stem, index) => run[index]?.stem !== stem) || run.some((each) => taken.has(each))) continue;
    for (const each of run) taken.add(each);
    places.push({ start: token.start, end: run.at(-1)?.end ?? token.end });
  }
  return places;
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

/** The stems of a shown text with their places, stop words left out, as they were indexed. */
function tokensOf(text = ''): Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[\^_{}'’]+[\p{L}\p{N}\p{M}]+)*\}?/gu)) {
    const folded = withoutApostrophe(fold(joinRaised(word)));
    if (isStopWord(folded)) continue;
    tokens.push({ stem: memoisedStem(folded), start: index, end: index + word.length });
  }
  return tokens;
}

const stems = new Map<string, string>();
const MOST_STEMS = 20_000;

/** The same words stand in card after card. */
function memoisedStem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MOST_STEMS) stems.clear();
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}
