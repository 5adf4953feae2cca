/** What does the library answer about papers? */
import type { Library } from '../core/library/library.ts';
import { type PassageQuery } from '../core/library/queries.ts';
import { reasonsFor } from '../core/library/reasons.ts';
import { typedReasons } from '../core/library/typedReasons.ts';
import { keysOf } from '../core/library/works.ts';
import type { LibraryPaper, SourceId } from '../core/paper.ts';
import type { Row, Suggestion } from '../core/show/card.ts';
import { cardOf, rowOf, type Standing } from '../core/show/cards.ts';
import { proposeKey } from '../core/write/citeKey.ts';
import { writeStub } from '../core/write/stub.ts';
import type { Handlers } from './answer.ts';

type PaperQuestion =
  'complete' | 'suggest' | 'search' | 'alike' | 'card' | 'resolve' | 'unknown' | 'sameWorks' | 'stub';

/** Answers the questions about papers. `nameOf` says what people call a source. */
export function paperHandlers(library: Library, nameOf: (source: SourceId) => string): Pick<Handlers, PaperQuestion> {
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

  const suggestionsFor = (ask: PassageQuery): Suggestion[] => {
    const standingOf = standings(ask.bibliographies);
    return library.suggest(ask).map(({ paper, score, worded, citedHere, citedElsewhere }) => {
      const card = cardOf(paper, standingOf(paper));
      return { card, score, reasons: reasonsFor(worded, card), citedHere, citedElsewhere };
    });
  };

  return {
    complete: (ask) =>
      rowsOf(
        library.search(ask).map(({ paper }) => paper),
        ask.bibliographies,
      ),

    suggest: suggestionsFor,

    search: (ask) => {
      const standingOf = standings(ask.bibliographies);
      const cited = new Set(ask.cited);
      return library.search(ask).map(({ paper, score }) => {
        const card = cardOf(paper, standingOf(paper));
        const keys = library.copiesOf(paper.id).flatMap((copy) => [...keysOf(copy)]);
        const citedElsewhere = card.standing === 'citable' && keys.some((key) => cited.has(key));
        return { card, score, reasons: typedReasons(ask.typed, card), citedHere: false, citedElsewhere };
      });
    },

    alike: ({ paper: id, limit, ...ask }) => {
      const found = library.paper(id, ask.bibliographies);
      if (found === undefined) return [];
      const { title, abstract } = found.paper;
      const text = [title, abstract].filter((part) => part !== undefined).join('. ');
      const passage = { id, span: { start: 0, end: 0 }, text, sentence: title, cited: [] };
      const others = suggestionsFor({ ...ask, passage, limit: limit + 1 }).filter(({ card }) => card.paper !== id);
      return others.slice(0, limit);
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
