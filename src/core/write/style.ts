/** How does a .bib file write its entries? */

/** How a file writes its entries, so that a stub looks at home. */
export interface StubStyle {
  readonly indent: string;
  readonly open: '{' | '"';
  readonly align: boolean;
  readonly trailingComma: boolean;
  /** Field names in upper case, as some files have them. */
  readonly upperCase: boolean;
  /** `biblatex` where the file uses its own field names (`journaltitle`, `date`, `eprinttype`); absent: BibTeX's. */
  readonly dialect?: 'bibtex' | 'biblatex';
  /** No blanks around the `=`. Absent: one on each side. */
  readonly tight?: boolean;
  /** Field names in lower case in the order in which the file has them; the others stay where they are. */
  readonly order?: readonly string[];
}

/** What a file gets that has no manner of its own yet. */
export const DEFAULT_STYLE: StubStyle = {
  indent: '  ',
  open: '{',
  align: false,
  trailingComma: true,
  upperCase: false,
};

/** Looked at: files are written by one hand, and a library may have 30 MB. */
const ENOUGH = 200_000;

/** `  title = {`: indent, name, blanks, blanks, and what opens the value. */
const FIELD = /^([ \t]*)([A-Za-z][\w-]*)([ \t]*)=([ \t]*)(["{]|\w)/gmu;
type FieldLine = RegExpMatchArray;

/**
 * Learns a file's manner from its field lines, the majority deciding; a file without any gets `DEFAULT_STYLE`. Reads the
 * last 200,000 characters: new entries go where people add them. Any text will do.
 */
export function readStyle(bibText: string): StubStyle {
  const text = bibText.slice(-ENOUGH);
  const entries = text.split(/^[ \t]*@/mu).map((entry) => [...entry.matchAll(FIELD)]);
  const fields = entries.flat();
  if (fields.length === 0) return DEFAULT_STYLE;
  const most = (votes: readonly boolean[], fallback: boolean) => {
    const yes = votes.filter(Boolean).length;
    return yes * 2 === votes.length ? fallback : yes * 2 > votes.length;
  };
  const quoted = fields.flatMap(([, , , , , open]) => (open === '{' || open === '"' ? [open === '"'] : []));
  const closings = [...text.matchAll(/([^\s,])?(,?)[ \t]*(?:\r\n?|\n)[ \t]*\}[ \t]*(?=\r|\n|$)/gu)];
  return {
    indent: commonest(fields.map(([, indent]) => indent ?? '')),
    open: most(quoted, false) ? '"' : '{',
    align: most(entries.flatMap(isAligned), false),
    trailingComma: most(
      closings.map(([, , comma]) => comma === ','),
      false,
    ),
    upperCase: most(
      fields.map(([, , name]) => /^[A-Z][A-Z\d_-]*$/u.test(name ?? '')),
      false,
    ),
    ...(usesBiblatex(text) ? { dialect: 'biblatex' as const } : {}),
    ...(most(
      fields.map(([, , , , behind]) => behind === ''),
      false,
    )
      ? { tight: true }
      : {}),
    ...orderOf(entries),
  };
}

/** In an entry with names of differing length: whether all `=` stand in one column. No vote otherwise. */
function isAligned(fields: readonly FieldLine[]): boolean[] {
  if (new Set(fields.map(([, , name]) => name?.length)).size < 2) return [];
  const columns = fields.map(([, indent = '', name = '', before = '']) => indent.length + name.length + before.length);
  return [new Set(columns).size === 1];
}

function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<[string, number]>((best, next) => (next[1] > best[1] ? next : best), ['  ', 0])[0];
}

function usesBiblatex(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const own = count(/^[ \t]*(?:journaltitle|date|eprinttype|location|maintitle)[ \t]*=/gimu);
  const bibtex = count(/^[ \t]*(?:journal|year|archiveprefix|address)[ \t]*=/gimu);
  return own > bibtex;
}

/** Fewer entries say nothing about the order of fields. */
const ENOUGH_FOR_ORDER = 3;

/** Each name's mean place in its entries, from 0 (first) to 1 (last), decides. Names that stand once are left out. */
function orderOf(entries: readonly (readonly FieldLine[])[]): { order?: readonly string[] } {
  const places = new Map<string, { sum: number; count: number }>();
  const telling = entries.filter((fields) => fields.length > 1);
  if (telling.length < ENOUGH_FOR_ORDER) return {};
  for (const fields of telling) {
    for (const [at, [, , name = '']] of fields.entries()) {
      const place = places.get(name.toLowerCase()) ?? { sum: 0, count: 0 };
      places.set(name.toLowerCase(), { sum: place.sum + at / (fields.length - 1), count: place.count + 1 });
    }
  }
  const common = [...places].filter(([, { count }]) => count > 1);
  const mean = (place: { sum: number; count: number }) => place.sum / place.count;
  return { order: common.sort(([, one], [, other]) => mean(one) - mean(other)).map(([name]) => name) };
}
