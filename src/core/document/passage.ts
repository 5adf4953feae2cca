/** What does the paragraph under the cursor say, as plain words? */
import { sentenceSpans } from '../show/sentences.ts';
import { findCitations } from './citations.ts';
import { maskLatex } from './latexMask.ts';
import { findFrontMatter, maskMarkdown } from './markdownMask.ts';
import type { Citation, Language, Passage, Span } from './slot.ts';

/** Longer paragraphs are cut around the cursor: nobody means all of it. */
const longest = 6000;

/** Lines that end a paragraph, and are none of it. */
const latexBorder =
  /^\s*(?:$|%|\\(?:(?:sub)*section|chapter|part|(?:sub)?paragraph|begin|end|item|bibliography|bibliographystyle|maketitle|title|author|date|tableofcontents|label|centering|includegraphics|input|include|documentclass|usepackage|appendix|newpage|clearpage)\b|\\\[|\\\])/;
const markdownBorder = /^\s*(?:$|#{1,6}\s|```|~~~|\$\$|:::|<!--|---\s*$|\*\*\*\s*$|\|)/;

/** The passage at an offset, or undefined where nobody writes prose: preamble, YAML, between distant paragraphs. */
export function readPassage(
  text: string,
  offset: number,
  language: Language,
  commands: readonly string[] = [],
): Passage | undefined {
  const masked = language === 'latex' ? maskLatex(text) : maskMarkdown(text);
  const body = bodyOf(masked, text, language);
  if (offset < body.start || offset > body.end) return undefined;
  const span = paragraphAt(masked, text, offset, language, body);
  if (span === undefined) return undefined;
  const citations = findCitations(text, language, commands).filter(
    ({ start, end }) => start >= span.start && end <= span.end,
  );
  const whole = plainText(masked, span, citations, language);
  if (!/\p{L}{2}/u.test(whole)) return undefined;
  const sentence = sentenceAt(masked, span, offset, citations, language);
  const cited = [...new Set(citations.map(({ key }) => key))];
  const context = contextOf(text, masked, span.start, language);
  return { id: idOf([whole, sentence, ...cited]), span, text: whole, sentence, cited, ...context };
}

/** A paragraph that cites. */
export interface CitingParagraph {
  readonly span: Span;
  /** As a passage's. */
  readonly text: string;
  /** In order, each once. */
  readonly keys: readonly string[];
}

/** The paragraphs of a text that cite, in order. `citations`: all of the text's, in order. Linear. */
export function citingParagraphs(
  text: string,
  language: Language,
  citations: readonly Citation[],
): readonly CitingParagraph[] {
  if (citations.length === 0) return [];
  const masked = language === 'latex' ? maskLatex(text) : maskMarkdown(text);
  const body = bodyOf(masked, text, language);
  const paragraphs: CitingParagraph[] = [];
  for (let at = 0; at < citations.length;) {
    const start = citations[at]?.start ?? 0;
    const span = start < body.start || start > body.end ? undefined : paragraphAt(masked, text, start, language, body);
    const first = at++;
    if (span === undefined) continue;
    while ((citations[at]?.end ?? Infinity) <= span.end) at++;
    const inside = citations.slice(first, at);
    const plain = plainText(masked, span, inside, language);
    if (/\p{L}{2}/u.test(plain))
      paragraphs.push({ span, text: plain, keys: [...new Set(inside.map(({ key }) => key))] });
  }
  return paragraphs;
}

function bodyOf(masked: string, text: string, language: Language): Span {
  if (language === 'markdown') return { start: findFrontMatter(text)?.end ?? 0, end: text.length };
  const begin = masked.indexOf('\\begin{document}');
  const end = masked.indexOf('\\end{document}');
  return { start: begin < 0 ? 0 : begin + 16, end: end < 0 ? text.length : end };
}

/** From border to border around the offset; an empty line directly below a paragraph still belongs to it. */
function paragraphAt(masked: string, text: string, offset: number, language: Language, body: Span): Span | undefined {
  const border = language === 'latex' ? latexBorder : markdownBorder;
  let line = lineAround(text, offset);
  if (isBorder(line)) {
    const above = line.start > 0 ? lineAround(text, line.start - 1) : line;
    if (isBorder(above) || text.slice(line.start, line.end).trim() !== '') {
      if (!isItem(line)) return undefined;
    } else line = above;
  }
  let { start, end } = line;
  while (start > body.start && !isItem({ start, end: lineAround(text, start).end })) {
    const above = lineAround(text, start - 1);
    if (isBorder(above) && !isItem(above)) break;
    start = above.start;
    if (offset - start > longest) break;
  }
  while (end < body.end) {
    const below = lineAround(text, end + 1);
    if (below.start <= end || isBorder(below)) break;
    end = below.end;
    if (end - offset > longest) break;
  }
  // one line can be as long as a book
  return {
    start: Math.max(start, body.start, wordStart(text, offset - longest)),
    end: Math.min(end, body.end, wordStart(text, offset + longest)),
  };

  function isBorder({ start: from, end: to }: Span): boolean {
    // a line that the mask has emptied is a comment or code: no prose
    return (
      border.test(text.slice(from, to)) || masked.slice(from, to).trim() === '' || isItem({ start: from, end: to })
    );
  }
  function isItem({ start: from, end: to }: Span): boolean {
    const item =
      language === 'latex' ? /^\s*\\item\b|^\s*\\caption\b|^\s*\\footnote/ : /^\s*(?:[-*+]|\d+[.)])\s+\S|^\s*>/;
    return item.test(text.slice(from, to));
  }
}

