/** Do we read titles, names and years as the most thorough reader does, and how much faster? */
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Paper } from '../../src/core/paper.ts';
import { projectRoot } from '../support/askWorker.ts';
import { type BibFile, readingMs } from './bibFolder.ts';
import { rounded, say } from './figures.ts';

/** One entry as `@retorquere/bibtex-parser` has it. */
interface OracleEntry {
  readonly key: string;
  readonly title: string;
  readonly authors: readonly { readonly family: string; readonly given: string }[];
  readonly year: string;
}

type Oracle = (text: string) => readonly OracleEntry[];

/** Larger files would take the oracle minutes. */
const LARGEST = 400_000;

/** Examples of each kind that are said, and how much of each. */
const EXAMPLES = 8;
const LONGEST_SAID = 160;

/**
 * Reads each of the smaller files with both. `ratio`: the oracle's time over ours, file by file. Undefined where the
 * peers are not installed.
 */
export async function compareWithOracle(files: readonly BibFile[]): Promise<object | undefined> {
  const oracle = await installedOracle();
  if (oracle === undefined) return undefined;
  say('reading with @retorquere/bibtex-parser ...');
  const tally = new Tally();
  let [megabytes, ours, theirs, failed] = [0, 0, 0, 0];
  for (const file of files) {
    if (file.bytes.length >= LARGEST) continue;
    const own = readingMs(file);
    const start = performance.now();
    try {
      const entries = oracle(file.text);
      theirs += performance.now() - start;
      compare(file, entries, tally);
    } catch {
      failed += 1;
      continue;
    }
    ours += own;
    megabytes += file.bytes.length / 1e6;
  }
  return {
    name: '@retorquere/bibtex-parser',
    failed,
    seconds: rounded(theirs / 1000, 3),
    mbPerSecond: rounded((megabytes / theirs) * 1000, 3),
    ratio: rounded(theirs / ours, 1),
    ...tally.figures(),
  };
}

