/** How does what was read of a source outlive the worker? As parts of some thousand papers, with what finds them. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Problem } from '../paper.ts';
import { GAP, STEM } from './forward.ts';
import { Growing } from './growing.ts';
import type { Indexes } from './indexes.ts';
import { halvesOf, hashOfIdentity } from './identities.ts';
import { identitiesOf } from './merge.ts';
import { PAPERS_PER_PART, partsFor } from './partSize.ts';
import { encodePart } from './partBytes.ts';
import { FIELD_BITS, type FieldsByDocument } from './searchIndex.ts';
import { DOCUMENT_SHIFT } from './stemLists.ts';
import { type TermLists, TermListsMaker } from './termLists.ts';
import { grown } from './postings.ts';
import { NO_STEM, type Vocabulary } from './vocabulary.ts';
import type { Held } from './works.ts';

/** Of a paper that shares its work with another source's: what finds both isn't what finds this one. */
export const NOT_ANALYSED = 0xffffffff;
/** Bits of `about`: has a citation key; above it the number of its identities. */
export const HAS_KEY = 1;
export const IDENTITIES_SHIFT = 1;

/** The text of a part. */
export interface PartText {
  /** What it was made from, and by what. */
  readonly key: string;
  readonly part: number;
  readonly parts: number;
  /** Papers of the whole source, and what was wrong with the rest of it: the same in each part. */
  readonly papers: number;
  readonly problems: readonly Problem[];
  /** The digest of the part before: parts of two snapshots with one key do not go together. */
  readonly after: string;
  /** What the numbers in the part mean that no part before has, each with a line end behind it: they go on counting. */
  readonly words: string;
  readonly stems: string;
  /** Of each paper. */
  readonly keys: readonly string[];
  /** Other keys of entries, by the number of the paper. */
  readonly aliases: Readonly<Record<number, readonly string[]>>;
}

/**
 * The order of the numbers in a part. `starts` and `places` are those of its portions, one after the other; `identities` are
 * those of the first paper, of the second ..., two numbers each (`halvesOf`); `stems` of a paper are in their order, with `GAP`
 * marks, `stemCounts` how many, those of its title in the upper half. Then `TermLists` twice.
 */
export const NUMBERS = [
  ...['about', 'identities', 'letters', 'starts', 'places', 'stemOfWord', 'stemCounts', 'stems'],
  ...['listedStems', 'stemLengths', 'stemEntries', 'listedWords', 'wordLengths', 'wordEntries'],
] as const;

/** What a source's parts have in common. */
export interface SnapshotOf {
  /** Of the content, and of what reads it. */
  readonly key: string;
  readonly problems: readonly Problem[];
}

/** Which part is to be written, and what is known from the parts before. */
export interface PartToWrite {
  readonly part: number;
  readonly after: string;
  /** Of all documents of the source. */
  readonly fields: FieldsByDocument;
  readonly numbering: Numbering;
  readonly lists: PartLists;
}

/** What a part's numbers are collected in. One for all parts: that many megabytes of garbage for each would never be given back. */
export class PartLists {
  readonly stems = new Growing();
  readonly identities = new Growing();
  readonly ofStems = new TermListsMaker();
  readonly ofWords = new TermListsMaker();

  clear(): void {
    for (const each of [this.stems, this.identities, this.ofStems, this.ofWords]) each.clear();
  }
}

