/** What does the worker answer about the map? It keeps the last one that was drawn. */
import { passagesOf, type Written } from '../core/document/passages.ts';
import type { Passage } from '../core/document/slot.ts';
import type { Library } from '../core/library/library.ts';
import { keep, readKept } from '../core/map/kept.ts';
import { CITABLE, CITED } from '../core/map/marks.ts';
import { nearTo } from '../core/map/near.ts';
import { drawMap, type Picture } from '../core/map/picture.ts';
import type { PaperId, SourceId } from '../core/paper.ts';
import { shortAuthors } from '../core/show/authors.ts';
import { plain } from '../core/show/plain.ts';
import type { MapPaper, MapPicture } from '../messages/questions.ts';
import type { Handlers } from './answer.ts';
import { inSlices, type Loop } from './slices.ts';

/** Progress is told this often at most. */
const TELL_EVERY_MS = 100;
const LONGEST_TITLE = 300;
/** So many stand out: more would be a crowd, above all on a small map. */
const MOST_NEAR = 30;
const FEWEST_NEAR = 10;
const NEAR_SHARE = 0.08;
/** So many are ranked to find them: many are cited already, or not on the map. */
const RANKED = 400;
const PAPERS_PER_STEP = 32;
/** Of a long document, so many from all over it tell what it is about. */
const MOST_PASSAGES = 60;

/** The map that was drawn last. */
interface Drawn {
  readonly map: number;
  readonly picture: Picture;
  readonly papers: readonly PaperId[];
  readonly numberOf: ReadonlyMap<PaperId, number>;
}

/** Answers the questions about the map. */
export function mapHandlers(
  library: Library,
  loop: Loop,
): Pick<Handlers, 'map' | 'mapPapers' | 'mapMatches' | 'mapStanding'> {
  let drawn: Drawn | undefined;
  let maps = 0;
  const passagesIn = async (written: Written | undefined, signal: AbortSignal): Promise<readonly Passage[]> =>
    written === undefined ? [] : inSlices(passagesOf(written, MOST_PASSAGES), signal, loop);
  return {
    map: async ({ bibliographies, written, limit, kept }, signal, tell) => {
      const passages = await passagesIn(written, signal);
      const before = kept === undefined ? undefined : readKept(kept);
      const steps = drawMap(library.shelf, { bibliographies, passages, limit, kept: before, last: drawn?.picture });
      const picture = await inSlices(telling(steps, tell, loop), signal, loop);
      const { papers } = picture.choice;
      drawn = { map: ++maps, picture, papers, numberOf: new Map(papers.map((paper, at) => [paper, at])) };
      return pictureFor(drawn.map, picture);
    },

    mapPapers: ({ map, from, count, bibliographies }, signal) => {
      if (drawn?.map !== map) return null;
      return inSlices(papersOf(library, drawn.papers.slice(from, from + count), bibliographies), signal, loop);
    },

    mapMatches: ({ map, ...typed }) => {
      const of = drawn;
      if (of?.map !== map) return null;
      const found = library.matches({ ...typed, present: [], loose: false });
      return Uint32Array.from(found.flatMap((paper) => of.numberOf.get(paper) ?? []));
    },

    mapStanding: async ({ map, bibliographies, written, cited }, signal) => {
      const of = drawn;
      if (of?.map !== map) return null;
      const marks = new Uint8Array(of.papers.length);
      const { indexes, works } = library.shelf;
      const mark = (paper: PaperId | undefined, as: number): void => {
        const number = paper === undefined ? undefined : of.numberOf.get(paper);
        if (number !== undefined) marks[number] = (marks[number] ?? 0) | as;
      };
      for (const source of bibliographies) {
        const held = works.held(source);
        for (const [at, work] of held?.works.entries() ?? []) {
          if (held?.papers[at]?.hasKey === true) mark(work.id, CITABLE);
        }
      }
      for (const key of cited) mark((works.byKey(key, bibliographies) ?? works.byId(key))?.id, CITED);
      const passages = await passagesIn(written, signal);
      const ranked = await inSlices(nearTo(indexes, passages, RANKED), signal, loop);
      const near = ranked.flatMap((document) => {
        const number = of.numberOf.get(indexes.work(document)?.id ?? '');
        return number === undefined || ((marks[number] ?? 0) & CITED) !== 0 ? [] : [number];
      });
      const most = Math.min(MOST_NEAR, Math.max(FEWEST_NEAR, Math.round(NEAR_SHARE * of.papers.length)));
      return { marks, near: Uint32Array.from(near.slice(0, most)) };
    },
  };
}

function pictureFor(map: number, { choice, places, levels, settled }: Picture): MapPicture {
  const { papers, names, of, cited, near, sample } = choice;
  const regionOf = new Uint16Array(2 * papers.length);
  for (const [depth, level] of levels.entries()) {
    for (const [at, region] of level.entries()) {
      for (const paper of region.papers) regionOf[2 * paper + depth] = at;
    }
  }
  return {
    map,
    places,
    levels: levels.map((level) => level.map(({ name, x, y, papers: { length } }) => ({ name, x, y, papers: length }))),
    regionOf,
    chosen: { of, cited, near, sample },
    keep: keep(names, places, settled),
  };
}

function* papersOf(
  library: Library,
  ids: readonly PaperId[],
  bibliographies: readonly SourceId[],
): Generator<undefined, readonly MapPaper[]> {
  const papers: MapPaper[] = [];
  for (const id of ids) {
    const found = library.paper(id, bibliographies);
    papers.push({
      paper: id,
      title: plain(found?.paper.title ?? '', LONGEST_TITLE),
      authors: found === undefined ? '' : plain(shortAuthors(found.paper), LONGEST_TITLE),
      ...(found?.paper.year === undefined ? {} : { year: found.paper.year }),
      ...(found?.key === undefined ? {} : { key: found.key }),
    });
    if (papers.length % PAPERS_PER_STEP === 0) yield undefined;
  }
  return papers;
}

/** Tells how far the steps are, now and then. */
function* telling<T>(steps: Generator<number, T>, tell: (share: number) => void, loop: Loop): Generator<number, T> {
  let told = loop.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (loop.now() - told > TELL_EVERY_MS) {
      tell(step.value);
      told = loop.now();
    }
    yield step.value;
  }
}
