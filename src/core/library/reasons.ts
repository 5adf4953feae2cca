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
    const text = textAt(texts.title, inTitle) ?? textAt(texts.abstract, inAbstract) ?? textAt(texts.summary, inSummary);
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
  for (let at = 0; at + stems.length <= tokens.length; at++) {
    const run = tokens.slice(at, at + stems.length);
    if (run.some((token, index) => token.stem !== stems[index] || taken.has(token))) continue;
    for (const token of run) taken.add(token);
    places.push({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });
  }
  return places;
}

function textAt(text: string | undefined, [first]: readonly Span[]): string | undefined {
  return first === undefined ? undefined : text?.slice(first.start, first.end);
}

/** The stems of a shown text with their places, stop words left out, as they were indexed. */
function tokensOf(text = ''): Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[\^_{}'’]+[\p{L}\p{N}\p{M}]+)*\}?/gu)) {
    const folded = withoutApostrophe(fold(joinRaised(word)));
    if (isStopWord(folded)) continue;
    tokens.push({ stem: stemmer(folded), start: index, end: index + word.length });
  }
  return tokens;
}
