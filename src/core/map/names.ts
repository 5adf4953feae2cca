/** What are the papers of a region about, in two or three terms? */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays: each loop has their bounds */
import { isPair, STEM } from '../library/forward.ts';
import type { Indexes } from '../library/indexes.ts';
import { pairOf } from '../library/pairCounts.ts';
import { surfaceOf } from './surface.ts';
import { canBePart, saysNothing } from './fillers.ts';
import type { Region } from './regions.ts';

/** The texts of a paper, for how its terms are written. */
export type TextsOf = (paper: number) => { readonly title: string; readonly abstract: string };

/** Terms of a name, at most: of large regions, and of those inside them. */
const MOST_TERMS = [3, 2];
/** Candidates that are looked at in the papers' own words. */
const CANDIDATES = 14;
/** A phrase tells more than its words do one by one. */
const PHRASE = 2;
/** A word alone must stand in so many of a region's papers; a phrase in fewer. */
const LEAST_OF_WORD = 0.2;
const LEAST_OF_PHRASE = 0.1;
/** In a title it is what the paper is about. */
const IN_TITLE = 2;
/** A term that names a region next to this one already. */
const USED = 0.25;
/** A further term must say at least this share of what the first does. */
const LEAST_SHARE = 0.4;
/** A word that stands beside the term this often is a part of it: `rank` -> `low-rank`. */
const BELONGS = 0.55;
const LONGEST = 3;
/** Fewer papers make no region that needs a name; what says less than this says nothing. */
const FEWEST = 4;
const LEAST_WORTH = [0.01, 0.15];
/** Papers that are looked through for how a term is written: enough to know. */
const MOST_TEXTS = 60;
const MOST_PAIRS = 400_000;

interface Term {
  readonly stems: readonly number[];
  /** The words of the stems, for a fixed order among equals. */
  readonly words: string;
  readonly worth: number;
}

/** In how many papers something stands, and in how many titles. */
interface Count {
  papers: number;
  titles: number;
}

/** What a group of papers holds. */
class Counts {
  papers = 0;
  readonly stems = new Map<number, Count>();
  readonly pairs = new Map<number, Count & { readonly stems: readonly [number, number] }>();
}

/** Names for the regions of every level, in their order; a name is some terms, best first, and may have none. */
export function* namesOf(
  levels: readonly (readonly Region[])[],
  documents: readonly number[],
  indexes: Pick<Indexes, 'ranker' | 'vocabulary'>,
  textsOf: TextsOf,
): Generator<number | undefined, (readonly string[])[][]> {
  const everything = new Counts();
  for (const [at, document] of documents.entries()) {
    count(everything, document, indexes);
    if (at % 64 === 0) yield (0.4 * at) / documents.length;
  }
  const names: (readonly string[])[][] = [];
  const regions = levels.reduce((sum, level) => sum + level.length, 0);
  let above: readonly Counts[] = [];
  let done = 0;
  for (const [depth, level] of levels.entries()) {
    const counted: Counts[] = [];
    const used = new Map<number, number>();
    const named: (readonly string[])[] = [];
    for (const region of level) {
      const own = new Counts();
      for (const [at, paper] of region.papers.entries()) {
        count(own, documents[paper]!, indexes);
        if (at % 64 === 0) yield 0.4 + (0.6 * done) / regions;
      }
      counted.push(own);
      // a part is told from the rest of its whole
      const whole = region.within === undefined ? everything : (above[region.within] ?? everything);
      const terms = termsOf(own, whole, used, indexes);
      named.push(yield* nameFrom(terms, depth, region, textsOf, indexes, used));
      yield 0.4 + (0.6 * ++done) / regions;
    }
    names.push(named);
    above = counted;
  }
  return names;
}

function count(counts: Counts, document: number, { ranker }: Pick<Indexes, 'ranker'>): void {
  const { chunk, start, titleEnd, end } = ranker.stretch(document);
  const seen = new Set<Count>();
  // the title comes first: what was seen there is not counted again
  const add = (known: Count, isInTitle: boolean): void => {
    if (seen.has(known)) return;
    seen.add(known);
    known.papers++;
    if (isInTitle) known.titles++;
  };
  for (let at = start; at < end; at++) {
    const stem = chunk[at]! & STEM;
    let known = counts.stems.get(stem);
    if (known === undefined) counts.stems.set(stem, (known = { papers: 0, titles: 0 }));
    add(known, at < titleEnd);
    if (at === start || !isPair(chunk[at]!)) continue;
    const before = chunk[at - 1]! & STEM;
    const pair = pairOf(before, stem);
    let both = counts.pairs.get(pair);
    if (both === undefined) {
      // hostile: no library has so many that are worth a name
      if (counts.pairs.size >= MOST_PAIRS) continue;
      counts.pairs.set(pair, (both = { papers: 0, titles: 0, stems: [before, stem] }));
    }
    add(both, at < titleEnd);
  }
  counts.papers++;
}

