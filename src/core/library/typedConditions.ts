/** Which papers have what was asked for beside the words: phrases, fields, years, and nothing that shall not be there? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Paper } from '../paper.ts';
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
import { fold, isStopWord, wordsOf } from './terms.ts';
import type { Condition, Field, WordsCondition, YearsCondition } from './typedQuery.ts';
import { NO_STEM } from './vocabulary.ts';

const BITS: Readonly<Record<Field, number>> = {
  any: 255,
  author: IN_AUTHORS | IN_FIRST_AUTHOR | IN_GIVEN_NAME,
  title: IN_TITLE,
  venue: IN_VENUE,
  key: IN_KEY | IS_KEY,
};
const MOST_WORDS = 24;
/** As many years as anybody has published in. */
const LAST_YEAR = 3000;
/** So many papers are made to look for phrases in them, the best first: 20 ms or so. */
const MOST_LOOKED_AT = 400;

/** Bits of a mark: a phrase's words are in the document, all of them in short fields. */
const FOUND = 1;
const IN_SHORT_FIELDS = 2;

/** A phrase whose words stand in the marked documents; only their text says whether side by side. */
interface Phrase {
  readonly condition: WordsCondition;
  readonly marks: Uint8Array;
  readonly stems: TypedStems;
  /** Words that have a stem. */
  readonly telling: number;
  /** Its words, a blank around each; none behind a last one that may be a beginning. */
  readonly wanted: string;
}

/** Tells of each document whether all conditions hold there. */
export class TypedFilter {
  readonly #indexes: Indexes;
  readonly #passes: Uint8Array;
  readonly #phrases: Phrase[] = [];
  #lookedAt = 0;

  /** `cited`: the documents of what the document cites. */
  constructor(indexes: Indexes, conditions: readonly Condition[], cited: ReadonlySet<number>) {
    this.#indexes = indexes;
    this.#passes = indexes.isShown.slice(0, indexes.documents);
    for (const condition of conditions) {
      if (condition.kind === 'words') this.#narrowToWords(condition);
      else this.#narrow(condition.kind === 'years' ? this.#inYears(condition) : this.#among(cited), condition.isWanted);
    }
  }

  /** By document: 1 where nothing but a phrase can be missing. */
  get passes(): Uint8Array {
    return this.#passes;
  }

  /** Whether every phrase stands in a document that passes, or, not wanted, does not. */
  holds(document: number): boolean {
    return this.#phrases.every((phrase) => this.#hasPhrase(phrase, document) === phrase.condition.isWanted);
  }

