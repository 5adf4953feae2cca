/** Which papers does a text from elsewhere hold: what somebody pastes, or what a provider answers? */
import type { Paper } from '../paper.ts';
import { atomPapers } from './atom.ts';
import { datacitePapers } from './datacite.ts';
import { isCslItem, paperOfCslItem } from './csl.ts';
import { isObject, type JsonObject, objectsIn } from './json.ts';
import { paperOfJson } from './jsonRecord.ts';
import { readSource } from './readSource.ts';

/** What these papers say that they come from. */
export const ELSEWHERE = 'elsewhere';

/** No provider answers with more. */
const MOST = 100;

/**
 * The papers of a text: `bibtex`; `csl-json`, one item or a list; `json`, a record or a list of them as Crossref, OpenAlex or
 * Semantic Scholar answer, in `message` or alone; `atom` as arXiv answers; `datacite`. Empty for anything that is not so
 * written. Never throws.
 */
export function papersInAnswer(text: string, format: string): readonly Paper[] {
  switch (format) {
    case 'bibtex':
      return readSource({ id: ELSEWHERE, name: 'pasted.bib', format: 'bibtex' }, text).papers;
    case 'atom':
      return atomPapers(ELSEWHERE, text).slice(0, MOST);
    case 'datacite':
      return objectsOf(parsed(text))
        .flatMap((each) => datacitePapers(ELSEWHERE, each))
        .slice(0, MOST);
    default:
      return objectsOf(parsed(text))
        .slice(0, MOST)
        .flatMap((each) => paperOf(each) ?? []);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // cut off on its way, or no JSON at all: it holds no paper
  }
}

const place = { line: 0, endLine: 0, start: 0, end: 0 };

function paperOf(record: JsonObject): Paper | undefined {
  const paper = isCslItem(record) ? paperOfCslItem(ELSEWHERE, record, place) : paperOfJson(ELSEWHERE, record, place);
  return paper === undefined || paper.title === '' ? undefined : { ...paper, hasKey: false };
}

/** One object, a list of them, or what envelops either: Crossref's `message`, `items`, OpenAlex' `results`, S2's `data`. */
function objectsOf(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return objectsIn(value);
  if (!isObject(value)) return [];
  const inside = value['message'] ?? value['items'] ?? value['results'] ?? value['data'];
  return isObject(inside) || Array.isArray(inside) ? objectsOf(inside) : [value];
}