/** The first beginning of a word at or behind an offset. */
function wordStart(text: string, from: number): number {
  let at = Math.max(0, from);
  while (at > 0 && at < text.length && at - from < 100 && !/\s/.test(text[at - 1] ?? '')) at += 1;
  return Math.min(at, text.length);
}

function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  return { start, end: next < 0 ? text.length : next };
}

/** The sentence that the offset stands in: found in the marked-up text, because offsets are its. */
function sentenceAt(
  masked: string,
  span: Span,
  offset: number,
  citations: readonly Citation[],
  language: Language,
): string {
  const blanked = withoutCitations(masked, span, citations);
  const spans = sentenceSpans(blanked);
  const at = offset - span.start;
  const own = spans.find(({ end }) => at <= end) ?? spans.at(-1);
  if (own === undefined) return '';
  return plainText(masked, { start: span.start + own.start, end: span.start + own.end }, citations, language);
}

function withoutCitations(masked: string, span: Span, citations: readonly Citation[]): string {
  let out = '';
  let at = span.start;
  // of a citation inside another's optional argument, the outer one is taken out with all that it holds
  const outermost = [...citations].sort((a, b) => a.whole.start - b.whole.start);
  for (const { whole } of outermost) {
    if (whole.start < at || whole.start > span.end) continue;
    const end = Math.min(whole.end, span.end);
    out += masked.slice(at, whole.start) + ' '.repeat(end - whole.start);
    at = end;
  }
  return out + masked.slice(at, span.end);
}

function plainText(masked: string, span: Span, citations: readonly Citation[], language: Language): string {
  const inside = citations.filter(({ whole }) => whole.start >= span.start && whole.start < span.end);
  const prose = withoutCitations(masked, span, inside);
  const plain = language === 'latex' ? plainLatex(prose) : plainMarkdown(prose);
  return plain
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?)])/g, '$1')
    .trim();
}

