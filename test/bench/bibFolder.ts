/** Which real .bib files are there to measure with, and how are they read without the worker? */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Reading } from '../../src/core/paper.ts';
import { decodeBytes } from '../../src/core/read/decode.ts';
import { readSource } from '../../src/core/read/readSource.ts';
import { BadCall } from './options.ts';

/** One .bib file as it is on disk, and as it is read. */
export interface BibFile {
  /** Relative to the folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly reading: Reading;
  /** Decoding and reading it, for the first time in this process. */
  readonly ms: number;
}

/** Every .bib under a folder, in any encoding, read once. */
export function bibFilesIn(folder: string): readonly BibFile[] {
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) throw new BadCall(`${folder} is no folder`);
  return fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.bib$/i.test(name) && fs.statSync(path.join(folder, name)).isFile())
    .sort()
    .map((name) => {
      const bytes = new Uint8Array(fs.readFileSync(path.join(folder, name)));
      const start = performance.now();
      const reading = readBib(bytes);
      return { name, bytes, text: decodeBytes(bytes).text, reading, ms: performance.now() - start };
    });
}

/** What the worker does with the bytes of a .bib, without its messages and indexes. */
export function readBib(content: Uint8Array | string): Reading {
  return readSource({ id: 'a.bib', name: 'a.bib', format: 'bibtex' }, content);
}

/**
 * Milliseconds of reading a file again: to stand beside a peer that reads it in the same moment, so that both share what
 * else the machine does. Both are warm by then.
 */
export function readingMs({ bytes }: BibFile): number {
  const start = performance.now();
  readBib(bytes);
  return performance.now() - start;
}

/** What became of the lines that begin an entry. */
export interface LineFigures {
  /** Lines that begin with `@type{` or `@type(`, whatever stands around them. */
  readonly atLineStart: number;
  /** A paper begins there. */
  readonly read: number;
  /** No paper, but a problem. */
  readonly told: number;
  /** `file:line` of those with neither. */
  readonly silent: readonly string[];
}

/** Looks at each `@type{` that begins a line: is it a paper or a problem? Other blocks than entries don't count. */
export function linesOf({ name, text, reading }: BibFile): LineFigures {
  const papers = new Set(reading.papers.map(({ place }) => place.line));
  const silent: string[] = [];
  let [atLineStart, read, told] = [0, 0, 0];
  for (const [line, content] of text.split(/\r\n|\r|\n/).entries()) {
    if (!/^[ \t]*@(?!(?:string|comment|preamble|xdata)\b)[a-z]+\s*[{(]/i.test(content)) continue;
    atLineStart += 1;
    if (papers.has(line)) read += 1;
    else if (reading.problems.some(({ start, end }) => start.line <= line && line <= end.line)) told += 1;
    else silent.push(`${name}:${line + 1}`);
  }
  return { atLineStart, read, told, silent };
}
