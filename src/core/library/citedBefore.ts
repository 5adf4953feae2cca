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

/** What an earlier citation of a paper adds to its score, and where it stands. */
export interface CitedBefore {
  readonly worth: number;
  readonly place: Place;
}

/**
 * By document of a paper: the nearest of its paragraphs counts. That it stands there beside what the passage cites tells
 * nothing more (recall at 10 with one of several cited papers left out: +.003, not sure).
 */
export function citedBefore(
  { ranker, vocabulary }: Indexes,
  { query, own }: { readonly query: TextQuery; readonly own: OwnDocuments },
  weights: Weights,
): ReadonlyMap<number, CitedBefore> {
  const nearest = new Map<number, CitedBefore>();
  if (weights.earlier === 0) return nearest;
  const stems = new Map<string, number>();
  for (const [stem, weight] of query.stems) stems.set(vocabulary.stem(stem), weight * ranker.idf(stem));
  const known = new Map<string, number | undefined>();
  for (const { place, likeness } of own.earlier.alike(stems, own.except)) {
    const worth = weights.earlier * likeness;
    if (worth === 0) continue;
    for (const key of place.keys) {
      if (!known.has(key)) known.set(key, own.documentOf(key));
      const document = known.get(key);
      if (document !== undefined && worth > (nearest.get(document)?.worth ?? 0))
        nearest.set(document, { worth, place });
    }
  }
  return nearest;
}
