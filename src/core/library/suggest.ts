/** Which papers belong to a passage, and what moved them there? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import type { Passage } from '../document/slot.ts';
import { knownStems } from './analysis.ts';
import { best } from './best.ts';
import type { Indexes } from './indexes.ts';
import { mentionsIn } from './mentions.ts';
import type { TextQuery } from './passageRanker.ts';
import type { Worded } from './reasons.ts';
import { IN_FIRST_AUTHOR } from './searchIndex.ts';

/** The sentence at the cursor, beside its paragraph. */
const SENTENCE = 1;
/** Heading, title and abstract of the document. */
const CONTEXT = 0.1;
/** Papers cited in the passage ask for papers like them; the nearest of them counts. */
const CITED = 0.5;
const MOST_CITED = 8;
/** Of a paper that asks, so many of its strongest stems do. */
const STRONGEST = 40;
const MOST_WORDED = 16;
/**
 * A first author who is named, beside a stem's weight of 1: as authors are, or as any capitalised word. Measured on
 * thesis paragraphs: R@10 .59 -> .63.
 */
const NAMED_AUTHOR = 8;
const NAMED = 2;

export interface RankedDocument {
  readonly document: number;
  readonly score: number;
  /** Strongest first. */
  readonly worded: readonly Worded[];
}

/** Documents that are shown, best first. `here`: documents cited in the passage. */
export function rankPassage(
  indexes: Indexes,
  { passage, here, limit }: { passage: Passage; here: ReadonlySet<number>; limit: number },
): RankedDocument[] {
  const query = passageQuery(indexes, passage);
  const scores = passageScores(indexes, query, here);
  addNamed(indexes, passage.text, scores);
  return Array.from(best(scores, indexes.documents, limit), (document) => ({
    document,
    score: scores[document] ?? 0,
    worded: wordedOf(indexes, document, query),
  }));
}

/** The passage as a query. */
export function passageQuery({ ranker, vocabulary }: Indexes, passage: Passage): TextQuery {
  const { text, sentence, heading, title, abstract } = passage;
  const stems = new Map<number, number>();
  const pairs = new Map<number, number>();
  const add = (part: string, weight: number): void => {
    const query = ranker.query(knownStems(part, vocabulary), weight);
    for (const [stem, worth] of query.stems) stems.set(stem, (stems.get(stem) ?? 0) + worth);
    for (const [pair, worth] of query.pairs) pairs.set(pair, (pairs.get(pair) ?? 0) + worth);
  };
  add(text, 1);
  if (sentence !== '' && sentence !== text) add(sentence, SENTENCE);
  const context = [heading, title, abstract].filter((part) => part !== undefined).join('. ');
  if (context !== '') add(context, CONTEXT);
  return { stems, pairs };
}

/** A score for every document, zero for those that aren't shown. The array is the ranker's, valid until its next question. */
export function passageScores(indexes: Indexes, query: TextQuery, here: ReadonlySet<number>): Float32Array {
  const feedback = feedbackOf(indexes, here);
  const scores = indexes.ranker.score(query);
  const { isShown } = indexes;
  for (let document = 0; document < indexes.documents; document++) {
    if (isShown[document] === 0) scores[document] = 0;
    else if (feedback !== undefined) scores[document]! += CITED * feedback[document]!;
  }
  return scores;
}

/** Papers whose first author the passage speaks of by name: the rarer the name, the more. */
function addNamed({ search, vocabulary, documents, isShown }: Indexes, text: string, scores: Float32Array): void {
  for (const { family, isAuthor } of mentionsIn(text)) {
    const name = vocabulary.number(family);
    if (name === undefined) continue;
    const named: number[] = [];
    search.eachWithWord(name, (document, fields) => {
      if ((fields & IN_FIRST_AUTHOR) !== 0 && isShown[document] === 1) named.push(document);
    });
    const worth = (isAuthor ? NAMED_AUTHOR : NAMED) * Math.log(1 + documents / (1 + named.length));
    for (const document of named) scores[document]! += worth;
  }
}

/** The maximum over the cited papers of their own text as a query. A paper says nothing about itself. */
function feedbackOf({ ranker, documents }: Indexes, here: ReadonlySet<number>): Float32Array | undefined {
  let most: Float32Array | undefined;
  for (const cited of [...here].slice(0, MOST_CITED)) {
    const { chunk, start, end } = ranker.stretch(cited);
    const query = strongest(ranker.query(chunk.subarray(start, end)), (stem) => ranker.idf(stem));
    if (query.stems.size === 0) continue;
    const scores = ranker.score(query);
    scores[cited] = 0;
    most ??= new Float32Array(documents);
    for (let document = 0; document < documents; document++) {
      if (scores[document]! > most[document]!) most[document] = scores[document]!;
    }
  }
  return most;
}

function strongest(query: TextQuery, idf: (stem: number) => number): TextQuery {
  if (query.stems.size <= STRONGEST) return query;
  const ranked = [...query.stems].sort(([one, a], [other, b]) => b * idf(other) - a * idf(one));
  return { stems: new Map(ranked.slice(0, STRONGEST)), pairs: query.pairs };
}

function wordedOf({ ranker, vocabulary }: Indexes, document: number, query: TextQuery): Worded[] {
  return ranker
    .worths(document, query)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, MOST_WORDED)
    .map(({ stem, next, worth }) => ({
      stems: next === undefined ? [vocabulary.stem(stem)] : [vocabulary.stem(stem), vocabulary.stem(next)],
      worth,
    }));
}
