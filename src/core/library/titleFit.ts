/** How likely does somebody type these words who remembers this title, and nothing else? */
import { isStopWord } from './terms.ts';
import { stemOf } from './tokens.ts';
import { begunLikeness, isOneTypoAway, ONE_TYPO, SHORT_TYPO } from './typo.ts';

const OTHER_FORM = 0.12;
/** All that was typed stands in the title as it was typed: once for all of it. */
const LITERALLY = 0.5;
/** Who types no stop word may have left them out. */
const STOP_WORD_LEFT_OUT = 0.3;
/** Who types beginnings cuts most words short: where every word is one of the title, they were meant so. */
const WHOLE_WORDS = 3;
/** Nobody remembers more words in another order; the ways to find them grow with each. */
const MOST_WORDS = 6;
const MOST_PLACES = 5;
const NUMBER = /^\p{N}+$/u;

/**
 * The logarithm of how likely `typed` is: each word drawn from the title, none twice, or all of it as it stands there.
 * `-Infinity` where a word is missing, `undefined` where they are all there, but two of them could only be the same word
 * of the title. Words as `wordsOf` gives them.
 */
export function titleFit(typed: readonly string[], title: readonly string[]): number | undefined {
  if (typed.length > MOST_WORDS || typed.length < 2) return -Infinity;
  const places = typed.map((word) => placesOf(word, title));
  if (places.some(({ length }) => length === 0)) return -Infinity;
  const stopWordWeight = typed.some((word) => isStopWord(word)) ? 1 : STOP_WORD_LEFT_OUT;
  const weights = title.map((word) => (isStopWord(word) ? stopWordWeight : 1));
  const drawn = drawnFrom(places, weights);
  if (drawn === 0) return undefined;
  const whole = places.map((own) => own.filter(({ likeness }) => likeness === 1));
  const all = drawn + WHOLE_WORDS * drawnFrom(whole, weights);
  return Math.log(all + (LITERALLY * literally(places, title.length)) / title.length);
}

/** Where a typed word could be meant. */
interface Place {
  readonly at: number;
  readonly likeness: number;
}

function placesOf(typed: string, title: readonly string[]): readonly Place[] {
  let places = placesBy(typed, title, asTyped);
  if (places.length === 0) places = placesBy(typed, title, otherwise);
  if (places.length <= MOST_PLACES) return places;
  return places.sort((one, other) => other.likeness - one.likeness).slice(0, MOST_PLACES);
}

function placesBy(
  typed: string,
  title: readonly string[],
  likenessOf: (typed: string, word: string) => number,
): Place[] {
  const places: Place[] = [];
  for (let at = 0; at < title.length; at++) {
    const likeness = likenessOf(typed, title[at] ?? '');
    if (likeness > 0) places.push({ at, likeness });
  }
  return places;
}

/** The word itself, or one that it begins. */
function asTyped(typed: string, word: string): number {
  if (!word.startsWith(typed) || (typed.length < 2 && word !== typed)) return 0;
  return word === typed ? 1 : begunLikeness(typed.length, word.length);
}

/** Another form of the word, or a word one slip away. */
function otherwise(typed: string, word: string): number {
  if (typed.length < 2 || NUMBER.test(typed)) return 0;
  if (isOneTypoAway(typed, word)) return typed.length > 3 ? ONE_TYPO : SHORT_TYPO;
  return word[0] === typed[0] && word[1] === typed[1] && stemOf(word) === stemOf(typed) ? OTHER_FORM : 0;
}

/** The sum over all ways to take each typed word from another place, drawn one after the other. */
function drawnFrom(places: readonly (readonly Place[])[], weights: readonly number[]): number {
  const taken = new Set<number>();
  const from = (word: number, left: number): number => {
    let sum = 0;
    for (const { at, likeness } of places[word] ?? []) {
      if (taken.has(at)) continue;
      const weight = weights[at] ?? 1;
      const here = (likeness * weight) / left;
      if (word === places.length - 1) {
        sum += here;
        continue;
      }
      taken.add(at);
      sum += here * from(word + 1, left - weight);
      taken.delete(at);
    }
    return sum;
  };
  return from(
    0,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
}

/** The likeness of all words where they stand one after the other as they were typed, at the likeliest place. */
function literally(places: readonly (readonly Place[])[], length: number): number {
  let most = 0;
  for (let start = 0; start + places.length <= length; start++) {
    let all = 1;
    for (const [word, own] of places.entries()) all *= own.find(({ at }) => at === start + word)?.likeness ?? 0;
    most = Math.max(most, all);
  }
  return most;
}
