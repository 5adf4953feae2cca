/** What stands around a passage and says what it is about: the heading above, the document's title, its abstract? */
import { readMarkdown } from './markdownProse.ts';
import { remembered } from './mask.ts';
import { Prose } from './prose.ts';
import { afterArgument, afterOptional } from './texGroups.ts';
import { readTex, type TexContext } from './texProse.ts';
import type { Language, Passage } from './slot.ts';

/** How far to look back at once for a heading. */
const stretch = 16_384;
/** A longer abstract is a whole paper. */
const longest = 8000;

const headings = /\\(?:(?:sub)*section|chapter)\*?(?![a-zA-Z])/g;

/** Absent is what is not there, or says nothing. `before`: where the passage begins. `yaml`: the header's. */
export function contextOf(
  { text, masked, before, yaml }: { text: string; masked: string; before: number; yaml: string },
  language: Language,
  context: TexContext,
): Pick<Passage, 'heading' | 'title' | 'abstract'> {
  const isMarkdown = language === 'markdown';
  const plain = (source: string | undefined): string => {
    if (source === undefined) return '';
    const prose = new Prose(source.length);
    const own = { ...context, skipped: new Map<number, number>() };
    if (isMarkdown) readMarkdown(source, 0, source.length, prose, own);
    else readTex(source, 0, source.length, prose, own, 1);
    return prose.done().text;
  };
  const parts = {
    heading: plain(isMarkdown ? markdownHeading(text, masked, before) : texHeading(masked, before)),
    title: plain(isMarkdown ? yamlValue(yaml, 'title') : titleOf(masked)),
    abstract: plain(isMarkdown ? yamlValue(yaml, 'abstract') : abstractOf(masked)),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
}

function texHeading(masked: string, before: number): string | undefined {
  const found = lastBefore(masked, before, headings);
  if (found === undefined) return undefined;
  const open = afterOptional(masked, found.end, masked.length);
  return masked.slice(open, Math.min(before, afterArgument(masked, open, masked.length)));
}

function markdownHeading(text: string, masked: string, before: number): string | undefined {
  const found = lastBefore(masked, before, /^#{1,6}[ \t]+[^\n]*/gm);
  return found === undefined ? undefined : text.slice(found.start, found.end).replace(/#+\s*$/, '');
}

/** Where the last match ends that begins before an offset: stretch by stretch, for it is near. */
function lastBefore(text: string, before: number, pattern: RegExp): { start: number; end: number } | undefined {
  for (let end = before; end > 0; end -= stretch) {
    const from = Math.max(0, end - stretch);
    // a line may be as long as a book
    const start = Math.max(text.lastIndexOf('\n', from) + 1, from - stretch);
    const last = [...text.slice(start, end).matchAll(pattern)].at(-1);
    if (last !== undefined) return { start: start + last.index, end: start + last.index + last[0].length };
  }
  return undefined;
}

const titleOf = remembered((masked: string): string | undefined => {
  const found = /\\title(?![a-zA-Z])/.exec(masked);
  if (found === null) return undefined;
  const open = afterOptional(masked, found.index + found[0].length, masked.length);
  return masked.slice(open, afterArgument(masked, open, masked.length));
});

const abstractOf = remembered((masked: string): string | undefined => {
  const begin = /\\begin\s*\{abstract\}|\\[aA]bstract\s*(?=\{)/.exec(masked);
  if (begin === null) return undefined;
  const start = begin.index + begin[0].length;
  const end =
    masked[start] === '{' ? afterArgument(masked, start, masked.length) : masked.indexOf('\\end{abstract}', start);
  return end < 0 ? undefined : masked.slice(start, Math.min(end, start + longest));
});

/** A value on its line, quoted or not, or indented below it (`|`, `>`). */
function yamlValue(yaml: string, name: string): string {
  const found = new RegExp(
    `^${name}:[ \\t]*(?:[|>][-+0-9]*[ \\t]*\\r?\\n((?:(?:[ \\t]+[^\\n]*)?\\r?\\n)*(?:[ \\t]+[^\\n]*)?)|([^\\n]*))`,
    'm',
  ).exec(yaml);
  const value = found?.[1] ?? found?.[2] ?? '';
  return value
    .replace(/^\s*(["'])([\s\S]*)\1\s*$/, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
