/**
 * Do other programs read in our entries what we meant? `roundtrip DIR [--papers N]`: the bundled papers and N (1,000) of the
 * papers in the .bib files under DIR are written as entries, in BibTeX and biblatex, in UTF-8 and in TeX alone, and read by
 * bibtex-parse, @retorquere/bibtex-parser and, where it is installed, biber.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Name, Paper } from '../../src/core/paper.ts';
import { readSource } from '../../src/core/read/readSource.ts';
import { texToText, verbatimText } from '../../src/core/read/texText.ts';
import { type EntryField, entryFields } from '../../src/core/write/entryFields.ts';
import { entryTypeOf } from '../../src/core/write/entryType.ts';
import { DEFAULT_STYLE, type StubStyle } from '../../src/core/write/style.ts';
import { writeStub } from '../../src/core/write/stub.ts';
import { projectRoot } from '../support/askWorker.ts';
import { bibFilesIn } from './bibFolder.ts';
import { rounded, say } from './figures.ts';
import { type Call, count } from './options.ts';

const manners: Readonly<Record<string, StubStyle>> = {
  'BibTeX, UTF-8': DEFAULT_STYLE,
  'BibTeX, TeX': { ...DEFAULT_STYLE, letters: { accents: 'group', taken: 'ascii' } },
  'BibTeX, TeX, quotes': { ...DEFAULT_STYLE, open: '"', letters: { accents: 'group-braces', taken: 'ascii' } },
  'biblatex, UTF-8': { ...DEFAULT_STYLE, dialect: 'biblatex' },
};

/** An entry that was written, and what it is to say. */
interface Written {
  readonly key: string;
  readonly paper: Paper;
  readonly fields: readonly EntryField[];
  readonly bibtex: string;
}

