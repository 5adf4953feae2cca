/** Which parts of a LaTeX text are not LaTeX to be read? Comments, verbatim text, listings, addresses, R's chunks. */
import { type OwnVerbatim, ownVerbatim } from './latexVerbatim.ts';
import { Mask, remembered } from './mask.ts';

/**
 * Environments whose content is taken literally: LaTeX's own, and those of the packages fancyvrb, listings, minted,
 * verbatim, comment, tcolorbox, pythontex, luacode, sagetex, spverbatim, moreverb, filecontents.
 */
const literal =
  /^(?:[BL]?[vV]erbatim|verbatimwrite|SaveVerbatim|VerbatimOut|spverbatim|verbatimtab|tcboutputlisting|dispListing|dispExample|LTXexample|ltxexample|macrocode|verbbox|pyconsole|sagesilent|asy|scontents|lstlisting|minted|filecontents|comment|tcblisting|luacode|pycode|pyblock|pyverbatim|sageblock|sageverbatim|Sinput|Soutput)\*?$/;

const backslash = 92;
const percent = 37;
const lineFeed = 10;
const less = 60;

/**
 * The text with everything that LaTeX does not read as such replaced by blanks of the same length; line ends stay, so
 * that offsets hold. One pass, linear in the text.
 */
export const maskLatex: (text: string) => string = remembered((text) => {
  const mask = new Mask(text);
  const reading: Reading = { mask, unclosed: new Set(), own: ownVerbatim(text) };
  const { marks } = reading.own;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === percent) {
      const end = lineEnd(text, at);
      mask.blank(at, end);
      at = end;
    } else if (code === backslash) {
      at = afterCommand(text, at, reading) - 1;
    } else if (code === less && text.charCodeAt(at + 1) === less && beginsLine(text, at)) {
      at = afterChunk(text, at, mask) - 1;
    } else if (marks.size > 0 && marks.has(code)) {
      at = afterDelimited(text, at, at, mask) - 1;
    }
  }
  return mask.toString();
});

/** What is known while a text is read. */
interface Reading {
  readonly mask: Mask;
  /** What was looked for and not found: nobody looks twice. */
  readonly unclosed: Set<string>;
  readonly own: OwnVerbatim;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text.charCodeAt(end - 1) === 13 && end - 1 >= from ? end - 1 : end;
}

/** Where reading goes on behind the command at `at`; what it takes literally is blanked. */
function afterCommand(text: string, at: number, reading: Reading): number {
  const { mask, unclosed, own } = reading;
  let end = at + 1;
  while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
  // a backslash escapes what follows: `\%` begins no comment
  if (end === at + 1) return at + 2;
  if (own.commands.size > 0 && own.commands.has(text.slice(at + 1, end))) return afterInline(text, at, end, mask, 0);
  switch (text.charCodeAt(at + 1)) {
    case 98: // b
      return end === at + 6 && text.startsWith('begin', at + 1)
        ? afterEnvironment(text, at, braceAfter(text, end), reading)
        : end;
    case 101: // e
      return end === at + 4 && text.startsWith('end', at + 1) ? afterEnd(text, braceAfter(text, end), mask) : end;
    case 118: // v
    case 86: // V
    case 115: // s
      return /^(?:[vV]erb|spverb)$/.test(text.slice(at + 1, end))
        ? afterInline(text, at, starred(text, end), mask, 0)
        : end;
    case 105: // i
      return end === at + 8 && text.startsWith('iffalse', at + 1) ? afterFalse(text, at, end, mask, unclosed) : end;
    case 108: // l
      return text.startsWith('lstinline', at + 1) && end === at + 10 ? afterInline(text, at, end, mask, 0) : end;
    case 109: // m
      return /^mint(?:inline)?$/.test(text.slice(at + 1, end)) ? afterInline(text, at, end, mask, 1) : end;
    case 117: // u
    case 110: // n
    case 112: // p
    case 104: // h
      return /^(?:url|nolinkurl|path|href)$/.test(text.slice(at + 1, end)) ? afterAddress(text, at, end, mask) : end;
    default:
      return end;
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 64;
}

/** Where the brace stands behind a few blanks, or where it would. */
function braceAfter(text: string, from: number): number {
  let at = from;
  while (at - from < 20 && (text[at] === ' ' || text[at] === '\t')) at += 1;
  return at;
}

function starred(text: string, end: number): number {
  return text[end] === '*' ? end + 1 : end;
}

/** `\verb|...|`: any delimiter but a letter or blank, on one line. Half typed, it takes nothing. */
function afterDelimited(text: string, at: number, open: number, mask: Mask): number {
  const delimiter = text.charCodeAt(open);
  if (!(delimiter > 32) || isLetter(delimiter) || delimiter === 42) return open;
  for (let close = open + 1; close < text.length; close += 1) {
    const code = text.charCodeAt(close);
    if (code === lineFeed) break;
    if (code !== delimiter) continue;
    mask.blank(at, close + 1);
    return close + 1;
  }
  return open + 1;
}

/** `\lstinline[..]|..|`, `\mintinline[..]{tex}{..}`: `skip` arguments in braces come before the code. */
function afterInline(text: string, at: number, from: number, mask: Mask, skip: number): number {
  const options = /(?:\[[^\]\n]{0,500}\])?/y;
  options.lastIndex = from;
  let open = from + (options.exec(text)?.[0].length ?? 0);
  for (let left = skip; left > 0 && text[open] === '{'; left -= 1) {
    const close = closingBrace(text, open);
    if (close === undefined) return open;
    open = close + 1;
  }
  if (text[open] !== '{') return afterDelimited(text, at, open, mask);
  const end = closingBrace(text, open);
  if (end === undefined) return open;
  mask.blank(at, end + 1);
  return end + 1;
}

