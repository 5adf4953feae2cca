/** How does a record of another format than BibTeX become a paper? */
import type { Paper, Problem, SourceId } from '../paper.ts';
import { identifiersAsWritten, identifiersOf } from './identifiers.ts';

/** A paper while it is put together; what is undefined or empty is left out. */
export type Draft = {
  -readonly [K in keyof Omit<Paper, 'source' | 'identifiers' | 'fields'>]?: Paper[K] | undefined;
} & Pick<Paper, 'key' | 'hasKey' | 'title' | 'place'> & {
    /** By lower-case BibTeX name, decoded: identifiers are taken from them, the rest are kept as short fields. */
    readonly fields?: ReadonlyMap<string, string>;
  };

const identifying = new Set(['doi', 'url', 'isbn', 'pmid', 'eprint', 'eprinttype', 'arxivid']);

/** The finished paper. */
export function paperOfDraft(source: SourceId, draft: Draft): Paper {
  const { fields, ...rest } = draft;
  const kept = [...(fields ?? [])].filter(
    ([name, text]) => text !== '' && text.length <= 500 && !identifying.has(name),
  );
  const all: ReadonlyMap<string, string> = fields ?? new Map<string, string>();
  const identifiers = identifiersOf(all);
  const paper: Record<string, unknown> = { source, type: 'misc', authors: [], identifiers };
  const written = { ...rest.written, ...identifiersAsWritten(all, identifiers) };
  for (const [name, value] of Object.entries({ ...rest, written })) {
    if (value === undefined || value === '' || value === false || isEmpty(value)) continue;
    paper[name] = value;
  }
  if (kept.length > 0) paper['fields'] = Object.fromEntries(kept);
  // what must be there, even when it is empty
  return { ...paper, title: draft.title, hasKey: draft.hasKey } as unknown as Paper;
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => each === undefined);
}

/** A warning on one line, 0-based; `length` is that of what is wrong on it. */
export function lineProblem(code: string, message: string, line: number, length: number): Problem {
  const sentence = `Line ${line + 1}: ${message}`;
  return {
    code,
    message: sentence,
    severity: 'warning',
    start: { line, character: 0 },
    end: { line, character: length },
  };
}
