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

/**
 * Learns a file's manner from its field lines, the majority deciding; a file without any gets `DEFAULT_STYLE`. Reads the
 * last 200,000 characters: new entries go where people add them. Any text will do.
 */
export function readStyle(bibText: string): StubStyle {
  const text = bibText.slice(-ENOUGH);
  const fields = [...text.matchAll(/^([ \t]*)([A-Za-z][\w-]*)([ \t]*)=([ \t]*)(["{]|\w)/gmu)];
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
    align: isAligned(fields.map(([, indent, name, blanks]) => [indent ?? '', name ?? '', blanks ?? ''] as const)),
    trailingComma: most(
      closings.map(([, , comma]) => comma === ','),
      false,
    ),
    upperCase: most(
      fields.map(([, , name]) => /^[A-Z][A-Z\d_-]*$/u.test(name ?? '')),
      false,
    ),
    ...(usesBiblatex(text) ? { dialect: 'biblatex' as const } : {}),
  };
}

/** Aligned: names of differing length, and yet the `=` stands in few columns. */
function isAligned(fields: readonly (readonly [indent: string, name: string, blanks: string])[]): boolean {
  const padded = fields.filter(([, , blanks]) => blanks.length > 1).length;
  return padded * 2 > fields.length;
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
