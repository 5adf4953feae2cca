/** Which papers is a question asked among: all, the writer's own, or a small library of random or of close ones? */
import type { Paper } from '../../src/core/paper.ts';
import { Library } from '../../src/core/library/library.ts';
import { Bm25 } from './bm25.ts';
import { say } from './figures.ts';
import { BadCall } from './options.ts';
import { groupOf, type Judged } from './ranked.ts';
import { randomNumbers } from './synthetic.ts';

export const VIEWS = ['all', 'own', 'random', 'close'] as const;
export type View = (typeof VIEWS)[number];

/** Papers of a small library. */
const SMALL = 210;
const SOURCE = 'docs';

/** What `--among` asked for. Throws `BadCall` for what nobody knows. */
export function viewNamed(name = 'all'): View {
  const view = VIEWS.find((each) => each === name);
  if (view === undefined) throw new BadCall(`--among wants one of ${VIEWS.join(', ')}, not ${name}`);
  return view;
}

/** A library with questions that are asked in it. */
export interface Part<Q extends Judged> {
  readonly library: Library;
  readonly questions: readonly Q[];
}

/**
 * Libraries one after the other, each with its questions. `own`: by the question's `library`, the papers that name it among
 * their `libraries`. `random`, `close`: for each document the papers that its questions want, filled up to 210.
 */
export function* partsOf<Q extends Judged>(
  view: View,
  {
    papers,
    questions,
    librariesOf,
  }: {
    readonly papers: readonly Paper[];
    readonly questions: readonly Q[];
    readonly librariesOf: (key: string) => readonly string[];
  },
): Generator<Part<Q>> {
  if (view === 'all') {
    yield { library: libraryOf(papers), questions };
    return;
  }
  const nearest = view === 'close' ? nearestIn(papers) : undefined;
  for (const [name, some] of grouped(questions, view)) {
    const wanted = new Set(some.flatMap(({ relevant }) => relevant));
    const own =
      view === 'own'
        ? papers.filter(({ key }) => librariesOf(key).includes(name))
        : filled(papers, wanted, nearest?.(some.map(({ text }) => text).join('\n')) ?? shuffled(papers));
    yield { library: libraryOf(own), questions: some };
  }
}

function grouped<Q extends Judged>(questions: readonly Q[], view: View): ReadonlyMap<string, Q[]> {
  const groups = new Map<string, Q[]>();
  for (const question of questions) {
    const name = view === 'own' ? (question.library ?? '') : groupOf(question);
    groups.set(name, [...(groups.get(name) ?? []), question]);
  }
  return groups;
}

function filled(papers: readonly Paper[], wanted: ReadonlySet<string>, others: Iterable<Paper>): Paper[] {
  const chosen = new Set(papers.filter(({ key }) => wanted.has(key)));
  for (const paper of others) {
    if (chosen.size >= SMALL) break;
    chosen.add(paper);
  }
  return [...chosen];
}

function shuffled(papers: readonly Paper[]): Paper[] {
  const random = randomNumbers(1);
  return papers
    .map((paper) => ({ paper, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ paper }) => paper);
}

function nearestIn(papers: readonly Paper[]): (text: string) => readonly Paper[] {
  const index = new Bm25();
  for (const { title, abstract = '' } of papers) index.add(`${title}\n${abstract}`);
  return (text) => index.rank(text, SMALL).flatMap((at) => papers[at] ?? []);
}

function libraryOf(papers: readonly Paper[]): Library {
  const library = new Library();
  const steps = library.setSource(SOURCE, papers);
  while (steps.next().done !== true);
  const rest = library.tidy();
  while (rest.next().done !== true);
  if (papers.length > 1000) say(`${papers.length} papers indexed`);
  return library;
}