/** An address may hold `%` and `#`: they are blanked, the braces stay. */
function afterAddress(text: string, at: number, from: number, mask: Mask): number {
  // url's manual: any character may delimit the address
  if (text[from] !== '{') return text[from] === '[' ? from : afterDelimited(text, at, from, mask);
  const end = closingBrace(text, from);
  if (end === undefined) return from;
  mask.blank(from + 1, end);
  return end;
}

/** Longer than this, what is meant to stand on one line was never closed. */
const longest = 1000;

function closingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  const stop = Math.min(text.length, open + longest);
  for (let at = open; at < stop; at += 1) {
    const char = text[at];
    if (char === '\n') return undefined;
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}' && (depth -= 1) === 0) return at;
  }
  return undefined;
}

/** `\iffalse ... \fi`, which people comment out with, or to its `\else`; conditionals inside are counted. Half typed, it takes nothing. */
function afterFalse(text: string, at: number, from: number, mask: Mask, unclosed: Set<string>): number {
  if (unclosed.has('iffalse')) return from;
  const conditionals = /\\(?:(if[a-zA-Z@]*)|(else)|fi)(?![a-zA-Z@])/g;
  conditionals.lastIndex = from;
  let depth = 1;
  for (let found = conditionals.exec(text); found !== null; found = conditionals.exec(text)) {
    if (found[2] === undefined) depth += found[1] === undefined ? -1 : 1;
    if (depth > (found[2] === undefined ? 0 : 1)) continue;
    mask.blank(at, conditionals.lastIndex);
    return conditionals.lastIndex;
  }
  unclosed.add('iffalse');
  return from;
}

/** TeX reads nothing behind the end of the document (LaTeX2e, `\enddocument`: it stops the run). */
function afterEnd(text: string, open: number, mask: Mask): number {
  if (!text.startsWith('{document}', open)) return open;
  mask.blank(open + 10, text.length);
  return text.length;
}

/** An environment taken literally, to its end or, unclosed, to the end of the text. */
function afterEnvironment(text: string, at: number, open: number, { mask, unclosed, own }: Reading): number {
  const length = text[open] === '{' ? text.slice(open + 1, open + 41).indexOf('}') : -1;
  if (length < 0) return open;
  const close = open + 1 + length;
  const name = text.slice(open + 1, close);
  if (!literal.test(name) && !own.environments.has(name.replace(/\*$/, ''))) return close;
  const end = unclosed.has(name) ? -1 : text.indexOf(`\\end{${name}}`, close);
  if (end < 0) unclosed.add(name);
  const stop = end < 0 ? text.length : end + name.length + 6;
  mask.blank(at, stop);
  return stop;
}

/** Whether nothing but blanks stands before an offset on its line. */
function beginsLine(text: string, at: number): boolean {
  for (let back = at - 1; back >= 0 && at - back < 200; back -= 1) {
    const code = text.charCodeAt(back);
    if (code === lineFeed) return true;
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

/** A chunk of R in Sweave and knitr: `<<options>>=` to a line that begins with `@`; knitr allows blanks before both. */
function afterChunk(text: string, at: number, mask: Mask): number {
  if (text.charCodeAt(at + 1) !== less) return at + 1;
  const end = lineEnd(text, at);
  if (!/^<<[^\n]*>>=[ \t]*$/.test(text.slice(at, Math.min(end, at + 2000)))) return at + 1;
  const last = /\n[ \t]*@/g;
  last.lastIndex = end;
  const stop = last.test(text) ? lineEnd(text, last.lastIndex) : text.length;
  mask.blank(at, stop);
  return stop;
}
