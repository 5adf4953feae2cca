/** Papers and a library for the tests beside this file. */
import { Library, type TypedQuery } from '../../../src/core/library/library.ts';
import type { Name, Paper, SourceId } from '../../../src/core/paper.ts';

/** A paper with a title; authors as `Family, Given`. */
export function paper(
  title: string,
  { authors = [], ...rest }: Partial<Omit<Paper, 'authors'>> & { authors?: readonly string[] } = {},
): Paper {
  return {
    source: 'refs.bib',
    key: title.toLowerCase().replace(/[^a-z0-9]+/gu, '-'),
    hasKey: true,
    type: 'article',
    title,
    authors: authors.map(name),
    identifiers: {},
    place: { line: 0, endLine: 0, start: 0, end: 0 },
    ...rest,
  };
}

function name(written: string): Name {
  const [family = '', given] = written.split(', ');
  return given === undefined ? { family } : { family, given };
}

/** Lets the library read a source to the end; answers how many steps it took. */
export function read(library: Library, source: SourceId, papers: readonly Paper[]): number {
  const steps = library.setSource(
    source,
    papers.map((each) => ({ ...each, source })),
  );
  let count = 0;
  while (steps.next().done !== true) count++;
  return count;
}

/** A library with one bibliography. */
export function libraryOf(...papers: readonly Paper[]): Library {
  const library = new Library();
  read(library, 'refs.bib', papers);
  return library;
}

/** The titles found for what was typed. */
export function find(library: Library, typed: string, query: Partial<TypedQuery> = {}): string[] {
  const found = library.search({
    typed,
    bibliographies: ['refs.bib'],
    present: [],
    cited: [],
    loose: false,
    limit: 50,
    ...query,
  });
  return found.map(({ paper: { paper: shown } }) => shown.title);
}

export function passage(text: string, rest: { sentence?: string; cited?: readonly string[] } = {}) {
  return { id: text, span: { start: 0, end: text.length }, text, sentence: '', cited: [], ...rest };
}
