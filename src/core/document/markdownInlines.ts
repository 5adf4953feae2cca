/** Which parts of a line of Markdown hold no prose: code, math, comments, addresses, tags? */

import { bracedKeyEnd } from './markdownMarks.ts';
import { rawTexAt, type Unclosed } from './markdownTex.ts';
import { bareKeyEnd, mayBeginMark } from './pandocKey.ts';

/** What was found at a character: where reading goes on, and from where on it is blanked. */
export interface Inline {
  readonly from: number;
  readonly end: number;
  readonly isMasked: boolean;
}

/** What begins at a character; undefined where it is prose. */
export function inlineEnd(text: string, at: number, unclosed: Unclosed): Inline | undefined {
  switch (text.charCodeAt(at)) {
    case 92: // backslash
      return backslash(text, at, unclosed);
    case 91: // [
      return noteMark(text, at);
    case 96: // `
      return codeSpan(text, at, unclosed);
    case 36: // $
      return math(text, at, unclosed);
    case 60: // <
      return angle(text, at, unclosed);
    case 93: // ]
      return linkTarget(text, at);
    case 123: // {
      return braces(text, at);
    case 64: // @: a key may hold what looks like an address or a tag
      if (text[at + 1] === '{') return skipped(at, (bracedKeyEnd(text, at + 1) ?? at) + 1);
      return mayBeginMark(text, at) ? skipped(at, Math.max(at + 1, bareKeyEnd(text, at + 1))) : undefined;
    case 104: // h
      return bareAddress(text, at);
    default:
      return undefined;
  }
}

function masked(from: number, end: number): Inline {
  return { from, end, isMasked: true };
}

function skipped(from: number, end: number): Inline {
  return { from, end, isMasked: false };
}

/** pandoc's manual, "Backslash escapes" and `raw_tex`: what cites stays to be read, with its arguments. */
function backslash(text: string, at: number, unclosed: Unclosed): Inline {
  if (!/[a-zA-Z]/.test(text[at + 1] ?? '')) return masked(at, Math.min(at + 2, text.length));
  const { end, isCiting } = rawTexAt(text, at, unclosed);
  return isCiting ? skipped(at, end) : masked(at, end);
}

/** `[^label]` refers to a note; its label holds no citation (pandoc's manual, "Footnotes"). */
function noteMark(text: string, at: number): Inline | undefined {
  const note = /\[\^[^\s\]]{1,200}\]/y;
  note.lastIndex = at;
  return note.test(text) ? masked(at, note.lastIndex) : undefined;
}

/** As many backticks as at the start end it, in the same paragraph (pandoc's manual, "Verbatim"). */
function codeSpan(text: string, at: number, unclosed: Unclosed): Inline {
  let open = at;
  while (text.charCodeAt(open) === 96) open += 1;
  const ticks = text.slice(at, open);
  const stop = unclosed.get(ticks) ?? 0;
  if (stop > at) return skipped(at, open);
  for (let next = open; next < text.length; next += 1) {
    const code = text.charCodeAt(next);
    if (code === 10 && isEmptyLine(text, next + 1)) {
      unclosed.set(ticks, next);
      return skipped(at, open);
    }
    if (code !== 96) continue;
    let close = next;
    while (text.charCodeAt(close) === 96) close += 1;
    if (close - next === ticks.length) return masked(at, close);
    next = close - 1;
  }
  unclosed.set(ticks, text.length);
  return skipped(at, open);
}

/**
 * `$...$` and `$$...$$` (pandoc's manual, `tex_math_dollars`): the opening dollar has no blank on its right, the closing
 * one none on its left and no digit behind it; neither runs over an empty line.
 */
function math(text: string, at: number, unclosed: Unclosed): Inline | undefined {
  const isDisplay = text.charCodeAt(at + 1) === 36;
  const mark = isDisplay ? '$$' : '$';
  const open = at + mark.length;
  if ((unclosed.get(mark) ?? 0) > at) return skipped(at, open);
  if (!isDisplay && !/[^\s$]/.test(text[open] ?? '')) return skipped(at, open);
  for (let next = open; next < text.length; next += 1) {
    const code = text.charCodeAt(next);
    if (code === 92) next += 1;
    else if (code === 10 && isEmptyLine(text, next + 1)) {
      unclosed.set(mark, next);
      return skipped(at, open);
    } else if (code === 36) {
      if (isDisplay && text.charCodeAt(next + 1) === 36) return masked(at, next + 2);
      if (!isDisplay && /\S/.test(text[next - 1] ?? '') && !/\d/.test(text[next + 1] ?? ''))
        return masked(at, next + 1);
    }
  }
  unclosed.set(mark, text.length);
  return skipped(at, open);
}

/** Comments (unclosed, to the end of the text), addresses in angles, tags, the content of scripts, styles and `<pre>`. */
function angle(text: string, at: number, unclosed: Unclosed): Inline | undefined {
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    return masked(at, end < 0 ? text.length : end + 3);
  }
  const sticky =
    /<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,30}:[^<>\s]{0,2000}|[\w.+-]{1,100}@[^<>\s]{0,300}|\/?[a-zA-Z][\w:-]{0,50}(?:\s{1,100}[\w:@.-]{1,60}(?:\s*=\s*(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'<>=]{1,2000}))?){0,40}\s*\/?)>/y;
  sticky.lastIndex = at;
  const tag = sticky.exec(text)?.[0];
  if (tag === undefined) return undefined;
  const name = /^<(script|style|pre|textarea)\b/i.exec(tag)?.[1];
  const close = name === undefined ? undefined : `</${name.toLowerCase()}>`;
  if (close === undefined || (unclosed.get(close) ?? 0) > at) return masked(at, at + tag.length);
  const end = text.indexOf(close, at);
  if (end < 0) unclosed.set(close, text.length);
  return masked(at, end < 0 ? at + tag.length : end + close.length);
}

/** `](address "title")`: the address of a link or an image. */
function linkTarget(text: string, at: number): Inline | undefined {
  if (text.charCodeAt(at + 1) !== 40) return undefined;
  const target =
    /\]\([ \t]*(?:<[^<>\n]{0,2000}>|(?:[^()\s]|\([^()\s]{0,500}\)){0,2000})(?:\s+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?[ \t]*\)/y;
  target.lastIndex = at;
  const length = target.exec(text)?.[0].length;
  return length === undefined ? undefined : masked(at + 1, at + length);
}

/** Attributes `{#id .class key="value"}` and Quarto's shortcodes; a role's name is looked at elsewhere. */
function braces(text: string, at: number): Inline | undefined {
  const sticky = /\{\{<[^\n]{0,500}?>\}\}|\{[ \t]*(?:[#.=]|[\w-]{1,60}=)[^{}\n]{0,500}\}/y;
  sticky.lastIndex = at;
  const length = sticky.exec(text)?.[0].length;
  return length === undefined ? undefined : masked(at, at + length);
}

function bareAddress(text: string, at: number): Inline | undefined {
  if (!text.startsWith('http', at) || /\w/.test(text[at - 1] ?? '')) return undefined;
  const address = /https?:\/\/[^\s<>\])]{1,2000}/y;
  address.lastIndex = at;
  const length = address.exec(text)?.[0].length;
  return length === undefined ? undefined : masked(at, at + length);
}

function isEmptyLine(text: string, at: number): boolean {
  for (let next = at; next < text.length; next += 1) {
    const code = text.charCodeAt(next);
    if (code === 10) return true;
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return false;
}
