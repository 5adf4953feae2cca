/** How do the tests read a text as a source of some name? */
import assert from 'node:assert/strict';
import type { Name, Paper, Reading } from '../../../src/core/paper.ts';
import { readSource } from '../../../src/core/read/readSource.ts';

/** Reads `content` as the file `name` would be read, its format told from the name and the content. */
export function read(name: string, content: string | Uint8Array): Reading {
  return readSource({ id: name, name, format: 'auto' }, content);
}

/** The papers of a .bib text that has nothing wrong in it. */
export function bib(text: string): readonly Paper[] {
  const { papers, problems } = read('a.bib', text);
  assert.deepEqual(problems, []);
  return papers;
}

/** The paper of an entry with these fields. */
export function entry(fields: string, type = 'article'): Paper {
  const [paper] = bib(`@${type}{key,\n  ${fields}\n}`);
  assert.ok(paper);
  return paper;
}

/** `line: code`, 1-based, as a person would note them down. */
export function problemsOf({ problems }: Reading): readonly string[] {
  return problems.map(({ code, start }) => `${start.line + 1}: ${code}`);
}

/** `Given von Family, Jr`. */
export function shown({ given, particle, family, suffix }: Name): string {
  return (
    [given, particle, family].filter((part) => part !== undefined).join(' ') +
    (suffix === undefined ? '' : `, ${suffix}`)
  );
}

export const keysOf = ({ papers }: Pick<Reading, 'papers'>): readonly string[] => papers.map(({ key }) => key);
