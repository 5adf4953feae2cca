/** What does the library answer about papers? */
import type { Earlier, Place } from '../core/library/earlier.ts';
import type { Library } from '../core/library/library.ts';
import { type PassageQuery } from '../core/library/queries.ts';
import { reasonsFor } from '../core/library/reasons.ts';
import { namesOnly } from '../core/identify/namesOnly.ts';
import { typedReasons } from '../core/library/typedReasons.ts';
import { keysOf } from '../core/library/works.ts';
import type { LibraryPaper, SourceId } from '../core/paper.ts';
import type { Row, Suggestion } from '../core/show/card.ts';
import { cardOf, rowOf, type Standing } from '../core/show/cards.ts';
import { type KeyManner, proposeKey } from '../core/write/citeKey.ts';
import type { Scope } from '../messages/questions.ts';
import type { Handlers } from './answer.ts';
import type { KeyBook } from './keyBook.ts';

type PaperQuestion =
  'complete' | 'suggest' | 'search' | 'alike' | 'card' | 'resolve' | 'unknown' | 'sameWorks' | 'known';

/** Of a paper that no passage has brought. */
const NOTHING_OF_PASSAGE = { named: [], citedBeside: [], citedHere: false, versions: [] } as const;

/** What stands around the library. */
export interface Around {
  /** What the person's documents say where they cite. */
  readonly earlier: Earlier;
  /** What people call a source. */
  readonly nameOf: (source: SourceId) => string;
  /** How new keys are made. */
  readonly keys: KeyBook;
}

/** Answers the questions about papers. */
export function paperHandlers(library: Library, { earlier, nameOf, keys }: Around): Pick<Handlers, PaperQuestion> {
  /** New keys for the papers of one answer: free in the bibliographies, and no two papers get the same. */
  const standings = (scope: Scope): ((paper: LibraryPaper) => Standing) => {
    const given = new Set<string>();
    const isTaken = (key: string): boolean => given.has(key.toLowerCase()) || keys.isTaken(key, scope.bibliographies);
    let manner: KeyManner | undefined;
    return ({ paper, key }) => {
      const shown = key ?? proposeKey(paper, isTaken, (manner ??= keys.manner(scope)));
      given.add(shown.toLowerCase());
      return { key: shown, sourceName: nameOf(paper.source) };
    };
  };
  const rowsOf = (papers: readonly LibraryPaper[], scope: Scope): Row[] => {
    const standingOf = standings(scope);
    return papers.map((paper) => rowOf(paper, standingOf(paper)));
  };

  const suggestionsFor = (ask: PassageQuery & Scope): Suggestion[] => {
    const standingOf = standings(ask);
    return library.suggest({ ...ask, earlier }).map((found) => {
      const { score, named, citedBeside, citedHere, citedElsewhere, citedAt } = found;
      const card = cardOf(found.paper, standingOf(found.paper));
      const reasons = reasonsFor(found.worded, card);
      const versions = found.versions.map((each) => rowOf(each, standingOf(each)));
      const place = citedAt === undefined ? {} : { citedAt: placeOf(citedAt) };
      return { card, score, reasons, named, citedBeside, ...place, citedHere, citedElsewhere, versions };
    });
  };

  return {
    complete: (ask) =>
      rowsOf(
        library.search({ ...ask, earlier }).map(({ paper }) => paper),
        ask,
      ),

    known: (ask) => {
      const standingOf = standings(ask);
      return ask.identifiers.map((identifier) => {
        const found = library.identified(namesOnly(identifier), ask.bibliographies);
        return found === undefined ? null : rowOf(found, standingOf(found));
      });
    },

    suggest: suggestionsFor,

    search: (ask) => {
      const standingOf = standings(ask);
      const cited = new Set(ask.cited);
      return library.search(ask).map(({ paper, score }) => {
        const card = cardOf(paper, standingOf(paper));
        const keys = library.copiesOf(paper.id).flatMap((copy) => [...keysOf(copy)]);
        const citedElsewhere = card.standing === 'citable' && keys.some((key) => cited.has(key));
        return { card, score, reasons: typedReasons(ask.typed, card), ...NOTHING_OF_PASSAGE, citedElsewhere };
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

    card: (ask) => {
      const paper = library.paper(ask.paper, ask.bibliographies);
      return paper === undefined ? null : cardOf(paper, standings(ask)(paper));
    },

    resolve: (ask) => {
      const { key, bibliographies, limit } = ask;
      const paper = library.byKey(key, bibliographies);
      if (paper !== undefined) return { card: cardOf(paper, standings(ask)(paper)), nearest: [] };
      const nearest = limit > 0 ? library.nearestKeys(key, bibliographies, limit) : [];
      return { card: null, nearest: rowsOf(nearest, ask) };
    },

    unknown: ({ keys: asked, bibliographies }) => asked.filter((key) => !library.hasKey(key, bibliographies)),

    sameWorks: ({ bibliographies, limit }) => library.entries.sameWorks(bibliographies, limit),
  };
}

function placeOf({ document, span: { start } }: Place): NonNullable<Suggestion['citedAt']> {
  return { document, start };
}
