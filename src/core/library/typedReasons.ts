/** Where in a card do the words stand that somebody typed? */
import type { Reason } from '../show/card.ts';
import type { Texts } from './reasons.ts';
import { fold, isStopWord, joinRaised, withoutApostrophe, wordsOf } from './terms.ts';
import { parseTyped } from './typedQuery.ts';
import { stemOf } from './tokens.ts';

/** As many words as anybody types to find a paper. */
const MOST_WORDS = 12;
/** Shorter beginnings stand in every second word. */
const SHORTEST_BEGINNING = 2;
const WORD = /[\p{L}\p{N}\p{M}]+(?:[\^_{}'’]+[\p{L}\p{N}\p{M}]+)*\}?/gu;

/** A reason for each typed word that stands in the card, begun or in another form, in the order typed. */
export function typedReasons(typed: string, texts: Texts): readonly Reason[] {
  const words = [...new Set(wordsOf(parseTyped(typed).text))].filter((word) => !isStopWord(word)).slice(0, MOST_WORDS);
  const found = words.map((word) => ({ word, stem: stemOf(word), reason: emptyReason() }));
  for (const place of ['title', 'summary', 'abstract'] as const) {
    const text = texts[place] ?? '';
    for (const { 0: whole, index } of text.matchAll(WORD)) {
      const folded = withoutApostrophe(fold(joinRaised(whole)));
      const meant = found.find(({ word, stem }) => begins(folded, word) || stem === stemOf(whole));
      if (meant === undefined) continue;
      meant.reason.text ||= whole;
      meant.reason[PLACES[place]].push({ start: index, end: index + whole.length });
    }
  }
  return found.flatMap(({ reason }) => (reason.text === '' ? [] : [reason]));
}

const PLACES = { title: 'inTitle', summary: 'inSummary', abstract: 'inAbstract' } as const;

type OpenReason = { text: string } & Record<(typeof PLACES)[keyof typeof PLACES], { start: number; end: number }[]>;

function emptyReason(): OpenReason {
  return { text: '', inTitle: [], inSummary: [], inAbstract: [] } satisfies Reason;
}

function begins(whole: string, word: string): boolean {
  return word.length >= SHORTEST_BEGINNING && whole.startsWith(word);
}
