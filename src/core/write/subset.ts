/** Which part of a .bib do some entries need to stand alone? */
import { findBibKeys } from '../read/bibKeys.ts';
import { layoutOf } from '../read/bibLayout.ts';
import { type BibBlock, scanBib } from '../read/bibScan.ts';
import { lineEndOf } from './lineEnds.ts';

/** A .bib that holds no more than what was asked for. */
export interface Subset {
  /** Empty where no key was found; else it ends with a line end. */
  readonly text: string;
  /** The keys that stand in no entry, in the order asked. */
  readonly missing: readonly string[];
}

/**
 * The entries with these keys, those that they name (`crossref`, `xdata`, `related` ...), the `@string`s that they use and
 * the `@preamble`s that define their commands: in the order of the file, each character for character, one blank line
 * between them. Of several entries with one key the first counts. Any text will do; linear in it.
 */
export function subsetOf(bibText: string, keys: readonly string[]): Subset {
  const blocks = [...scanBib(bibText)];
  const entries = blocks.filter(({ key }) => key !== undefined);
  const { wanted, missing } = withParents(bibText, entries, keys);
  const kept = new Set<BibBlock>(wanted);
  addPreambles(bibText, blocks, kept);
  // what is kept so far may use strings, preambles too
  addStrings(bibText, blocks, kept);
  const lineEnd = lineEndOf(bibText);
  const texts = blocks.filter((block) => kept.has(block)).map(({ start, end }) => bibText.slice(start, end).trimEnd());
  return { text: texts.length === 0 ? '' : texts.join(lineEnd + lineEnd) + lineEnd, missing };
}

function withParents(
  text: string,
  entries: readonly BibBlock[],
  keys: readonly string[],
): { wanted: readonly BibBlock[]; missing: string[] } {
  const byName = new Map<string, number>();
  const references = new Map<number, { key: string; field: string }[]>();
  const found = findBibKeys(text);
  for (const role of ['entry', 'alias'] as const) {
    for (const each of found) if (each.role === role && !byName.has(each.key)) byName.set(each.key, each.entry);
  }
  const lower = new Map<string, number>();
  for (const [name, entry] of byName) if (!lower.has(name.toLowerCase())) lower.set(name.toLowerCase(), entry);
  for (const { role, entry, key, field = '' } of found) {
    if (role !== 'reference') continue;
    const own = references.get(entry) ?? [];
    own.push({ key, field });
    references.set(entry, own);
  }
  const wanted = new Set<number>();
  const waiting: number[] = [];
  const want = (entry: number | undefined): void => {
    if (entry === undefined || wanted.has(entry)) return;
    wanted.add(entry);
    waiting.push(entry);
  };
  const missing = keys.filter((key) => !byName.has(key));
  for (const key of keys) want(byName.get(key));
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    for (const { key, field } of references.get(entry) ?? []) {
      // BibTeX finds a crossref whatever its case
      want(byName.get(key) ?? (field === 'crossref' ? lower.get(key.toLowerCase()) : undefined));
    }
  }
  return { wanted: entries.filter((_, at) => wanted.has(at)), missing };
}

/** `@string`s that are used, and those that they use, wherever they stand. Of several with a name all stay. */
function addStrings(text: string, blocks: readonly BibBlock[], kept: Set<BibBlock>): void {
  const byName = new Map<string, BibBlock[]>();
  for (const block of blocks) {
    if (block.type !== 'string') continue;
    const name = nameOf(text, block);
    const own = byName.get(name) ?? [];
    own.push(block);
    byName.set(name, own);
  }
  const waiting = [...kept];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    for (const word of wordsUsed(text, block, byName)) {
      for (const used of byName.get(word) ?? []) {
        if (kept.has(used)) continue;
        kept.add(used);
        waiting.push(used);
      }
    }
  }
}

function nameOf(text: string, { body }: BibBlock): string {
  return /^\s*([^\s=]+)/u.exec(text.slice(body.start, Math.min(body.end, body.start + 300)))?.[1]?.toLowerCase() ?? '';
}

/** The names among `known` that stand bare as a value. Where the entry can't be taken apart: all that stand in it as words. */
function wordsUsed(text: string, block: BibBlock, known: ReadonlyMap<string, unknown>): readonly string[] {
  const layout = layoutOf(text, block);
  const words =
    layout === undefined
      ? (text.slice(block.start, block.end).match(/[^\s"#%'(),={}\\]+/gu) ?? [])
      : layout.fields.flatMap(({ parts }) =>
          parts.flatMap(({ kind, start, end }) => (kind === 'bare' ? [text.slice(start, end)] : [])),
        );
  return words.map((word) => word.toLowerCase()).filter((word) => known.has(word));
}

const definition =
  /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|def|gdef|let)\s*\*?\s*\{?\s*\\([A-Za-z@]+|.)/gu;

/**
 * A preamble stays where something that stays uses a command which it defines, and where it does not show what it defines:
 * it reads a file, or is a string.
 */
function addPreambles(text: string, blocks: readonly BibBlock[], kept: Set<BibBlock>): void {
  const preambles = blocks.filter(({ type }) => type === 'preamble');
  if (preambles.length === 0) return;
  const used = new Set<string>();
  for (const { start, end } of kept) {
    for (const [, command = ''] of text.slice(start, end).matchAll(/\\([A-Za-z@]+|.)/gu)) used.add(command);
  }
  for (const preamble of preambles) {
    const defined = [...text.slice(preamble.start, preamble.end).matchAll(definition)];
    if (defined.length === 0 || defined.some(([, command = '']) => used.has(command))) kept.add(preamble);
  }
}
