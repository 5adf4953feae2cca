/** Which papers have the words that somebody typed, and how likely are they meant? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { bestOf } from './best.ts';
import type { Indexes } from './indexes.ts';
import type { HeldPaper } from './packed.ts';
import { Recent } from './recent.ts';
import type { TypedStems } from './runs.ts';
import { IS_KEY } from './searchIndex.ts';
import { fold, isStopWord } from './terms.ts';
import { foldedForPhrases, TypedPhrase } from './typedPhrase.ts';
import { abstractWorth, BASE, type FoundWord, STOP_WORD_ELSEWHERE, titleWorth, WordScores } from './wordScores.ts';

/** A typed word that follows the one before it in the paper, too: instead of what it is worth alone. */
const NEXT_TO = Math.log(0.25);
/** All that was typed, word by word, in a title or an abstract: once, instead of each word. */
const LITERALLY = Math.log(0.5);
/** So many are looked at for words side by side, and to the letter: some milliseconds. */
const RUN_CANDIDATES = 4000;
const LITERAL_CANDIDATES = 500;
/** Fewer papers with all words than this: those with all but one follow. */
const FEW = 5;
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
  const telling = words.filter((word, at) => at === words.length - 1 || !isStopWord(word));
  const last = telling.at(-1) ?? '';
  // a last word that says nothing may still be the beginning of one that does
  const wanted = telling.length > 1 && isStopWord(last) ? telling.length - 1 : telling.length;
  const { scratch } = indexes;
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
    addWord(found, rarity, scores, counts);
    if (at < wanted && (rarest === undefined || found.documents.length < rarest.length)) rarest = found.documents;
  }
  const all = scratch.floats('all', documents);
  let complete = 0;
  // what has all words has the rarest of them
  for (const document of rarest ?? []) {
    if (counts[document]! < wanted) continue;
    all[document] = scores[document]!;
    if (counts[document]! < telling.length) all[document] += rarity + STOP_WORD_ELSEWHERE;
    complete++;
  }
  if (words.length > 1) {
    const others = new Set(words.filter((word) => !telling.includes(word)));
    for (const word of others) scorer.addStopWord(word, all);
    const isBegun = wanted < telling.length || last.length < 3;
    addSideBySide(
      indexes,
      {
        words,
        stems,
        telling: telling.length,
        sideBySide: isBegun ? telling.length - 1 : telling.length,
        whole: whole - others.size * STOP_WORD_ELSEWHERE,
      },
      rarest ?? new Uint32Array(0),
      all,
    );
  }
  addKeys(indexes, typed, all);
  if (loose || wanted < 2 || complete >= FEW) return [all];
  for (let document = 0; document < documents; document++) {
    // what its key has brought in already is not said twice
    if (counts[document] !== wanted - 1 || all[document]! > 0) scores[document] = 0;
  }
  return [all, scores];
}

function addWord({ documents, worth }: FoundWord, rarity: number, scores: Float32Array, counts: Uint8Array): void {
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at]!;
    scores[document]! += rarity + worth[at]!;
    counts[document]!++;
  }
}

/** Title and abstract, in which phrases are looked for: at the next letter most likely in the same. */
const texts = new Recent<HeldPaper, { readonly title: string; readonly abstract: string }>(1000, (copy) => {
  const { title, abstract = '' } = copy.texts;
  return { title: foldedForPhrases(title), abstract: foldedForPhrases(abstract) };
});

interface Phrase {
  readonly words: readonly string[];
  readonly stems: TypedStems;
  /** How many of the words have stems. */
  readonly telling: number;
  /** How many of those stand side by side where all words do: the last may be the beginning of any word. */
  readonly sideBySide: number;
  /** What a paper scores if nobody who means it could type anything else. */
  readonly whole: number;
}

/** Adds to documents what it says that typed words stand side by side in title or abstract, some of them or all. */
function addSideBySide(indexes: Indexes, phrase: Phrase, documents: Uint32Array, scores: Float32Array): void {
  const { ranker } = indexes;
  const likely: number[] = [];
  for (const document of bestOf(scores, documents, RUN_CANDIDATES)) {
    const { titleRun, abstractRun, inTitle } = phrase.stems.placesIn(ranker.stretch(document), phrase.telling);
    if (Math.max(titleRun, abstractRun) >= phrase.sideBySide) likely.push(document);
    const [title, abstract] = [titleWorth(ranker, document), abstractWorth(ranker, document)];
    const more = titleRun > 1 ? (titleRun - 1) * (NEXT_TO - title) : 0;
    // words that were taken for the title's are the abstract's then
    const less = Math.min(inTitle, abstractRun) * Math.max(0, title - abstract);
    const moreThere = abstractRun > 1 ? (abstractRun - 1) * (NEXT_TO - abstract) - less : 0;
    scores[document]! += Math.max(0, more, moreThere);
  }
  likely.sort((one, other) => scores[other]! - scores[one]! || one - other);
  const wanted = new TypedPhrase(phrase.words);
  for (const document of likely.slice(0, LITERAL_CANDIDATES)) {
    for (const copy of indexes.work(document)?.copies ?? []) {
      const { title, abstract } = texts.of(copy);
      const place = wanted.isIn(title) ? titleWorth : wanted.isIn(abstract) ? abstractWorth : undefined;
      if (place === undefined) continue;
      scores[document] = Math.max(scores[document]!, phrase.whole + LITERALLY + place(ranker, document));
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
