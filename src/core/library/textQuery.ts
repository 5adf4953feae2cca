/** What does a text ask for? Its words and neighbouring words, weighed. */
import type { Passage } from '../document/slot.ts';
import { knownStems } from './analysis.ts';
import { isPair, STEM } from './forward.ts';
import type { Indexes } from './indexes.ts';
import { pairOf } from './pairCounts.ts';
import type { TextQuery } from './passageRanker.ts';
import type { Weights } from './weights.ts';

/** A paper that asks for papers like it does so with so many of its strongest stems. */
const STRONGEST = 40;

/** The passage as a query: its text, its sentence and what stands around it, each with its weight. */
export function passageQuery(indexes: Indexes, passage: Passage, weights: Weights): TextQuery {
  const { text, sentence, heading, title, abstract } = passage;
  const stems = new Map<number, number>();
  const pairs = new Map<number, number>();
  const add = (part: string, weight: number): void => {
    if (weight === 0 || part === '') return;
    const query = textQuery(indexes, knownStems(part, indexes.vocabulary), weights);
    for (const [stem, worth] of query.stems) stems.set(stem, (stems.get(stem) ?? 0) + weight * worth);
    for (const [pair, worth] of query.pairs) pairs.set(pair, (pairs.get(pair) ?? 0) + weight * worth);
  };
  add(text, 1);
  if (sentence !== text) add(sentence, weights.sentence);
  add([heading, title, abstract].filter((part) => part !== undefined).join('. '), weights.context);
  return { stems, pairs, title: weights.title };
}

/**
 * Weight sqrt(tf) idf^.25 topic for stems, sqrt(tf) for pairs. The exponents ranked best on public collections. `stems` with
 * `GAP` marks.
 */
export function textQuery(indexes: Indexes, stems: ArrayLike<number>, weights: Weights): TextQuery {
  const counts = new Map<number, number>();
  const pairs = new Map<number, number>();
  for (let at = 0; at < stems.length; at++) {
    const entry = stems[at] ?? 0;
    count(counts, entry & STEM);
    if (at > 0 && isPair(entry)) count(pairs, pairOf((stems[at - 1] ?? 0) & STEM, entry & STEM));
  }
  const { ranker, topics } = indexes;
  for (const [stem, tf] of counts) {
    const topic = weights.topic === 0 ? 1 : topics.weight(stem) ** weights.topic;
    counts.set(stem, Math.sqrt(tf) * ranker.idf(stem) ** 0.25 * topic);
  }
  if (weights.pair === 0) pairs.clear();
  for (const [pair, tf] of pairs) pairs.set(pair, weights.pair * Math.sqrt(tf));
  return { stems: counts, pairs, title: weights.title };
}

/** A paper as a query for papers like it: its strongest stems, no pairs. */
export function paperQuery(indexes: Indexes, document: number, weights: Weights): TextQuery {
  const { ranker } = indexes;
  const { chunk, start, end } = ranker.stretch(document);
  const { stems, title } = textQuery(indexes, chunk.subarray(start, end), { ...weights, pair: 0 });
  const ranked = [...stems].sort(([one, a], [other, b]) => b * ranker.idf(other) - a * ranker.idf(one));
  return { stems: new Map(ranked.slice(0, STRONGEST)), pairs: new Map(), title };
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
