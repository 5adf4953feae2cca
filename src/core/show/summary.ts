/** Which one sentence says what a paper did? */
import { sentencesOf } from './sentences.ts';
import { MOST_SENTENCES } from './sentenceTerms.ts';
import { FEATURES, featuresOf } from './summaryFeatures.ts';
import { WEIGHTS } from './summaryWeights.ts';
import { endsInTime, shortened, trimmed } from './trim.ts';
import { wordCount } from './words.ts';

/** No summary is longer, in words. */
const MOST_WORDS = 45;
/** `N/A`, `No abstract.`: nothing to summarize. */
const FEWEST_WORDS = 4;
/** Nobody's abstract is longer, in characters; what follows is a whole paper in the wrong field. */
const MOST_CHARACTERS = 20_000;

/** What only a reader of the sentence before understands, and the rest of a sentence cut in two. */
const LEANS =
  /^(?:(?:it|they|these|those|such|its|their|he|she|this (?:leads|is|was|will|can|may|allows|enables|makes|means|results))\b|[^([]*[)\]])/iu;
/** So much less for such a sentence: as much as saying what `this paper` does is worth. ROUGE is the same with and without. */
const LEANING = 3;

const weights = FEATURES.map((feature) => WEIGHTS[feature]);

/**
 * The sentence of the abstract that says best what the paper did, on one line, without lead-in (`In this paper, `) and
 * at most 45 words long; undefined when the abstract holds no sentence. Extracted, never invented: a linear model over
 * the features of summaryFeatures.ts chooses (test/bench/trainSummary.ts learns it, test/bench/summary.ts judges it).
 */
export function summarize(title: string, abstract: string): string | undefined {
  const sentences = sentencesOf(abstract.slice(0, MOST_CHARACTERS))
    .filter((sentence) => wordCount(sentence, FEWEST_WORDS) >= FEWEST_WORDS)
    .slice(0, MOST_SENTENCES);
  let best: string | undefined;
  let most = -Infinity;
  for (const [at, features] of featuresOf(title, sentences).entries()) {
    const said = features.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
    if (said <= most) continue;
    const sentence = sentences[at] ?? '';
    const isAlone = !LEANS.test(trimmed(sentence)) && endsInTime(sentence, MOST_WORDS);
    const score = isAlone ? said : said - LEANING;
    if (score <= most) continue;
    most = score;
    best = sentence;
  }
  return best === undefined ? undefined : standingAlone(best);
}

/** A sentence of an abstract as a summary shows it: trimmed, and cut when it is too long. */
export function standingAlone(sentence: string): string {
  return shortened(trimmed(sentence), MOST_WORDS);
}
