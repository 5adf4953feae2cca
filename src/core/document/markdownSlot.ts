/** Where can a key be typed in a Markdown text? */
import { slotIn } from './latexSlot.ts';
import { bracedKeyEnd, type Mark, marksOf } from './markdownMarks.ts';
import { maskMarkdown, yamlBlocks } from './markdownMask.ts';
import { mystSlot } from './mystRoles.ts';
import { bareKeyEnd, isCrossReference, mayBeginMark, restOfKeyEnd } from './pandocKey.ts';
import type { Slot } from './slot.ts';

/** More remembered words than this, outside brackets, are running text. */
const mostLooseWords = 4;
/** Nobody remembers more than this of a paper. */
const longestTyped = 300;

/** The slot at an offset of a Markdown text; undefined where no key is meant. */
export function markdownSlot(text: string, offset: number): Slot | undefined {
  // most keys are pressed far from any mark: a book is not read again for each
  const near = text.slice(Math.max(0, offset - longestTyped - 1), offset);
  const mayBeTex =
    /\\[a-zA-Z]*(?:[cC]ite|bibentry)/.test(near) && !/\n[ \t]*\r?\n/.test(near.slice(near.lastIndexOf('\\')));
  if (!near.includes('@') && !mayBeTex && !/\{[\w:-]*cite[^\n]*$/.test(near)) return undefined;
  // what YAML says in `nocite` is cited, but nobody is helped there to type it
  if (yamlBlocks(text).some(({ yaml, yamlStart: from }) => from <= offset && offset <= from + yaml.length))
    return undefined;
  const masked = maskMarkdown(text);
  const role = mystSlot(text, masked, offset);
  if (role !== undefined) return role;
  // pandoc hands raw TeX on to LaTeX
  const tex = mayBeTex ? slotIn(text, masked, offset, []) : undefined;
  if (tex !== undefined) return tex;
  const at = offset === 0 ? -1 : masked.lastIndexOf('@', offset - 1);
  if (at < 0 || offset - at > longestTyped) return undefined;
  if (!mayBeginMark(masked, at) || /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return undefined;
  if (text[at + 1] === '{' && at + 1 < offset) return bracedSlot(text, masked, at, offset);
  const typed = masked.slice(at + 1, offset);
  // what was blanked in between is code, math or an address: not typed as a key
  if (typed !== text.slice(at + 1, offset) || /[\n@[\]{}()]/.test(typed)) return undefined;
  return bareSlot(text, masked, at, offset, typed);
}

function bareSlot(text: string, masked: string, at: number, offset: number, typed: string): Slot | undefined {
  const start = at + 1;
  if (/^\s/.test(typed) || isCrossReference(masked.slice(start, Math.max(offset, bareKeyEnd(masked, start))))) {
    return undefined;
  }
  const open = openBracket(masked, at);
  const hasBlank = /\s/.test(typed);
  if (open < 0) {
    // the key is over where its sentence goes on behind punctuation
    if (/[.,;:!?)]\s|["']$/.test(typed) || typed.split(/\s+/).length > mostLooseWords) return undefined;
  } else if (/[,;]/.test(typed) || /\s(?:pp?\.|ch\.|chap\.|sec\.|fig\.|vol\.|no\.)/.test(typed)) {
    // behind a comma stands the locator, behind a semicolon the next key
    return undefined;
  }
  const end = open >= 0 && hasBlank ? wordsEnd(masked, offset) : restOfKeyEnd(masked, offset);
  const present = open < 0 ? [] : presentIn(text, masked, open, start);
  return { syntax: 'pandoc', span: { start, end }, typed, present, loose: open < 0 && hasBlank };
}

/** `@{any key}`: to the brace that closes it, or, while nobody has closed it, as far as a key goes. */
function bracedSlot(text: string, masked: string, at: number, offset: number): Slot | undefined {
  const start = at + 2;
  const typed = text.slice(start, offset);
  if (/[}\n]/.test(typed) || offset < start) return undefined;
  const close = bracedKeyEnd(text, at + 1);
  const isClosed = close !== undefined && !/[;@\]]/.test(text.slice(offset, close));
  const end = isClosed ? close : restOfKeyEnd(text, offset);
  const open = openBracket(masked, at);
  const present = open < 0 ? [] : presentIn(text, masked, open, start);
  return { syntax: 'pandoc-braced', span: { start, end }, typed, present, loose: false };
}

/** The other keys of the bracket that opens at `open`. */
function presentIn(text: string, masked: string, open: number, start: number): readonly string[] {
  const end = groupEnd(masked, open);
  const inGroup = ({ start: key, open: own }: Mark): boolean => own >= open && key < end && key !== start;
  return [
    ...new Set(
      marksOf(text, masked)
        .filter(inGroup)
        .map(({ key }) => key),
    ),
  ];
}

/** Where a group ends: at its bracket, or, unclosed, with its line. */
function groupEnd(masked: string, open: number): number {
  const line = masked.indexOf('\n', open);
  let depth = 0;
  for (let at = open; at < masked.length && at - open < 4000; at += 1) {
    const char = masked[at];
    if (char === '[') depth += 1;
    else if (char === ']' && (depth -= 1) === 0) return at;
    else if (char === '\n' && /^[ \t]*\r?\n/.test(masked.slice(at + 1, at + 80))) break;
  }
  return line < 0 ? masked.length : line;
}

/** The bracket that is open at `at` in the same paragraph; -1 where none is, or where it holds a caption or a note. */
function openBracket(masked: string, at: number): number {
  let depth = 0;
  for (let back = at - 1; back >= 0 && at - back < 4000; back -= 1) {
    const char = masked[back];
    if (char === ']') depth += 1;
    else if (char === '[') {
      if (depth === 0) return /[!^]/.test(masked[back - 1] ?? '') ? -1 : back;
      depth -= 1;
    } else if (char === '\n' && /(?:^|\n)[ \t]*\r?$/.test(masked.slice(Math.max(0, back - 80), back))) return -1;
  }
  return -1;
}

/** Remembered words go on behind the cursor up to the next separator. */
function wordsEnd(masked: string, offset: number): number {
  let end = offset;
  while (end < masked.length && !/[\];,@\n]/.test(masked[end] ?? '')) end += 1;
  while (end > offset && /\s/.test(masked[end - 1] ?? '')) end -= 1;
  return end;
}
