/**
 * How much of real .bib files is read, and how fast? `bib DIR`: every .bib under DIR, in any encoding, through the
 * worker's `read`. `entries` counts the papers that came of a file, `seconds` is the worker's own time from bytes to indexed.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { startWorker } from '../support/askWorker.ts';
import { rounded, say } from './figures.ts';
import { BadCall, type Call } from './options.ts';

interface FileFigures {
  readonly path: string;
  readonly bytes: number;
  readonly entries: number;
  readonly problems: number;
  readonly ms: number;
}

/** Beside the contract's figures: `atLineStart`, the entries whose `@type{` begins a line, as the measure of what there is. */
export async function run({ positional }: Call): Promise<object> {
  const [folder = ''] = positional;
  const files = bibFilesUnder(folder);
  const worker = startWorker();
  const figures: FileFigures[] = [];
  let atLineStart = 0;
  try {
    for (const [at, file] of files.entries()) {
      if (at % 20 === 0) say(`${at} of ${files.length} files ...`);
      const content = new Uint8Array(fs.readFileSync(file));
      const bytes = content.length;
      atLineStart += entriesAtLineStart(content);
      const name = path.relative(folder, file);
      const source = { id: name, name, format: 'bibtex' } as const;
      const { papers, problems, tookMs } = await worker.ask('read', { source, content });
      figures.push({ path: name, bytes, entries: papers, problems: problems.length, ms: rounded(tookMs) });
    }
  } finally {
    worker.dispose();
  }
  const sum = (figure: (file: FileFigures) => number): number =>
    figures.reduce((total, file) => total + figure(file), 0);
  const seconds = sum(({ ms }) => ms) / 1000;
  return {
    files: figures,
    entries: sum(({ entries }) => entries),
    atLineStart,
    seconds: rounded(seconds, 3),
    mbPerSecond: rounded(sum(({ bytes }) => bytes) / 1e6 / seconds),
  };
}

function bibFilesUnder(folder: string): readonly string[] {
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) throw new BadCall(`${folder} is no folder`);
  return fs
    .readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, String(name)))
    .filter((file) => /\.bib$/i.test(file) && fs.statSync(file).isFile())
    .sort();
}

/** Latin-1 shows every ASCII byte as it is, whatever the encoding around it. */
function entriesAtLineStart(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
  return text.match(/^[ \t]*@(?!string\b|comment\b|preamble\b)[a-z]+\s*[{(]/gim)?.length ?? 0;
}
