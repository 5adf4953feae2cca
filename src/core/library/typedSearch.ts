/** Which papers have the words that somebody typed, and how well? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { best } from './best.ts';
import type { Indexes } from './indexes.ts';
import { TypedStems } from './runs.ts';
import {
  IN_AUTHORS,
  IN_FIRST_AUTHOR,
  IN_GIVEN_NAME,
  IN_KEY,
  IN_TITLE,
  IN_VENUE,
  IN_YEAR,
  IS_KEY,
} from './searchIndex.ts';
import { fold, isStopWord } from './terms.ts';
import { NO_STEM } from './vocabulary.ts';

/** What a place is worth, beside a title's 1. A word of a title is worth as much as one in the abstract three times over. */
const KEY = 1.1;
const FIRST_AUTHOR = 1.3;
const AUTHORS = 1;
const GIVEN_NAME = 0.7;
const YEAR = 1;
const VENUE = 0.6;
const ABSTRACT = 0.35;
/** Another form of the word, in a title. */
const SAME_STEM = 0.8;
/** All words in the short fields: nobody remembers half a title and half an abstract. */
const ALL_SHORT = 0.5;
/** The typed words side by side, as they stand in the paper. */
const RUN = 0.8;
/** As much of its title as was typed: of two titles with the same words the shorter one. */
const COVER = 0.3;
/** All that was typed, letter by letter, as part of title or abstract. */
const LITERALLY = 1.5;
/** So many are looked at for the first two, and for the last. */
const RUN_CANDIDATES = 2000;
const LITERAL_CANDIDATES = 500;
/** A stop word may be somebody's name, and is part of many titles. */
const STOP_WORD_IN_TITLE = 0.1;
/** Fewer papers with all words than this: those with all but one follow. */
const FEW = 5;

/** One array for papers with all words; where those are few, a second one for papers with all but one. */
export function byWords(
  indexes: Indexes,
  { typed, loose }: { readonly typed: string; readonly loose: boolean },
  words: readonly string[],
): Float32Array[] {
  const { documents, ranker } = indexes;
  const telling = words.filter((word, at) => at === words.length - 1 || !isStopWord(word));
  const scores = new Float32Array(documents);
  const counts = new Uint8Array(documents);
  const shortCounts = new Uint8Array(documents);
  const found = new WordScores(indexes);
  const typedStems = new TypedStems();
  let whole = 0;
  for (const [at, word] of telling.entries()) {
    const worth = found.look(word, { isLast: at === telling.length - 1, isShort: word.length < 3 });
    whole += worth;
    for (const stem of found.stems) typedStems.add(stem, at);
    for (const document of found.documents()) {
      scores[document]! += worth * found.best[document]!;
      counts[document]!++;
      shortCounts[document]! += found.inShortField[document]!;
    }
  }
  if (telling.length < words.length) {
    for (const word of new Set(words)) if (!telling.includes(word)) addStopWord(indexes, word, scores);
  }
  // a last word that says nothing may still be the beginning of one that does
  const wanted = telling.length > 1 && isStopWord(telling.at(-1) ?? '') ? telling.length - 1 : telling.length;
  const all = new Float32Array(documents);
  let complete = 0;
  for (let document = 0; document < documents; document++) {
    if (counts[document]! < wanted) continue;
    all[document] = scores[document]!;
    complete++;
  }
  if (words.length > 1) {
    const likely = best(all, documents, RUN_CANDIDATES);
    const short = new Float32Array(likely.length);
    const side: number[] = [];
    for (const [at, document] of likely.entries()) {
      const stretch = ranker.stretch(document);
      const { run, inTitle } = typedStems.placesIn(stretch, telling.length);
      const cover = Math.min(1, inTitle / Math.max(1, stretch.titleEnd - stretch.start));
      // the last word may be a beginning that has no stem yet
      if (run >= telling.length - 1) side.push(document);
      if (run > 1) all[document]! += RUN * whole * (run / telling.length) ** 2;
      if (shortCounts[document]! >= wanted) short[at] = (ALL_SHORT + COVER * cover) * whole;
    }
    // what is all in a title would else crowd out the abstract that holds it to the letter
    addLiterally(indexes, typed, all, { whole, side });
    for (const [at, document] of likely.entries()) all[document]! += short[at]!;
  }
  addKeys(indexes, typed, all, whole);
  if (loose || wanted < 2 || complete >= FEW) return [all];
  for (let document = 0; document < documents; document++) {
    // what its key has brought in already is not said twice
    if (counts[document] !== wanted - 1 || all[document]! > 0) scores[document] = 0;
  }
  return [all, scores];
}

/** Adds what a stop word among other words says: a name, maybe, or part of a title. */
function addStopWord({ vocabulary, search, documents }: Indexes, word: string, scores: Float32Array): void {
  const number = vocabulary.number(word);
  if (number === undefined) return;
  const name = Math.log(2 + documents / (1 + search.frequency(number)));
  search.eachWithWord(number, (document, fields) => {
    if ((fields & (IN_AUTHORS | IN_FIRST_AUTHOR)) !== 0) scores[document]! += name;
    else if ((fields & IN_TITLE) !== 0) scores[document]! += STOP_WORD_IN_TITLE;
  });
}

