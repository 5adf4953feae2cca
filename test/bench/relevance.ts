/** Do the papers that a paragraph cites come up for it? */
import * as fs from 'node:fs';
import type { PaperId } from '../../src/core/paper.ts';
import { percentile, rounded, say } from './figures.ts';
import { jsonLines } from './jsonl.ts';
import { type Call, count, wanted } from './options.ts';
import { type Asked, type Judged, mean, ndcg, recall, reciprocalRank, relevantOf, startWith } from './ranked.ts';

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
 */
export async function run({ options }: Call): Promise<object> {
  const all = jsonLines<Question>(wanted(options, 'queries'));
  const questions = all.slice(0, count(options, 'limit', Math.max(1, all.length)));
  const asked = await startWith(wanted(options, 'docs'));
  try {
    const figures: { id: string; recall5: number; recall10: number; ndcg10: number; mrr: number; ms: number }[] = [];
    for (const question of questions) {
      const relevant = relevantOf(asked, question);
      if (relevant.size === 0) continue;
      const start = performance.now();
      const ranked = await rank(asked, question);
      figures.push({
        id: question.id,
        recall5: recall(ranked, relevant, 5),
        recall10: recall(ranked, relevant, 10),
        ndcg10: ndcg(ranked, relevant, 10),
        mrr: reciprocalRank(ranked, relevant),
        ms: performance.now() - start,
      });
      if (figures.length % 100 === 0) say(`${figures.length} of ${questions.length}`);
    }
    const perQuery = options['per-query'];
    if (perQuery !== undefined) fs.writeFileSync(perQuery, figures.map((each) => `${JSON.stringify(each)}\n`).join(''));
    const milliseconds = figures.map(({ ms }) => ms);
    return {
      docs: asked.papers,
      queries: figures.length,
      recall5: rounded(mean(figures.map(({ recall5 }) => recall5)), 4),
      recall10: rounded(mean(figures.map(({ recall10 }) => recall10)), 4),
      ndcg10: rounded(mean(figures.map(({ ndcg10 }) => ndcg10)), 4),
      mrr: rounded(mean(figures.map(({ mrr }) => mrr)), 4),
      indexSeconds: rounded(asked.indexSeconds),
      queryMsP50: rounded(percentile(milliseconds, 0.5)),
      queryMsP95: rounded(percentile(milliseconds, 0.95)),
      // of the whole process, of which the worker is a thread
      peakRssMb: rounded(process.resourceUsage().maxRSS / 1024, 1),
    };
  } finally {
    asked.worker.dispose();
  }
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
