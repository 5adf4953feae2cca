/** Which papers does a .bib text hold? Entry by entry: what is broken in one costs no other. */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { type BibContext, contextOf } from './bibContext.ts';
import type { BadField } from './bibFields.ts';
import { paperOf } from './bibPaper.ts';
import type { BibBlock } from './bibScan.ts';
import { type BibStretch, fieldsOf } from './bibStretches.ts';
import { inherit } from './inherit.ts';
import type { ReadingSteps } from './portions.ts';

/** Text that is read between two steps, in UTF-16 code units: one or two milliseconds of work. */
const TEXT_PER_STEP = 15_000;

/** Blocks that are no entries: `@xdata` only lends its fields to others. */
const notPapers = new Set(['string', 'preamble', 'comment', 'xdata']);

const nextSolid = /\s*(\S)/y;
/** Only a comma before it tells a field from a comment between entries. */
const fieldBehind = /\s*,\s*(([A-Za-z][\w-]*)\s*=\s*[{"\d])/y;

/** A `@string` that uses another is looked at for its form alone. */
const noStrings: ReadonlyMap<string, string> = new Map();

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
      if (block.type === 'string' && block.isClosed) {
        for (const bad of fieldsOf(this.#stretch, block, noStrings).bad) this.#reportBad(block, bad);
      }
      return;
    }
    const { lines, offset, own } = this.#stretch;
    const { strings, parent } = this.#context;
    const { fields, bad } = fieldsOf(this.#stretch, block, strings);
    if (!block.isClosed && !bad.some(({ code }) => code === 'unclosed-value')) this.#reportUnclosed(block);
    if (block.key !== undefined) this.#checkKey(block.key, block.keySpan?.end ?? block.end, fields.size > 0);
    for (const each of bad) this.#reportBad(block, each);
    if (block.key === undefined) this.#reportKeyless(block, fields.size > 0);
    if (block.isClosed) this.#checkBehind(block);
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

  #reportBad({ type, key, start }: BibBlock, { at, code, why }: BadField): void {
    const from = start + at;
    const severity = code === 'doubled-field' ? 'information' : 'warning';
    this.#report(code, `${key ?? `@${type}`}: ${why}`, from, this.#stretch.lines.endOf(from), severity);
  }

  /** BibTeX and biber end a key at its first blank, and then want a comma. */
  #checkKey(key: string, end: number, hasFields: boolean): void {
    const blank = key.search(/\s/);
    if (blank >= 0) {
      const message = `“${key}” has a blank in it: LaTeX cannot cite it. A key has none.`;
      this.#report('blank-in-key', message, end - key.length, end);
      return;
    }
    nextSolid.lastIndex = end;
    if (hasFields && nextSolid.exec(this.#stretch.text)?.[1] !== ',') {
      this.#report('missing-comma', `${key}: a comma is missing behind the key.`, end - key.length, end);
    }
  }

  /** `title = {One}}, year = {2001}}`: a brace too many ends the entry before its end. */
  #checkBehind({ type, key, end }: BibBlock): void {
    fieldBehind.lastIndex = end;
    const found = fieldBehind.exec(this.#stretch.text);
    if (found === null) return;
    const from = end + found[0].length - (found[1] ?? '').length;
    const message = `${key ?? `@${type}`} has ended before ${found[2] ?? 'this'}: a bracket is too many.`;
    this.#report('extra-bracket', message, from, this.#stretch.lines.endOf(from));
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

  #report(code: string, message: string, from: number, to: number, severity: Problem['severity'] = 'warning'): void {
    const start = this.#stretch.lines.at(from);
    this.#problems.push({ code, message, severity, start, end: this.#stretch.lines.at(to) });
  }
}
