/** What does the paragraph under the cursor say, as plain words? */
import { captionOption, yamlAbstract } from './asides.ts';
import { findCitations } from './citations.ts';
import { maskLatex } from './latexMask.ts';
import { findFrontMatter, maskMarkdown } from './markdownMask.ts';
import { readMarkdown } from './markdownProse.ts';
import { paragraphAt } from './paragraph.ts';
import { contextOf } from './passageContext.ts';
import { type PlainText, Prose } from './prose.ts';
import type { Citation, Language, Passage, Span } from './slot.ts';
import { meaningsIn } from './texMeanings.ts';
import { readTex, type TexContext } from './texProse.ts';

/** The passage at an offset, or undefined where nobody writes prose: preamble, YAML, code, drawings. */
export function readPassage(
  text: string,
  offset: number,
  language: Language,
  commands: readonly string[] = [],
): Passage | undefined {
  const document = masked(text, language);
  const found = asideAt(document, offset) ?? paragraphAt(text, document.masked, offset, document.body, language);
  if (found === undefined) return undefined;
  const span = { start: found.start, end: found.end };
  const citations = findCitations(text, language, commands).filter(
    ({ start, end }) => start >= span.start && end <= span.end,
  );
  const { text: whole, sentence } = plainOf(document, span, citations, offset);
  if (!saysSomething(whole)) return undefined;
  const cited = keysOf(citations);
  return { id: idOf([whole, sentence, ...cited]), span, text: whole, sentence, cited, ...aroundOf(document, span) };
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
  const document = masked(text, language);
  const paragraphs: CitingParagraph[] = [];
  for (let at = 0; at < citations.length;) {
    const start = citations[at]?.start ?? 0;
    const span = paragraphAt(text, document.masked, start, document.body, language);
    const first = at++;
    if (span === undefined || start < span.start || start > span.end) continue;
    while ((citations[at]?.end ?? Infinity) <= span.end) at++;
    const inside = citations.slice(first, at);
    const plain = plainOf(document, span, inside, start).text;
    if (saysSomething(plain)) {
      paragraphs.push({ span: { start: span.start, end: span.end }, text: plain, keys: keysOf(inside) });
    }
  }
  return paragraphs;
}

/** A text with what is read of it first. */
interface Masked {
  readonly text: string;
  readonly language: Language;
  readonly masked: string;
  readonly body: Span;
  readonly header: ReturnType<typeof findFrontMatter>;
}

function masked(text: string, language: Language): Masked {
  if (language === 'markdown') {
    const header = findFrontMatter(text);
    const body = { start: header?.end ?? 0, end: text.length };
    return { text, language, masked: maskMarkdown(text), body, header };
  }
  const tex = maskLatex(text);
  const begin = tex.indexOf('\\begin{document}');
  const end = tex.indexOf('\\end{document}');
  const body = { start: begin < 0 ? 0 : begin + 16, end: end < 0 ? text.length : end };
  return { text, language, masked: tex, body, header: undefined };
}

function asideAt({ text, language, header }: Masked, offset: number): Span | undefined {
  return language === 'markdown' ? (yamlAbstract(offset, header) ?? captionOption(text, offset)) : undefined;
}

/** What a stretch says; its citations, which are the text's, left out. */
function plainOf(document: Masked, { start, end }: Span, citations: readonly Citation[], cursor: number): PlainText {
  const prose = new Prose(cursor);
  const context = { ...contextIn(document), skipped: new Map(citations.map(({ whole }) => [whole.start, whole.end])) };
  if (document.language === 'latex') readTex(document.masked, start, end, prose, context);
  else readMarkdown(document.text, start, end, prose, context);
  return prose.done();
}

function aroundOf(document: Masked, { start }: Span): Pick<Passage, 'heading' | 'title' | 'abstract'> {
  const { text, masked: hidden, language, header } = document;
  return contextOf({ text, masked: hidden, before: start, yaml: header?.yaml ?? '' }, language, contextIn(document));
}

function contextIn({ masked: hidden, language }: Masked): TexContext {
  return { skipped: new Map(), meaning: language === 'latex' ? meaningsIn(hidden) : () => undefined };
}

function keysOf(citations: readonly Citation[]): readonly string[] {
  return [...new Set(citations.map(({ key }) => key))];
}

function saysSomething(text: string): boolean {
  return /\p{L}{2}/u.test(text);
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
