/** Does a paper come up for what somebody remembers of it? */
import type { PaperId } from '../../src/core/paper.ts';
import { Titles } from './attainable.ts';
import { baselineNamed, compareWith } from './baseline.ts';
import { percentile, rounded, say } from './figures.ts';
import { jsonLines, QUESTION } from './jsonl.ts';
import { type Call, count, wanted } from './options.ts';
import { perQueryFile } from './perQuery.ts';
import { groupOf, type Judged, mean, reciprocalRank, recall, relevantOf, sayLeftOut, startWith } from './ranked.ts';

const LISTED = 50;
/** How many places of a list somebody looks at. */
const LOOKED_AT = 5;

/**
 * Asks the worker what a slot would ask for each text. Questions about papers that aren't there are left out. `--limit N`:
 * the first N questions. `attainableTop5`: see `Titles`. `--per-query FILE`: one JSON line for each. `--baseline NAME`: the same asked of another ranker.
 */
export async function run(call: Call): Promise<object> {
  const { options } = call;
  const all = jsonLines<Judged>(wanted(options, 'queries'), QUESTION);
  const questions = all.slice(0, count(options, 'limit', Math.max(1, all.length)));
  const baseline = baselineNamed(call);
  const perQuery = perQueryFile(call);
  const asked = await startWith(wanted(options, 'docs'));
  try {
    const answered = [];
    const titles = new Titles(asked.papersById());
    for (const question of questions) {
      const { id, text } = question;
      const relevant = relevantOf(asked, question);
      if (relevant.size === 0) continue;
      const start = performance.now();
      const rows = await asked.worker.ask('complete', {
        bibliographies: asked.bibliographies,
        typed: text,
        present: [],
        cited: [],
        loose: false,
        limit: LISTED,
      });
      const ms = performance.now() - start;
      const ranked = rows.map(({ paper }) => paper);
      const kind = (question as Judged & { readonly kind?: string }).kind;
      const attainable = titles.attainable(text, relevant, LOOKED_AT);
      const figures = figuresOf(ranked, relevant);
      answered.push({ id, kind, text, relevant, group: groupOf(question), figures, attainable, ms });
      if (answered.length % 500 === 0) say(`${answered.length} of ${questions.length}`);
    }
    sayLeftOut(answered.length, questions.length);
    const milliseconds = answered.map(({ ms }) => ms);
    const compared =
      baseline === undefined
        ? undefined
        : await compareWith(answered, {
            name: baseline,
            papers: asked.papersById(),
            purpose: 'remembered',
            limit: LISTED,
            figuresOf,
          });
    perQuery.write(
      answered.map(({ id, figures, attainable, ms }, at) => {
        return {
          id,
          ...figures,
          attainableTop5: rounded(attainable, 4),
          ms: rounded(ms, 3),
          ...(compared && { baseline: compared.perQuery[at] }),
        };
      }),
    );
    const kinds = kindsOf(answered);
    return {
      docs: asked.papers,
      queries: answered.length,
      top1: rounded(mean(answered.map(({ figures }) => figures.top1)), 4),
      top5: rounded(mean(answered.map(({ figures }) => figures.top5)), 4),
      mrr: rounded(mean(answered.map(({ figures }) => figures.mrr)), 4),
      attainableTop5: rounded(mean(answered.map(({ attainable }) => attainable)), 4),
      queryMsP50: rounded(percentile(milliseconds, 0.5)),
      queryMsP95: rounded(percentile(milliseconds, 0.95)),
      ...(kinds.length > 0 && { kinds }),
      ...(compared && { baseline: compared.told }),
    };
  } finally {
    asked.worker.dispose();
  }
}

function figuresOf(ranked: readonly PaperId[], relevant: ReadonlySet<PaperId>) {
  return {
    top1: Number(recall(ranked, relevant, 1) > 0),
    top5: Number(recall(ranked, relevant, LOOKED_AT) > 0),
    mrr: reciprocalRank(ranked, relevant),
  };
}

interface Kinded {
  readonly kind: string | undefined;
  readonly figures: { readonly top1: number; readonly top5: number };
  readonly attainable: number;
  readonly ms: number;
}

/** The same by kind, where the questions have one (`remembered` makes such). */
function kindsOf(answered: readonly Kinded[]) {
  const kinds = [...new Set(answered.flatMap(({ kind }) => kind ?? []))];
  return kinds.map((kind) => {
    const own = answered.filter((each) => each.kind === kind);
    return {
      kind,
      queries: own.length,
      top1: rounded(mean(own.map(({ figures }) => figures.top1)), 4),
      top5: rounded(mean(own.map(({ figures }) => figures.top5)), 4),
      attainableTop5: rounded(mean(own.map(({ attainable }) => attainable)), 4),
      queryMsP95: rounded(
        percentile(
          own.map(({ ms }) => ms),
          0.95,
        ),
      ),
    };
  });
}
