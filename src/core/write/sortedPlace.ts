/** Between which entries does a new one belong in a file that is sorted? */
import type { BibBlock } from '../read/bibScan.ts';

/** The neighbours of a place; one of them is missing before the first and behind the last. */
export interface Place {
  readonly before?: BibBlock;
  readonly after?: BibBlock;
}

/** Fewer entries are in order by chance too often. */
const ENOUGH_TO_BE_SORTED = 3;

/** From so many entries on one in twenty may stand elsewhere: somebody has put it there in a hurry. */
const ENOUGH_TO_FORGIVE = 20;

/** What entries can be sorted by; undefined where an entry has nothing of the kind. */
type Order = (entry: string, key: string) => string | undefined;

/** Keys are compared without case, as people sort, or by their characters, as programs do. */
const orders: readonly (readonly [Order, ascending: boolean])[] = [
  [(_, key) => key.toLowerCase(), true],
  [(_, key) => key, true],
  [(entry) => firstAuthor(entry), true],
  [(entry) => yearIn(entry), true],
  [(entry) => yearIn(entry), false],
  [(_, key) => key.toLowerCase(), false],
];

/**
 * The place of an entry in order, where all `papers` are: by key, first author or year, up or down. Undefined where they
 * are in no order, or the entry lacks what they are sorted by. Behind its equals. Linear.
 */
export function placeInOrder(
  text: string,
  papers: readonly BibBlock[],
  bibtex: string,
  key: string,
): Place | undefined {
  if (papers.length < ENOUGH_TO_BE_SORTED) return undefined;
  for (const [order, isAscending] of orders) {
    const wanted = order(bibtex, key);
    if (wanted === undefined) continue;
    const values = valuesOf(text, papers, order);
    if (values === undefined || !isSorted(values, isAscending)) continue;
    const at = bestPlace(values, wanted, isAscending);
    const [before, after] = [papers[at - 1], papers[at]];
    return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  }
  return undefined;
}

/** Undefined as soon as one has none: the order is not by this. */
function valuesOf(text: string, papers: readonly BibBlock[], order: Order): string[] | undefined {
  const values: string[] = [];
  for (const { start, end, key = '' } of papers) {
    const value = order(text.slice(start, end), key);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function isSorted(values: readonly string[], isAscending: boolean): boolean {
  const forgiven = values.length < ENOUGH_TO_FORGIVE ? 0 : Math.floor(values.length / 20);
  let wrong = 0;
  for (let at = 1; at < values.length; at += 1) {
    const [one = '', other = ''] = [values[at - 1], values[at]];
    if (isAscending ? one > other : one < other) wrong += 1;
    if (wrong > forgiven) return false;
  }
  return new Set(values.slice(0, 1000)).size >= ENOUGH_TO_BE_SORTED;
}

/** The place with the fewest entries on the wrong side of it, the last of equals. */
function bestPlace(values: readonly string[], wanted: string, isAscending: boolean): number {
  const isBehind = (value: string): boolean => (isAscending ? value > wanted : value < wanted);
  // at 0 all that belong before it are on the wrong side
  let wrong = values.filter((value) => !isBehind(value)).length;
  let [best, fewest] = [0, wrong];
  values.forEach((value, at) => {
    wrong += isBehind(value) ? 1 : -1;
    if (wrong <= fewest) [best, fewest] = [at + 1, wrong];
  });
  return best;
}

const year = /(?:^|[\s,])(?:year|date)\s*=\s*[{"]*\s*(\d{4})/iu;
const author = /(?:^|[\s,])author\s*=\s*(?:\{|")([^\r\n]{1,200})/iu;

function yearIn(entry: string): string | undefined {
  return year.exec(entry)?.[1];
}

/** The family name, folded so that it sorts as people sort it. */
function firstAuthor(entry: string): string | undefined {
  const list = author.exec(entry)?.[1];
  if (list === undefined) return undefined;
  const [first = ''] = list.split(/\sand\s|\}\s*,?\s*$|",?\s*$/u);
  const family = first.includes(',') ? first.slice(0, first.indexOf(',')) : (first.trim().split(/\s+/u).at(-1) ?? '');
  const folded = family
    .normalize('NFD')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim()
    .toLowerCase();
  return folded === '' ? undefined : folded;
}
