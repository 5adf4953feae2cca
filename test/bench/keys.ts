/**
 * Are new keys made as those of a file are? `keys DIR`: of every .bib under DIR with ten entries or more each fifth entry is
 * held out; how its key is made is learned from the others. `reproduced`: held-out keys that come out exactly; `base`: but for
 * the letter that tells two keys apart; `usual`: by the manner of files that teach none.
 */
import type { Paper } from '../../src/core/paper.ts';
import { proposeKey } from '../../src/core/write/citeKey.ts';
import { learnManner } from '../../src/core/write/key/learn.ts';
import { bibFilesIn } from './bibFolder.ts';
import { rounded } from './figures.ts';
import type { Call } from './options.ts';

const FEWEST = 10;
const HELD_OUT = 5;

interface FileFigures {
  readonly path: string;
  readonly heldOut: number;
  readonly reproduced: number;
  readonly base: number;
  readonly usual: number;
  readonly manner: string;
  readonly ms: number;
}

export function run({ positional }: Call): Promise<object> {
  const files = bibFilesIn(positional[0] ?? '').flatMap(({ name, reading }) => {
    const papers = reading.papers.filter(({ hasKey, title }) => hasKey && title !== '');
    return papers.length < FEWEST ? [] : [figuresOf(name, papers)];
  });
  const sum = (figure: (file: FileFigures) => number): number => files.reduce((total, file) => total + figure(file), 0);
  const heldOut = sum((file) => file.heldOut);
  const share = (figure: (file: FileFigures) => number): number =>
    rounded(sum((file) => file.heldOut * figure(file)) / heldOut, 4);
  return Promise.resolve({
    heldOut,
    reproduced: share(({ reproduced }) => reproduced),
    base: share(({ base }) => base),
    usual: share(({ usual }) => usual),
    meanOfFiles: rounded(sum(({ reproduced }) => reproduced) / files.length, 4),
    files,
  });
}

function figuresOf(path: string, papers: readonly Paper[]): FileFigures {
  const known = papers.filter((_, at) => at % HELD_OUT !== 0);
  const asked = papers.filter((_, at) => at % HELD_OUT === 0);
  const start = performance.now();
  const learned = learnManner(known.map((paper) => ({ key: paper.key, paper })));
  const ms = performance.now() - start;
  const all = new Set(known.map(({ key }) => key.toLowerCase()));
  const share = (isRight: (paper: Paper) => boolean): number => rounded(asked.filter(isRight).length / asked.length, 4);
  // an entry may stand twice: its own key is free
  const isTaken = (own: string) => (key: string) =>
    key.toLowerCase() !== own.toLowerCase() && all.has(key.toLowerCase());
  const manner = learned?.manner;
  return {
    path,
    heldOut: asked.length,
    reproduced: share((paper) => proposeKey(paper, isTaken(paper.key), manner) === paper.key),
    base: share((paper) => {
      const base = proposeKey(paper, () => false, manner);
      return paper.key.startsWith(base) && /^(?:[-_.:]?\w)?$/.test(paper.key.slice(base.length));
    }),
    usual: share((paper) => proposeKey(paper, isTaken(paper.key)) === paper.key),
    manner: learned?.description ?? '',
    ms: rounded(ms, 1),
  };
}
