/**
 * Does the whole road work on real documents? `project DIR`: discovery, reading, passages, ranking. Every paragraph with
 * citations is asked for with its citations taken out; relevant are the papers that it cites; the library is what the
 * documents' bibliographies hold. `--per-query FILE`: one JSON line a paragraph, named by its file and line.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { findBibliographies, findCitations, findFrontMatter, readPassage } from '../../src/core/document/document.ts';
import type { Language, Passage } from '../../src/core/document/slot.ts';
import { type RunningWorker, startWorker } from '../support/askWorker.ts';
import { rounded, say } from './figures.ts';
import { BadCall, type Call } from './options.ts';
import { perQueryFile } from './perQuery.ts';
import { mean } from './ranked.ts';

const endings: Readonly<Record<string, Language>> = {
  '.tex': 'latex',
  '.ltx': 'latex',
  '.rnw': 'latex',
  '.md': 'markdown',
  '.qmd': 'markdown',
  '.rmd': 'markdown',
};

interface Document {
  readonly file: string;
  readonly text: string;
  readonly language: Language;
}

/** How many suggestions are looked at. */
const depth = 10;

/** `unknownKeys` counts citations of keys that no bibliography has. */
export async function run(call: Call): Promise<object> {
  const [folder = ''] = call.positional;
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) throw new BadCall(`${folder} is no folder`);
  const perQuery = perQueryFile(call);
  const files = fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name)));
  const documents = files.flatMap(documentAt);
  const worker = startWorker();
  try {
    const sources = await readBibliographies(worker, folder, files, documents);
    let citations = 0;
    let unknownKeys = 0;
    const scores: Score[] = [];
    const lines: object[] = [];
    for (const [at, document] of documents.entries()) {
      if (at % 10 === 0) say(`${at} of ${documents.length} documents ...`);
      const keys = findCitations(document.text, document.language).map(({ key }) => key);
      citations += keys.length;
      const unknown = new Set(await worker.ask('unknown', { bibliographies: sources, keys }));
      unknownKeys += keys.filter((key) => unknown.has(key) && key !== '*').length;
      for (const passage of passagesOf(document)) {
        const score = await ask(worker, sources, passage, unknown);
        if (score === undefined) continue;
        scores.push(score);
        const line = document.text.slice(0, passage.span.start).split('\n').length;
        lines.push({ id: `${path.relative(folder, document.file)}:${line}`, ...figuresOf(score) });
      }
    }
    perQuery.write(lines);
    const figures = scores.map(figuresOf);
    const average = (name: keyof ReturnType<typeof figuresOf>): number =>
      rounded(mean(figures.map((each) => each[name])), 4);
    return {
      documents: documents.length,
      passages: scores.length,
      citations,
      unknownKeys,
      recall5: average('recall5'),
      recall10: average('recall10'),
      mrr: average('mrr'),
    };
  } finally {
    worker.dispose();
  }
}

interface Score {
  /** The rank of each relevant paper, 0 the best; Infinity where it was not among the first. */
  readonly found: readonly number[];
}

function figuresOf({ found }: Score) {
  return {
    recall5: found.filter((rank) => rank < 5).length / found.length,
    recall10: found.filter((rank) => rank < depth).length / found.length,
    mrr: 1 / (1 + Math.min(...found)),
  };
}

function documentAt(file: string): readonly Document[] {
  const language = endings[path.extname(file).toLowerCase()];
  if (language === undefined || !fs.statSync(file).isFile()) return [];
  return [{ file, text: fs.readFileSync(file, 'utf8'), language }];
}

/** What the documents declare, found against the document, the folders above it, or anywhere by its name; else every .bib. */
async function readBibliographies(
  worker: RunningWorker,
  folder: string,
  files: readonly string[],
  documents: readonly Document[],
): Promise<readonly string[]> {
  const bibFiles = files.filter((file) => /\.bib$/i.test(file));
  const declared = new Set<string>();
  for (const document of documents) {
    for (const written of await pathsDeclaredBy(worker, document)) {
      const found = placesOf(folder, document.file, written).find((place) => fs.existsSync(place));
      const named = found ?? bibFiles.find((file) => path.basename(file) === path.basename(written));
      if (named !== undefined) declared.add(path.resolve(named));
    }
  }
  const wanted = declared.size > 0 ? [...declared] : bibFiles;
  for (const file of wanted) {
    const source = { id: file, name: path.basename(file), format: 'auto' } as const;
    await worker.ask('read', { source, content: new Uint8Array(fs.readFileSync(file)) });
  }
  return wanted;
}

async function pathsDeclaredBy(worker: RunningWorker, { text, language }: Document): Promise<readonly string[]> {
  if (language === 'latex') return findBibliographies(text, language).map((each) => each.path);
  const header = findFrontMatter(text);
  if (header === undefined) return [];
  return (await worker.ask('metadata', { yaml: header.yaml })).bibliographies.map((each) => each.path);
}

/** LaTeX resolves paths against the root document, which lies in some folder above a chapter. */
function placesOf(folder: string, document: string, written: string): readonly string[] {
  const places: string[] = [];
  for (let from = path.dirname(document); ; from = path.dirname(from)) {
    places.push(path.resolve(from, written));
    if (path.resolve(from) === path.resolve(folder) || path.dirname(from) === from) return places;
  }
}

/** Each paragraph with citations, once. */
function passagesOf({ text, language }: Document): readonly Passage[] {
  const passages = new Map<number, Passage>();
  for (const { start } of findCitations(text, language)) {
    const passage = readPassage(text, start, language);
    if (passage !== undefined && passage.cited.length > 0) passages.set(passage.span.start, passage);
  }
  return [...passages.values()];
}

async function ask(
  worker: RunningWorker,
  bibliographies: readonly string[],
  passage: Passage,
  unknown: ReadonlySet<string>,
): Promise<Score | undefined> {
  const relevant = new Set<string>();
  for (const key of passage.cited) {
    if (unknown.has(key)) continue;
    const { card } = await worker.ask('resolve', { bibliographies, key, limit: 0 });
    if (card !== null) relevant.add(card.paper);
  }
  if (relevant.size === 0) return undefined;
  // the citations taken out: neither the keys nor what they cite may help; without a cursor no sentence weighs more
  const asked = { ...passage, cited: [], sentence: '' };
  const suggestions = await worker.ask('suggest', { bibliographies, passage: asked, cited: [], limit: depth });
  const ranks = suggestions.map(({ card }) => card.paper);
  return { found: [...relevant].map((paper) => (ranks.includes(paper) ? ranks.indexOf(paper) : Infinity)) };
}
