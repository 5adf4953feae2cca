/** Which papers belong to a passage, and what moved them there? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Passage } from '../document/slot.ts';
import { type Asking, askingBeside, likeCited, likeOne } from './beside.ts';
import { best } from './best.ts';
import { type CitedBefore, citedBefore, type OwnDocuments } from './citedBefore.ts';
import type { Place } from './earlier.ts';
import type { Indexes } from './indexes.ts';
import { type Named, namedIn } from './named.ts';
import type { TextQuery } from './passageRanker.ts';
import type { Worded } from './reasons.ts';
import { passageQuery } from './textQuery.ts';
import { WEIGHTS, type Weights } from './weights.ts';

const MOST_WORDED = 16;
/** What gave less than this share of a score is not told: it brought nothing up. */
const LEAST_SHARE = 0.1;
/** So many papers that are like the cited ones may come up whatever their words are. */
const MOST_LIKE = 300;
const NOTHING: ReadonlySet<number> = new Set();

export interface PassageAsked {
  readonly passage: Passage;
  /** Documents cited in the passage. */
  readonly here: ReadonlySet<number>;
  readonly own?: OwnDocuments;
  readonly weights?: Weights;
  /** By document: 1 where one is wanted; undefined: all are. */
  readonly among?: Uint8Array;
  /** Documents that are left out. */
  readonly away?: ReadonlySet<number>;
}

/** Why a document came up. Whatever is named here gave a part of its score. */
export interface Why {
  /** Words and phrases that the passage and the paper share, strongest first. */
  readonly worded: readonly Worded[];
  /** Names in the passage that are its first author's, as written. */
  readonly named: readonly string[];
  /** Documents cited in the passage that it is like, strongest first. */
  readonly beside: readonly number[];
  /** The place in the person's own documents that cites it and is most like the passage. */
  readonly citedAt?: Place;
}

export interface RankedDocument extends Why {
  readonly document: number;
  readonly score: number;
}

/** A passage, read as what it asks for. */
interface Wanted {
  readonly query: TextQuery;
  readonly named: readonly Named[];
  readonly asking: readonly Asking[];
  readonly before: ReadonlyMap<number, CitedBefore>;
}

/** Documents that are shown, best first: at most `limit` that the passage does not cite, and among them those that it does. */
export function rankPassage(indexes: Indexes, asked: PassageAsked & { readonly limit: number }): RankedDocument[] {
  const { here, limit, weights = WEIGHTS } = asked;
  const wanted = wantedFor(indexes, asked);
  const scores = scoresFor(indexes, asked, wanted);
  const ranked: RankedDocument[] = [];
  let others = 0;
  for (const document of best(scores, indexes.documents, limit + here.size)) {
    if (!here.has(document) && ++others > limit) break;
    const score = scores[document]!;
    ranked.push({ document, score, ...whyOf(indexes, document, { wanted, score, weights }) });
  }
  return ranked;
}

/** A score for every document, zero for those that aren't shown. The array is the ranker's, valid until its next question. */
export function passageScores(indexes: Indexes, asked: PassageAsked): Float32Array {
  return scoresFor(indexes, asked, wantedFor(indexes, asked));
}

function wantedFor(indexes: Indexes, { passage, here, own, weights = WEIGHTS }: PassageAsked): Wanted {
  const query = passageQuery(indexes, passage, weights);
  return {
    query,
    before: own === undefined ? new Map() : citedBefore(indexes, { query, own }, weights),
    named: namedIn(indexes, passage.text, weights),
    asking: askingBeside(indexes, here, weights),
  };
}

function scoresFor(
  indexes: Indexes,
  { here, among, away = NOTHING, weights = WEIGHTS }: PassageAsked,
  { query, named, asking, before }: Wanted,
) {
  const like = likeCited(indexes, asking);
  const scores = indexes.ranker.score(query, broughtUp(indexes, here, { named, before }, like));
  const { isShown } = indexes;
  for (let document = 0; document < indexes.documents; document++) {
    if (isShown[document] === 0) scores[document] = 0;
    else if (like !== undefined) scores[document]! += weights.beside * like[document]!;
  }
  for (const { worth, documents } of named) for (const document of documents) scores[document]! += worth;
  for (const [document, { worth }] of before) if (isShown[document] === 1) scores[document]! += worth;
  for (const document of here) scores[document]! *= weights.citedHere;
  for (const document of away) scores[document] = 0;
  if (among !== undefined) for (let at = 0; at < indexes.documents; at++) if (among[at] === 0) scores[at] = 0;
  return scores;
}

/** What other reasons bring up is to be told from its words, too. Told one by one: a small library never asks. */
function* broughtUp(
  { documents: count }: Indexes,
  here: ReadonlySet<number>,
  { named, before }: Pick<Wanted, 'named' | 'before'>,
  like: Float32Array | undefined,
): Generator<number, void> {
  yield* here;
  for (const { documents } of named) yield* documents;
  yield* before.keys();
  if (like !== undefined) yield* best(like, count, MOST_LIKE);
}

function whyOf(
  indexes: Indexes,
  document: number,
  { wanted, score, weights }: { readonly wanted: Wanted; readonly score: number; readonly weights: Weights },
): Why {
  const { ranker, vocabulary } = indexes;
  const worded = ranker
    .worths(document, wanted.query)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, MOST_WORDED)
    .map(({ stem, next, worth }) => ({
      stems: next === undefined ? [vocabulary.stem(stem)] : [vocabulary.stem(stem), vocabulary.stem(next)],
      worth,
    }));
  const beside = wanted.asking
    .map((asking) => ({ cited: asking.document, worth: weights.beside * likeOne(indexes, asking, document) }))
    .filter(({ worth }) => worth >= LEAST_SHARE * score)
    .sort((one, other) => other.worth - one.worth);
  const before = wanted.before.get(document);
  return {
    worded,
    ...(before !== undefined && before.worth >= LEAST_SHARE * score ? { citedAt: before.place } : {}),
    named: wanted.named.filter(({ documents }) => documents.has(document)).map(({ name }) => name),
    beside: beside.map(({ cited }) => cited),
  };
}
