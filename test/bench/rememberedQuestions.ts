/**
 * What could somebody type who remembers something of a paper? `remembered --docs D.jsonl[.gz] --out Q.jsonl [--each N]
 * [--seed S]`: makes N questions of each kind, to be asked by `find`.
 */
import * as fs from 'node:fs';
import { isStopWord, wordsOf } from '../../src/core/library/terms.ts';
import { jsonLines } from './jsonl.ts';
import { BadCall, type Call, count, wanted } from './options.ts';
import { oneTypo } from './slips.ts';
import { randomNumbers } from './synthetic.ts';

/** A paper as the measuring commands take it. */
interface KnownPaper {
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
  readonly year?: number;
  readonly authors?: readonly string[];
}

/** Three title words, their beginnings, one of them with a typo; six words of the abstract as they stand; author, year and title word. */
export const KINDS = ['title', 'prefix', 'typo', 'abstract', 'author'] as const;
export type Kind = (typeof KINDS)[number];

/** `id`: kind, variant and number. */
export interface RememberedQuestion {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  readonly relevant: readonly [string];
}

type Random = () => number;
/** What is typed, and which way of remembering it is; undefined for a paper that does not have it. */
type Remember = (paper: KnownPaper, random: Random) => { readonly text: string; readonly variant: string } | undefined;

export function run({ options }: Call): Promise<object> {
  const papers = jsonLines<KnownPaper>(wanted(options, 'docs'), { id: 'text', title: 'text' });
  const questions = questionsOf(papers, count(options, 'each', 1000), count(options, 'seed', 1));
  const file = wanted(options, 'out');
  try {
    fs.writeFileSync(file, questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  } catch (error) {
    throw new BadCall(`${file} can't be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  return Promise.resolve({ docs: papers.length, queries: questions.length, kinds: KINDS.length });
}

/** `each` questions of each kind, about papers picked at random; fewer where too few papers have what it takes. */
export function questionsOf(papers: readonly KnownPaper[], each: number, seed: number): RememberedQuestion[] {
  return KINDS.flatMap((kind, at) => {
    const random = randomNumbers(seed * KINDS.length + at);
    const made: RememberedQuestion[] = [];
    for (let tries = 0; made.length < each && tries < 10 * each; tries++) {
      const paper = pick(papers, random);
      const remembered = paper === undefined ? undefined : memories[kind](paper, random);
      if (paper === undefined || remembered === undefined) continue;
      const { text, variant } = remembered;
      made.push({ id: `${kind}-${variant}-${made.length}`, kind, text, relevant: [paper.id] });
    }
    return made;
  });
}

const memories: Readonly<Record<Kind, Remember>> = {
  title: (paper, random) => {
    const { words, variant } = threeOf(paper, random);
    return words.length < 3 ? undefined : { text: words.join(' '), variant };
  },
  prefix: (paper, random) => {
    const { words, variant: which } = threeOf(paper, random);
    if (words.length < 3) return undefined;
    const cuts: Readonly<Record<string, (word: string) => number>> = {
      three: () => 3,
      four: () => 4,
      half: (word) => Math.max(3, Math.ceil(word.length / 2)),
      most: (word) => Math.max(3, Math.ceil(0.6 * word.length)),
    };
    const cut = pick(Object.keys(cuts), random) ?? 'four';
    return { text: words.map((word) => word.slice(0, cuts[cut]?.(word))).join(' '), variant: `${which}-${cut}` };
  },
  typo: (paper, random) => {
    const { words, variant } = threeOf(paper, random);
    const long = words.filter((word) => word.length >= 5);
    const wrong = pick(long, random);
    if (words.length < 3 || wrong === undefined) return undefined;
    const { word, slip } = oneTypo(wrong, random);
    return { text: words.map((each) => (each === wrong ? word : each)).join(' '), variant: `${variant}-${slip}` };
  },
  abstract: ({ abstract = '' }, random) => {
    const asWritten = random() < 0.5;
    const words = asWritten ? abstract.split(/\s+/u).filter((word) => word !== '') : plainWords(abstract);
    if (words.length < 6) return undefined;
    const start = Math.floor(random() * (words.length - 5));
    const text = words.slice(start, start + 6).join(' ');
    return { text: asWritten ? text : text.toLowerCase(), variant: asWritten ? 'written' : 'plain' };
  },
  author: ({ title, year, authors = [] }, random) => {
    const isFirst = random() < 0.7;
    const family = (isFirst ? authors[0] : pick(authors, random))?.trim().split(/\s+/u).at(-1);
    const word = pick(plainWords(title).filter(isTelling), random);
    if (family === undefined || year === undefined || word === undefined) return undefined;
    const parts = random() < 0.5 ? [family, String(year), word] : shuffled([family, String(year), word], random);
    return { text: parts.join(' ').toLowerCase(), variant: isFirst ? 'first' : 'any' };
  },
};

/** Three different words of a title in any order: any of three letters or more, telling ones, or as they stand between blanks. */
function threeOf({ title }: KnownPaper, random: Random): { words: string[]; variant: string } {
  const variant = pick(['any', 'telling', 'between'], random) ?? 'any';
  const all =
    variant === 'between'
      ? title.split(/\s+/u).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
      : plainWords(title);
  const words = [...new Set(all.map((word) => word.toLowerCase()))].filter((word) =>
    variant === 'telling' ? isTelling(word) : word.length >= 3,
  );
  return { words: shuffled(words, random).slice(0, 3), variant };
}

function plainWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isTelling(word: string): boolean {
  return word.length >= 4 && !isStopWord(wordsOf(word)[0] ?? '');
}

function pick<T>(from: readonly T[], random: Random): T | undefined {
  return from[Math.floor(random() * from.length)];
}

/** Fisher and Yates' way. */
function shuffled<T>(values: readonly T[], random: Random): T[] {
  const all = [...values];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all;
}