/** One part, in steps. Nothing may change meanwhile. */
export function* writePart(
  indexes: Indexes,
  held: Held,
  { key, problems }: SnapshotOf,
  { part, after, fields, numbering, lists }: PartToWrite,
): Generator<undefined, Uint8Array> {
  const papers = held.papers.slice(part * PAPERS_PER_PART, (part + 1) * PAPERS_PER_PART);
  const works = held.works.slice(part * PAPERS_PER_PART, (part + 1) * PAPERS_PER_PART);
  const news = numbering.begin();
  const about = new Uint32Array(papers.length);
  const letters = new Uint32Array(papers.length);
  const stemCounts = new Uint32Array(papers.length);
  lists.clear();
  const { stems, identities, ofStems: stemLists, ofWords: wordLists } = lists;
  const aliases: Record<number, readonly string[]> = {};
  for (const [at, each] of papers.entries()) {
    const own = identitiesOf(each.paper);
    for (const identity of own) for (const half of halvesOf(hashOfIdentity(identity))) identities.push(half);
    about[at] = (each.hasKey ? HAS_KEY : 0) | (own.length << IDENTITIES_SHIFT);
    if (each.aliases !== undefined) aliases[at] = each.aliases;
    const work = works[at];
    if (work === undefined || work.document < 0 || work.copies.length !== 1 || work.copies[0] !== each) {
      stemCounts[at] = NOT_ANALYSED;
    } else {
      letters[at] = indexes.search.letters(work.document);
      const { chunk, start, titleEnd, end } = indexes.ranker.stretch(work.document);
      for (let index = start; index < end; index++) {
        stems.push(numbering.stem(chunk[index]! & STEM) | (chunk[index]! & GAP));
      }
      stemCounts[at] = (end - start) | ((titleEnd - start) << 16);
      indexes.ranker.lists.each(work.document, (stem, packed) => {
        stemLists.add(numbering.stem(stem), ((at << DOCUMENT_SHIFT) | packed) >>> 0);
      });
      fields.each(work.document, (word, bits) => {
        wordLists.add(numbering.word(word), ((at << FIELD_BITS) | bits) >>> 0);
      });
    }
    if (at % 64 === 63) yield undefined;
  }
  yield* numbering.addOtherWords();
  const stemOfWord = numbering.stemOfNewWords();
  const portions = [...new Set(papers.map(({ portion }) => portion))].map(({ parts }) => parts);
  const text: PartText = {
    ...{ key, part, parts: partsFor(held.papers.length), papers: held.papers.length, problems },
    ...{ after, words: lines(news.words), stems: lines(news.stems) },
    ...{ keys: papers.map((each) => each.key), aliases },
  };
  const numbers: Readonly<Record<(typeof NUMBERS)[number], Uint32Array>> = {
    ...{ about, identities: identities.whole, letters },
    starts: joined(portions.map(({ starts }) => starts)),
    places: joined(portions.map(({ places }) => places)),
    ...{ stemOfWord, stemCounts, stems: stems.whole },
    ...named(stemLists.made(), 'listedStems', 'stemLengths', 'stemEntries'),
    ...named(wordLists.made(), 'listedWords', 'wordLengths', 'wordEntries'),
  };
  return yield* encodePart({
    text,
    numbers: NUMBERS.map((name) => numbers[name]),
    bytes: portions.map(({ bytes }) => bytes),
  });
}

/** Lists under the names that they have in a part. */
function named<T extends string, L extends string, E extends string>(
  { terms, lengths, entries }: TermLists,
  ...[of, lengthsName, entriesName]: readonly [T, L, E]
): Record<T | L | E, Uint32Array> {
  return { [of]: terms, [lengthsName]: lengths, [entriesName]: entries } as Record<T | L | E, Uint32Array>;
}

/** Words and stems of the library by their numbers in a snapshot: in the order in which its parts need them. */
export class Numbering {
  readonly #vocabulary: Vocabulary;
  /** By number in the library, the number in the snapshot + 1. */
  #ofWord = new Uint32Array(0);
  #ofStem = new Uint32Array(0);
  #words = 0;
  #stems = 0;
  #news = { words: [] as string[], stems: [] as string[] };
  #newWords: number[] = [];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Begins a part: answers the lists in which its new words and stems will stand. */
  begin(): { readonly words: readonly string[]; readonly stems: readonly string[] } {
    const { words, stems } = this.#vocabulary;
    this.#ofWord = grown(this.#ofWord, new Uint32Array(words));
    this.#ofStem = grown(this.#ofStem, new Uint32Array(stems));
    this.#news = { words: [], stems: [] };
    this.#newWords = [];
    return this.#news;
  }

  word(number: number): number {
    const known = this.#ofWord[number]!;
    if (known > 0) return known - 1;
    this.#news.words.push(this.#vocabulary.word(number));
    this.#newWords.push(number);
    this.#ofWord[number] = ++this.#words;
    return this.#words - 1;
  }

  stem(number: number): number {
    const known = this.#ofStem[number]!;
    if (known > 0) return known - 1;
    this.#news.stems.push(this.#vocabulary.stem(number));
    this.#ofStem[number] = ++this.#stems;
    return this.#stems - 1;
  }

  /** The words of abstracts: which of those with one stem they were is not known, and any will be found by all. */
  *addOtherWords(): Generator<undefined, void> {
    for (let word = 0; word < this.#ofWord.length; word++) {
      const stem = this.#vocabulary.stemOf(word);
      if (stem !== NO_STEM && this.#ofStem[stem]! > 0) this.word(word);
      if (word % 20_000 === 0) yield undefined;
    }
  }

  /** By new word, its stem's number in the snapshot + 1, 0 for a stop word. */
  stemOfNewWords(): Uint32Array {
    return Uint32Array.from(this.#newWords, (word) => {
      const stem = this.#vocabulary.stemOf(word);
      return stem === NO_STEM ? 0 : this.stem(stem) + 1;
    });
  }
}

function lines(words: readonly string[]): string {
  return words.map((word) => `${word}\n`).join('');
}

function joined(lists: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    whole.set(list, at);
    at += list.length;
  }
  return whole;
}