/**
 * Several words as they stand in a title or an abstract, stop words and all: somebody pasted them, or knows them by heart.
 * Only papers that have the words side by side are looked at, letter by letter.
 */
function addLiterally(
  indexes: Indexes,
  typed: string,
  scores: Float32Array,
  { whole, side }: { readonly whole: number; readonly side: number[] },
): void {
  const wanted = typed.trim().replace(/\s+/gu, ' ').toLowerCase();
  side.sort((one, other) => scores[other]! - scores[one]! || one - other);
  for (const document of side.slice(0, LITERAL_CANDIDATES)) {
    let place: 'title' | 'abstract' | undefined;
    for (const { paper } of indexes.work(document)?.copies ?? []) {
      if (holds(paper.title, wanted)) place = 'title';
      else if (place === undefined && holds(paper.abstract, wanted)) place = 'abstract';
    }
    if (place === 'title') scores[document]! += (LITERALLY + COVER) * whole;
    else if (place === 'abstract') scores[document]! += LITERALLY * whole;
  }
}

function holds(text: string | undefined, wanted: string): boolean {
  return text?.toLowerCase().includes(wanted) === true;
}

/** Keys that begin with what was typed come before everything that merely holds the words; the very key first. */
function addKeys({ vocabulary, search }: Indexes, typed: string, scores: Float32Array, whole: number): void {
  const trimmed = typed.trim();
  if (/\s/u.test(trimmed)) return;
  const key = (fold(trimmed).match(/[\p{L}\p{N}]+/gu) ?? []).join('');
  if (key.length < 2) return;
  for (const { word, likeness } of vocabulary.meant(key, false)) {
    search.eachWithWord(word, (document, fields) => {
      if ((fields & IS_KEY) !== 0) scores[document]! += whole * (likeness === 1 ? 20 : 2 + 4 * likeness);
    });
  }
}

/** What one typed word finds. One instance serves the words of a query, one after the other. */
class WordScores {
  readonly #indexes: Indexes;
  /** The best that the word is worth in each document: 1 for the very word in a title. */
  readonly best: Float32Array;
  /** 1 where the word stands in another field than the abstract. */
  readonly inShortField: Uint8Array;
  readonly #touched: Uint32Array;
  #count = 0;
  /** The stems that the word could mean in an abstract. */
  stems: ReadonlySet<number> = new Set();

  constructor(indexes: Indexes) {
    this.#indexes = indexes;
    this.best = new Float32Array(indexes.documents);
    this.inShortField = new Uint8Array(indexes.documents);
    this.#touched = new Uint32Array(indexes.documents);
  }

  /** The documents that the last word looked at stands in. */
  documents(): Uint32Array {
    return this.#touched.subarray(0, this.#count);
  }

  /** Finds a word; answers what it is worth, by how rare it is. */
  look(word: string, { isLast, isShort }: { isLast: boolean; isShort: boolean }): number {
    for (const document of this.documents()) {
      this.best[document] = 0;
      this.inShortField[document] = 0;
    }
    this.#count = 0;
    const { vocabulary, search, ranker } = this.#indexes;
    const stems = new Map<number, number>();
    let exactly = 0;
    for (const { word: number, likeness } of vocabulary.meant(word, !/^\p{N}+$/u.test(word))) {
      const worth = likeness < 1 && !isLast ? likeness * 0.9 : likeness;
      search.eachWithWord(number, (document, fields) => this.#note(document, worth * worthOf(fields), 1));
      const stem = vocabulary.stemOf(number);
      if (stem !== NO_STEM && !(isShort && likeness < 1)) stems.set(stem, Math.max(stems.get(stem) ?? 0, worth));
      if (likeness === 1) exactly = search.frequency(number) + (stem === NO_STEM ? 0 : ranker.frequency(stem));
    }
    const same = vocabulary.knownStem(word);
    if (same !== undefined && same !== NO_STEM) stems.set(same, Math.max(stems.get(same) ?? 0, 0.9));
    for (const [stem, likeness] of stems) {
      ranker.eachWithStem(stem, (document, _worth, isInTitle) => {
        this.#note(document, likeness * (isInTitle ? SAME_STEM : ABSTRACT), Number(isInTitle));
      });
    }
    this.stems = new Set(stems.keys());
    const frequency = exactly > 0 ? exactly : this.#count;
    return isStopWord(word) ? 0.5 : Math.log(2 + this.#indexes.documents / (1 + frequency));
  }

  #note(document: number, worth: number, inShortField: number): void {
    const before = this.best[document]!;
    if (before === 0) this.#touched[this.#count++] = document;
    this.inShortField[document]! |= inShortField;
    if (worth > before) this.best[document] = worth;
  }
}

function worthOf(fields: number): number {
  if ((fields & IN_FIRST_AUTHOR) !== 0) return FIRST_AUTHOR;
  if ((fields & IN_KEY) !== 0) return KEY;
  if ((fields & IN_TITLE) !== 0) return 1;
  if ((fields & IN_AUTHORS) !== 0) return AUTHORS;
  if ((fields & IN_GIVEN_NAME) !== 0) return GIVEN_NAME;
  if ((fields & IN_YEAR) !== 0) return YEAR;
  return (fields & IN_VENUE) !== 0 ? VENUE : 0;
}
