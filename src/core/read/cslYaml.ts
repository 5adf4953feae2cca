/** Which papers does a CSL YAML text hold? Item by item: what is broken in one costs no other. */
import { parseDocument } from 'yaml';
import type { Paper, Problem, SourceId } from '../paper.ts';
import { paperOfCslItem } from './csl.ts';
import { firstOf, type JsonObject } from './json.ts';
import { type OwnText, ownText } from './ownText.ts';
import { lineProblem } from './record.ts';
import { type TextLine, textLines } from './textLines.ts';
import type { ReadingSteps } from './portions.ts';

/** One item: its lines, from the one with the dash to the one before the next. */
interface Item {
  readonly first: TextLine;
  last: TextLine;
}

/** Reads the items of `references:`, or of the list that the text is, in steps (pandoc's manual, `references`). */
export function* cslYamlInSteps(source: SourceId, text: string, own: OwnText = ownText): ReadingSteps {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  const items = yield* itemsOf(text);
  for (const { first, last } of items) {
    yield papers.splice(0);
    const item = itemIn(own(text.slice(first.start, last.end)));
    const place = { line: first.line, endLine: last.line, start: first.start, end: last.end };
    if (typeof item === 'string') problems.push(lineProblem('bad-record', item, first.line, first.text.length));
    else papers.push(paperOfCslItem(source, item, place));
  }
  if (items.length === 0 && text.trim() !== '') {
    problems.push(lineProblem('no-references', 'a list of items is wanted, below `references:` or alone.', 0, 0));
  }
  return { papers, problems };
}

/**
 * The items of the list, found by their dashes: all stand in one column. Reading one at a time keeps a broken one from
 * costing the rest, and the thread from being held.
 */
function* itemsOf(text: string): Generator<undefined, readonly Item[]> {
  const items: Item[] = [];
  let isInList = !/^references[ \t]*:/m.test(text);
  let column: number | undefined;
  for (const line of textLines(text)) {
    if (line.line % 500 === 499) yield undefined;
    const indent = /^[ ]*/.exec(line.text)?.[0].length ?? 0;
    const content = line.text.slice(indent);
    if (!isInList) {
      isInList = /^references[ \t]*:[ \t]*(?:#.*)?$/.test(line.text);
    } else if (/^-(?:\s|$)/.test(content) && (column === undefined || indent === column)) {
      column = indent;
      items.push({ first: line, last: line });
    } else if (content !== '' && !content.startsWith('#')) {
      const item = items.at(-1);
      // `---`, `...` or another key ends the list
      if (item === undefined) continue;
      if (indent <= (column ?? 0)) break;
      item.last = line;
    }
  }
  return items;
}

function itemIn(text: string): JsonObject | string {
  let value: unknown;
  try {
    const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
    const [error] = document.errors;
    if (error !== undefined) return `this item is no YAML: ${error.message.split(/ at line |\n/)[0] ?? ''}.`;
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    return 'this item refers to another one, which cannot be followed.';
  }
  const item = firstOf(value);
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return 'an item with id: and title: is wanted.';
  return item as JsonObject;
}
