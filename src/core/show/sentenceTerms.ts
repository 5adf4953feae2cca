/** Which terms do the sentences of an abstract share, with each other and with the title? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { TermTable } from './termTable.ts';

/** Of each sentence, in their order. */
export interface SharedTerms {
  /** Words, counted as often as they come. */
  readonly words: number;
  /** Cosine of its terms with the title's. */
  readonly titleLikeness: number;
  /** The share of the title's terms that it has. */
  readonly titleCovered: number;
  /** How like it is to all others on average, the likest being 1. */
  readonly centrality: number;
  /** The share of its terms that another sentence has, too. */
  readonly shared: number;
}

/** More sentences are not an abstract. */
export const MOST_SENTENCES = 60;
/** No more is read of a title or sentence, in UTF-16 units. */
export const MOST_UNITS = 1000;

const MOST_WORDS = ((MOST_SENTENCES + 1) * MOST_UNITS) / 2;

const table = new TermTable(MOST_WORDS);
// by term or by place in the table: new arrays for each abstract would be a tenth of the time
const inTitle = new Float64Array(MOST_WORDS);
const holders = new Uint16Array(MOST_WORDS);
const whole = new Float64Array(MOST_WORDS);
const units = new Float64Array(MOST_WORDS);

/**
 * Compares texts in lower case: at most `MOST_SENTENCES` of at most `MOST_UNITS`.
 *
 * The cosines of one with all others, which make its centrality, add up to its product with the sum of all, itself taken off:
 * linear, where each with each would be most of the time that a summary takes.
 */
export function sharedTerms(title: string, sentences: readonly string[]): SharedTerms[] {
  table.clear();
  table.add(title.slice(0, MOST_UNITS));
  const titleEnd = table.length;
  const ends: number[] = [];
  const words: number[] = [];
  for (const sentence of sentences) {
    words.push(table.add(sentence));
    ends.push(table.length);
  }
  const { ids, counts, size } = table;
  inTitle.fill(0, 0, size);
  for (let at = 0; at < titleEnd; at++) inTitle[ids[at]!] = counts[at]!;
  const titleLength = lengthOf(counts, 0, titleEnd);
  holders.fill(0, 0, size);
  for (let at = titleEnd; at < table.length; at++) holders[ids[at]!]!++;
  const weights = weightsFor(sentences.length);
  whole.fill(0, 0, size);
  for (let number = 0, start = titleEnd; number < ends.length; number++) {
    const end = ends[number]!;
    for (let at = start; at < end; at++) units[at] = counts[at]! * weights[holders[ids[at]!]!]!;
    const length = lengthOf(units, start, end) || 1;
    for (let at = start; at < end; at++) {
      const unit = units[at]! / length;
      units[at] = unit;
      whole[ids[at]!]! += unit;
    }
    start = end;
  }
  const shared: SharedTerms[] = [];
  let most = 0;
  for (let number = 0, start = titleEnd; number < ends.length; number++) {
    const end = ends[number]!;
    let [sum, product, covered, common] = [0, 0, 0, 0];
    for (let at = start; at < end; at++) {
      const id = ids[at]!;
      sum += units[at]! * (whole[id]! - units[at]!);
      if (holders[id]! > 1) common++;
      if (inTitle[id] === 0) continue;
      covered++;
      product += counts[at]! * inTitle[id]!;
    }
    most = Math.max(most, sum);
    shared.push({
      words: words[number]!,
      titleLikeness: product === 0 ? 0 : product / (lengthOf(counts, start, end) * titleLength),
      titleCovered: titleEnd === 0 ? 0 : covered / titleEnd,
      centrality: sum,
      shared: end === start ? 0 : common / (end - start),
    });
    start = end;
  }
  return most > 0 ? shared.map((each) => ({ ...each, centrality: each.centrality / most })) : shared;
}

/** By how many sentences have a term, what it weighs. */
function weightsFor(sentences: number): Float64Array {
  return Float64Array.from({ length: sentences + 1 }, (_, held) => Math.log(1 + sentences / (held + 0.5)));
}

function lengthOf(counts: ArrayLike<number>, start: number, end: number): number {
  let squares = 0;
  for (let at = start; at < end; at++) squares += counts[at]! * counts[at]!;
  return Math.sqrt(squares);
}
