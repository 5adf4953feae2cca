/** How much does each part of a ranking weigh? All numbers that were chosen by measuring stand here. */

/**
 * A part with weight 0 is off. Chosen on one half of two collections of real paragraphs and judged on the other;
 * `npm run -s bench -- ablation` tells what each is worth, with its interval.
 */
export interface Weights {
  /** BM25 over titles alone, beside the one over title and abstract. */
  readonly title: number;
  /** BM25 over neighbouring stems, stop words between them left out. */
  readonly pair: number;
  /** How much less words weigh that seldom stand in titles: an exponent (`topics.ts`). */
  readonly topic: number;
  /** The sentence at the cursor, beside its paragraph. */
  readonly sentence: number;
  /** Heading, title and abstract of the document. */
  readonly context: number;
  /** A first author who is named as authors are: `Smith et al.`. Beside a stem's weight of 1. */
  readonly author: number;
  /** A first author whose name is any capitalised word of the text. */
  readonly name: number;
  /** Papers cited in the passage ask for papers like them. */
  readonly beside: number;
  /** Likeness to where the person's own documents cite the paper. */
  readonly earlier: number;
  /** What is left of the score of a paper that the passage cites itself: it need not be found again. A factor. */
  readonly citedHere: number;
}

export const WEIGHTS: Weights = {
  title: 0.25,
  pair: 0.4,
  topic: 0.35,
  sentence: 1,
  context: 0.1,
  author: 8,
  name: 2,
  beside: 0.5,
  earlier: 0.4,
  citedHere: 0.5,
};
