/** How is a .bib laid out evenly, with every value, name and comment as it was? */
import type { Span } from '../document/slot.ts';
import { type EntryLayout, layoutOf } from '../read/bibLayout.ts';
import { type BibBlock, scanBib } from '../read/bibScan.ts';
import { equalsFor } from './stub.ts';
import { readStyle, type StubStyle } from './style.ts';
import type { Change } from './renameKey.ts';
import { lineEndOf } from './lineEnds.ts';
import { linesBetween } from './insertion.ts';

/**
 * The changes that give every entry the layout of most: one field a line, the file's own indent, its columns, its comma
 * behind the last field, its blank lines between entries. Only blanks, line ends and commas between the pieces change;
 * entries that can't be taken apart safely (a comment in them, a slip), `@string`, `@preamble` and text between entries stay as
 * they are. `within`: only entries that it touches. `like`: the text whose layout counts, where it is another. In order, not overlapping; none where all is even. Any text will do.
 */
export function formatted(bibText: string, within?: Span, indent?: string, like = bibText): readonly Change[] {
  const style = styleOf(like, indent);
  const lineEnd = lineEndOf(bibText);
  const blocks = [...scanBib(bibText)];
  const gap = lineEnd.repeat(linesBetween(bibText, blocks));
  const changes: Change[] = [];
  let before: BibBlock | undefined;
  for (const block of blocks) {
    const isWanted = within === undefined || (block.start < within.end && within.start < block.end);
    const layout = block.key === undefined ? undefined : layoutOf(bibText, block);
    if (layout !== undefined && isWanted) {
      const between = before === undefined ? undefined : { start: before.end, end: block.start };
      // between two entries of which one was read: nothing but blank lines
      if (before?.key !== undefined && before.isClosed && between !== undefined && isBlank(bibText, between))
        add(changes, bibText, between, gap);
      changes.push(...entryChanges(bibText, layout, style, lineEnd));
    }
    before = block;
  }
  return changes;
}

/** Without an entry of several lines there is no manner: two blanks, or what the editor indents with. */
function styleOf(text: string, indent: string | undefined): StubStyle {
  const style = readStyle(text);
  const hasOwn = /\{[^\n]*\n[ \t]*[A-Za-z][\w-]*\s*=/u.test(text.slice(-200_000));
  const closing = style.isOnOneLine ? '\n' : style.closing;
  return { ...style, isOnOneLine: false, closing, ...(hasOwn || indent === undefined ? {} : { indent }) };
}

function entryChanges(text: string, layout: EntryLayout, style: StubStyle, lineEnd: string): Change[] {
  const { type, key, open, close, fields } = layout;
  if (key === undefined) return [];
  const changes: Change[] = [];
  add(changes, text, { start: type.end, end: open }, '');
  add(changes, text, { start: open + 1, end: key.start }, '');
  const names = fields.map(({ name }) => text.slice(name.start, name.end));
  const longest = Math.max(0, ...names.map((name) => name.length));
  let at = key.end;
  fields.forEach(({ name, value }, index) => {
    add(changes, text, { start: at, end: name.start }, `,${lineEnd}${style.indent}`);
    add(changes, text, { start: name.end, end: value.start }, equalsFor(names[index] ?? '', longest, style));
    at = value.end;
  });
  const comma = fields.length === 0 ? (layout.hasTrailingComma ? ',' : '') : style.trailingComma ? ',' : '';
  const closing =
    fields.length === 0 ? text.slice(at, close).replace(',', '') : style.closing.replace('\n', () => lineEnd);
  add(changes, text, { start: at, end: close }, comma + closing);
  return changes;
}

function add(changes: Change[], text: string, { start, end }: Span, wanted: string): void {
  if (text.slice(start, end) !== wanted) changes.push({ start, end, text: wanted });
}

function isBlank(text: string, { start, end }: Span): boolean {
  return /^\s+$/u.test(text.slice(start, end));
}
