/** How is a file of records read whose lines begin with a tag: RIS, PubMed's .nbib? */
import { type TextLine, textLines } from './textLines.ts';

/** One record: the values of each tag, in order. */
export interface TaggedRecord {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly first: TextLine;
  readonly last: TextLine;
  /** Whether what ends a record was there. */
  readonly isClosed: boolean;
}

export interface TaggedSyntax {
  /** Groups: tag, value. */
  readonly line: RegExp;
  /** The tag that begins a record. */
  readonly first: string;
  /** The tag that ends it, where there is one. */
  readonly last?: string;
  /** Tags of which a line without a tag holds a further value, and none that goes on. */
  readonly lists?: ReadonlySet<string>;
}

const LINES_PER_STEP = 300;

/**
 * All records, in steps. A line without a tag goes on with the value above it; one that stands outside of all records is
 * handed to `stray`. A record that is not ended ends where the next begins.
 */
export function* recordsIn(
  text: string,
  syntax: TaggedSyntax,
  stray: (line: TextLine) => void,
): Generator<undefined, readonly TaggedRecord[]> {
  const records: TaggedRecord[] = [];
  let values: Map<string, string[]> | undefined;
  let first: TextLine | undefined;
  let last: TextLine | undefined;
  let current: string[] | undefined;
  let isList = false;
  const close = (isClosed: boolean): void => {
    if (values !== undefined && first !== undefined && last !== undefined)
      records.push({ values, first, last, isClosed });
    values = current = undefined;
  };
  for (const line of textLines(text)) {
    if (line.line % LINES_PER_STEP === LINES_PER_STEP - 1) yield undefined;
    const found = syntax.line.exec(line.text);
    if (found === null) {
      const more = line.text.trim();
      if (more === '') continue;
      if (current === undefined) {
        if (values === undefined) stray(line);
        continue;
      }
      current.push(isList ? more : `${current.pop() ?? ''} ${more}`);
      last = line;
      continue;
    }
    const [, tag = '', value = ''] = found;
    if (tag === syntax.first) {
      close(syntax.last === undefined);
      values = new Map();
      first = line;
    }
    if (values === undefined) {
      stray(line);
      continue;
    }
    last = line;
    if (tag === syntax.last) {
      close(true);
      continue;
    }
    isList = syntax.lists?.has(tag) === true;
    current = values.get(tag) ?? [];
    values.set(tag, current);
    current.push(value.trim());
  }
  close(syntax.last === undefined);
  return records;
}
