/** Does a paper come up for what somebody remembers of it? */
import { percentile, rounded, say } from './figures.ts';
import { jsonLines } from './jsonl.ts';
import { type Call, wanted } from './options.ts';
import { type Judged, mean, reciprocalRank, recall, relevantOf, startWith } from './ranked.ts';

const LISTED = 50;

/** Asks the worker what a slot would ask for each text. Questions about papers that aren't there are left out. */
export async function run({ options }: Call): Promise<object> {
  const questions = jsonLines<Judged>(wanted(options, 'queries'));
  const asked = await startWith(wanted(options, 'docs'));
  try {
    const figures: { top1: number; top5: number; mrr: number; ms: number }[] = [];
    for (const question of questions) {
      const relevant = relevantOf(asked, question);
      if (relevant.size === 0) continue;
      const start = performance.now();
      const rows = await asked.worker.ask('complete', {
        bibliographies: asked.bibliographies,
        typed: question.text,
        present: [],
        cited: [],
        loose: false,
        limit: LISTED,
      });
      const ms = performance.now() - start;
      const ranked = rows.map(({ paper }) => paper);
      figures.push({
        top1: Number(recall(ranked, relevant, 1) > 0),
        top5: Number(recall(ranked, relevant, 5) > 0),
        mrr: reciprocalRank(ranked, relevant),
        ms,
      });
      if (figures.length % 500 === 0) say(`${figures.length} of ${questions.length}`);
    }
    const milliseconds = figures.map(({ ms }) => ms);
    return {
      docs: asked.papers,
      queries: figures.length,
      top1: rounded(mean(figures.map(({ top1 }) => top1)), 4),
      top5: rounded(mean(figures.map(({ top5 }) => top5)), 4),
      mrr: rounded(mean(figures.map(({ mrr }) => mrr)), 4),
      queryMsP50: rounded(percentile(milliseconds, 0.5)),
      queryMsP95: rounded(percentile(milliseconds, 0.95)),
    };
  } finally {
    asked.worker.dispose();
  }
}