  #narrow(marks: Uint8Array, isWanted: boolean): void {
    const passes = this.#passes;
    for (let document = 0; document < passes.length; document++) {
      if (marks[document]! > 0 !== isWanted) passes[document] = 0;
    }
  }

  #among(documents: Iterable<number>): Uint8Array {
    const marks = new Uint8Array(this.#passes.length);
    for (const document of documents) marks[document] = FOUND;
    return marks;
  }

  #inYears({ from, to }: YearsCondition): Uint8Array {
    const { vocabulary, search } = this.#indexes;
    const marks = new Uint8Array(this.#passes.length);
    for (let year = from; year <= Math.min(to, LAST_YEAR); year++) {
      const word = vocabulary.number(String(year));
      if (word === undefined) continue;
      search.eachWithWord(word, (document, fields) => {
        if ((fields & IN_YEAR) !== 0) marks[document] = FOUND;
      });
    }
    return marks;
  }

  #narrowToWords(condition: WordsCondition): void {
    const { field, text, isPhrase, isOpen, isWanted } = condition;
    // a key's punctuation is in no index
    const words = field === 'key' ? [wordsOf(text).join('')] : wordsOf(text).slice(0, MOST_WORDS);
    if (words.length === 0) return;
    if (!isPhrase || field === 'key') {
      let marks = this.#withWords(words, condition, isWanted ? 'beginnings' : 'exactly');
      if (isWanted && !this.#isAnywhere(marks)) marks = this.#withWords(words, condition, 'typos');
      this.#narrow(marks, isWanted);
      return;
    }
    // no index knows where stop words stand in an abstract; the text itself is looked at later
    const telling = words.filter((word) => !isStopWord(word));
    const marked = telling.length > 0 ? telling : words;
    const marks = this.#withWords(marked, condition, isOpen && isWanted ? 'last' : 'exactly');
    if (isWanted) this.#narrow(marks, true);
    const stems = new TypedStems();
    const { vocabulary } = this.#indexes;
    for (const [at, word] of telling.entries()) {
      const stem = vocabulary.knownStem(word);
      if (stem !== undefined && stem !== NO_STEM) stems.add(stem, at);
      if (!isOpen || at < telling.length - 1) continue;
      for (const meant of vocabulary.meant(word, false)) {
        const begun = vocabulary.stemOf(meant.word);
        if (begun !== NO_STEM) stems.add(begun, at);
      }
    }
    const wanted = ` ${words.join(' ')}${isOpen ? '' : ' '}`;
    this.#phrases.push({ condition, marks, stems, telling: telling.length, wanted });
  }

  #isAnywhere(marks: Uint8Array): boolean {
    return marks.some((mark, document) => mark > 0 && this.#passes[document] === 1);
  }

  /** Documents with all of the words in a field. */
  #withWords(
    words: readonly string[],
    { field, isPhrase }: WordsCondition,
    how: 'exactly' | 'last' | 'beginnings' | 'typos',
  ): Uint8Array {
    const { vocabulary, search, ranker } = this.#indexes;
    const all = new Uint8Array(this.#passes.length).fill(FOUND | IN_SHORT_FIELDS);
    for (const [at, word] of words.entries()) {
      const found = new Uint8Array(all.length);
      const isBeginning = how === 'beginnings' || how === 'typos' || (how === 'last' && at === words.length - 1);
      const stems = new Set<number>();
      for (const { word: number, likeness } of vocabulary.meant(word, how === 'typos')) {
        // what a typo is worth lies below every beginning
        if (likeness < 1 && !isBeginning) continue;
        search.eachWithWord(number, (document, fields) => {
          if ((fields & BITS[field]) !== 0) found[document] = FOUND | IN_SHORT_FIELDS;
        });
        const stem = vocabulary.stemOf(number);
        if (stem !== NO_STEM) stems.add(stem);
      }
      const stem = vocabulary.knownStem(word);
      if (stem !== undefined && stem !== NO_STEM) stems.add(stem);
      // in a title a phrase is found by its very words
      if (field === 'any' || (field === 'title' && !isPhrase)) {
        for (const each of stems) {
          ranker.eachWithStem(each, (document, isInTitle) => {
            if (field === 'any' || isInTitle) found[document]! |= FOUND;
          });
        }
      }
      for (let document = 0; document < all.length; document++) all[document]! &= found[document]!;
    }
    return all;
  }

  #hasPhrase({ condition, marks, stems, telling, wanted }: Phrase, document: number): boolean {
    const mark = marks[document]!;
    if (mark === 0) return false;
    if ((mark & IN_SHORT_FIELDS) === 0 && telling > 1) {
      const { titleRun, abstractRun } = stems.placesIn(this.#indexes.ranker.stretch(document), telling);
      if (Math.max(titleRun, abstractRun) < telling) return false;
    }
    if (this.#lookedAt >= MOST_LOOKED_AT) return false;
    this.#lookedAt++;
    const copies = this.#indexes.work(document)?.copies ?? [];
    return copies.some(({ paper }) => textsOf(paper, condition.field).some((text) => holds(text, wanted)));
  }
}

function textsOf(paper: Paper, field: Field): readonly string[] {
  const { title, written, abstract = '', venue = '', authors, editors = [] } = paper;
  const names = (authors.length > 0 ? authors : editors).flatMap(({ given = '', particle = '', family }) => [
    `${given} ${particle} ${family}`,
    `${particle} ${family} ${given}`,
  ]);
  const titles = [title, written?.title ?? ''];
  if (field === 'author') return names;
  if (field === 'title') return titles;
  return field === 'venue' ? [venue] : [...titles, abstract, ...names, venue];
}

function holds(text: string, wanted: string): boolean {
  return ` ${wordsOf(text).join(' ')} `.includes(wanted);
}

/** Whether typed text is the beginning of a key, though it may look like a field: `year:2020a`, `key:doe`. */
export function beginsKey(indexes: Indexes, typed: string): boolean {
  const beginning = typed.trim().toLowerCase();
  if (!beginning.includes(':') || /\s/u.test(beginning)) return false;
  const word = (fold(beginning).match(/[\p{L}\p{N}]+/gu) ?? []).join('');
  const documents = new Set<number>();
  for (const { word: number } of indexes.vocabulary.meant(word, false)) {
    indexes.search.eachWithWord(number, (document, fields) => {
      if ((fields & IS_KEY) !== 0) documents.add(document);
    });
  }
  return [...documents].some((document) =>
    indexes.work(document)?.copies.some(({ hasKey, key, aliases = [] }) => {
      return hasKey && [key, ...aliases].some((each) => each.toLowerCase().startsWith(beginning));
    }),
  );
}
