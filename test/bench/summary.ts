/**
 * How like are the summaries on the cards to those that people wrote? `summary --papers S.jsonl[.gz]`, a record being
 * `{id,title,abstract_sentences,tldrs}`: mean ROUGE F1 of one-sentence summaries, in percent, and what one takes.
 * `--per-query FILE`: one JSON line a paper, with its summary.
 */
import { summarize } from '../../src/core/show/summary.ts';
import { wordCount } from '../../src/core/show/words.ts';
import { startWorker } from '../support/askWorker.ts';
import { rounded, say } from './figures.ts';
import { jsonLines } from './jsonl.ts';
import { withPaper } from './onePaper.ts';
import { type Call, wanted } from './options.ts';
import { perQueryFile } from './perQuery.ts';
import { type Rouge, rougeOf } from './rouge.ts';
import { SUMMARY_PAPER, type SummaryPaper } from './trainSummary.ts';

/** `msPerPaper` is the summary alone, measured after warming up; `mostWords` the longest of all. */
export async function run(call: Call): Promise<object> {
  const perQuery = perQueryFile(call);
  const papers = jsonLines<SummaryPaper>(wanted(call.options, 'papers'), SUMMARY_PAPER);
  const worker = startWorker();
  const scores: Rouge[] = [];
  const lines: object[] = [];
  let mostWords = 0;
  try {
    for (const [at, { id, title = '', abstract_sentences, tldrs }] of papers.entries()) {
      if (at % 200 === 0) say(`${at} of ${papers.length} ...`);
      const record = { id, title: title || id, abstract: abstract_sentences.join(' ') };
      const card = await withPaper(worker, record, [], (paper) => worker.ask('card', { bibliographies: [], paper }));
      const summary = card?.summary ?? '';
      if (summary === '') say(`${id}: no summary`);
      mostWords = Math.max(mostWords, wordCount(summary));
      const score = rougeOf(summary, tldrs);
      scores.push(score);
      const [rouge1, rouge2, rougeL] = [score.rouge1, score.rouge2, score.rougeL].map((part) => rounded(100 * part));
      lines.push({ id, rouge1, rouge2, rougeL, summary });
    }
  } finally {
    worker.dispose();
  }
  perQuery.write(lines);
  const mean = (part: keyof Rouge) =>
    rounded((100 * scores.reduce((sum, score) => sum + score[part], 0)) / scores.length);
  return {
    papers: papers.length,
    rouge1: mean('rouge1'),
    rouge2: mean('rouge2'),
    rougeL: mean('rougeL'),
    msPerPaper: rounded(msPerPaper(papers), 3),
    mostWords,
  };
}

function msPerPaper(papers: readonly SummaryPaper[]): number {
  const texts = papers.map(({ title = '', abstract_sentences }) => ({ title, abstract: abstract_sentences.join(' ') }));
  for (const { title, abstract } of texts.slice(0, 100)) summarize(title, abstract);
  const start = performance.now();
  for (const { title, abstract } of texts) summarize(title, abstract);
  return (performance.now() - start) / Math.max(1, papers.length);
}
