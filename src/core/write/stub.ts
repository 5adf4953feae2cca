/** Which BibTeX entry stands for a paper that had none? */
import type { Paper } from '../paper.ts';
import { inCase } from './case.ts';
import { type EntryField, entryFields } from './entryFields.ts';
import { entryTypeOf } from './entryType.ts';
import { DEFAULT_STYLE } from './style.ts';
import type { StubStyle } from './style.ts';

/** What a person may choose. */
export interface StubOptions {
  /** Write the abstract too; by default it stays out: it is found in the corpus anyway and makes files unreadable. */
  readonly abstract?: boolean;
}

/**
 * Writes the entry: what is known of the paper, nothing else. `\n` line ends, none after the closing brace. Whatever the
 * text holds, the entry is one entry: braces balance and nothing in it ends it early.
 */
export function writeStub(
  paper: Paper,
  key: string,
  style: StubStyle = DEFAULT_STYLE,
  options: StubOptions = {},
): string {
  const type = entryTypeOf(paper, style);
  const fields = inOrder(entryFields(paper, type, style, options.abstract ?? false), style.order);
  const head = `@${style.spelled[type] ?? inCase(type, style.typeCase)}${style.head}${key},`;
  const written = writeFields(fields, style);
  const comma = style.trailingComma && written.length > 0 ? ',' : '';
  const bracket = style.head.includes('(') ? ')' : '}';
  if (style.isOnOneLine) return `${head} ${written.join(', ')}${comma}${style.closing.trim()}${bracket}`;
  const lines = written.map((field) => `\n${style.indent}${field}`);
  return `${head}${lines.join(',')}${comma}${style.closing || (lines.length === 0 ? '\n' : '')}${bracket}`;
}

/** `name = {value}` each, without indent and comma, their columns aligned where the style wants it. */
export function writeFields(fields: readonly EntryField[], style: StubStyle): string[] {
  const names = fields.map(({ name }) => style.spelled[name] ?? inCase(name, style.nameCase));
  const longest = Math.max(0, ...names.map((name) => name.length));
  return fields.map(
    (field, at) => (names[at] ?? field.name) + equalsFor(names[at] ?? '', longest, style) + enclosed(field, style),
  );
}

/** The `=` with the blanks around it, behind a name; `longest` is that of the names of the entry. */
export function equalsFor(name: string, longest: number, { align, before, after, width }: StubStyle): string {
  const blanks = (fewest: number, column: number, used: number): string => ' '.repeat(Math.max(fewest, column - used));
  switch (align) {
    case 'nothing':
      return `${' '.repeat(before)}=${' '.repeat(after)}`;
    case 'equals':
      return `${blanks(before, width ?? longest + before, name.length)}=${' '.repeat(after)}`;
    case 'values':
      return `${' '.repeat(before)}=${blanks(after, width ?? longest + before + after, name.length + before)}`;
  }
}

/** Inside quotes a quote must stand in braces (btxdoc, section 2.2), where it does not anyway. */
function enclosed({ value, isBare }: EntryField, { open }: StubStyle): string {
  if (isBare === true) return value;
  if (open === '{') return `{${value}}`;
  let depth = 0;
  const inside = value.replace(/[{}"]/gu, (mark) => {
    if (mark === '"') return depth === 0 ? '{"}' : mark;
    depth += mark === '{' ? 1 : -1;
    return mark;
  });
  return `"${inside}"`;
}

/** In this order. Fields that the file does not know stay behind the one that they stood behind. */
export function inOrder(fields: readonly EntryField[], order: readonly string[]): EntryField[] {
  let rank = -1;
  const ranked = fields.map((field) => {
    const known = order.indexOf(field.name);
    if (known >= 0) rank = known;
    return { field, rank };
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ field }) => field);
}
