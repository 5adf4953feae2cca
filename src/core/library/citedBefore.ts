/** Which papers do the person's own documents cite where they say something like the passage? */
import type { Earlier, Place } from './earlier.ts';
import type { Indexes } from './indexes.ts';
import type { TextQuery } from './passageRanker.ts';
import type { Weights } from './weights.ts';

/** The person's own documents, as a passage of one of them sees them. */
export interface OwnDocuments {
  readonly earlier: Earlier;
  /** The passage itself, which says nothing about itself. */
  readonly except?: Pick<Place, 'document' | 'span'>;
  /** The document of a paper that a key cites. */
  readonly documentOf: (key: string) => number | undefined;
}

/** What earlier citations of a paper add to its score, and which of them is nearest. */
export interface CitedBefore {
  readonly worth: number;
  readonly place: Place;
}

/** A paragraph says the less about each of its papers the more it cites: an exponent. Chosen by measuring, as the weights are. */
const SHARED = 0.25;

/**
 * By document of a paper: the root of the sum of the squares of its paragraphs' likeness. That it stands there beside what
 * the passage cites tells nothing more (recall at 10 with one of several cited papers left out: +.003, not sure); nor does
 * its being cited at all, nor a recent year.
 */
export function citedBefore(
  { ranker, vocabulary }: Indexes,
  { query, own }: { readonly query: TextQuery; readonly own: OwnDocuments },
  weights: Weights,
): ReadonlyMap<number, CitedBefore> {
  if (weights.earlier === 0) return new Map();
  const stems = new Map<string, number>();
  for (const [stem, weight] of query.stems) stems.set(vocabulary.stem(stem), weight * ranker.idf(stem));
  const known = new Map<string, number | undefined>();
  const found = new Map<number, { squares: number; most: number; place: Place }>();
  for (const { place, likeness } of own.earlier.alike(stems, own.except)) {
    if (likeness === 0) continue;
    const share = likeness / place.keys.length ** SHARED;
    for (const key of place.keys) {
      if (!known.has(key)) known.set(key, own.documentOf(key));
      const document = known.get(key);
      if (document === undefined) continue;
      const before = found.get(document);
      if (before === undefined) {
        found.set(document, { squares: share * share, most: share, place });
        continue;
      }
      before.squares += share * share;
      if (share > before.most) [before.most, before.place] = [share, place];
    }
  }
  const worths = new Map<number, CitedBefore>();
  for (const [document, { squares, place }] of found) {
    worths.set(document, { worth: weights.earlier * Math.sqrt(squares), place });
  }
  return worths;
}
