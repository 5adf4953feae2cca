/** Which works stand twice in the bibliographies of a document, and how is that told? */
import type { Paper, SourceId } from '../paper.ts';
import { identitiesOf } from './merge.ts';
import type { Works } from './works.ts';

/** One entry of a work that has more than one. */
export interface EntryPlace {
  readonly key: string;
  readonly source: SourceId;
  /** 0-based line of the entry in its source. */
  readonly line: number;
  readonly endLine: number;
}

/** A work with several entries, in the order of the bibliographies. */
export interface SameWork {
  readonly title: string;
  /** What they share, the most telling: an identifier, or no more than the title. */
  readonly by: 'doi' | 'arxiv' | 'isbn' | 'title';
  readonly entries: readonly EntryPlace[];
}

/** The works with more than one entry in these bibliographies, in their order, at most `limit`. */
export function sameWorksIn(works: Works, bibliographies: readonly SourceId[], limit: number): readonly SameWork[] {
  const counts = new Map<unknown, number>();
  for (const source of bibliographies) {
    for (const work of works.held(source)?.works ?? []) counts.set(work, (counts.get(work) ?? 0) + 1);
  }
  const found: SameWork[] = [];
  const wanted = new Set(bibliographies);
  for (const source of bibliographies) {
    for (const work of works.held(source)?.works ?? []) {
      if ((counts.get(work) ?? 0) < 2 || found.length >= limit) continue;
      counts.delete(work);
      // only now are its papers made: most works stand once
      const papers = work.copies
        .map(({ paper }) => paper)
        .filter((paper) => wanted.has(paper.source) && paper.hasKey)
        .sort(
          (a, b) => bibliographies.indexOf(a.source) - bibliographies.indexOf(b.source) || a.place.line - b.place.line,
        );
      const [first] = papers;
      if (first !== undefined && papers.length > 1) {
        found.push({ title: first.title, by: sharedBy(papers), entries: papers.map(placeOf) });
      }
    }
  }
  return found;
}

/** What several copies of one work share, the most telling. */
export function sharedBy(papers: readonly Paper[]): SameWork['by'] {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const identity of papers.flatMap((paper) => [...new Set(identitiesOf(paper))])) {
    if (seen.has(identity)) shared.add(identity.slice(0, identity.indexOf(':')));
    seen.add(identity);
  }
  return (['doi', 'arxiv', 'isbn'] as const).find((kind) => shared.has(kind)) ?? 'title';
}

function placeOf({ key, source, place }: Paper): EntryPlace {
  return { key, source, line: place.line, endLine: place.endLine };
}
