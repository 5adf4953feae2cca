/** Which parts of a Markdown text hold no prose? YAML, code, math, comments, addresses, tags. */
import { blockEnd, frontMatterEnd, indentOf, isDirectiveEnd, type OpenFence } from './markdownBlocks.ts';
import { inlineEnd } from './markdownInlines.ts';
import type { Unclosed } from './markdownTex.ts';
import { Mask, remembered } from './mask.ts';

/** The content of a YAML block, without its lines of dashes. */
export interface YamlBlock {
  readonly yaml: string;
  /** Where it begins in the text. */
  readonly yamlStart: number;
}

/**
 * The text with everything that is no prose replaced by blanks of the same length; line ends stay, so that offsets hold.
 * Rules as in pandoc's manual ("Pandoc's Markdown"), with MyST's directives and comments.
 */
export function maskMarkdown(text: string): string {
  return read(text).masked;
}

/** All YAML blocks, which pandoc takes anywhere: what a later one says of a thing replaces what was said before it. */
export function yamlBlocks(text: string): readonly YamlBlock[] {
  return read(text).blocks;
}

/** One pass, linear in the text. */
const read: (text: string) => { masked: string; blocks: readonly YamlBlock[] } = remembered((text) => {
  const mask = new Mask(text);
  const blocks: YamlBlock[] = [];
  const directives: OpenFence[] = [];
  const unclosed: Unclosed = new Map();
  const header = frontMatterEnd(text);
  if (header > 0) {
    blanksYaml(text, 0, header, mask);
    blocks.push(yamlBetween(text, 0, header));
  }
  let wasBlank = true;
  let listIndent = -1;
  let isAtOptions = false;
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
    // a directive's options stand right below its fence (mystmd.org, "Directives")
    if (
      isAtOptions &&
      text.charCodeAt(first) === 58 &&
      /^:[\w-]+:(?:\s|$)/.test(text.slice(first, Math.min(lineEnd + 1, first + 60)))
    ) {
      mask.blank(at, lineEnd);
      at = lineEnd + 1;
      continue;
    }
    isAtOptions = opensDirective(text, first);
    const end = blockEnd(text, { start: at, first, end: lineEnd, wasBlank, listIndent }, directives);
    if (end !== undefined && end >= lineEnd) {
      if (text.startsWith('---', at) && end > lineEnd) {
        blanksYaml(text, at, end, mask);
        blocks.push(yamlBetween(text, at, end));
      } else mask.blank(at, end);
      wasBlank = true;
      at = end + 1;
      continue;
    }
    // the mark of a directive, which its title follows
    if (end !== undefined) mask.blank(at, end);
    const content = itemContent(text, first);
    if (content > first) listIndent = indentOf(text, at, content);
    else if (first === at) listIndent = -1;
    wasBlank = false;
    at = maskLine(text, end ?? at, lineEnd, mask, unclosed);
  }
  return { masked: mask.toString(), blocks };
});

function opensDirective(text: string, first: number): boolean {
  const fence = /(?:`{3,}|:{3,}|~{3,})[ \t]*\{[\w:-]+\}/y;
  fence.lastIndex = first;
  return fence.test(text);
}

/** `nocite:` in YAML holds citations (pandoc's manual, "Including uncited items"); the rest of it holds none. */
function blanksYaml(text: string, start: number, end: number, mask: Mask): void {
  const found = /^nocite[ \t]*:[^\n]*(?:\n[ \t]+[^\n]*)*/m.exec(text.slice(start, end));
  if (found === null) return mask.blank(start, end);
  mask.blank(start, start + found.index);
  mask.blank(start + found.index + found[0].length, end);
}

/** What stands between the first and the last line of a block. */
function yamlBetween(text: string, start: number, end: number): YamlBlock {
  const yamlStart = text.indexOf('\n', start) + 1;
  const last = text.lastIndexOf('\n', end - 1);
  return { yaml: text.slice(yamlStart, Math.max(yamlStart, last)).replace(/\r$/, ''), yamlStart };
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

/** Where the text of a list item or a footnote begins: what is indented as far belongs to it. `first` where it is none. */
function itemContent(text: string, first: number): number {
  const item = /(?:[-*+]|\d{1,9}[.)]|[a-zA-Z#][.)]|\(@?[\w-]*\)|[:~]|(\[\^[^\]\n]{1,80}\]:))[ \t]{1,4}/y;
  item.lastIndex = first;
  const found = item.exec(text);
  if (found === null) return first;
  // the text of a note is indented by four, however long its label
  return found[1] === undefined ? item.lastIndex : Math.min(item.lastIndex, first + 4);
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
  return end === 0 ? undefined : { start: 0, end, ...yamlBetween(text, 0, end) };
}
