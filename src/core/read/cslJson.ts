/** Which papers does a list in JSON hold, of CSL items or of a database's answers? What is broken in one costs no other. */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { isCslItem, paperOfCslItem } from './csl.ts';
import { type JsonObject, objectIn, stringIn } from './json.ts';
import { paperOfJson } from './jsonRecord.ts';
import { Lines } from './lines.ts';
import { type OwnText, ownText } from './ownText.ts';
import { lineProblem } from './record.ts';
import type { ReadingSteps } from './portions.ts';

const ITEMS_PER_STEP = 10;

/** Reads a list of items, alone or as the value of what `listNames` has, in steps. */
export function* cslJsonInSteps(source: SourceId, text: string, own: OwnText = ownText): ReadingSteps {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  const lines = new Lines(text);
  let count = 0;
  for (const { start, end, isClosed } of itemsIn(text)) {
    if (++count % ITEMS_PER_STEP === 0) yield papers.splice(0);
    const item = isClosed ? objectIn(own(text.slice(start, end))) : 'the item is never closed: a } is missing.';
    const line = lines.lineAt(start);
    if (typeof item === 'string') problems.push(lineProblem('bad-record', item, line, lines.endOf(start) - start));
    else papers.push(paperOf(source, item, { line, endLine: lines.lineAt(end), start, end }));
  }
  if (count === 0 && !/^\s*(?:\[\s*\])?\s*$/.test(text.slice(0, 1000))) {
    problems.push(lineProblem('bad-record', 'a list of items is wanted: [{"id": ..., "title": ...}, ...].', 0, 1));
  }
  return { papers, problems };
}

/** What people and scripts write into a bibliography of this kind is cited by its id, CSL or not. */
function paperOf(source: SourceId, item: JsonObject, place: Paper['place']): Paper {
  const other = isCslItem(item) ? undefined : paperOfJson(source, item, place);
  return other === undefined ? paperOfCslItem(source, item, place) : { ...other, hasKey: stringIn(item, 'id') !== '' };
}

/** How the list is called that a text has: by people, OpenAlex, Semantic Scholar and Crossref. */
export const listNames = 'items|references|results|data|papers|works';

const beginning = new RegExp(String.raw`^\s*(?:\{[^[\]]*?"(?:${listNames})"\s*:\s*)?\[`);

interface Item {
  readonly start: number;
  readonly end: number;
  readonly isClosed: boolean;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Where the items of the outermost list stand. One that lost a bracket ends where a line begins the next as the first one
 * was begun, with the same indentation; a quote that was lost ends with its line, since no JSON string goes on over it.
 */
function* itemsIn(text: string): Generator<Item> {
  const list = beginning.exec(text);
  if (list === null) return;
  let at = list[0].length;
  let indent: string | undefined;
  for (;;) {
    const start = text.indexOf('{', at);
    if (start < 0) return;
    if (indent === undefined) {
      const lineStart = text.lastIndexOf('\n', start) + 1;
      const before = text.slice(lineStart, start);
      indent = /^\s*$/.test(before) ? `\n${before}{` : '';
    }
    const { end, isClosed } = endOfItem(text, start, indent);
    yield { start, end, isClosed };
    at = end;
  }
}

function endOfItem(text: string, start: number, next: string): { end: number; isClosed: boolean } {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 10) {
      isQuoted = false;
      if (next !== '' && at > start && text.startsWith(next, at)) return { end: at, isClosed: false };
    } else if (isQuoted) {
      if (char === BACKSLASH) at += 1;
      else if (char === QUOTE) isQuoted = false;
    } else if (char === QUOTE) isQuoted = true;
    else if (char === 123) depth += 1;
    else if (char === 125 && --depth === 0) return { end: at + 1, isClosed: true };
  }
  return { end: text.length, isClosed: false };
}
