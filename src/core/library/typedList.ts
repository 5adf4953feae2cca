/** Which papers did somebody mean who typed a few words that they remember? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Passage } from '../document/slot.ts';
import { bestAmong } from './best.ts';
import type { OwnDocuments } from './citedBefore.ts';
import type { Indexes } from './indexes.ts';
import { passageScores } from './suggest.ts';
import { wordsOf } from './terms.ts';
import { beginsKey, TypedFilter } from './typedConditions.ts';
import { parseTyped, type TypedParts } from './typedQuery.ts';
import { byWords } from './typedSearch.ts';

/** Cited in the document already: so much likelier, as a logarithm. */
const CITED = 0.5;
/** No word that is typed is worth a longer look at this many. */
const MOST_WORDS = 24;

export interface Asked {
  /** Words, and what `parseTyped` knows. */
  readonly typed: string;
  readonly loose: boolean;
  readonly limit: number;
  /** By document: 1 where the paper has a key that the document can cite. */
  readonly citable: Uint8Array;
  /** Documents of keys to be left out, and of keys cited. */
  readonly present: ReadonlySet<number>;
  readonly cited: ReadonlySet<number>;
  readonly passage?: Passage;
  readonly own?: OwnDocuments;
  /** Without those that lack a word, where any has all. */
  readonly isStrict?: boolean;
  /** By document: 1 where one is wanted; undefined: all are. */
  readonly among?: Uint8Array;
}

export interface Scored {
  readonly document: number;
  readonly score: number;
}

/** Documents that are shown, in the order of a list: by words found, citable ones first, best first. */
export function rankTyped(indexes: Indexes, asked: Asked): Scored[] {
  const { text, conditions }: TypedParts = beginsKey(indexes, asked.typed)
    ? { text: asked.typed, conditions: [] }
    : parseTyped(asked.typed);
  const filter = conditions.length === 0 ? undefined : new TypedFilter(indexes, conditions, asked.cited);
  return listed(indexes, asked, tiersFor(indexes, { ...asked, typed: text }, filter), filter);
}

function tiersFor(indexes: Indexes, asked: Asked, filter: TypedFilter | undefined): Float32Array[] {
  const words = wordsOf(asked.typed).slice(0, MOST_WORDS);
  const [only = ''] = words;
  if (words.length === 0) {
    if (filter !== undefined && !/\S/u.test(asked.typed)) return [Float32Array.from(filter.passes)];
    return /\S/u.test(asked.typed) ? [] : [untyped(indexes, asked)];
  }
  if (words.length === 1 && only.length === 1) return [byLetter(indexes, only)];
  return byWords(indexes, asked, words);
}

/** The best of each tier, tier after tier, citable ones first in each. */
function listed(
  indexes: Indexes,
  { citable, present, cited, among, limit, isStrict = false }: Asked,
  tiers: readonly Float32Array[],
  filter: TypedFilter | undefined,
): Scored[] {
  const list: Scored[] = [];
  const { documents, scratch } = indexes;
  const passes = filter?.passes ?? indexes.isShown;
  for (const scores of tiers) {
    if (isStrict && list.length > 0) break;
    for (const document of cited) if (scores[document]! > 0) scores[document]! += CITED;
    for (const document of present) scores[document] = 0;
    const own = scratch.numbers('own', documents);
    const others = scratch.numbers('others', documents);
    let [owned, other] = [0, 0];
    for (let document = 0; document < documents; document++) {
      if (!(scores[document]! > 0) || passes[document] === 0) continue;
      if (among !== undefined && among[document] === 0) continue;
      if (citable[document] === 1) own[owned++] = document;
      else others[other++] = document;
    }
    for (const found of [own.subarray(0, owned), others.subarray(0, other)]) {
      for (const document of bestThatHold(scores, found, limit - list.length, filter)) {
        list.push({ document, score: scores[document]! });
      }
    }
  }
  return list;
}

/** Phrases are looked for in the best only, and in more of them as long as too few have them. */
function bestThatHold(
  scores: Float32Array,
  found: Uint32Array,
  limit: number,
  filter: TypedFilter | undefined,
): Iterable<number> {
  if (filter === undefined || limit === 0) return bestAmong(scores, found, limit);
  const held: number[] = [];
  let seen = 0;
  for (let wanted = limit; ; wanted *= 8) {
    const likely = bestAmong(scores, found, wanted);
    for (const document of likely.subarray(seen)) {
      if (filter.holds(document)) held.push(document);
      if (held.length === limit) return held;
    }
    seen = likely.length;
    if (seen < wanted) return held;
  }
}

/** Nothing typed: what belongs to the passage; all that is citable after it, in the order of its files. */
function untyped(indexes: Indexes, { passage, citable, present, own }: Asked): Float32Array {
  const scores = new Float32Array(indexes.documents);
  if (passage !== undefined) {
    const asked = { passage, here: present, ...(own === undefined ? {} : { own }) };
    scores.set(passageScores(indexes, asked).subarray(0, indexes.documents));
  }
  let rest = 1e-3;
  for (let document = 0; document < scores.length; document++) {
    if (citable[document] === 0) continue;
    scores[document]! += rest;
    rest *= 0.9999;
  }
  return scores;
}

function byLetter({ search, documents }: Indexes, letter: string): Float32Array {
  const scores = new Float32Array(documents);
  search.eachWithLetter(letter, (document, isKey) => (scores[document] = isKey ? 2 : 1));
  return scores;
}
