/** Where in a card do the words stand that somebody typed? */
import type { Reason } from '../show/card.ts';
import type { Texts } from './reasons.ts';
import { fold, isStopWord, joinRaised, withoutApostrophe, wordsOf } from './terms.ts';
import { stemOf } from './tokens.ts';
import { parseTyped } from './typedQuery.ts';
import { isOneTypoAway } from './typo.ts';

/** As many words as anybody types to find a paper. */
const MOST_WORDS = 12;
/** Shorter beginnings stand in every second word. */
const SHORTEST_BEGINNING = 2;
/** Of shorter words too many are one slip away from each other. */
const SHORTEST_WITH_SLIP = 4;
const WORD = /[\p{L}\p{N}\p{M}]+(?:[\^_{}'’]+[\p{L}\p{N}\p{M}]+)*\}?/gu;

/** A reason for each typed word that stands in the card, begun, in another form, or but for a slip, in the order typed. */
export function typedReasons(typed: string, texts: Texts): readonly Reason[] {
  const words = [...new Set(wordsOf(parseTyped(typed).text))].filter((word) => !isStopWord(word)).slice(0, MOST_WORDS);
  const found = words.map((word) => ({ word, stem: stemOf(word), reason: emptyReason() }));
  mark(texts, found, ({ word, stem }, folded, whole) => begins(folded, word) || stem === stemOf(whole));
  const missing = found.filter(({ word, reason }) => reason.text === '' && word.length >= SHORTEST_WITH_SLIP);
  if (missing.length > 0) {
    const others = found.filter(({ reason }) => reason.text !== '');
    const isTaken = (place: Place, start: number): boolean =>
      others.some(({ reason }) => reason[PLACES[place]].some((span) => span.start === start));
    mark(texts, missing, ({ word }, folded, _, place, start) => isOneTypoAway(word, folded) && !isTaken(place, start));
  }
  return found.flatMap(({ reason }) => (reason.text === '' ? [] : [reason]));
}

interface Found {
  readonly word: string;
  readonly stem: string;
  readonly reason: OpenReason;
}

/** Marks each word of the texts that is meant by one of the typed ones. */
function mark(
  texts: Texts,
  found: readonly Found[],
  isMeant: (typed: Found, folded: string, whole: string, place: Place, start: number) => boolean,
): void {
  for (const place of ['title', 'summary', 'abstract'] as const) {
    const text = texts[place] ?? '';
    for (const { 0: whole, index } of text.matchAll(WORD)) {
      const folded = withoutApostrophe(fold(joinRaised(whole)));
      const meant = found.find((each) => isMeant(each, folded, whole, place, index));
      if (meant === undefined) continue;
      meant.reason.text ||= whole;
      meant.reason[PLACES[place]].push({ start: index, end: index + whole.length });
    }
  }
}

type Place = keyof typeof PLACES;

const PLACES = { title: 'inTitle', summary: 'inSummary', abstract: 'inAbstract' } as const;

type OpenReason = { text: string } & Record<(typeof PLACES)[keyof typeof PLACES], { start: number; end: number }[]>;

function emptyReason(): OpenReason {
  return { text: '', inTitle: [], inSummary: [], inAbstract: [] } satisfies Reason;
}

function begins(whole: string, word: string): boolean {
  return word.length >= SHORTEST_BEGINNING && whole.startsWith(word);
}
