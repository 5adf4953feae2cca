/** Do the papers that a paragraph cites come up for it? */
import type { PaperId } from '../../src/core/paper.ts';
import { baselineNamed, compareWith } from './baseline.ts';
import { percentile, rounded, say } from './figures.ts';
import { jsonLines, QUESTION } from './jsonl.ts';
import { type Call, count, wanted } from './options.ts';
import { perQueryFile } from './perQuery.ts';
import {
  type Asked,
  groupOf,
  type Judged,
  mean,
  ndcg,
  recall,
  reciprocalRank,
  relevantOf,
  sayLeftOut,
  startWith,
} from './ranked.ts';

interface Question extends Judged {
  /** Papers already cited there. They stay in the ranking; what is measured is the relevant ones. */
  readonly cited?: readonly string[];
  /** The sentence at the cursor. */
  readonly sentence?: string;
}

/** What the panel asks for. */
const RANKED = 20;

/**
 * Asks the worker for each passage, one after the other. Relevant papers that aren't among the documents are left out;
 * so are questions without any. `--limit N`: the first N questions. `--per-query FILE`: one JSON line for each.
 * `--baseline NAME`: the same asked of another ranker.
 */
export async function run(call: Call): Promise<object> {
  const { options } = call;
  const all = jsonLines<Question>(wanted(options, 'queries'), QUESTION);
  const questions = all.slice(0, count(options, 'limit', Math.max(1, all.length)));
  const baseline = baselineNamed(call);
  const perQuery = perQueryFile(call);
  const asked = await startWith(wanted(options, 'docs'));
  try {
    const answered = [];
    for (const question of questions) {
      const relevant = relevantOf(asked, question);
      if (relevant.size === 0) continue;
      const start = performance.now();
      const ranked = await rank(asked, question);
      const ms = performance.now() - start;
      const { id, text } = question;
      answered.push({ id, text, relevant, group: groupOf(question), figures: figuresOf(ranked, relevant), ms });
      if (answered.length % 100 === 0) say(`${answered.length} of ${questions.length}`);
    }
    sayLeftOut(answered.length, questions.length);
    const milliseconds = answered.map(({ ms }) => ms);
    // of the whole process, of which the worker is a thread; the baseline is none of ours
    const peakRssMb = rounded(process.resourceUsage().maxRSS / 1024, 1);
    const compared =
      baseline === undefined
        ? undefined
        : await compareWith(answered, {
            name: baseline,
            papers: asked.papersById(),
            purpose: 'passage',
            limit: RANKED,
            figuresOf,
          });
    perQuery.write(
      answered.map(({ id, figures, ms }, at) => {
        return { id, ...figures, ms: rounded(ms, 3), ...(compared && { baseline: compared.perQuery[at] }) };
      }),
    );
    return {
      docs: asked.papers,
      queries: answered.length,
      recall5: rounded(mean(answered.map(({ figures }) => figures.recall5)), 4),
      recall10: rounded(mean(answered.map(({ figures }) => figures.recall10)), 4),
      ndcg10: rounded(mean(answered.map(({ figures }) => figures.ndcg10)), 4),
      mrr: rounded(mean(answered.map(({ figures }) => figures.mrr)), 4),
      indexSeconds: rounded(asked.indexSeconds),
      queryMsP50: rounded(percentile(milliseconds, 0.5)),
      queryMsP95: rounded(percentile(milliseconds, 0.95)),
      peakRssMb,
      ...(compared && { baseline: compared.told }),
    };
  } finally {
    asked.worker.dispose();
  }
}

function figuresOf(ranked: readonly PaperId[], relevant: ReadonlySet<PaperId>) {
  return {
    recall5: recall(ranked, relevant, 5),
    recall10: recall(ranked, relevant, 10),
    ndcg10: ndcg(ranked, relevant, 10),
    mrr: reciprocalRank(ranked, relevant),
  };
}

async function rank({ worker, bibliographies, idOf }: Asked, question: Question): Promise<PaperId[]> {
  const { id, text, sentence = '' } = question;
  // records of a list have no keys: they are named as the library names papers
  const cited = (question.cited ?? []).flatMap((record) => idOf(record) ?? []);
  const suggestions = await worker.ask('suggest', {
    bibliographies,
    passage: { id, span: { start: 0, end: text.length }, text, sentence, cited },
    cited,
    limit: RANKED,
  });
  return suggestions.map(({ card }) => card.paper);
}
