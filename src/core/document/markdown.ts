/** Where does a Markdown text cite, and where can a key be typed? */
import { maskMarkdown } from './markdownMask.ts';
import type { Citation, Slot, Span } from './slot.ts';

/**
 * pandoc's manual, "Citation syntax": a key begins with a letter, digit or `_`, goes on with these and single internal
 * punctuation from `:.#$%&-+?<>~/`, and never ends with punctuation.
 */
const keyBody = String.raw`[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*`;

/** A mark may stand at a line's start, after a blank, an opening bracket, `-`, `;`, `^[`: never inside a word. */
const mark = new RegExp(String.raw`(?<=^|[\s(\[;\-–—"'“‘*_>|,:/])(-?)@(?:\{([^{}\n]*)\}|(${keyBody}))`, 'gmu');

/** Quarto's and bookdown's cross-references: https://quarto.org/docs/authoring/cross-references.html */
const crossReference =
  /^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|wrn|cau|tip|imp|supp|tab)-/;

/** MyST: `` {cite}`a,b` ``, `{cite:p}`, `{cite:t}`, ... (https://mystmd.org/guide/citations). */
const role = /\{(cite(?::[\w:]+)?|citep|citet|footcite(?::\w+)?)\}(`+)([^`\n]*)(`+|$)/gm;

/** All citations of a Markdown text, in order. */
export function markdownCitations(text: string): readonly Citation[] {
  const masked = maskMarkdown(text);
  const found: Citation[] = [];
  for (const match of masked.matchAll(mark)) {
    const [whole, minus = '', braced, bare] = match;
    const length = (braced ?? bare ?? '').length;
    const start = match.index + minus.length + 1 + (braced === undefined ? 0 : 1);
    // a key in braces may hold what is masked elsewhere: an address
    const key = text.slice(start, start + length);
    if (key.trim() === '' || crossReference.test(key)) continue;
    const own = { start: match.index, end: match.index + whole.length };
    found.push({ key, start, end: start + key.length, whole: bracketAround(masked, own) ?? own, command: 'pandoc' });
  }
  found.push(...mystCitations(text));
  return found.sort((a, b) => a.start - b.start);
}

function mystCitations(text: string): readonly Citation[] {
  if (!text.includes('{cite') && !text.includes('{footcite')) return [];
  return [...text.matchAll(role)].flatMap((match) => {
    const [whole, command = '', ticks = '', list = ''] = match;
    const from = match.index + command.length + 2 + ticks.length;
    return [...list.matchAll(/[^,\s{}]+/g)].map(({ 0: key, index }) => ({
      key,
      start: from + index,
      end: from + index + key.length,
      whole: { start: match.index, end: match.index + whole.length },
      command,
    }));
  });
}

/** The `[...]` that a mark stands in, on the same paragraph. */
function bracketAround(masked: string, { start, end }: Span): Span | undefined {
  let depth = 0;
  let open = -1;
  for (let at = start - 1; at >= 0 && start - at < 2000; at -= 1) {
    const char = masked[at];
    if (char === ']') depth += 1;
    else if (char === '[' && depth === 0) {
      open = at;
      break;
    } else if (char === '[') depth -= 1;
    else if (char === '\n' && /^[ \t]*\r?\n/.test(masked.slice(at + 1, at + 120))) break;
  }
  if (open < 0) return undefined;
  depth = 0;
  for (let at = end; at < masked.length && at - end < 2000; at += 1) {
    const char = masked[at];
    if (char === '[') depth += 1;
    else if (char === ']' && depth === 0) return { start: open, end: at + 1 };
    else if (char === ']') depth -= 1;
    else if (char === '\n' && /^[ \t]*\r?\n/.test(masked.slice(at + 1, at + 120))) break;
  }
  return undefined;
}

/** More remembered words than this, outside brackets, are running text. */
const mostLooseWords = 4;

/** The slot at an offset of a Markdown text. */
export function markdownSlot(text: string, offset: number): Slot | undefined {
  const masked = maskMarkdown(text);
  const myst = mystSlot(text, offset);
  if (myst !== undefined) return myst;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  // a group may go on over a line's end; a paragraph ends it
  const from = Math.max(paragraphStart(text, lineStart), offset - 400);
  const before = masked.slice(from, offset);
  const at = before.lastIndexOf('@');
  if (at < 0) return undefined;
  const sign = before[at - 1] === '-' ? at - 1 : at;
  if (sign > 0 && !/[\s([;\-–—"'“‘*_>|,:/]/.test(before[sign - 1] ?? '')) return undefined;
  const isBraced = before[at + 1] === '{';
  const start = from + at + 1 + (isBraced ? 1 : 0);
  if (start > offset) return undefined;
  const typed = text.slice(start, offset);
  if (crossReference.test(typed)) return undefined;
  if (isBraced) return bracedSlot(text, start, offset, masked);
  const opening = openBracket(before.slice(0, at));
  const isInside = opening >= 0;
  if (/[\]\n@]/.test(typed) || (!isInside && /[.,;:!?)\]]\s|[\])}"']$/.test(typed))) return undefined;
  // after a comma stands the locator, after a semicolon the next key
  if (isInside && /[,;\]]/.test(typed)) return undefined;
  const words = typed.split(/\s+/);
  if (!isInside && (words.length > mostLooseWords || /^\s/.test(typed))) return undefined;
  if (isInside && /\s(?:pp?\.|ch\.|chap\.|sec\.|fig\.|\d)/.test(typed)) return undefined;
  const end = keyEnd(text, offset, isInside, typed);
  const present = markdownCitations(text)
    .filter((citation) => citation.start !== start && citation.whole.start <= start && start <= citation.whole.end)
    .map(({ key }) => key);
  return {
    syntax: 'pandoc',
    span: { start, end },
    typed,
    present: isInside ? [...new Set([...present, ...groupKeys(masked, from + opening, offset, start)])] : [],
    loose: !isInside && /\s/.test(typed),
  };
}

/** Keys of a group whose bracket is not closed yet, and of one that is. */
function groupKeys(masked: string, open: number, offset: number, start: number): readonly string[] {
  const line = masked.slice(open, offset + 400);
  const end = line.indexOf(']');
  const group = end < 0 ? line.slice(0, offset - open) : line.slice(0, end);
  return [...group.matchAll(mark)]
    .map((match) => ({ at: open + match.index + (match[1] ?? '').length + 1, key: match[2] ?? match[3] ?? '' }))
    .filter(({ at, key }) => key !== '' && at !== start)
    .map(({ key }) => key);
}

function bracedSlot(text: string, start: number, offset: number, masked: string): Slot | undefined {
  const typed = text.slice(start, offset);
  if (/[}\n]/.test(typed)) return undefined;
  const rest = /^[^{}\n\];@]*/.exec(masked.slice(offset))?.[0] ?? '';
  const isClosed = masked[offset + rest.length] === '}';
  return {
    syntax: 'pandoc-braced',
    span: { start, end: isClosed ? offset + rest.length : offset },
    typed,
    present: [],
    loose: false,
  };
}

/** Where the key under the cursor ends: what is behind the cursor belongs to it as far as a key goes. */
function keyEnd(text: string, offset: number, isInside: boolean, typed: string): number {
  const rest = text.slice(offset, offset + 200);
  // right behind a complete word nothing of the next words belongs to it
  const glued = new RegExp(String.raw`^(?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])+`, 'u').exec(rest)?.[0] ?? '';
  if (!isInside || !/\s/.test(typed)) return offset + glued.length;
  const words = /^[^\];,@\n]*/.exec(rest)?.[0] ?? '';
  return offset + words.trimEnd().length;
}

/** The position of the bracket that is open at the end of a text; -1 when none is. */
function openBracket(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ']') depth += 1;
    else if (text[at] === '[') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

function paragraphStart(text: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const previous = text.lastIndexOf('\n', start - 2) + 1;
    if (text.slice(previous, start).trim() === '') break;
    start = previous;
  }
  return start;
}

function mystSlot(text: string, offset: number): Slot | undefined {
  for (const match of text.matchAll(role)) {
    const [, command = '', ticks = '', list = ''] = match;
    const from = match.index + command.length + 2 + ticks.length;
    if (offset < from || offset > from + list.length) continue;
    const left = Math.max(from, text.lastIndexOf(',', offset - 1) + 1);
    const start = left + (/^\s*/.exec(text.slice(left, offset))?.[0].length ?? 0);
    const comma = text.indexOf(',', offset);
    const right = comma < 0 || comma > from + list.length ? from + list.length : comma;
    const end = Math.max(offset, start + text.slice(start, right).trimEnd().length);
    const present = mystCitations(text)
      .filter((citation) => citation.whole.start === match.index && (citation.end < start || citation.start > end))
      .map(({ key }) => key);
    return { syntax: 'myst', span: { start, end }, typed: text.slice(start, offset), present, loose: false };
  }
  return undefined;
}
