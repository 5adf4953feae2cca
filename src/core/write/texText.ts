/** How is plain text written so that TeX sets exactly it? */
import type { Letters } from './letters.ts';
import { texLetters } from './texLetters.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '#': '\\#',
  $: '\\$',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/**
 * Plain text as TeX: special characters escaped, everything else kept as UTF-8, blanks and control characters made one
 * space. The braces it writes always balance, so no text can break the entry it stands in. (`\{` would not do: BibTeX
 * counts braces behind a backslash too, see btxdoc section 2 and Tame the BeaST 1.4.)
 */
export function escapeTex(text: string): string {
  return storable(text)
    .trim()
    .replace(/[\\{}%&_#$~^<>]/gu, (character) => ESCAPES[character] ?? character)
    .replace(/-(?=-)|`(?=`)|'(?=')/gu, '$&{}'); // two of them are a dash or a quotation mark
}

/** The same with the letters as a file writes them. */
export function texText(text: string, { accents, taken }: Letters): string {
  return texLetters(escapeTex(text), accents, taken);
}

/**
 * The text as one line that any file can hold: blanks and control characters made one space, lone surrogates replaced.
 * U+2028 and U+2029 end lines for some parsers; a lone surrogate can't be stored as UTF-8.
 */
export function storable(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ').replace(/[\ud800-\udfff]/gu, '\ufffd');
}
