/** How does a .bib file write its entries? */
import { type EntryLayout, layoutOf } from '../read/bibLayout.ts';
import { type BibBlock, scanBib } from '../read/bibScan.ts';
import { type Alignment, alignmentIn } from './alignment.ts';
import { type Letters, lettersIn } from './letters.ts';
import { type Case, caseOf } from './case.ts';
import { commonest, most } from './majority.ts';

/** How a file writes its entries, so that a new one looks at home. */
export interface StubStyle extends Alignment {
  readonly indent: string;
  /** What encloses values. */
  readonly open: '{' | '"';
  readonly trailingComma: boolean;
  /** What stands between the last value (or its comma) and the closing bracket: mostly a line end. */
  readonly closing: string;
  /** What stands between type and key: mostly a brace. */
  readonly head: string;
  /** All on one line. */
  readonly isOnOneLine: boolean;
  readonly typeCase: Case;
  readonly nameCase: Case;
  /** How types and fields are spelled, by their lower-case name. */
  readonly spelled: Readonly<Record<string, string>>;
  /** `year = 2020`. */
  readonly bareNumbers: boolean;
  readonly month: 'macro' | 'number' | 'short' | 'long';
  /** `Ada Lovelace and ...`: where names are so plain that nothing else can be meant. */
  readonly givenFirst: boolean;
  readonly letters: Letters;
  /** `biblatex` where the file uses its own field names (`journaltitle`, `date`, `eprinttype`). */
  readonly dialect: 'bibtex' | 'biblatex';
  /** Whether the file has no field that tells one dialect from the other. */
  readonly isDialectUnknown: boolean;
  /** Field names in lower case in the order in which the file has them; the others stay where they are. */
  readonly order: readonly string[];
}

/** What a file gets that has no manner of its own yet. */
export const DEFAULT_STYLE: StubStyle = {
  indent: '  ',
  open: '{',
  before: 1,
  after: 1,
  align: 'nothing',
  trailingComma: true,
  closing: '\n',
  head: '{',
  isOnOneLine: false,
  typeCase: 'lower',
  nameCase: 'lower',
  spelled: {},
  bareNumbers: false,
  month: 'macro',
  givenFirst: false,
  letters: { accents: 'group', taken: 'all' },
  dialect: 'bibtex',
  isDialectUnknown: true,
  order: [],
};

/** Looked at: files are written by one hand, and a library may have 30 MB. */
const ENOUGH = 200_000;

/** Fewer entries say nothing about the order of fields. */
const ENOUGH_FOR_ORDER = 3;

/** An entry that can be taken apart. */
interface Entry {
  readonly text: string;
  readonly layout: EntryLayout;
}

/**
 * Learns a file's manner, the majority of its entries deciding; a file without any gets `DEFAULT_STYLE`. Reads the last
 * 200,000 characters: new entries go where people add them. Any text will do. Line ends are read as `\n`.
 */
export function readStyle(bibText: string): StubStyle {
  const text = lastEntries(bibText).replace(/\r\n?/gu, '\n');
  const blocks = [...scanBib(text)].filter(({ key }) => key !== undefined);
  const entries = blocks.flatMap((block) => entryOf(text, block));
  const telling = entries.filter(({ layout }) => layout.fields.length > 0);
  if (telling.length === 0) return { ...DEFAULT_STYLE, letters: lettersIn(bibText) };
  const fields = telling.flatMap(({ layout }) => layout.fields);
  const read = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  const dialect = dialectOf(fields.map(({ name }) => read(name).toLowerCase()));
  const single = fields.flatMap(({ parts }) => (parts.length === 1 && parts[0] !== undefined ? [parts[0]] : []));
  const numbers = single.filter((part) => /^\d+$/u.test(read(part.inner)));
  const isOnOneLine = most(
    telling.map(({ layout }) => !read({ start: layout.open, end: layout.close }).includes('\n')),
  );
  const isQuoting = most(single.flatMap(({ kind }) => (kind === 'bare' ? [] : [kind === 'quotes'])));
  const types = entries.map(({ layout }) => read(layout.type));
  const names = fields.map(({ name }) => read(name));
  return {
    indent: commonest(
      fields.flatMap(({ name }) => indentOf(text, name.start)),
      DEFAULT_STYLE.indent,
    ),
    open: most(single.flatMap(({ kind }) => (kind === 'bare' ? [] : [kind === 'quotes']))) ? '"' : '{',
    ...alignmentIn(
      text,
      telling.map(({ layout }) => layout),
    ),
    trailingComma: most(telling.map(({ layout }) => layout.hasTrailingComma)),
    closing: commonest(
      telling.map(({ layout }) => closingOf(text, layout)),
      DEFAULT_STYLE.closing,
    ),
    head: commonest(
      entries.flatMap(({ layout }) => headOf(text, layout)),
      DEFAULT_STYLE.head,
    ),
    isOnOneLine,
    typeCase: caseOf(types),
    nameCase: caseOf(names),
    spelled: spellings([...types, ...names]),
    bareNumbers: most(numbers.map(({ kind }) => kind === 'bare')),
    month: monthManner(
      fields.flatMap(({ name, parts }) =>
        /^month$/iu.test(read(name)) && parts.length === 1 ? [read(parts[0] ?? name)] : [],
      ),
    ),
    givenFirst: givenFirst(fields.flatMap(({ name, value }) => (/^author$/iu.test(read(name)) ? [read(value)] : []))),
    letters: isQuoting ? inGroups(lettersIn(bibText)) : lettersIn(bibText),
    ...dialect,
    order: orderOf(telling.map(({ layout }) => layout.fields.map(({ name }) => read(name).toLowerCase()))),
  };
}

