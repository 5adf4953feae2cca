/** Which of the papers found are one work told twice, as a preprint and what was published of it are? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- arrays: each loop has their bounds */
import type { LibraryPaper, Paper } from '../paper.ts';
import { STEM } from './forward.ts';
import type { PassageRanker } from './passageRanker.ts';
import { firstAuthor, journalDoi } from './merge.ts';
import { wordsOf } from './terms.ts';

/** Abstracts are the same when they share this part of all their stems; shorter ones than so many say too little. */
const SAME_ABSTRACT = 0.8;
const LEAST_STEMS = 30;
/** Titles of papers by one first author, of which one has no abstract. */
const SAME_TITLE = 0.8;

/** A paper found, with its number in the indexes. */
interface Candidate {
  readonly document: number;
  readonly paper: LibraryPaper;
  readonly citedHere: boolean;
}

/**
 * Each work once, at the place of its best: the paper that the passage cites or else one that can be cited stands for it, else
 * the best. `versions`: the others, best first.
 */
export function eachOnce<T extends Candidate>(
  found: readonly T[],
  ranker: Pick<PassageRanker, 'stretch'>,
): (T & { readonly versions: readonly LibraryPaper[] })[] {
  const duplicates = new NearDuplicates(ranker);
  const works: T[][] = [];
  for (const candidate of found) {
    const known = works.find(([first]) => first !== undefined && duplicates.areOne(first, candidate));
    if (known === undefined) works.push([candidate]);
    else known.push(candidate);
  }
  return works.flatMap((all) => {
    const chosen =
      all.find(({ citedHere }) => citedHere) ?? all.find(({ paper: { key } }) => key !== undefined) ?? all[0];
    const versions = all.filter((each) => each !== chosen).map(({ paper }) => paper);
    return chosen === undefined ? [] : [{ ...chosen, versions }];
  });
}

/** Tells pairs of papers of one list. */
class NearDuplicates {
  readonly #ranker: Pick<PassageRanker, 'stretch'>;
  readonly #bodies = new Map<number, Uint32Array>();

  constructor(ranker: Pick<PassageRanker, 'stretch'>) {
    this.#ranker = ranker;
  }

  /** Whether two papers are one work: the same abstract whatever the titles, or nearly the same title and the same author. */
  areOne(one: Candidate, other: Candidate): boolean {
    const [body, otherBody] = [this.#body(one.document), this.#body(other.document)];
    const areTold = Math.min(body.length, otherBody.length) >= LEAST_STEMS;
    if (areTold ? !share(body, otherBody, SAME_ABSTRACT) : !alikeByTitle(one.paper.paper, other.paper.paper))
      return false;
    return !areToldApart(one.paper.paper, other.paper.paper);
  }

  /** The stems of what follows the title, each once, in order. */
  #body(document: number): Uint32Array {
    let body = this.#bodies.get(document);
    if (body === undefined) {
      const { chunk, titleEnd, end } = this.#ranker.stretch(document);
      const stems = chunk.slice(titleEnd, end);
      for (let at = 0; at < stems.length; at++) stems[at]! &= STEM;
      stems.sort();
      let different = 0;
      for (const stem of stems) if (different === 0 || stems[different - 1] !== stem) stems[different++] = stem;
      body = stems.subarray(0, different);
      this.#bodies.set(document, body);
    }
    return body;
  }
}

function alikeByTitle(one: Paper, other: Paper): boolean {
  const author = firstAuthor(one);
  if (author === undefined || author !== firstAuthor(other)) return false;
  return share(wordsInOrder(one.title), wordsInOrder(other.title), SAME_TITLE);
}

/** Whether other numbers in their titles or two journals' DOIs say that they are two works all the same. */
function areToldApart(one: Paper, other: Paper): boolean {
  const [doi, otherDoi] = [journalDoi(one), journalDoi(other)];
  return (
    (doi !== undefined && otherDoi !== undefined && doi !== otherDoi) || numbersIn(one.title) !== numbersIn(other.title)
  );
}

/** `Part II`, `GPT-3`: what tells works apart that share all other words. */
function numbersIn(title: string): string {
  return (title.toLowerCase().match(/\d+|\b[ivx]+\b/gu) ?? []).join(' ');
}

function wordsInOrder(title: string): readonly string[] {
  return [...new Set(wordsOf(title))].sort();
}

/**
 * Whether Jaccard's coefficient of two sorted lists is at least `least`: given up as soon as too many are in one alone, so that most
 * pairs cost a fifth of their lists.
 */
function share<T extends number | string>(one: ArrayLike<T>, other: ArrayLike<T>, least: number): boolean {
  // both / (one + other - both) >= least
  const needed = (least * (one.length + other.length)) / (1 + least) - 1e-9;
  let [both, at, otherAt] = [0, 0, 0];
  while (at < one.length && otherAt < other.length) {
    if (both + Math.min(one.length - at, other.length - otherAt) < needed) return false;
    const [value, otherValue] = [one[at]!, other[otherAt]!];
    if (value === otherValue) both++;
    if (value <= otherValue) at++;
    if (otherValue <= value) otherAt++;
  }
  return both > 0 && both >= needed;
}
