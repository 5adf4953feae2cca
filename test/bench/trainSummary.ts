/**
 * Which weights make the summaries most like those that people write? `train-summary --papers TRAIN.jsonl[.gz]
 * [--write src/core/show/summaryWeights.ts]`: learns them, prints how well they do on what they have not seen.
 */
import * as fs from 'node:fs';
import { sentencesOf } from '../../src/core/show/sentences.ts';
import { standingAlone } from '../../src/core/show/summary.ts';
import { FEATURES, featuresOf } from '../../src/core/show/summaryFeatures.ts';
import { jsonLines, type Shape } from './jsonl.ts';
import { type Call, wanted } from './options.ts';
import { rougeOf } from './rouge.ts';

export const SUMMARY_PAPER: Shape = { id: 'text', abstract_sentences: 'texts', tldrs: 'texts' };

export interface SummaryPaper {
  readonly id: string;
  readonly title?: string;
  readonly abstract_sentences: readonly string[];
  readonly tldrs: readonly string[];
}

/** One paper as the learner sees it: a row of standardized features and the gain of choosing it, per sentence. */
interface Choice {
  readonly rows: readonly (readonly number[])[];
  readonly gains: readonly number[];
}

const FOLDS = 4;
const STEPS = 600;
/** Weight decay, chosen on the training part's folds among .002, .005, .01, .02: a plateau. */
const DECAY = 0.01;

export function run({ options }: Call): Promise<object> {
  return Promise.resolve(train(wanted(options, 'papers'), options['write']));
}

function train(file: string, target: string | undefined): object {
  const papers = jsonLines<SummaryPaper>(file, SUMMARY_PAPER);
  const choices = papers.map(choiceOf);
  const scales = scalesOf(choices.flatMap(({ rows }) => rows));
  const scaled = choices.map(({ rows, gains }) => ({
    gains,
    rows: rows.map((row) => row.map((value, at) => value / (scales[at] ?? 1))),
  }));
  const unseen = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = learn(scaled.filter((_, index) => index % FOLDS !== fold));
    return scaled.filter((_, index) => index % FOLDS === fold).map((choice) => gainOf(choice, weights));
  }).flat();
  const weights = learn(scaled).map((weight, at) => weight / (scales[at] ?? 1));
  if (target !== undefined) fs.writeFileSync(target, asSource(weights));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { papers: papers.length, features: FEATURES.length, meanRougeUnseen: mean(unseen) / 3 };
}

function choiceOf({ title = '', abstract_sentences, tldrs }: SummaryPaper): Choice {
  const sentences = sentencesOf(abstract_sentences.join(' '));
  const gains = sentences.map((sentence) => {
    const { rouge1, rouge2, rougeL } = rougeOf(standingAlone(sentence), tldrs);
    return rouge1 + rouge2 + rougeL;
  });
  const rows = featuresOf(title, sentences);
  return { rows, gains: gains.slice(0, rows.length) };
}

/** Root mean square of each feature, so that weight decay treats all alike. */
function scalesOf(rows: readonly (readonly number[])[]): number[] {
  return FEATURES.map((_, at) => {
    const squares = rows.reduce((sum, row) => sum + (row[at] ?? 0) ** 2, 0);
    const mean = rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length;
    return Math.sqrt(Math.max(squares / rows.length - mean * mean, 1e-9));
  });
}

/**
 * Maximizes the expected ROUGE of a choice made with probability softmax(weights · features), by Adam (Kingma and Ba,
 * 2015). Nothing is random: the same papers give the same weights.
 */
function learn(choices: readonly Choice[]): number[] {
  const size = FEATURES.length;
  const weights = new Array<number>(size).fill(0);
  const first = new Array<number>(size).fill(0);
  const second = new Array<number>(size).fill(0);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Array<number>(size).fill(0);
    for (const { rows, gains } of choices) {
      const chances = softmax(rows.map((row) => dot(row, weights)));
      const expected = dot(chances, gains);
      for (const [at, row] of rows.entries()) {
        const pull = (chances[at]! * (gains[at]! - expected)) / choices.length;
        for (let feature = 0; feature < size; feature++) gradient[feature]! += pull * row[feature]!;
      }
    }
    for (let feature = 0; feature < size; feature++) {
      const slope = gradient[feature]! - DECAY * weights[feature]!;
      first[feature] = 0.9 * first[feature]! + 0.1 * slope;
      second[feature] = 0.99 * second[feature]! + 0.01 * slope * slope;
      const direction = first[feature]! / (1 - 0.9 ** step);
      weights[feature]! += (0.03 * direction) / (Math.sqrt(second[feature]! / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return weights;
}

function gainOf({ rows, gains }: Choice, weights: readonly number[]): number {
  const scores = rows.map((row) => dot(row, weights));
  return gains[scores.indexOf(Math.max(...scores))] ?? 0;
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

function asSource(weights: readonly number[]): string {
  const lines = FEATURES.map((feature, at) => `  ${feature}: ${Number((weights[at] ?? 0).toFixed(3))},`);
  return [
    '/** How much does each feature of a sentence count? Made by test/bench/trainSummary.ts; not to be edited by hand. */',
    "import type { FEATURES } from './summaryFeatures.ts';",
    '',
    'export const WEIGHTS: Readonly<Record<(typeof FEATURES)[number], number>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}
