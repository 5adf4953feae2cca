/** Which papers does somebody want to see at all? Those of one standing, and of some years. */
import type { Indexes } from './indexes.ts';
import { IN_YEAR } from './searchIndex.ts';

/** What narrows a list, beside what it is asked for. */
export interface Among {
  /** Only what can be cited from the document's bibliographies, or only what cannot. */
  readonly standing?: 'citable' | 'corpus';
  /** Years, both ends included. A paper without a year is in none. */
  readonly from?: number;
  readonly to?: number;
}

/** Nobody has published before or after. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 3000;

/** By document: 1 where a paper is wanted; undefined when all are. `citable`: 1 where a paper can be cited. */
export function markAmong(indexes: Indexes, citable: Uint8Array, among: Among | undefined): Uint8Array | undefined {
  const { standing, from, to } = among ?? {};
  if (standing === undefined && from === undefined && to === undefined) return undefined;
  const inYears = from === undefined && to === undefined ? undefined : markYears(indexes, from, to);
  const marks = new Uint8Array(indexes.documents);
  for (let document = 0; document < marks.length; document++) {
    if (standing !== undefined && (citable[document] === 1) !== (standing === 'citable')) continue;
    marks[document] = inYears === undefined ? 1 : (inYears[document] ?? 0);
  }
  return marks;
}

function markYears({ vocabulary, search, documents }: Indexes, from = FIRST_YEAR, to = LAST_YEAR): Uint8Array {
  const marks = new Uint8Array(documents);
  const [first, last] = [Math.max(FIRST_YEAR, Math.min(from, to)), Math.min(LAST_YEAR, Math.max(from, to))];
  for (let year = first; year <= last; year++) {
    const word = vocabulary.number(String(year));
    if (word === undefined) continue;
    search.eachWithWord(word, (document, fields) => {
      if ((fields & IN_YEAR) !== 0) marks[document] = 1;
    });
  }
  return marks;
}
