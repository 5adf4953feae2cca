/** Which papers have the words that somebody typed, and how likely are they meant? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { bestOf } from './best.ts';
import type { Indexes } from './indexes.ts';
import type { HeldPaper } from './packed.ts';
import { Recent } from './recent.ts';
import { IS_KEY } from './searchIndex.ts';
import { fold, isStopWord, wordsOf } from './terms.ts';
import { titleFit } from './titleFit.ts';
import { foldedForPhrases, TypedPhrase } from './typedPhrase.ts';
import { abstractWorth, BASE, type FoundWord, STOP_WORD_ELSEWHERE, titleWorth, WordScores } from './wordScores.ts';

/** A typed word that follows the one before it in the paper, too: instead of what it is worth alone. */
const NEXT_TO = Math.log(0.25);
/** All that was typed, word by word, in a title or an abstract: once, instead of each word. */
const LITERALLY = Math.log(0.5);
/** So many are looked at for words side by side, and to the letter: some milliseconds. */
const RUN_CANDIDATES = 4000;
const LITERAL_CANDIDATES = 500;
/** Of so many the titles are read. */
const TITLE_CANDIDATES = 120;
/** Two typed words could only be the same word of the title. */
const TWICE_THE_SAME = Math.log(0.05);
/** Fewer papers with all words than this: those with all but one follow. */
const FEW = 5;
/** As many as a list has: where fewer have all words, a short one may hold a slip. */
const MANY = 50;
const SHORT = /^(?=.*\p{L})[\p{L}\p{N}]{2,3}$/u;
/** A key that begins with what was typed comes before everything else, the very key first. */
const BEGINS_KEY = 1000;
const IS_THE_KEY = 2000;

/**
 * One array for papers with all words; where those are few, a second one for papers with all but one. A score is the
 * logarithm of how likely somebody who means the paper types these words, and what keeps it positive; zero for others.
 */
export function byWords(
  indexes: Indexes,
  { typed, loose }: { readonly typed: string; readonly loose: boolean },
  words: readonly string[],
): Float32Array[] {
  const { documents } = indexes;
  const tally = tallyOf(indexes, words);
  const { wanted, counts, scores } = tally;
  const all = indexes.scratch.floats('all', documents);
  const complete = addComplete(tally, all);
  if (words.length > 1) {
    const others = new Set(words.filter((word) => !tally.telling.includes(word)));
    for (const word of others) tally.scorer.addStopWord(word, all);
    const phrase = { words, tally, whole: tally.whole - others.size * STOP_WORD_ELSEWHERE };
    addSideBySide(indexes, phrase, complete, all);
    weighTitles(indexes, phrase, complete, all);
  }
  addKeys(indexes, typed, all);
  if (loose || wanted < 2 || complete.length >= FEW) return [all];
  for (let document = 0; document < documents; document++) {
    // what its key has brought in already is not said twice
    if ((counts[document]! & COUNT) !== wanted - 1 || all[document]! > 0) scores[document] = 0;
  }
  return [all, scores];
}

/** Bits of a count: the other ones say how many of the wanted words a document has, `MOST_WORDS` at most. */
const COUNT = 31;
const HAS_SHORT = 32;
const HAS_LAST = 64;

/** Which documents have how many of the words that say something. */
interface Tally {
  readonly scorer: WordScores;
  readonly telling: readonly string[];
  /** So many of them must be there: a last word that says nothing may still be the beginning of one that does. */
  readonly wanted: number;
  /** By document: the sum over the words that it has, and how many those are. */
  readonly scores: Float32Array;
  readonly counts: Uint8Array;
  /** What a paper scores if nobody who means it could type anything else. */
  readonly whole: number;
  /** What a paper without the last word scores for it. */
  readonly withoutLast: number;
  /** The documents of the rarest word: what has all words is among them. */
  readonly rarest: Uint32Array;
  /** The first word that is too short for `vocabulary` to know its slips. */
  readonly short: string | undefined;
}

function tallyOf(indexes: Indexes, words: readonly string[]): Tally {
  const { scratch, documents } = indexes;
  const telling = words.filter((word, at) => at === words.length - 1 || !isStopWord(word));
  const wanted = telling.length > 1 && isStopWord(telling.at(-1) ?? '') ? telling.length - 1 : telling.length;
  const short = telling.findIndex((word, at) => at < wanted && SHORT.test(word));
  const scores = scratch.floats('scores', documents);
  const counts = scratch.bytes('counts', documents);
  const scorer = WordScores.of(indexes);
  const stems = scorer.stems.clear();
  let whole = 0;
  let rarity = 0;
  let rarest: Uint32Array | undefined;
  for (const [at, word] of telling.entries()) {
    const found = scorer.find(word);
    for (const stem of found.stems) stems.add(stem, at);
    rarity = BASE + found.rarity;
    whole += rarity;
    addWord(found, scores, counts, at === wanted ? HAS_LAST : at === short ? 1 + HAS_SHORT : 1);
    if (at < wanted && (rarest === undefined || found.documents.length < rarest.length)) rarest = found.documents;
  }
  return {
    ...{ scorer, telling, wanted, scores, counts, whole, short: telling[short] },
    withoutLast: rarity + STOP_WORD_ELSEWHERE,
    rarest: rarest ?? new Uint32Array(0),
  };
}

