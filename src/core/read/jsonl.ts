/** Which papers does a text of JSON lines hold? */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { objectIn } from './json.ts';
import { paperOfJson } from './jsonRecord.ts';
import type { ReadingSteps } from './portions.ts';
import { lineProblem } from './record.ts';
import { textLines } from './textLines.ts';

const LINES_PER_STEP = 20;

/** Reads a record a line, in steps; see `paperOfJson` for what it may hold. A broken line costs that line. */
export function* jsonlInSteps(source: SourceId, text: string): ReadingSteps {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  for (const line of textLines(text)) {
    if (line.line % LINES_PER_STEP === LINES_PER_STEP - 1) yield papers.splice(0);
    if (line.text.trim() === '') continue;
    const record = objectIn(line.text);
    const { line: at, start, end } = line;
    if (typeof record === 'string') {
      problems.push(lineProblem('bad-record', record, at, line.text.length));
      continue;
    }
    const paper = paperOfJson(source, record, { line: at, endLine: at, start, end });
    if (paper !== undefined) papers.push(paper);
    else problems.push(lineProblem('no-title', 'the record has no "title".', at, line.text.length));
  }
  return { papers, problems };
}
