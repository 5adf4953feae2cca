/** In which format is a source written? */
import { listNames } from './cslJson.ts';

const byEnding: Readonly<Record<string, string>> = {
  ...{ bib: 'bibtex', bibtex: 'bibtex', biblatex: 'bibtex' },
  ...{ jsonl: 'jsonl', ndjson: 'jsonl', jsonlines: 'jsonl' },
  ...{ yaml: 'csl-yaml', yml: 'csl-yaml', ris: 'ris', nbib: 'nbib', medline: 'nbib', csv: 'csv', tsv: 'csv' },
};

/** Characters of the content that are looked at: more than any preface. */
const LOOKED_AT = 20_000;

/** The format that was asked for; for `auto` the one that the ending of the name says, or else the content. */
export function formatOf({ name, format }: { name: string; format: string }, text: string): string {
  if (format !== 'auto') return format;
  const ending = /\.([A-Za-z]+)(?:\.gz)?$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return byEnding[ending] ?? formatOfContent(text.slice(0, LOOKED_AT));
}

/** An object whose first list is one of papers, and which is no paper itself. */
const list = new RegExp(String.raw`^\s*\{(?:(?!"title")[^[\]])*"(?:${listNames})"\s*:\s*\[\s*[{\]]`);

function formatOfContent(beginning: string): string {
  // a list, or an object that is not over when its line is
  if (/^\s*\[/.test(beginning) || list.test(beginning)) return 'csl-json';
  if (/^\s*\{\s*"/.test(beginning)) return 'jsonl';
  if (/^\s*(?:---\s+)?references[ \t]*:/.test(beginning) || /^(?:---\s+)?- id:/.test(beginning)) return 'csl-yaml';
  if (/^\s*TY {1,2}- /.test(beginning)) return 'ris';
  if (/^\s*PMID- /.test(beginning)) return 'nbib';
  if (/^[ \t]*@[A-Za-z]+\s*[{(]/m.test(beginning)) return 'bibtex';
  const header = /^(?:"?sep=.?"?\r?\n)?([^\r\n]*)/i.exec(beginning)?.[1] ?? '';
  // Web of Science: `PT`, `AU`, `TI` ... between tabs
  if (header.length < 1000 && /^PT\t(?:.*\t)?TI\t/.test(header)) return 'csv';
  if (header.length < 500 && /(?:^|[,;\t])"?title"?(?:[,;\t]|$)/i.test(header) && /[,;\t]/.test(header)) return 'csv';
  return 'pairs';
}
