/** Which papers does a .bib text hold? Entry by entry: what is broken in one costs no other. */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { type BibContext, contextOf } from './bibContext.ts';
import { paperOf } from './bibPaper.ts';
import type { BibBlock } from './bibScan.ts';
import { type BibStretch, fieldsOf } from './bibStretches.ts';
import { inherit } from './inherit.ts';
import type { ReadingSteps } from './portions.ts';

/** Text that is read between two steps, in UTF-16 code units: one or two milliseconds of work. */
const TEXT_PER_STEP = 15_000;

/** Blocks that are no entries: `@xdata` only lends its fields to others. */
const notPapers = new Set(['string', 'preamble', 'comment', 'xdata']);

/** Reads a .bib file, in steps: its text, or its bytes in any encoding. */
export function* bibtexInSteps(source: SourceId, content: string | Uint8Array): ReadingSteps {
  const context = yield* contextOf(content);
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  for (const stretch of context.stretches) {
    const reader = new StretchReader(source, stretch, context, papers, problems);
    let done = 0;
    for (const block of stretch.blocks) {
      reader.read(block);
      if (block.end - done < TEXT_PER_STEP) continue;
      done = block.end;
      yield papers.splice(0);
    }
  }
  return { papers, problems };
}

/** One stretch of a .bib file while it is read. */
class StretchReader {
  readonly #source: SourceId;
  readonly #stretch: BibStretch;
  readonly #context: BibContext;
  readonly #papers: Paper[];
  readonly #problems: Problem[];

  constructor(source: SourceId, stretch: BibStretch, context: BibContext, papers: Paper[], problems: Problem[]) {
    this.#source = source;
    this.#stretch = stretch;
    this.#context = context;
    this.#papers = papers;
    this.#problems = problems;
  }

  read(block: BibBlock): void {
    if (notPapers.has(block.type)) {
      if (!block.isClosed && block.type !== 'comment') this.#reportUnclosed(block);
      return;
    }
    const { lines, offset, own } = this.#stretch;
    const { strings, parent } = this.#context;
    const { fields, bad } = fieldsOf(this.#stretch, block, strings);
    const name = block.key ?? `@${block.type}`;
    if (!block.isClosed && !bad.some(({ code }) => code === 'unclosed-value')) this.#reportUnclosed(block);
    for (const { at, code, why } of bad) {
      const from = block.start + at;
      this.#report(code, `${name}: ${why}`, from, lines.endOf(from));
    }
    if (block.key === undefined) this.#reportKeyless(block, fields.size > 0);
    // half typed: nothing is known of it yet
    if (fields.size === 0 && (block.key === undefined || !block.isClosed)) return;
    if (fields.has('crossref') || fields.has('xdata')) inherit(block.type, fields, parent);
    const place = {
      line: lines.lineAt(block.start),
      endLine: lines.lineAt(block.end),
      start: offset + block.start,
      end: offset + block.end,
    };
    const key = block.key === undefined ? undefined : own(block.key);
    this.#papers.push(paperOf(this.#source, { type: block.type, key }, fields, place));
  }

  #reportUnclosed({ type, key, start, end }: BibBlock): void {
    const where = !this.#stretch.isLast || end < this.#stretch.text.length ? 'before the next entry' : 'at its end';
    const message = `${key ?? `@${type}`} is never closed: a bracket is missing ${where}.`;
    this.#report('unclosed-entry', message, start, this.#stretch.lines.endOf(start));
  }

  #reportKeyless({ type, start, body, isClosed }: BibBlock, hasFields: boolean): void {
    const { text } = this.#stretch;
    if (!hasFields && isClosed && text.slice(body.start, body.end).trim() === '') {
      this.#report('empty-entry', `This @${type} is empty.`, start, this.#stretch.lines.endOf(start));
    } else {
      const message = `This @${type} has no key, so it cannot be cited: write one behind its bracket, with a comma.`;
      this.#report('no-key', message, start, this.#stretch.lines.endOf(start));
    }
  }

  #report(code: string, message: string, start: number, end: number): void {
    const from = this.#stretch.lines.at(start);
    this.#problems.push({ code, message, severity: 'warning', start: from, end: this.#stretch.lines.at(end) });
  }
}