async function installedOracle(): Promise<Oracle | undefined> {
  const peers = path.join(projectRoot(), 'test/bench/peers/peers.mjs');
  try {
    return ((await import(pathToFileURL(peers).href)) as { oracle: Oracle }).oracle;
  } catch (error) {
    say(`not compared with @retorquere/bibtex-parser: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function compare({ name, text, reading }: BibFile, entries: readonly OracleEntry[], tally: Tally): void {
  // a key can stand twice: the first of ours belongs to the first of theirs
  const byKey = new Map<string, Paper[]>();
  for (const paper of reading.papers) {
    const key = paper.hasKey ? paper.key : '';
    byKey.set(key, [...(byKey.get(key) ?? []), paper]);
  }
  for (const entry of entries) {
    const paper = byKey.get(entry.key)?.shift();
    if (paper === undefined) tally.add('only the oracle has it', name, entry.key, '', entry.title);
    else tally.check(name, paper, withoutCommands(entry, text.slice(paper.place.start, paper.place.end)));
  }
  const left = [...byKey.values()].reduce((total, each) => total + each.length, 0);
  tally.onlyOurs += left;
}

/** The oracle leaves commands that it does not know in what they stand before: `\\pkg{Rcpp}` becomes `\\pkgRcpp`. */
function withoutCommands(entry: OracleEntry, source: string): OracleEntry {
  if (!/\\/.test(JSON.stringify([entry.title, entry.authors]))) return entry;
  const written = new Set(Array.from(source.matchAll(/\\([A-Za-z]+)/g), ([, command = '']) => command));
  const longestFirst = [...written].sort((one, other) => other.length - one.length);
  const left = new RegExp(`\\\\(?:${longestFirst.join('|')})`, 'g');
  const without = (text: string): string => text.replace(left, '');
  return {
    ...entry,
    title: without(entry.title),
    authors: entry.authors.map(({ family, given }) => ({ family: without(family), given: without(given) })),
  };
}

class Tally {
  onlyOurs = 0;
  #compared = 0;
  readonly #agreed = { title: 0, names: 0, year: 0, all: 0 };
  readonly #kinds = new Map<string, number>();

  check(file: string, paper: Paper, entry: OracleEntry): void {
    this.#compared += 1;
    const title = sameTitle(paper, entry);
    const names = namesKind(paper, entry);
    const year = /-?\d{4}/.exec(entry.year)?.[0] ?? '';
    const sameYear = year === '' ? paper.year === undefined : Number(year) === paper.year;
    if (title) this.#agreed.title += 1;
    else this.add(`title: ${titleKind(paper, entry)}`, file, paper.key, paper.title, entry.title);
    if (names === undefined) this.#agreed.names += 1;
    else this.add(`names: ${names}`, file, paper.key, ourNames(paper).join('; '), theirNames(entry).join('; '));
    if (sameYear) this.#agreed.year += 1;
    else
      this.add(
        year === '' ? 'year: the oracle has none (ours is inherited)' : 'year: other',
        file,
        paper.key,
        String(paper.year),
        entry.year,
      );
    if (title && names === undefined && sameYear) this.#agreed.all += 1;
  }

  add(kind: string, file: string, key: string, ours: string, theirs: string): void {
    const count = (this.#kinds.get(kind) ?? 0) + 1;
    this.#kinds.set(kind, count);
    if (count <= EXAMPLES)
      say(
        `  ${kind} (${file}: ${key})\n    ours:   ${differing(ours, theirs)}\n    theirs: ${differing(theirs, ours)}`,
      );
  }

  figures(): object {
    const share = (count: number): number => rounded(count / this.#compared, 5);
    const { title, names, year, all } = this.#agreed;
    return {
      compared: this.#compared,
      onlyOurs: this.onlyOurs,
      agreement: { titles: share(title), names: share(names), years: share(year), all: share(all) },
      disagreements: Object.fromEntries([...this.#kinds].sort(([, one], [, other]) => other - one)),
    };
  }
}

function sameTitle({ title }: Paper, entry: OracleEntry): boolean {
  return plain(title) === plain(entry.title) || plain(title).startsWith(plain(entry.title));
}

function titleKind({ title }: Paper, entry: OracleEntry): string {
  if (title === '') return 'we have none';
  if (entry.title === '') return 'the oracle has none';
  return 'other';
}

function namesKind(paper: Paper, entry: OracleEntry): string | undefined {
  const [ours, theirs] = [ourNames(paper), theirNames(entry)];
  if (ours.join() === theirs.join()) return undefined;
  if (ours.length === 0) return 'we have none';
  if (theirs.length === 0) return 'the oracle has none';
  if (ours.length !== theirs.length) return 'another number of people';
  if (ours.map(sorted).join() === theirs.map(sorted).join()) return 'the same words, other parts';
  if (ours.join().replace(/and/g, '') === theirs.join().replace(/and/g, '')) return 'an “and” that joins nobody';
  return 'other';
}

function ourNames({ authors }: Paper): string[] {
  return authors.map(({ family, given, particle, suffix }) =>
    [particle, family, given, suffix].map((part) => plain(part ?? '')).join(''),
  );
}

function theirNames({ authors }: OracleEntry): string[] {
  return authors.map(({ family, given }) => plain(family) + plain(given)).filter((name) => name !== 'others');
}

function sorted(name: string): string {
  return Array.from(name).sort().join('');
}

/** From a little before the first character in which a text differs from the other. */
function differing(text: string, other: string): string {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  const from = text.length <= LONGEST_SAID ? 0 : Math.max(0, at - 40);
  return `${from > 0 ? '…' : ''}${text.slice(from, from + LONGEST_SAID)}`;
}

/**
 * Letters and digits alone, without accents: neither markup nor case nor blanks make a difference, nor whether an accent
 * stands on an i or, as TeX wants it typed, on a dotless one.
 */
function plain(text: string): string {
  return text
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
