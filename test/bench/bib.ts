/**
 * How much of real .bib files is read, and how fast? `bib DIR`: every .bib under DIR, in any encoding, through the
 * worker's `read`. `entries` counts the papers that came of a file, `seconds` is the worker's own time from bytes to indexed.
 */
import { startWorker } from '../support/askWorker.ts';
import { type BibFile, bibFilesIn, linesOf } from './bibFolder.ts';
import { rounded, say } from './figures.ts';
import { mutate } from './mutations.ts';
import { type Call, count } from './options.ts';
import { compareWithOracle } from './oracle.ts';
import { readWithBibtexParse } from './wholeFiles.ts';

interface FileFigures {
  readonly path: string;
  readonly bytes: number;
  readonly entries: number;
  readonly problems: number;
  readonly ms: number;
}

/**
 * Beside the contract's figures: `lines`, what became of the lines that begin an entry; `readingAlone`, without the worker
 * and its indexes; `mutations`; `peers` on the same files.
 */
export async function run({ positional, options }: Call): Promise<object> {
  const [folder = ''] = positional;
  const files = bibFilesIn(folder);
  const figures = await throughWorker(files);
  const sum = (figure: (file: FileFigures) => number): number =>
    figures.reduce((total, file) => total + figure(file), 0);
  const seconds = sum(({ ms }) => ms) / 1000;
  const megabytes = sum(({ bytes }) => bytes) / 1e6;
  const alone = files.reduce((total, { ms }) => total + ms, 0) / 1000;
  const peers = [await readWithBibtexParse(files), await compareWithOracle(files)];
  say('mutating ...');
  return {
    files: figures,
    entries: sum(({ entries }) => entries),
    seconds: rounded(seconds, 3),
    mbPerSecond: rounded(megabytes / seconds),
    readingAlone: { seconds: rounded(alone, 3), mbPerSecond: rounded(megabytes / alone) },
    lines: lines(files),
    peers: peers.filter((peer) => peer !== undefined),
    mutations: mutate(files, count(options, 'tries', 1000), count(options, 'seed', 1)),
  };
}

async function throughWorker(files: readonly BibFile[]): Promise<readonly FileFigures[]> {
  const worker = startWorker();
  const figures: FileFigures[] = [];
  try {
    for (const [at, { name, bytes }] of files.entries()) {
      if (at % 20 === 0) say(`${at} of ${files.length} files ...`);
      const source = { id: name, name, format: 'bibtex' } as const;
      // the worker takes what it is given
      const { papers, problems, tookMs } = await worker.ask('read', { source, content: bytes.slice() });
      figures.push({
        path: name,
        bytes: bytes.length,
        entries: papers,
        problems: problems.length,
        ms: rounded(tookMs),
      });
    }
  } finally {
    worker.dispose();
  }
  return figures;
}

function lines(files: readonly BibFile[]): object {
  const all = files.map(linesOf);
  const atLineStart = all.reduce((total, each) => total + each.atLineStart, 0);
  const read = all.reduce((total, each) => total + each.read, 0);
  return {
    atLineStart,
    read: rounded(read / atLineStart, 5),
    told: all.reduce((total, each) => total + each.told, 0),
    silent: all.flatMap(({ silent }) => silent),
  };
}
