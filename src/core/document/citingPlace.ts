/** Is a place in a document one where a citation can stand, or is something else being written there? */
import { maskLatex } from './latexMask.ts';
import { maskMarkdown } from './markdownMask.ts';
import type { Language } from './slot.ts';

/** Commands whose argument is an address, a name or a file: what is pasted there is meant as it is. */
const verbatimArgument =
  /\\(?:url|href|nolinkurl|path|doi|eprint|arxiv|isbn|hyperref|hypersetup|include(?:graphics|only|pdf)?|input|subfile|import|bibliography|addbibresource|label|[a-zA-Z]*ref|newcommand|renewcommand|def|usepackage|documentclass)\*?(?:\[[^\]]*\])*(?:\{[^{}]*\}){0,2}\s*\{[^{}]*$/u;

/** `[text](‸`, `![](`, `<‸`, `[name]: ‸`, `href="‸`, and footnotes' and references' own definitions. */
const markdownAddress = /\]\([^()\s]*$|<[^<>\s]*$|^[ \t]{0,3}\[[^\]\n]+\]:[ \t]*\S*$|=\s*["'][^"']*$/mu;

/** Somebody writes the identifier out: `doi: ‸`, `https://doi.org/‸`, `doi = ‸`. */
const spelledOut = /(?:\bdoi|\barxiv|\bpmid|\bisbn|\burl)\s*[:=]\s*["{]?$|[\w/]\/$|["'`]$/iu;

/** More than this before a place says nothing of it. */
const LOOKED_BACK = 500;

/**
 * Whether a citation can stand at an offset (UTF-16): in running text, not in a comment, code, a header, an address, nor behind
 * the words that announce an identifier. Any text will do.
 */
export function takesCitation(text: string, offset: number, language: Language): boolean {
  const near = text.slice(Math.max(0, offset - LOOKED_BACK), offset);
  const line = near.slice(Math.max(near.lastIndexOf('\n'), near.lastIndexOf('\r')) + 1);
  if (spelledOut.test(line)) return false;
  if (language === 'latex' ? verbatimArgument.test(near) : markdownAddress.test(line)) return false;
  if (language === 'latex' && isPreamble(text, offset)) return false;
  // a letter typed there: is it read, or blanked with what surrounds it?
  const typed = `${text.slice(0, offset)}x${text.slice(offset)}`;
  return (language === 'latex' ? maskLatex(typed) : maskMarkdown(typed))[offset] === 'x';
}

function isPreamble(text: string, offset: number): boolean {
  const begin = /\\begin\s*\{document\}/u.exec(text);
  return begin !== null && offset <= begin.index && /\\documentclass\b/u.test(text.slice(0, begin.index));
}
