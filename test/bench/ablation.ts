/**
 * What is each part of the ranking worth? `ablation --docs D --queries Q`: every question with all parts, then with each
 * part switched off, through the library's own `suggest`. Gains are with the part minus without it.
 */
import { Earlier } from '../../src/core/library/earlier.ts';
import type { Library } from '../../src/core/library/library.ts';
import { WEIGHTS, type Weights } from '../../src/core/library/weights.ts';
import type { PaperId } from '../../src/core/paper.ts';
import { readSource } from '../../src/core/read/readSource.ts';
import { pairedDifference } from './bootstrap.ts';
import { percentile, rounded, say } from './figures.ts';
import { bytesOf, jsonLines, QUESTION } from './jsonl.ts';
import { BadCall, type Call, count, wanted } from './options.ts';
import { groupOf, type Judged, mean, ndcg, recall } from './ranked.ts';
import { partsOf, viewNamed } from './views.ts';

interface Question extends Judged {
  readonly cited?: readonly string[];
  readonly sentence?: string;
  /** Every key cited there, null for one that is no paper. */
  readonly cited_in_text?: readonly (string | null)[];
}

/** With these alone a ranking is the three BM25 parts that everything began with. */
const THREE_PARTS: Weights = { ...zero(), title: WEIGHTS.title, pair: WEIGHTS.pair, citedHere: 1 };

interface Answer {
  readonly group: string;
  readonly recall10: number;
  readonly ndcg10: number;
  readonly ms: number;
}

/**
 * `--among all|own|random|close`: which library (`views.ts`). `--cited`: of each question with several papers one after the
 * other is left out and looked for, the others being cited. `--elsewhere`: the other questions of the same library are what its
 * writer says where they cite. `--try part=1,2`: other weights, too.
 */
export async function run({ options }: Call): Promise<object> {
  const docs = wanted(options, 'docs');
  const source = { id: 'docs', name: 'docs.jsonl', format: 'jsonl' } as const;
  const papers = readSource(source, bytesOf(docs)).papers.map((paper) => ({ ...paper, source: 'docs', hasKey: true }));
  const libraries = new Map(
    jsonLines<{ id: string; libraries?: string[] }>(docs).map((doc) => [doc.id, doc.libraries ?? []]),
  );
  const all = jsonLines<Question>(wanted(options, 'queries'), QUESTION);
  const background =
    options['elsewhere'] === undefined
      ? []
      : [...all, ...(options['also'] === undefined ? [] : jsonLines<Question>(options['also'], QUESTION))];
  const some = all.slice(0, count(options, 'limit', Math.max(1, all.length)));
  const questions = options['cited'] === undefined ? some : some.flatMap(leftOut);
  const variants = variantsFor(options['try']);
  const answers = new Map<string, Answer[]>([...variants.keys()].map((name) => [name, []]));
  const view = viewNamed(options['among']);
  const among = { papers, questions, librariesOf: (key: string) => libraries.get(key) ?? [] };
  const earlier = earlierOf(background);
  let asked = 0;
  for (const part of partsOf(view, among)) {
    const names = [...variants.keys()];
    for (const [at, question] of part.questions.entries()) {
      // the first questions of a library pay for those that come after them
      if (at === 0) for (const weights of variants.values()) answerTo(part.library, question, { weights, earlier });
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(at + turn) % names.length] ?? '';
        const answer = answerTo(part.library, question, { weights: variants.get(name) ?? WEIGHTS, earlier });
        if (answer !== undefined) answers.get(name)?.push(answer);
      }
      if (++asked % 50 === 0) say(`${asked} of ${questions.length}`);
      // signals and output are dealt with in between
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return toldOf(answers, { docs: papers.length, among: view });
}

function toldOf(answers: ReadonlyMap<string, readonly Answer[]>, given: object): object {
  const full = answers.get('all') ?? [];
  const parts: Record<string, object> = {};
  for (const [name, without] of answers) {
    if (name === 'all') continue;
    const gain = (figure: 'recall10' | 'ndcg10') => {
      const pairs = full.map((each, at) => ({
        group: each.group,
        ours: each[figure],
        theirs: without[at]?.[figure] ?? 0,
      }));
      const { mean: middle, low, high } = pairedDifference(pairs);
      return { mean: rounded(middle, 4), low: rounded(low, 4), high: rounded(high, 4) };
    };
    const ms = mean(full.map((each) => each.ms)) - mean(without.map((each) => each.ms));
    parts[name] = { recall10: gain('recall10'), ndcg10: gain('ndcg10'), ms: rounded(ms) };
  }
  const times = full.map(({ ms }) => ms);
  return {
    ...given,
    queries: full.length,
    resampled: new Set(full.map(({ group }) => group)).size,
    recall10: rounded(mean(full.map((each) => each.recall10)), 4),
    ndcg10: rounded(mean(full.map((each) => each.ndcg10)), 4),
    queryMsP50: rounded(percentile(times, 0.5)),
    queryMsP95: rounded(percentile(times, 0.95)),
    parts,
  };
}

function variantsFor(tried: string | undefined): ReadonlyMap<string, Weights> {
  const variants = new Map<string, Weights>([['all', WEIGHTS]]);
  if (tried !== undefined) {
    const [part = '', values = ''] = tried.split('=');
    if (!(part in WEIGHTS) || values === '')
      throw new BadCall(`--try wants PART=1,2 with one of ${Object.keys(WEIGHTS).join(', ')}`);
    for (const value of values.split(',')) variants.set(`${part}=${value}`, { ...WEIGHTS, [part]: Number(value) });
    return variants;
  }
  for (const part of Object.keys(WEIGHTS) as (keyof Weights)[]) {
    variants.set(part, { ...WEIGHTS, [part]: part === 'citedHere' ? 1 : 0 });
  }
  return variants.set('all but three parts', THREE_PARTS);
}

function zero(): Weights {
  return Object.fromEntries(Object.keys(WEIGHTS).map((name) => [name, 0])) as Record<keyof Weights, number>;
}

/** A question for each of its papers, as if the others were cited already. */
function leftOut(question: Question): Question[] {
  if (question.relevant.length < 2) return [];
  return question.relevant.map((id) => ({
    ...question,
    relevant: [id],
    cited: question.relevant.filter((other) => other !== id),
  }));
}

/** Each question is a document of its own: so one is left out by its name. */
function earlierOf(questions: readonly Question[]): Earlier {
  const earlier = new Earlier();
  for (const { id, text, relevant, cited_in_text: keys = relevant } of questions) {
    const known = keys.filter((key) => key !== null);
    earlier.set(id, [{ span: { start: 0, end: text.length }, text, keys: [...new Set([...known, ...relevant])] }]);
  }
  return earlier;
}

function answerTo(
  library: Library,
  question: Question,
  { weights, earlier }: { readonly weights: Weights; readonly earlier: Earlier },
): Answer | undefined {
  const { id, text, sentence = '', cited = [] } = question;
  const relevant = new Set<PaperId>(question.relevant.flatMap((key) => library.byKey(key, ['docs'])?.id ?? []));
  if (relevant.size === 0) return undefined;
  const start = performance.now();
  const ranked = library.suggest({
    passage: { id, span: { start: 0, end: text.length }, text, sentence, cited },
    bibliographies: ['docs'],
    cited,
    limit: 20,
    earlier,
    document: id,
    weights,
  });
  const ms = performance.now() - start;
  const ids = ranked.map(({ paper }) => paper.id);
  return { group: groupOf(question), recall10: recall(ids, relevant, 10), ndcg10: ndcg(ids, relevant, 10), ms };
}
