/** In which format is a source written? */

const byEnding: Readonly<Record<string, string>> = {
  ...{ bib: 'bibtex', bibtex: 'bibtex', biblatex: 'bibtex' },
  ...{ jsonl: 'jsonl', ndjson: 'jsonl', jsonlines: 'jsonl' },
};

/** Characters of the content that are looked at: more than any preface. */
const LOOKED_AT = 20_000;

/** The format that was asked for; for `auto` the one that the ending of the name says, or else the content. */
export function formatOf({ name, format }: { name: string; format: string }, text: string): string {
  if (format !== 'auto') return format;
  const ending = /\.([A-Za-z]+)(?:\.gz)?$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return byEnding[ending] ?? formatOfContent(text.slice(0, LOOKED_AT));
}

function formatOfContent(beginning: string): string {
  if (/^\s*\{\s*"/.test(beginning)) return 'jsonl';
  if (/^[ \t]*@[A-Za-z]+\s*[{(]/m.test(beginning)) return 'bibtex';
  return 'pairs';
}
