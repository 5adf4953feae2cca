/** Which one sentence says what a paper did? */
import { sentencesOf } from './sentences.ts';
import { FEATURES, featuresOf, MOST_SENTENCES, wordCount } from './summaryFeatures.ts';
import { WEIGHTS } from './summaryWeights.ts';
import { shortened, trimmed } from './trim.ts';

/** No summary is longer, in words. */
const MOST_WORDS = 45;
/** `N/A`, `No abstract.`: nothing to summarize. */
const FEWEST_WORDS = 4;
/** Nobody's abstract is longer, in characters; what follows is a whole paper in the wrong field. */
const MOST_CHARACTERS = 20_000;

const weights = FEATURES.map((feature) => WEIGHTS[feature]);

/**
 * The sentence of the abstract that says best what the paper did, on one line, without lead-in (`In this paper, `) and
 * at most 45 words long; undefined when the abstract holds no sentence. Extracted, never invented: a linear model over
 * the features of summaryFeatures.ts chooses (test/bench/trainSummary.ts learns it, test/bench/summary.ts judges it).
 */
export function summarize(title: string, abstract: string): string | undefined {
  const sentences = sentencesOf(abstract.slice(0, MOST_CHARACTERS))
    .filter((sentence) => wordCount(sentence) >= FEWEST_WORDS)
    .slice(0, MOST_SENTENCES);
  let best: string | undefined;
  let most = -Infinity;
  for (const [at, features] of featuresOf(title, sentences).entries()) {
    const score = features.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
    if (score <= most) continue;
    most = score;
    best = sentences[at];
  }
  return best === undefined ? undefined : standingAlone(best);
}

/** A sentence of an abstract as a summary shows it: trimmed, and cut when it is too long. */
export function standingAlone(sentence: string): string {
  return shortened(trimmed(sentence), MOST_WORDS);
}