function addWord(
  { documents, worth, rarity }: FoundWord,
  scores: Float32Array,
  counts: Uint8Array,
  bits: number,
): void {
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at]!;
    scores[document]! += BASE + rarity + worth[at]!;
    counts[document]! += bits;
  }
}

/** Adds the documents that have all words; where those are few, those, too, in which a short word could be a slip. Answers which. */
function addComplete({ telling, wanted, scores, counts, ...tally }: Tally, all: Float32Array): Uint32Array {
  const complete: number[] = [];
  const add = (document: number, more: number): void => {
    const isLast = wanted === telling.length || (counts[document]! & HAS_LAST) > 0;
    all[document] = scores[document]! + more + (isLast ? 0 : tally.withoutLast);
    complete.push(document);
  };
  for (const document of tally.rarest) if ((counts[document]! & COUNT) === wanted) add(document, 0);
  if (tally.short === undefined || wanted < 2 || complete.length >= MANY) return Uint32Array.from(complete);
  const { documents, worth, rarity } = tally.scorer.findSlips(tally.short);
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at]!;
    if ((counts[document]! & (COUNT | HAS_SHORT)) === wanted - 1) add(document, BASE + rarity + worth[at]!);
  }
  return Uint32Array.from(complete);
}

/** Titles with all words are looked at once more, as a whole: only there it is seen whether two words are one. */
function weighTitles(indexes: Indexes, { words, whole }: Phrase, documents: Uint32Array, scores: Float32Array): void {
  for (const document of bestOf(scores, documents, TITLE_CANDIDATES)) {
    let best = -Infinity;
    let isTwice = false;
    for (const copy of indexes.work(document)?.copies ?? []) {
      const fit = titleFit(words, titles.of(copy));
      if (fit === undefined) isTwice = true;
      else best = Math.max(best, fit);
    }
    if (best > -Infinity) scores[document] = Math.max(scores[document]!, whole + best);
    else if (isTwice) scores[document]! += TWICE_THE_SAME;
  }
}

/** Title and abstract, in which phrases are looked for: at the next letter most likely in the same. */
const texts = new Recent<HeldPaper, { readonly title: string; readonly abstract: string }>(1000, (copy) => {
  const { title, abstract = '' } = copy.texts;
  return { title: foldedForPhrases(title), abstract: foldedForPhrases(abstract) };
});

/** The words of titles. */
const titles = new Recent<HeldPaper, readonly string[]>(1000, ({ title }) => wordsOf(title));

/** All words that were typed, and what is known of those that say something. */
interface Phrase {
  readonly words: readonly string[];
  readonly tally: Tally;
  /** What a paper scores if nobody who means it could type anything else. */
  readonly whole: number;
}

/** Adds to documents what it says that typed words stand side by side in title or abstract, some of them or all. */
function addSideBySide(
  indexes: Indexes,
  { words, whole, tally: { telling, wanted, scorer } }: Phrase,
  documents: Uint32Array,
  scores: Float32Array,
): void {
  const { ranker } = indexes;
  // the last word may be the beginning of any
  const isBegun = wanted < telling.length || (telling.at(-1) ?? '').length < 3;
  const sideBySide = isBegun ? telling.length - 1 : telling.length;
  const likely: number[] = [];
  for (const document of bestOf(scores, documents, RUN_CANDIDATES)) {
    const { titleRun, abstractRun, inTitle } = scorer.stems.placesIn(ranker.stretch(document), telling.length);
    if (Math.max(titleRun, abstractRun) >= sideBySide) likely.push(document);
    const [title, abstract] = [titleWorth(ranker, document), abstractWorth(ranker, document)];
    const more = titleRun > 1 ? (titleRun - 1) * (NEXT_TO - title) : 0;
    // words that were taken for the title's are the abstract's then
    const less = Math.min(inTitle, abstractRun) * Math.max(0, title - abstract);
    const moreThere = abstractRun > 1 ? (abstractRun - 1) * (NEXT_TO - abstract) - less : 0;
    scores[document]! += Math.max(0, more, moreThere);
  }
  likely.sort((one, other) => scores[other]! - scores[one]! || one - other);
  const wantedPhrase = new TypedPhrase(words);
  for (const document of likely.slice(0, LITERAL_CANDIDATES)) {
    for (const copy of indexes.work(document)?.copies ?? []) {
      const { title, abstract } = texts.of(copy);
      const place = wantedPhrase.isIn(title) ? titleWorth : wantedPhrase.isIn(abstract) ? abstractWorth : undefined;
      if (place === undefined) continue;
      scores[document] = Math.max(scores[document]!, whole + LITERALLY + place(ranker, document));
    }
  }
}

/** Keys that begin with what was typed. */
function addKeys({ vocabulary, search }: Indexes, typed: string, scores: Float32Array): void {
  const trimmed = typed.trim();
  if (/\s/u.test(trimmed)) return;
  const key = (fold(trimmed).match(/[\p{L}\p{N}]+/gu) ?? []).join('');
  if (key.length < 2) return;
  for (const { word, likeness } of vocabulary.meant(key, false)) {
    search.eachWithWord(word, (document, fields) => {
      if ((fields & IS_KEY) === 0) return;
      scores[document]! += likeness === 1 ? IS_THE_KEY : BEGINS_KEY + 100 * likeness;
    });
  }
}