function plainLatex(text: string): string {
  return text
    .replace(/\$\$[\s\S]*?\$\$|\$[^$]*\$|\\\([\s\S]*?\\\)|\\\[[\s\S]*?\\\]/g, ' ')
    .replace(
      /\\(?:label|ref|eqref|autoref|cref|Cref|pageref|nameref|vspace|hspace|includegraphics|input|url|begin|end|gls\w*)\*?(?:\[[^\]]*\])?\{[^{}]*\}/g,
      ' ',
    )
    .replace(
      /\\(?:footnote|caption|emph|textbf|textit|texttt|textsc|text|mbox|underline|section|subsection|paragraph)\*?(?:\[[^\]]*\])?\{/g,
      ' ',
    )
    .replace(/\\([%&_#$])/g, '$1')
    .replace(/\\[a-zA-Z@]+\*?(?:\[[^\]]*\])?/g, ' ')
    .replace(/\\./g, ' ')
    .replace(/~/g, ' ')
    .replace(/[{}]/g, '');
}

function plainMarkdown(text: string): string {
  return (
    text
      .replace(/^[ \t]*(?:[-*+]|\d+[.)]|>)[ \t]+/gm, '')
      .replace(/!?\[([^\]]*)\]/g, '$1')
      .replace(/\{[^{}\n]*\}/g, ' ')
      // what is left of these are cross-references
      .replace(/(?<![\p{L}\p{N}])-?@[a-z]+-[\w:.-]*\w/gu, ' ')
      .replace(/(\*\*|__|\*|~~)(?=\S)|(?<=\S)(\*\*|__|\*|~~)/g, '')
      .replace(/[\^]/g, ' ')
  );
}

/** What stands around the passage and weighs little: nearest heading, title, abstract. */
function contextOf(
  text: string,
  masked: string,
  before: number,
  language: Language,
): Pick<Passage, 'heading' | 'title' | 'abstract'> {
  const heading = language === 'latex' ? lastLatexHeading(masked, before) : lastMarkdownHeading(masked, before);
  const title = language === 'latex' ? argumentOf(masked, '\\title') : yamlLine(text, 'title');
  const abstract =
    language === 'latex' ? between(masked, '\\begin{abstract}', '\\end{abstract}') : yamlLine(text, 'abstract');
  const clean = (part: string | undefined): string | undefined => {
    if (part === undefined) return undefined;
    const plain = (language === 'latex' ? plainLatex(part) : part).replace(/\s+/g, ' ').trim();
    return plain === '' ? undefined : plain;
  };
  const [h, t, a] = [clean(heading), clean(title), clean(abstract)];
  return {
    ...(h === undefined ? {} : { heading: h }),
    ...(t === undefined ? {} : { title: t }),
    ...(a === undefined ? {} : { abstract: a }),
  };
}

function between(text: string, open: string, close: string): string | undefined {
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start);
  return end < 0 ? undefined : text.slice(start + open.length, end);
}

function lastLatexHeading(masked: string, before: number): string | undefined {
  const all = masked.slice(0, before).match(/\\(?:(?:sub)*section|chapter)\*?(?:\[[^\]]*\])?\{[^{}\n]*/g);
  return all?.at(-1)?.replace(/^[^{]*\{/, '');
}

function lastMarkdownHeading(masked: string, before: number): string | undefined {
  return masked
    .slice(0, before)
    .match(/^#{1,6}[ \t]+[^\n]*/gm)
    ?.at(-1)
    ?.replace(/^#+[ \t]+/, '');
}

function argumentOf(masked: string, command: string): string | undefined {
  const at = masked.search(new RegExp(`\\${command}(?:\\[[^\\]]*\\])?\\{`));
  if (at < 0) return undefined;
  const open = masked.indexOf('{', at);
  let depth = 0;
  for (let index = open; index < masked.length && index - open < 1000; index += 1) {
    if (masked[index] === '{') depth += 1;
    else if (masked[index] === '}' && (depth -= 1) === 0) return masked.slice(open + 1, index);
  }
  return undefined;
}

function yamlLine(text: string, name: string): string | undefined {
  const yaml = findFrontMatter(text)?.yaml ?? '';
  return new RegExp(`^${name}:[ \\t]*["']?([^\\n"']+)`, 'm').exec(yaml)?.[1]?.replace(/^[|>][-+]?\s*$/, '');
}

/** FNV-1a over all parts: short, and different for whatever would be asked differently. */
function idOf(parts: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 1) hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
