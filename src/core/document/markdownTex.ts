/** Where does raw TeX stand in a Markdown text, and where does it cite? */
import { citingShape } from './latexCommands.ts';

/** What was looked for and not found, by its mark, up to where: nobody looks twice in the same paragraph. */
export type Unclosed = Map<string, number>;

/** What TeX takes from an offset on: prose goes on at `end`. */
export interface RawTex {
  readonly end: number;
  /** A command that cites: pandoc hands it on to LaTeX as it is, so its keys count. */
  readonly isCiting: boolean;
}

const nothingFurther: ReadonlySet<string> = new Set();

/** Arguments in brackets and in braces, two levels deep, on one line or over several of one paragraph. */
const rawArguments = /(?:\[[^\][{}@]{0,500}\]|\{(?:[^{}]|\{[^{}]{0,500}\}){0,2000}\})*/y;

/**
 * The command or environment whose backslash is at `at`, followed by a letter (pandoc's manual, `raw_tex`: "you can use LaTeX
 * to include BibTeX citations"). Of one that holds a citing command only what stands before that. Half typed, its name alone.
 */
export function rawTexAt(text: string, at: number, unclosed: Unclosed): RawTex {
  let nameEnd = at + 1;
  while (nameEnd < text.length && /[a-zA-Z]/.test(text[nameEnd] ?? '')) nameEnd += 1;
  const name = text.slice(at + 1, nameEnd);
  const start = text[nameEnd] === '*' ? nameEnd + 1 : nameEnd;
  if (citingShape(name, nothingFurther) !== undefined) return { end: start, isCiting: true };
  const end = name === 'begin' ? environmentEnd(text, start, unclosed) : argumentsEnd(text, start);
  const inside = /\\[a-zA-Z]*?(?:[cC]ite|bibentry)/.exec(text.slice(start, end));
  return { end: inside === null ? end : start + inside.index, isCiting: false };
}

function argumentsEnd(text: string, from: number): number {
  rawArguments.lastIndex = from;
  const found = rawArguments.exec(text)?.[0] ?? '';
  const emptyLine = found.search(/\n[ \t]*\r?\n/);
  return emptyLine < 0 ? from + found.length : from;
}

function environmentEnd(text: string, from: number, unclosed: Unclosed): number {
  const name = /^\{[^{}\n]{1,60}\}/.exec(text.slice(from, from + 64))?.[0];
  const mark = `\\end${name ?? ''}`;
  if (name === undefined || (unclosed.get(mark) ?? 0) > from) return from;
  const end = text.indexOf(mark, from);
  if (end < 0) unclosed.set(mark, text.length);
  return end < 0 ? from : end + mark.length;
}