/** One entry as `@retorquere/bibtex-parser` has it. */
interface PeerEntry {
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

type Peer = (text: string) => { readonly entries: readonly PeerEntry[]; readonly errors: number };

/** Mismatches that are said of each program. */
const SAID = 8;

export async function run({ positional, options }: Call): Promise<object> {
  const papers = [...bundled(), ...sampled(positional[0] ?? '', count(options, 'papers', 1000))];
  const peer = await installedPeer();
  const figures: Record<string, object> = {};
  for (const [manner, style] of Object.entries(manners)) {
    say(`${manner} ...`);
    const written = papers.map((paper, at) => writtenAs(paper, `k${at}`, style));
    figures[manner] = {
      entries: written.length,
      'bibtex-parse': share(written, sameInBibtexParse, `bibtex-parse, ${manner}`),
      ...(peer === undefined
        ? {}
        : { '@retorquere/bibtex-parser': share(written, sameIn(peer), `retorquere, ${manner}`) }),
      biber: biber(written),
    };
  }
  return { papers: papers.length, ...figures };
}

function bundled(): readonly Paper[] {
  const folder = path.join(projectRoot(), 'seeds');
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap(
      (name) =>
        readSource({ id: name, name, format: 'pairs' }, new Uint8Array(fs.readFileSync(path.join(folder, name))))
          .papers,
    );
}

/** From all files alike, those without a title left out. */
function sampled(folder: string, wanted: number): readonly Paper[] {
  const all = bibFilesIn(folder).flatMap(({ reading }) => reading.papers.filter(({ title }) => title !== ''));
  const step = Math.max(1, all.length / wanted);
  return Array.from({ length: Math.min(wanted, all.length) }, (_, at) => all[Math.floor(at * step)]).filter(
    (paper) => paper !== undefined,
  );
}

function writtenAs(paper: Paper, key: string, style: StubStyle): Written {
  return {
    key,
    paper,
    fields: entryFields(paper, entryTypeOf(paper, style), style, true),
    bibtex: writeStub(paper, key, style, { abstract: true }),
  };
}

function share(written: readonly Written[], differs: (entry: Written) => string | undefined, told: string): number {
  let same = 0;
  let said = 0;
  for (const entry of written) {
    const difference = differs(entry);
    if (difference === undefined) same += 1;
    else if ((said += 1) <= SAID)
      say(`  ${told}: ${difference}\n    ${entry.bibtex.replace(/\s+/g, ' ').slice(0, 400)}`);
  }
  return rounded(same / written.length, 5);
}

interface ParsedField {
  readonly name: string;
  readonly value: string | number;
  readonly datatype: string;
}

interface Parsed {
  readonly itemtype: string;
  readonly key: string;
  readonly fields: readonly ParsedField[];
}

/** One entry, with exactly our fields, character for character. */
function sameInBibtexParse({ key, fields, bibtex }: Written): string | undefined {
  const { parse } = createRequire(path.join(projectRoot(), 'package.json'))('bibtex-parse') as {
    parse: (text: string) => readonly Parsed[];
  };
  let parsed: readonly Parsed[];
  try {
    parsed = parse(bibtex);
  } catch (error) {
    return String(error);
  }
  const [entry, ...more] = parsed.filter(({ itemtype }) => itemtype === 'entry');
  if (entry === undefined || more.length > 0 || entry.key !== key) return `${parsed.length} entries`;
  const names = entry.fields.map(({ name }) => name).join();
  if (names !== fields.map(({ name }) => name).join()) return `fields ${names}`;
  const isQuoted = bibtex.includes('= "');
  const other = fields.find(({ value }, at) => {
    const read = String(entry.fields[at]?.value ?? '');
    return read !== value && (!isQuoted || read.replaceAll('{"}', '"') !== value.replaceAll('{"}', '"'));
  });
  return other === undefined
    ? undefined
    : `${other.name}: ${String(entry.fields.find(({ name }) => name === other.name)?.value)}`;
}

/** One entry, whose fields read as ours: letters and digits alone, for each program has dashes and quotes of its own. */
function sameIn(peer: Peer): (written: Written) => string | undefined {
  return ({ key, paper, fields, bibtex }) => {
    const { entries, errors } = peer(bibtex);
    const [entry] = entries;
    if (entry === undefined || entries.length > 1 || errors > 0 || entry.key !== key)
      return `${entries.length} entries, ${errors} errors`;
    for (const field of fields) {
      const read = entry.fields[field.name];
      if (field.name === 'author' || field.name === 'editor') {
        const wanted = peopleText(field.name === 'author' ? paper.authors : (paper.editors ?? []));
        // the same letters in the same order, whatever the parts
        if (peopleText(read) !== wanted) return `${field.name}: ${peopleText(read)} for ${wanted}`;
        continue;
      }
      // to biblatex these are lists
      const words = (text: string): string => plain(LISTS.has(field.name) ? text.replace(/\sand\s/g, ' ') : text);
      const wanted = field.name === 'title' ? paper.title : meant(field);
      if (field.name !== 'translator' && words(textIn(read)) !== words(wanted))
        return `${field.name}: ${textIn(read)} for ${wanted}`;
    }
    return undefined;
  };
}

const LISTS = new Set(['publisher', 'institution', 'organization', 'location', 'address', 'school', 'language']);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function meant({ name, value, isBare }: EntryField): string {
  if (name === 'month' && isBare === true) return String(MONTHS.indexOf(value) + 1);
  return ['doi', 'url', 'eprint'].includes(name) ? verbatimText(value) : texToText(value);
}

function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** `others` aside: it is nobody. */
function peopleText(names: unknown): string {
  if (!Array.isArray(names)) return '';
  return (names as readonly Readonly<Record<string, string | undefined>>[] & readonly Name[])
    .map((name) => {
      const part = (...keys: readonly string[]): string =>
        keys.map((each) => name[each] ?? '').find((text) => text !== '') ?? '';
      return [
        part('particle', 'prefix'),
        part('family', 'lastName', 'name'),
        part('given', 'firstName'),
        part('suffix'),
      ]
        .map(plain)
        .join('');
    })
    .filter((name) => name !== 'others')
    .join('; ');
}

function plain(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

async function installedPeer(): Promise<Peer | undefined> {
  const peers = path.join(projectRoot(), 'test/bench/peers/peers.mjs');
  try {
    return ((await import(pathToFileURL(peers).href)) as { fields: Peer }).fields;
  } catch (error) {
    say(`not read with @retorquere/bibtex-parser: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Reads all of it with `biber --tool`: how many entries came back, and what it warned of. */
function biber(written: readonly Written[]): object | string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'related-work-biber-'));
  try {
    const file = path.join(folder, 'all.bib');
    fs.writeFileSync(file, `${written.map(({ bibtex }) => bibtex).join('\n\n')}\n`);
    const output = path.join(folder, 'out.bib');
    const run = spawnSync('biber', ['--tool', '--nolog', '--output-file', output, file], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (run.error !== undefined) return 'not installed';
    const told = `${run.stdout}\n${run.stderr}`.split('\n').filter((line) => /^(?:WARN|ERROR) -/.test(line));
    for (const line of told.slice(0, SAID)) say(`  biber: ${line}`);
    const read = fs.existsSync(output) ? (fs.readFileSync(output, 'utf8').match(/^@\w+\{k\d+,/gm)?.length ?? 0) : 0;
    return {
      entries: read,
      warnings: told.filter((line) => line.includes('WARN')).length,
      errors: told.filter((line) => line.includes('ERROR')).length,
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