/** From a line that begins an entry on, where the text is too long to read all of it. */
function lastEntries(text: string): string {
  if (text.length <= ENOUGH) return text;
  const cut = text.slice(-ENOUGH);
  const first = /[\r\n][ \t]*@/u.exec(cut);
  return first === null ? cut : cut.slice(first.index + 1);
}

function entryOf(text: string, block: BibBlock): Entry[] {
  const layout = layoutOf(text, block);
  return layout?.key === undefined ? [] : [{ text, layout }];
}

/** What a field's line begins with; nothing where something else stands before it. */
function indentOf(text: string, at: number): string[] {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(line, at);
  return line > 0 && /^[ \t]*$/u.test(before) ? [before] : [];
}

function closingOf(text: string, { fields, close }: EntryLayout): string {
  const end = fields.at(-1)?.value.end ?? close;
  const between = text.slice(end, close).replace(',', '');
  // no more than one line end: a blank line before a brace is an accident
  return between.includes('\n') ? `\n${between.slice(between.lastIndexOf('\n') + 1)}` : between;
}

/** `{`, or `( `; a key on a line of its own is an accident. */
function headOf(text: string, { type, key }: EntryLayout): string[] {
  const head = text.slice(type.end, key?.start ?? type.end + 1);
  return head.includes('\n') ? [] : [head];
}

function spellings(words: readonly string[]): Readonly<Record<string, string>> {
  const byName = new Map<string, string[]>();
  for (const word of words) {
    const own = byName.get(word.toLowerCase()) ?? [];
    own.push(word);
    byName.set(word.toLowerCase(), own);
  }
  return Object.fromEntries([...byName].map(([name, all]) => [name, commonest(all, name)]));
}

/** Between quotes the quote of `\\"o` has to stand in braces. */
function inGroups({ accents, taken }: Letters): Letters {
  return { taken, accents: accents === 'braces' || accents === 'group-braces' ? 'group-braces' : 'group' };
}

/** Each month that a file writes votes for its manner. */
function monthManner(values: readonly string[]): StubStyle['month'] {
  const manners = values.map((value): StubStyle['month'] => {
    const inner = value.replace(/^[{"]|[}"]$/gu, '');
    if (/^\d{1,2}$/u.test(inner)) return 'number';
    if (inner === value) return 'macro';
    return /^\p{L}{3,4}\.?$/u.test(inner) && inner.toLowerCase() !== 'june' ? 'short' : 'long';
  });
  return commonest(manners, DEFAULT_STYLE.month);
}

/** `Ada Lovelace and Charles Babbage`: no comma in most of the lists of authors. */
function givenFirst(authors: readonly string[]): boolean {
  const telling = authors.filter((list) => /\p{L}[\s~]+\p{L}/u.test(list.replace(/\sand\s/gu, ',')));
  return most(
    telling.map(
      (list) =>
        // a comma inside braces is a corporation's; the outer ones are the value's own
        !list
          .slice(1, -1)
          .replace(/\{[^{}]*\}/gu, '')
          .includes(','),
    ),
  );
}

const biblatexOwn = new Set(['journaltitle', 'date', 'eprinttype', 'eprintclass', 'location', 'maintitle', 'langid']);
const bibtexOwn = new Set(['journal', 'year', 'archiveprefix', 'primaryclass', 'address', 'school']);

function dialectOf(names: readonly string[]): Pick<StubStyle, 'dialect' | 'isDialectUnknown'> {
  const own = names.filter((name) => biblatexOwn.has(name)).length;
  const others = names.filter((name) => bibtexOwn.has(name)).length;
  return { dialect: own > others ? 'biblatex' : 'bibtex', isDialectUnknown: own + others === 0 };
}

/** Each name's mean place in its entries, from 0 (first) to 1 (last), decides. Names that stand once are left out. */
function orderOf(entries: readonly (readonly string[])[]): readonly string[] {
  const places = new Map<string, { sum: number; count: number }>();
  const telling = entries.filter((fields) => fields.length > 1);
  if (telling.length < ENOUGH_FOR_ORDER) return [];
  for (const fields of telling) {
    for (const [at, name] of fields.entries()) {
      const place = places.get(name) ?? { sum: 0, count: 0 };
      places.set(name, { sum: place.sum + at / (fields.length - 1), count: place.count + 1 });
    }
  }
  const common = [...places].filter(([, { count }]) => count > 1);
  const mean = (place: { sum: number; count: number }): number => place.sum / place.count;
  return common.sort(([, one], [, other]) => mean(one) - mean(other)).map(([name]) => name);
}
