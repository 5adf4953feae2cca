/**
 * Does the whole road work on real documents? `project DIR`: discovery, reading, passages, ranking. Every paragraph with
 * citations is asked for with its citations taken out; relevant are the papers that it cites; the library is what the
 * documents' bibliographies hold. Each is asked twice: as in the editor, where what the documents say around their other
 * citations helps, and without that (`alone`). `--per-query FILE`: one JSON line a paragraph, named by its file and line.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { readPassage } from '../../src/core/document/document.ts';
import type { Passage } from '../../src/core/document/slot.ts';
import type { RunningWorker } from '../support/askWorker.ts';
import { startWorker } from '../support/askWorker.ts';
import { pairedDifference } from './bootstrap.ts';
import { percentile, rounded, say } from './figures.ts';
import { BadCall, type Call } from './options.ts';
import { perQueryFile } from './perQuery.ts';
import { documentsIn, type ProjectDocument } from './projectFiles.ts';
import { mean, ndcg, recall, reciprocalRank } from './ranked.ts';

/** How many suggestions are looked at. */
const DEPTH = 20;

interface Asked {
  readonly id: string;
  readonly document: ProjectDocument;
  readonly passage: Passage;
  readonly relevant: ReadonlySet<string>;
}

/** `unknownKeys` counts citations of keys that no bibliography of their document has. */
export async function run(call: Call): Promise<object> {
  const [folder = ''] = call.positional;
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) throw new BadCall(`${folder} is no folder`);
  const perQuery = perQueryFile(call);
  const worker = startWorker();
  try {
    const documents = await documentsIn(worker, folder);
    const sources = [...new Set(documents.flatMap(({ bibliographies }) => bibliographies))];
    for (const id of sources) {
      const source = { id, name: path.basename(id), format: 'auto' } as const;
      const { papers } = await worker.ask('read', { source, content: new Uint8Array(fs.readFileSync(id)) });
      say(`${path.relative(folder, id)}: ${papers} papers`);
    }
    const { citations, unknownKeys, questions } = await questionsIn(worker, folder, documents);
    say(`${questions.length} paragraphs in ${documents.length} documents`);
    const alone = await answersTo(worker, questions);
    for (const { file, text, language } of documents) {
      await worker.ask('facts', { content: text, language, commands: [], document: file });
    }
    const answers = await answersTo(worker, questions);
    perQuery.write(questions.map(({ id }, at) => ({ id, ...answers[at], alone: alone[at] })));
    const pairs = questions.map(({ document }, at) => {
      return { group: document.file, ours: answers[at]?.recall10 ?? 0, theirs: alone[at]?.recall10 ?? 0 };
    });
    const { mean: gain, low, high } = pairedDifference(pairs);
    return {
      documents: documents.length,
      passages: questions.length,
      citations,
      unknownKeys,
      ...averagesOf(answers),
      alone: averagesOf(alone),
      difference: { mean: rounded(gain, 4), low: rounded(low, 4), high: rounded(high, 4) },
    };
  } finally {
    worker.dispose();
  }
}

async function questionsIn(worker: RunningWorker, folder: string, documents: readonly ProjectDocument[]) {
  const questions: Asked[] = [];
  let citations = 0;
  let unknownKeys = 0;
  for (const [at, document] of documents.entries()) {
    if (at % 20 === 19) say(`${at + 1} of ${documents.length} documents read`);
    const { bibliographies, facts, text } = document;
    const own = new Set(facts.ownKeys);
    const keys = facts.citations.map(({ key }) => key).filter((key) => key !== '*' && !own.has(key));
    citations += keys.length;
    const unknown = new Set(await worker.ask('unknown', { bibliographies, keys }));
    unknownKeys += keys.filter((key) => unknown.has(key)).length;
    for (const passage of passagesOf(document)) {
      const relevant = new Set<string>();
      for (const key of passage.cited.filter((each) => !unknown.has(each))) {
        const { card } = await worker.ask('resolve', { bibliographies, key, limit: 0 });
        if (card !== null) relevant.add(card.paper);
      }
      const line = text.slice(0, passage.span.start).split('\n').length;
      const id = `${path.relative(folder, document.file)}:${line}`;
      if (relevant.size > 0) questions.push({ id, document, passage, relevant });
    }
  }
  return { questions, citations, unknownKeys };
}

/** Each paragraph with citations, once. */
function passagesOf({ text, language, facts }: ProjectDocument): readonly Passage[] {
  const passages = new Map<number, Passage>();
  let end = -1;
  for (const { start } of facts.citations) {
    if (start < end) continue;
    const passage = readPassage(text, start, language);
    if (passage === undefined || passage.cited.length === 0) continue;
    end = passage.span.end;
    passages.set(passage.span.start, passage);
  }
  return [...passages.values()];
}

async function answersTo(worker: RunningWorker, questions: readonly Asked[]) {
  const answers: Answer[] = [];
  for (const { document, passage, relevant } of questions) {
    // the citations taken out: neither the keys nor what they cite may help; without a cursor no sentence weighs more
    const asked = { ...passage, cited: [], sentence: '' };
    const { file, bibliographies } = document;
    const start = performance.now();
    const suggestions = await worker.ask('suggest', {
      bibliographies,
      passage: asked,
      cited: [],
      document: file,
      limit: DEPTH,
    });
    const ms = performance.now() - start;
    const ranked = suggestions.map(({ card }) => card.paper);
    answers.push({
      recall5: recall(ranked, relevant, 5),
      recall10: recall(ranked, relevant, 10),
      ndcg10: ndcg(ranked, relevant, 10),
      mrr: reciprocalRank(ranked, relevant),
      ms,
    });
    if (answers.length % 100 === 0) say(`${answers.length} of ${questions.length}`);
  }
  return answers;
}

interface Answer {
  readonly recall5: number;
  readonly recall10: number;
  readonly ndcg10: number;
  readonly mrr: number;
  readonly ms: number;
}

function averagesOf(answers: readonly Answer[]) {
  const average = (name: keyof Answer): number => rounded(mean(answers.map((each) => each[name])), 4);
  return {
    recall5: average('recall5'),
    recall10: average('recall10'),
    ndcg10: average('ndcg10'),
    mrr: average('mrr'),
    queryMsP95: rounded(
      percentile(
        answers.map(({ ms }) => ms),
        0.95,
      ),
    ),
  };
}
