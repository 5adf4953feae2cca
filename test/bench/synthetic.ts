/** What does a library of any size look like, made from the papers of the bundled corpus? */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { projectRoot } from '../support/askWorker.ts';

/** One made-up paper, as it will be asked for. */
export interface MadePaper {
  readonly key: string;
  readonly title: string;
  readonly family: string;
  readonly year: number;
  readonly abstract: string;
}

export interface MadeLibrary {
  /** The .bib file, UTF-8. */
  readonly bib: Uint8Array;
  /** Some of its papers, spread evenly: at most `SAMPLES`. */
  readonly samples: readonly MadePaper[];
}

export const SAMPLES = 200;

/** Numbers from 0 to under 1, the same for the same seed (mulberry32, T. Ettinger, public domain). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Makes `papers` entries of about 1.5 kB: titles spliced from two titles, abstracts mixed from sentences, in which every
 * eighth word or so is swapped for another one or for an invented one (a system's name), so that the vocabulary grows with
 * the library as it does in a real one. The same seed makes the same library.
 */
export function makeLibrary(papers: number, seed: number): MadeLibrary {
  const random = randomNumbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { titles, sentences, words } = corpusParts();
  const families = Array.from({ length: Math.max(50, Math.round(Math.sqrt(papers) * 40)) }, () => invented(random, 2));
  const systems = Array.from({ length: Math.max(50, papers >> 2) }, () => invented(random, 3));
  const changed = (text: string): string =>
    text.replace(/\p{L}{4,}/gu, (word) => {
      const chance = random();
      return chance < 0.01 ? pick(systems) : chance < 0.12 ? pick(words) : word;
    });
  const samples: MadePaper[] = [];
  const every = Math.max(1, Math.floor(papers / SAMPLES));
  const parts: Uint8Array[] = [];
  let chunk: string[] = [];
  for (let number = 0; number < papers; number++) {
    const [one, other] = [pick(titles).split(' '), pick(titles).split(' ')];
    const spliced = [...one.slice(0, Math.ceil(one.length / 2)), ...other.slice(Math.floor(other.length / 2))];
    const title = changed(spliced.join(' '));
    let abstract = changed(pick(sentences));
    while (abstract.length < 1_000) abstract += ` ${changed(pick(sentences))}`;
    const people = Array.from({ length: 1 + Math.floor(random() * 5) }, () => `${pick(families)}, ${pick(GIVEN)}`);
    const family = people[0]?.split(',')[0] ?? '';
    const year = 1990 + Math.floor(random() * 36);
    const word = /\p{L}{4,}/u.exec(title)?.[0] ?? 'paper';
    const key = `${family}${year}${word}${number}`.toLowerCase().replace(/[^a-z0-9]/g, '');
    chunk.push(
      `@article{${key},\n  author = {${people.join(' and ')}},\n  title = {${title}},\n  journal = {${pick(VENUES)}},\n` +
        `  year = {${year}},\n  volume = {${1 + (number % 60)}},\n  pages = {${number % 900}--${(number % 900) + 12}},\n` +
        `  doi = {10.5555/made.${number}},\n  abstract = {${abstract}}\n}\n\n`,
    );
    if (number % every === 0 && samples.length < SAMPLES) samples.push({ key, title, family, year, abstract });
    if (chunk.length === 1_000 || number === papers - 1) {
      parts.push(new TextEncoder().encode(chunk.join('')));
      chunk = [];
    }
  }
  return { bib: Buffer.concat(parts), samples };
}

const GIVEN =
  'Ada Ben Chen Dana Emil Fatima Gustav Hana Ivan Jun Kofi Lena Maria Noor Olu Priya Quentin Rosa Sven Tala'.split(' ');

const VENUES = [
  ...[
    'Journal of Machine Learning Research',
    'Neural Computation',
    'Transactions of the ACL',
    'Artificial Intelligence',
  ],
  ...['Proceedings of the VLDB Endowment', 'IEEE Transactions on Pattern Analysis', 'Nature Methods', 'Bioinformatics'],
  ...['Communications of the ACM', 'Information Retrieval Journal', 'Cognitive Science', 'Physical Review E'],
];

/** A pronounceable word that no dictionary has. */
function invented(random: () => number, syllables: number): string {
  const of = (letters: string): string => letters[Math.floor(random() * letters.length)] ?? '';
  let word = '';
  for (let count = 0; count < syllables; count++) word += of('bcdfghklmnprstvwz') + of('aeiou') + of('lmnrst');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Only letters, digits and plain punctuation: what TeX makes of the rest is another bench's question. */
function corpusParts(): { titles: string[]; sentences: string[]; words: string[] } {
  const folder = path.join(projectRoot(), 'seeds');
  const [file = ''] = fs.readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const lines = fs.readFileSync(path.join(folder, file), 'utf8').split(/\r?\n/).slice(2);
  const plain = (text: string): string => text.replace(/[^\p{L}\p{N} .,;:()?!'-]/gu, '').trim();
  const titles: string[] = [];
  const abstracts: string[] = [];
  for (let at = 0; at + 1 < lines.length; at += 2) {
    titles.push(plain((lines[at] ?? '').replace(/^Subscribe/, '')));
    abstracts.push(plain(lines[at + 1] ?? ''));
  }
  const sentences = abstracts
    .flatMap((text) => text.split(/(?<=[.?!]) (?=\p{Lu})/u))
    .filter((text) => text.length > 30);
  const words = [...new Set(abstracts.join(' ').match(/\p{Ll}{4,}/gu) ?? [])];
  return { titles: titles.filter((title) => title !== ''), sentences, words };
}
