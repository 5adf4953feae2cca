/** Which papers does a .bib text hold? Entry by entry: what is broken in one costs no other. */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { type BadField, type Fields, fieldsIn } from './bibFields.ts';
import { paperOf } from './bibPaper.ts';
import { type BibBlock, scanBib } from './bibScan.ts';
import { inherit } from './inherit.ts';
import { Lines } from './lines.ts';
import { type OwnText, ownText } from './ownText.ts';
import type { ReadingSteps } from './portions.ts';

/** Text that is read between two steps, in UTF-16 code units: one or two milliseconds of work. */
const TEXT_PER_STEP = 15_000;
const SCANNED_PER_STEP = 200_000;

/** An expansion that is longer is an accident or an attack: `@string`s that double each other grow without end. */
const LONGEST_STRING = 10_000;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Blocks that are no entries: `@xdata` only lends its fields to others. */
const notPapers = new Set(['string', 'preamble', 'comment', 'xdata']);

/** Reads a .bib text, in steps. */
export function* bibtexInSteps(source: SourceId, text: string, own: OwnText = ownText): ReadingSteps {
  const blocks: BibBlock[] = [];
  let scanned = 0;
  for (const block of scanBib(text)) {
    blocks.push(block);
    if (block.end - scanned < SCANNED_PER_STEP) continue;
    scanned = block.end;
    yield undefined;
  }
  const bib = new Bib(source, text, blocks, own);
  let done = 0;
  for (const block of blocks) {
    bib.read(block);
    if (block.end - done < TEXT_PER_STEP) continue;
    done = block.end;
    yield bib.papers.splice(0);
  }
  return { papers: bib.papers, problems: bib.problems };
}

/** One .bib text while it is read. */
class Bib {
  readonly papers: Paper[] = [];
  readonly problems: Problem[] = [];
  readonly #source: SourceId;
  readonly #text: string;
  readonly #blocks: readonly BibBlock[];
  readonly #own: OwnText;
  readonly #lines: Lines;
  readonly #strings: ReadonlyMap<string, string>;
  /** Entries by key, in lower case, too; made when the first entry inherits. */
  #byKey: Map<string, BibBlock> | undefined;
  readonly #parents = new Map<BibBlock, Fields>();

  constructor(source: SourceId, text: string, blocks: readonly BibBlock[], own: OwnText) {
    this.#source = source;
    this.#text = text;
    this.#blocks = blocks;
    this.#own = own;
    this.#lines = new Lines(text);
    this.#strings = stringsOf(text, blocks, own);
  }

  read(block: BibBlock): void {
    if (notPapers.has(block.type)) {
      if (!block.isClosed && block.type !== 'comment') this.#reportUnclosed(block);
      return;
    }
    const { fields, bad } = this.#fieldsOf(block);
    const name = block.key ?? `@${block.type}`;
    if (!block.isClosed && !bad.some(({ code }) => code === 'unclosed-value')) this.#reportUnclosed(block);
    for (const { at, code, why } of bad) {
      const from = block.start + at;
      this.#report(code, `${name}: ${why}`, from, this.#lines.endOf(from));
    }
    if (block.key === undefined) this.#reportKeyless(block, fields.size > 0);
    // half typed: nothing is known of it yet
    if (fields.size === 0 && (block.key === undefined || !block.isClosed)) return;
    if (fields.has('crossref') || fields.has('xdata')) inherit(block.type, fields, (key) => this.#parent(key));
    const line = this.#lines.lineAt(block.start);
    this.papers.push(paperOf(this.#source, this.#ownKey(block), fields, line, this.#lines.lineAt(block.end)));
  }

  /** The fields, cut from a copy of the entry: what is kept of them keeps the entry in memory, never the file. */
  #fieldsOf({ start, end, body, keySpan, isClosed }: BibBlock): { fields: Fields; bad: readonly BadField[] } {
    const entry = this.#own(this.#text.slice(start, end));
    return fieldsIn(entry, (keySpan?.end ?? body.start) - start, body.end - start, this.#strings, isClosed);
  }

  #ownKey(block: BibBlock): BibBlock {
    return block.key === undefined ? block : { ...block, key: this.#own(block.key) };
  }

  #parent(key: string): { type: string; fields: Fields } | undefined {
    if (this.#byKey === undefined) {
      this.#byKey = new Map();
      for (const block of this.#blocks) {
        if (block.key === undefined) continue;
        // BibTeX finds a crossref whatever its case; one in the right case comes first
        for (const name of [block.key, `\n${block.key.toLowerCase()}`]) {
          if (!this.#byKey.has(name)) this.#byKey.set(name, block);
        }
      }
    }
    const block = this.#byKey.get(key) ?? this.#byKey.get(`\n${key.toLowerCase()}`);
    if (block === undefined) return undefined;
    let fields = this.#parents.get(block);
    if (fields === undefined) {
      fields = this.#fieldsOf(block).fields;
      this.#parents.set(block, fields);
    }
    return { type: block.type, fields };
  }

  #reportUnclosed({ type, key, start, end }: BibBlock): void {
    const where = end < this.#text.length ? 'before the next entry' : 'at its end';
    const message = `${key ?? `@${type}`} is never closed: a bracket is missing ${where}.`;
    this.#report('unclosed-entry', message, start, this.#lines.endOf(start));
  }

  #reportKeyless({ type, start, body, isClosed }: BibBlock, hasFields: boolean): void {
    if (!hasFields && isClosed && this.#text.slice(body.start, body.end).trim() === '') {
      this.#report('empty-entry', `This @${type} is empty.`, start, this.#lines.endOf(start));
    } else {
      const message = `This @${type} has no key, so it cannot be cited: write one behind its bracket, with a comma.`;
      this.#report('no-key', message, start, this.#lines.endOf(start));
    }
  }

  #report(code: string, message: string, start: number, end: number): void {
    const from = this.#lines.at(start);
    this.problems.push({ code, message, severity: 'warning', start: from, end: this.#lines.at(end) });
  }
}

/** All `@string`s of a text by lower-case name: BibTeX wants them before their use, people put them anywhere. */
function stringsOf(text: string, blocks: readonly BibBlock[], own: OwnText): Map<string, string> {
  const strings = new Map<string, string>(months.map((month) => [month, month]));
  // the second round knows those that stand behind the ones that use them
  for (const round of [1, 2]) {
    let uses = false;
    for (const { type, body } of blocks) {
      if (type !== 'string') continue;
      uses ||= text.slice(body.start, body.end).includes('#');
      for (const [name, value] of fieldsIn(text, body.start, body.end, strings).fields) {
        if (value.length <= LONGEST_STRING) strings.set(own(name), own(value));
      }
    }
    if (!uses || round === 2) break;
  }
  return strings;
}