/** Terms that stand in this region's papers and not in others', best first. */
function termsOf(
  own: Counts,
  whole: Counts,
  used: ReadonlyMap<number, number>,
  { vocabulary }: Pick<Indexes, 'vocabulary'>,
): (Term & { readonly longer: readonly number[] })[] {
  const others = Math.max(1, whole.papers - own.papers);
  const few = own.papers < 8 ? 2 : 3;
  const weight = ({ papers, titles }: Count): number => (papers + IN_TITLE * titles) / (1 + IN_TITLE);
  const worthOf = (inside: Count, all: Count): number => {
    const share = weight(inside) / own.papers;
    const outside = (Math.max(0, weight(all) - weight(inside)) + 0.5) / others;
    return share * Math.log(Math.max(1, share / outside));
  };
  const isTold = ({ papers, titles }: Count, least: number): boolean =>
    titles > 0 && papers >= Math.max(few, least * own.papers);
  const terms: Term[] = [];
  const add = (stems: readonly number[], worth: number): void => {
    const isUsed = stems.some((stem) => used.has(stem));
    if (worth > 0)
      terms.push({ stems, words: wordsOf(stems, vocabulary).join(' '), worth: isUsed ? USED * worth : worth });
  };
  for (const [stem, inside] of own.stems) {
    if (!isTold(inside, LEAST_OF_WORD) || saysNothing(vocabulary.stem(stem))) continue;
    add([stem], worthOf(inside, whole.stems.get(stem) ?? inside));
  }
  for (const [pair, inside] of own.pairs) {
    if (!isTold(inside, LEAST_OF_PHRASE)) continue;
    if (inside.stems.some((stem) => saysNothing(vocabulary.stem(stem)))) continue;
    add(inside.stems, PHRASE * worthOf(inside, whole.pairs.get(pair) ?? inside));
  }
  return terms
    .sort((one, other) => other.worth - one.worth || (one.words < other.words ? -1 : 1))
    .slice(0, CANDIDATES)
    .map((term) => ({ ...term, longer: extended(term.stems, own, vocabulary) }));
}

function wordsOf(stems: readonly number[], vocabulary: Indexes['vocabulary']): string[] {
  return stems.map((stem) => vocabulary.stem(stem));
}

/** The term with the words that stand beside it nearly always: `zeroth` -> `zeroth-order`, `rank` -> `low-rank`. */
function extended(stems: readonly number[], own: Counts, vocabulary: Indexes['vocabulary']): readonly number[] {
  const [first = 0, last = 0] = [stems[0], stems.at(-1)];
  const whole = stems.length === 1 ? own.stems.get(first) : own.pairs.get(pairOf(first, last));
  if (stems.length >= LONGEST || whole === undefined) return stems;
  let found: readonly number[] = stems;
  let most = BELONGS * whole.papers;
  let words = '';
  for (const {
    papers,
    stems: [before, after],
  } of own.pairs.values()) {
    if (papers < most) continue;
    const longer = after === first ? [before, ...stems] : before === last ? [...stems, after] : undefined;
    if (longer === undefined || (stems.includes(longer[0]!) && stems.includes(longer.at(-1)!))) continue;
    const parts = wordsOf(longer, vocabulary);
    if (!parts.every(canBePart) || (papers === most && words !== '' && words < parts.join(' '))) continue;
    [found, most, words] = [longer, papers, parts.join(' ')];
  }
  return found === stems ? stems : extended(found, own, vocabulary);
}

/** The best terms that don't repeat each other, as the papers write them. */
function* nameFrom(
  terms: ReturnType<typeof termsOf>,
  depth: number,
  { papers }: Region,
  textsOf: TextsOf,
  { vocabulary }: Pick<Indexes, 'vocabulary'>,
  used: Map<number, number>,
): Generator<undefined, readonly string[]> {
  const name: string[] = [];
  const said = new Set<number>();
  const best = terms[0]?.worth ?? 0;
  if (papers.length < FEWEST || best < (LEAST_WORTH[depth] ?? 1)) return name;
  const texts: ReturnType<TextsOf>[] = [];
  for (const paper of papers.slice(0, MOST_TEXTS)) {
    texts.push(textsOf(paper));
    if (texts.length % 16 === 0) yield undefined;
  }
  for (const { stems, longer, worth } of terms) {
    if (name.length === (MOST_TERMS[depth] ?? 1) || (name.length > 0 && worth < LEAST_SHARE * best)) break;
    if (longer.some((stem) => said.has(stem))) continue;
    const written = surfaceOf(wordsOf(longer, vocabulary), texts) ?? surfaceOf(wordsOf(stems, vocabulary), texts);
    yield undefined;
    if (written === undefined) continue;
    name.push(written);
    for (const stem of longer) {
      said.add(stem);
      used.set(stem, (used.get(stem) ?? 0) + 1);
    }
  }
  return name;
}
