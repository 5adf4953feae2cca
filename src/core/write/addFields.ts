/** How does an entry get fields that it lacks, and nothing else changes? */
import type { Paper } from '../paper.ts';
import { type EntryLayout, layoutOf } from '../read/bibLayout.ts';
import { type BibBlock, scanBib } from '../read/bibScan.ts';
import { BLANK } from './blank.ts';
import { type EntryField, entryFields } from './entryFields.ts';
import { entryTypeOf } from './entryType.ts';
import type { Insertion } from './insertion.ts';
import { lineEndOf } from './lineEnds.ts';
import { inOrder, writeFields } from './stub.ts';
import { readStyle, type StubStyle } from './style.ts';

/** What is put into an entry. */
export interface Addition {
  /** Names of the fields in lower case, in the order in which they stand then. */
  readonly fields: readonly string[];
  /** In order; none touches what is there. */
  readonly insertions: readonly Insertion[];
}

/** Fields that say the same: where one of them is there, the others are not missing. */
const ALIKE: readonly (readonly string[])[] = [
  ['journal', 'journaltitle'],
  ['year', 'date', 'pubstate'],
  ['month', 'date'],
  ['day', 'date'],
  ['address', 'location'],
  ['school', 'institution'],
  ['archiveprefix', 'eprinttype'],
  ['primaryclass', 'eprintclass'],
  ['author', 'editor'],
  ['howpublished', 'url'],
  ['publisher', 'journal', 'journaltitle', 'school', 'institution'],
  ['title', 'shorttitle'],
  ['note', 'annote'],
  ['number', 'issue'],
];

/** What stands in something that others edit. */
const PARTS = /^(?:article|in(?:proceedings|collection|book|reference)|conference|suppbook|suppcollection)$/u;

/** The usual order, where the file has none. */
const USUAL = (
  'author editor title booktitle journal journaltitle year date volume number pages publisher school institution address ' +
  'location month note doi isbn eprint archiveprefix eprinttype primaryclass eprintclass pmid url abstract'
).split(' ');

/**
 * The fields of a paper that the entry with this key lacks, each in its place and in the entry's own layout. Undefined where
 * there is no such entry, or it can't be taken apart safely; no fields where nothing is missing.
 */
export function missingFields(bibText: string, key: string, paper: Paper, style: StubStyle): Addition | undefined {
  const entry = entryWith(bibText, key);
  if (entry === undefined) return undefined;
  const type = bibText.slice(entry.layout.type.start, entry.layout.type.end).toLowerCase();
  const spelled = { ...style.spelled, [type]: type };
  const wanted = entryFields({ ...paper, type }, entryTypeOf({ ...paper, type }, { ...style, spelled }), style, false);
  const there = new Set(entry.layout.fields.map(({ name }) => bibText.slice(name.start, name.end).toLowerCase()));
  // the editor of a book has not written its chapter, and a short title is no title
  const isOwn = (name: string): boolean => name === 'title' || (name === 'author' && PARTS.test(type));
  const isSaid = (name: string): boolean =>
    there.has(name) ||
    (!isOwn(name) && ALIKE.some((alike) => alike.includes(name) && alike.some((each) => there.has(each))));
  const missing = wanted.filter(({ name }) => !isSaid(name));
  // an identifier of another kind of thing than the entry has: two eprints are two papers
  const sound = there.has('eprint')
    ? missing.filter(({ name }) => !/^(?:eprint|archiveprefix|primaryclass)/u.test(name))
    : missing;
  return added(bibText, entry, sound, style);
}

/** The same for fields without values: `BLANK` stands where each is to be filled in. */
export function blankFields(bibText: string, key: string, names: readonly string[]): Addition | undefined {
  const entry = entryWith(bibText, key);
  if (entry === undefined) return undefined;
  // what is there and empty, `author = {}`, is filled where it stands
  const empty = names.flatMap((name) => {
    const field = entry.layout.fields.find(
      (each) => bibText.slice(each.name.start, each.name.end).toLowerCase() === name,
    );
    if (field === undefined) return [];
    const value = /^[{"]\s*[}"]$/u.test(bibText.slice(field.value.start, field.value.end));
    return value ? [{ name, offset: field.value.start + 1 }] : [];
  });
  const absent = names.filter((name) => !empty.some((each) => each.name === name));
  const addition = added(
    bibText,
    entry,
    absent.map((name) => ({ name, value: BLANK })),
    readStyle(bibText),
  );
  const stops = empty.map(({ offset }) => ({ offset, text: BLANK }));
  return {
    fields: [...empty.map(({ name }) => name), ...addition.fields],
    insertions: [...addition.insertions, ...stops].sort((one, other) => one.offset - other.offset),
  };
}

interface Entry {
  readonly block: BibBlock;
  readonly layout: EntryLayout;
}

function entryWith(text: string, key: string): Entry | undefined {
  for (const block of scanBib(text)) {
    if (block.key !== key) continue;
    const layout = layoutOf(text, block);
    return layout?.key === undefined ? undefined : { block, layout };
  }
  return undefined;
}

function added(text: string, { block, layout }: Entry, fields: readonly EntryField[], style: StubStyle): Addition {
  const own = ownStyle(text, block, layout, style);
  const names = layout.fields.map(({ name }) => text.slice(name.start, name.end).toLowerCase());
  const order = style.order.length > 0 ? style.order : USUAL;
  const ordered = inOrder(fields, order);
  const written = writeFields(ordered, own);
  const lineEnd = lineEndOf(text.slice(block.start, block.end));
  const byOffset = new Map<number, string>();
  ordered.forEach(({ name }, at) => {
    const rank = order.indexOf(name);
    // behind the last of the fields that stand before it in the file's order
    const before =
      rank < 0
        ? names.length - 1
        : names.findLastIndex((each) => order.indexOf(each) >= 0 && order.indexOf(each) < rank);
    const anchor = layout.fields[before]?.value.end ?? layout.key?.end ?? layout.open + 1;
    const gap = own.isOnOneLine ? ' ' : lineEnd + own.indent;
    byOffset.set(anchor, `${byOffset.get(anchor) ?? ''},${gap}${written[at] ?? ''}`);
  });
  const insertions = [...byOffset]
    .map(([offset, inserted]) => ({ offset, text: inserted }))
    .sort((a, b) => a.offset - b.offset);
  return { fields: ordered.map(({ name }) => name), insertions };
}

/** The file's style as this entry has it: its indent, and the column of its `=`. */
function ownStyle(text: string, block: BibBlock, layout: EntryLayout, style: StubStyle): StubStyle {
  if (layout.fields.length === 0) return style;
  const entry = readStyle(text.slice(block.start, block.end));
  const { indent, before, after, align, isOnOneLine, open } = entry;
  const [first] = layout.fields;
  const column = first === undefined ? 0 : text.slice(first.name.start, first.value.start).indexOf('=');
  const values = first === undefined ? 0 : first.value.start - first.name.start - 1;
  const width = align === 'equals' ? { width: column } : align === 'values' ? { width: values } : {};
  const own = { ...style, indent, before, after, align, isOnOneLine, open };
  delete (own as { width?: number }).width;
  return { ...own, ...width };
}
