/** How would somebody else's ranking answer the same questions, and how sure is the difference? */
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import { isStopWord, wordsOf } from '../../src/core/library/terms.ts';
import type { Paper, PaperId } from '../../src/core/paper.ts';
import { Bm25 } from './bm25.ts';
import { type Difference, type Pair, pairedDifference, RESAMPLES } from './bootstrap.ts';
import { percentile, rounded, say } from './figures.ts';
import { BadCall, type Call } from './options.ts';
import { mean } from './ranked.ts';

/** BM25 ranks for passages by title and abstract as one text; what a person remembers is looked for in all fields. */
export type Purpose = 'passage' | 'remembered';

type Rank = (text: string, limit: number) => readonly PaperId[];
type Build = (papers: ReadonlyMap<PaperId, Paper>, purpose: Purpose) => Rank;

const baselines: Readonly<Record<string, Build>> = { bm25, minisearch };

/** The baseline asked for with `--baseline`; undefined without. Throws `BadCall` for one that nobody knows. */
export function baselineNamed({ options }: Call): string | undefined {
  const name = options['baseline'];
  if (name !== undefined && !Object.hasOwn(baselines, name)) {
    throw new BadCall(`--baseline wants one of ${Object.keys(baselines).join(', ')}, not ${name}`);
  }
  return name;
}

/** A question as we answered it: its figures by name. */
export interface Answered<F extends string> {
  readonly text: string;
  readonly relevant: ReadonlySet<PaperId>;
  readonly group: string;
  readonly figures: Readonly<Record<F, number>>;
}

export interface BaselineOptions<F extends string> {
  readonly name: string;
  readonly papers: ReadonlyMap<PaperId, Paper>;
  readonly purpose: Purpose;
  readonly limit: number;
  readonly figuresOf: (ranked: readonly PaperId[], relevant: ReadonlySet<PaperId>) => Readonly<Record<F, number>>;
}

/** The baseline's mean figures, and ours minus its, each with its interval. `perQuery`: its figures in the order asked. */
export async function compareWith<F extends string>(
  answered: readonly Answered<F>[],
  { name, papers, purpose, limit, figuresOf }: BaselineOptions<F>,
) {
  say(`indexing with ${name} ...`);
  const start = performance.now();
  const rank = (baselines[name] ?? bm25)(papers, purpose);
  const indexSeconds = (performance.now() - start) / 1000;
  const times: number[] = [];
  const perQuery: Readonly<Record<F, number>>[] = [];
  for (const { text, relevant } of answered) {
    const begin = performance.now();
    const ranked = rank(text, limit);
    times.push(performance.now() - begin);
    perQuery.push(figuresOf(ranked, relevant));
    if (perQuery.length % 100 === 0) say(`${name}: ${perQuery.length} of ${answered.length}`);
    // signals and output are dealt with between two questions
    await new Promise((resolve) => setImmediate(resolve));
  }
  const names = Object.keys(answered[0]?.figures ?? {}) as F[];
  const difference: Partial<Record<F, Difference>> = {};
  const means: Partial<Record<F, number>> = {};
  for (const figure of names) {
    means[figure] = rounded(mean(perQuery.map((figures) => figures[figure])), 4);
    const pairs: Pair[] = answered.map(({ group, figures }, at) => ({
      group,
      ours: figures[figure],
      theirs: perQuery[at]?.[figure] ?? 0,
    }));
    const { mean: middle, low, high } = pairedDifference(pairs);
    difference[figure] = { mean: rounded(middle, 4), low: rounded(low, 4), high: rounded(high, 4) };
  }
  const told = {
    name,
    ...means,
    indexSeconds: rounded(indexSeconds),
    queryMsP50: rounded(percentile(times, 0.5)),
    queryMsP95: rounded(percentile(times, 0.95)),
    resamples: RESAMPLES,
    resampled: new Set(answered.map(({ group }) => group)).size,
    difference,
  };
  return { told, perQuery };
}

function bm25(papers: ReadonlyMap<PaperId, Paper>, purpose: Purpose): Rank {
  const index = new Bm25();
  const ids = [...papers.keys()];
  for (const paper of papers.values()) index.add(Object.values(flatOf(paper, purpose)).join('\n'));
  return (text, limit) => index.rank(text, limit).flatMap((document) => ids[document] ?? []);
}

/** Over all fields. For passages with stop words and stemming, without which it is worse and slower; for what is typed as its documentation has it. */
function minisearch(papers: ReadonlyMap<PaperId, Paper>, purpose: Purpose): Rank {
  const isPassage = purpose === 'passage';
  const stemmed = (word: string): string | null => (isStopWord(word) ? null : stemmer(word));
  const index = new MiniSearch<{ id: PaperId }>({
    fields: ['title', 'abstract', 'authors', 'year', 'venue', 'key'],
    ...(isPassage ? { tokenize: wordsOf, processTerm: stemmed } : {}),
    searchOptions: isPassage ? {} : { prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  });
  for (const [id, paper] of papers) index.add({ id, ...flatOf(paper, 'remembered') });
  return (text, limit) =>
    index
      .search(text)
      .slice(0, limit)
      .map(({ id }) => String(id));
}

function flatOf({ title, abstract = '', authors, year, venue = '', key, hasKey }: Paper, purpose: Purpose) {
  if (purpose === 'passage') return { title, abstract };
  const names = authors.map(({ given, family }) => `${given ?? ''} ${family}`.trim()).join(', ');
  return { title, abstract, authors: names, year: String(year ?? ''), venue, key: hasKey ? key : '' };
}
