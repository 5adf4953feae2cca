/** What does the library answer about papers? */
import type { Earlier, Place } from '../core/library/earlier.ts';
import type { Library } from '../core/library/library.ts';
import { reasonsFor } from '../core/library/reasons.ts';
import type { LibraryPaper, SourceId } from '../core/paper.ts';
import type { Row, Suggestion } from '../core/show/card.ts';
import { cardOf, rowOf, type Standing } from '../core/show/cards.ts';
import { proposeKey } from '../core/write/citeKey.ts';
import { writeStub } from '../core/write/stub.ts';
import type { Handlers } from './answer.ts';

type PaperQuestion = 'complete' | 'suggest' | 'card' | 'resolve' | 'unknown' | 'sameWorks' | 'stub';

/** What stands around the library. */
export interface Around {
  /** What the person's documents say where they cite. */
  readonly earlier: Earlier;
  /** What people call a source. */
  readonly nameOf: (source: SourceId) => string;
}

/** Answers the questions about papers. */
export function paperHandlers(library: Library, { earlier, nameOf }: Around): Pick<Handlers, PaperQuestion> {
  /** New keys for the papers of one answer: free in the bibliographies, and no two papers get the same. */
  const standings = (bibliographies: readonly SourceId[]): ((paper: LibraryPaper) => Standing) => {
    const given = new Set<string>();
    const isTaken = (key: string): boolean => given.has(key) || library.hasKey(key, bibliographies);
    return ({ paper, key }) => {
      const shown = key ?? proposeKey(paper, isTaken);
      given.add(shown);
      return { key: shown, sourceName: nameOf(paper.source) };
    };
  };
  const rowsOf = (papers: readonly LibraryPaper[], bibliographies: readonly SourceId[]): Row[] => {
    const standingOf = standings(bibliographies);
    return papers.map((paper) => rowOf(paper, standingOf(paper)));
  };

  return {
    complete: (ask) =>
      rowsOf(
        library.search({ ...ask, earlier }).map(({ paper }) => paper),
        ask.bibliographies,
      ),

    suggest: (ask) => {
      const standingOf = standings(ask.bibliographies);
      return library.suggest({ ...ask, earlier }).map(({ paper, worded, citedAt, ...found }) => {
        const card = cardOf(paper, standingOf(paper));
        const place = citedAt === undefined ? {} : { citedAt: placeOf(citedAt) };
        return { card, reasons: reasonsFor(worded, card), ...place, ...found };
      });
    },

    card: ({ paper: id, bibliographies }) => {
      const paper = library.paper(id, bibliographies);
      return paper === undefined ? null : cardOf(paper, standings(bibliographies)(paper));
    },

    resolve: ({ key, bibliographies, limit }) => {
      const paper = library.byKey(key, bibliographies);
      if (paper !== undefined) return { card: cardOf(paper, standings(bibliographies)(paper)), nearest: [] };
      const nearest = limit > 0 ? library.nearestKeys(key, bibliographies, limit) : [];
      return { card: null, nearest: rowsOf(nearest, bibliographies) };
    },

    unknown: ({ keys, bibliographies }) => keys.filter((key) => !library.hasKey(key, bibliographies)),

    sameWorks: ({ bibliographies, limit }) => library.sameWorks(bibliographies, limit),

    stub: ({ paper: id, bibliographies, key: asked, taken, style, abstract }) => {
      const found = library.paper(id, bibliographies);
      if (found === undefined) return null;
      const inUse = new Set(taken);
      const isTaken = (key: string): boolean => inUse.has(key) || library.hasKey(key, bibliographies);
      const key = asked !== undefined && !isTaken(asked) ? asked : proposeKey(found.paper, isTaken);
      return { key, bibtex: writeStub(found.paper, key, style, { abstract: abstract ?? false }) };
    },
  };
}

function placeOf({ document, span: { start } }: Place): NonNullable<Suggestion['citedAt']> {
  return { document, start };
}
