/** Which parts of a Markdown text hold no prose? YAML, code, math, comments, addresses, tags. */
import { blockEnd, frontMatterEnd, isDirectiveEnd, type OpenFence } from './markdownBlocks.ts';
import { inlineEnd, type Unclosed } from './markdownInlines.ts';
import { Mask, remembered } from './mask.ts';

/**
 * The text with everything that is no prose replaced by blanks of the same length; line ends stay, so that offsets hold.
 * One pass, linear in the text. Rules as in pandoc's manual ("Pandoc's Markdown"), with MyST's directives.
 */
export const maskMarkdown: (text: string) => string = remembered((text) => {
  const mask = new Mask(text);
  const directives: OpenFence[] = [];
  const unclosed: Unclosed = new Map();
  const header = frontMatterEnd(text);
  const cited = nociteIn(text, header);
  mask.blank(0, cited.start);
  mask.blank(cited.end, header);
  let wasBlank = true;
  let isInList = false;
  let at = header;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed < 0 ? text.length : feed;
    const first = firstCharacter(text, at, lineEnd);
    if (first === lineEnd) {
      wasBlank = true;
      at = lineEnd + 1;
      continue;
    }
    if (isDirectiveEnd(text, first, lineEnd, directives)) {
      at = lineEnd + 1;
      continue;
    }
    const end = blockEnd(text, { start: at, first, end: lineEnd, wasBlank, isInList }, directives);
    if (end !== undefined) {
      mask.blank(at, end);
      wasBlank = true;
      at = end + 1;
      continue;
    }
    if (first === at || isItem(text, first)) isInList = isItem(text, first);
    wasBlank = false;
    at = maskLine(text, at, lineEnd, mask, unclosed);
  }
  return mask.toString();
});

/** `nocite:` in the header holds citations (pandoc's manual, "Including uncited items"); the rest of it holds none. */
function nociteIn(text: string, header: number): { readonly start: number; readonly end: number } {
  const found = header === 0 ? null : /^nocite[ \t]*:[^\n]*(?:\n[ \t]+[^\n]*)*/m.exec(text.slice(0, header));
  return found === null ? { start: 0, end: 0 } : { start: found.index, end: found.index + found[0].length };
}

function firstCharacter(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13) break;
    at += 1;
  }
  return at;
}

/** A list item or a footnote: what is indented below belongs to it, and is no code. */
function isItem(text: string, first: number): boolean {
  const item = /(?:[-*+]|\d{1,9}[.)]|[a-zA-Z#][.)]|\(\w+\)|:|\[\^[^\]\n]{1,80}\]:)[ \t]/y;
  item.lastIndex = first;
  return item.test(text);
}

/** Masks what begins on this line; answers where the next line begins, behind all that was masked. */
function maskLine(text: string, start: number, lineEnd: number, mask: Mask, unclosed: Unclosed): number {
  let stop = lineEnd;
  for (let at = start; at < stop;) {
    const end = inlineEnd(text, at, unclosed);
    if (end === undefined) {
      at += 1;
      continue;
    }
    if (end.isMasked) mask.blank(end.from, end.end);
    at = end.end;
    if (at > stop) {
      const feed = text.indexOf('\n', at);
      stop = feed < 0 ? text.length : feed;
    }
  }
  return stop + 1;
}

/** The YAML header: the span of its content, without the lines of dashes. */
export function findFrontMatter(
  text: string,
): { start: number; end: number; yaml: string; yamlStart: number } | undefined {
  const end = frontMatterEnd(text);
  if (end === 0) return undefined;
  const yamlStart = text.indexOf('\n') + 1;
  const last = text.lastIndexOf('\n', end - 1);
  const yaml = text.slice(yamlStart, Math.max(yamlStart, last)).replace(/\r$/, '');
  return { start: 0, end, yaml, yamlStart };
}
