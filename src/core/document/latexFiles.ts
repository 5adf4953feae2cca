/** Which bibliographies does a LaTeX text declare, which files does it take in, and which is its root? */
import { braceEnd, skipBlanks, skipOptional } from './latexArguments.ts';
import { partsOf } from './latex.ts';
import { maskLatex } from './latexMask.ts';
import type { DeclaredBibliography, DeclaredInclude, Span } from './slot.ts';

/**
 * BibTeX's `\bibliography` and `\nobibliography`, bibunits' `\putbib` and `\defaultbibliography`, biblatex's resources and
 * reference sections (its manual, "Resources" and "Bibliography Sections"), multibib's `\bibliography<suffix>`.
 */
const declaring =
  /\\(?:(bibliography|nobibliography|bibliography[a-zA-Z]+|putbib|defaultbibliography|addbibresource|addglobalbib|addsectionbib|newrefsection)\*?(?![a-zA-Z@])|begin\{(refsection)\})/g;

/** Commands that begin like `\bibliography` and name no file. */
const noBibliography = /^bibliography(?:style|title|section|heading|name|unit|font|size|sep|item)[a-zA-Z]*$/;

/** The bibliographies that a LaTeX text declares, in order. BibTeX adds `.bib` itself; biblatex wants the whole name. */
export function latexBibliographies(text: string): readonly DeclaredBibliography[] {
  const masked = maskLatex(text);
  const suffixes = new Set(
    [...masked.matchAll(/\\newcites\{([^{}]*)\}/g)].flatMap(([, list = '']) =>
      list.split(',').map((each) => each.trim()),
    ),
  );
  const found: DeclaredBibliography[] = [];
  for (const match of masked.matchAll(declaring)) {
    const name = match[1] ?? match[2] ?? '';
    const suffix = /^bibliography(.+)$/.exec(name)?.[1];
    if (noBibliography.test(name) || (suffix !== undefined && !suffixes.has(suffix))) continue;
    const list = fileList(masked, match.index + match[0].length, /^(?:putbib|newrefsection|refsection)$/.test(name));
    if (list === undefined) continue;
    const addsEnding = !/^(?:add|newrefsection|refsection)/.test(name);
    const isOne = name.startsWith('add');
    for (const part of isOne ? [trimmed(masked, list.names)] : partsOf(masked, list.names)) {
      const file = plainPath(masked, part);
      if (file.path === '') continue;
      const path = addsEnding && !/\.bib$/i.test(file.path) ? `${file.path}.bib` : file.path;
      found.push({ ...file, path, ...(list.isRemote ? { isRemote: true } : {}) });
    }
  }
  return found;
}

/** The argument that names the files: in braces behind options, or, `inBrackets`, in the square brackets themselves. */
function fileList(masked: string, from: number, inBrackets: boolean): { names: Span; isRemote: boolean } | undefined {
  if (inBrackets) {
    const open = skipBlanks(masked, from);
    const close = masked[open] === '[' ? masked.slice(open, open + 2000).indexOf(']') : -1;
    return close < 0 ? undefined : { names: { start: open + 1, end: open + close }, isRemote: false };
  }
  const open = skipOptional(masked, from, false);
  const end = masked[open] === '{' ? braceEnd(masked, open) : undefined;
  if (end === undefined) return undefined;
  const names = { start: open + 1, end };
  const isRemote =
    /location\s*=\s*\{?\s*remote/.test(masked.slice(from, open)) ||
    /^\s*(?:https?|ftp):/.test(masked.slice(names.start, names.end));
  return { names, isRemote };
}

function trimmed(masked: string, { start, end }: Span): Span {
  const written = masked.slice(start, end);
  return { start: start + written.length - written.trimStart().length, end: start + written.trimEnd().length };
}

/** subfiles' `\subfix{path}` stands for its path; the argument of a definition for nothing. Quotes protect blanks. */
function plainPath(masked: string, { start, end }: Span): { path: string; start: number; end: number } {
  const written = masked.slice(start, end);
  if (/#\d/.test(written)) return { path: '', start, end };
  const wrapped = /^\\subfix\s*\{([^{}]*)\}$/.exec(written);
  const inner = wrapped === null ? written : (wrapped[1] ?? '');
  const from = start + (wrapped === null ? 0 : written.indexOf('{') + 1);
  const bare = inner.trim().replace(/^"(.*)"$/, '$1');
  const at = from + Math.max(0, inner.indexOf(bare));
  return { path: bare, start: at, end: at + bare.length };
}

/** LaTeX's own `\input` and `\include`, subfiles' and standalone's, and those of the packages import and chapterfolder. */
const including =
  /\\(?:(input|include|InputIfFileExists|subfile|subfileinclude|includestandalone|loadglsentries|SweaveInput)(?![a-zA-Z@])|(import|inputfrom|includefrom|subimport|subinputfrom|subincludefrom)\*?(?![a-zA-Z@]))/g;

/** The files that a LaTeX text takes in, in order; `.tex` is added where the name has no ending of its own. */
export function latexIncludes(text: string): readonly DeclaredInclude[] {
  const masked = maskLatex(text);
  const found: DeclaredInclude[] = [...knitrChildren(text)];
  for (const match of masked.matchAll(including)) {
    const after = match.index + match[0].length;
    const inFolder = match[2];
    const first = argumentAt(masked, after);
    if (first === undefined) continue;
    const second = inFolder === undefined ? undefined : argumentAt(masked, first.end + 1);
    if (inFolder !== undefined && second === undefined) continue;
    const names = second ?? first;
    const file = plainPath(masked, trimmed(masked, names));
    if (file.path === '') continue;
    const folder = second === undefined ? '' : `${masked.slice(first.start, first.end).trim().replace(/\/$/, '')}/`;
    const path = `${folder}${/\.[a-zA-Z]{2,4}$/.test(file.path) ? file.path : `${file.path}.tex`}`;
    const from = inFolder?.startsWith('sub') === true || match[1]?.startsWith('subfile') === true ? 'here' : 'root';
    found.push({ path, start: file.start, end: file.end, from });
  }
  return found;
}

/** `<<child='a.Rnw'>>=`, `child=c('a.Rnw', 'b.Rnw')` (knitr's options, "Child documents"). */
export function knitrChildren(text: string): readonly DeclaredInclude[] {
  if (!text.includes('child')) return [];
  const chunk = /^[ \t]*(?:<<|```+[ \t]*\{r\b)[^\n]*?\bchild[ \t]*=[ \t]*(c\([^)\n]*\)|"[^"\n]*"|'[^'\n]*')/gm;
  return [...text.matchAll(chunk)].flatMap((match) => {
    const { 0: whole, 1: list = '', index } = match;
    const from = index + whole.length - list.length;
    return [...list.matchAll(/"([^"]+)"|'([^']+)'/g)].map(({ 1: double, 2: single, index: at }): DeclaredInclude => {
      const path = double ?? single ?? '';
      return { path, start: from + at + 1, end: from + at + 1 + path.length, from: 'root' };
    });
  });
}

/** The argument in braces behind options; TeX's own `\input name` has none, and ends at a blank. */
function argumentAt(masked: string, from: number): Span | undefined {
  const open = skipOptional(masked, from, false);
  if (masked[open] === '{') {
    const end = braceEnd(masked, open);
    return end === undefined ? undefined : { start: open + 1, end };
  }
  const bare = /[ \t]+([^\s{}\\%[\]]+)/y;
  bare.lastIndex = from;
  const name = bare.exec(masked)?.[1];
  return name === undefined ? undefined : { start: bare.lastIndex - name.length, end: bare.lastIndex };
}

/**
 * The root that a text names for itself: `% !TEX root = ../main.tex` among its first lines (TeXShop, TeXworks, LaTeX
 * Workshop), `% !Rnw root = main.Rnw` (RStudio), knitr's `set_parent('main.Rnw')`, or `\documentclass[../main]{subfiles}` (subfiles' manual). As written; `.tex` added to the latter.
 */
export function latexRoot(text: string): string | undefined {
  const head = text.slice(0, 4000);
  const magic = /^[ \t]*%+[ \t]*![ \t]*(?:tex|rnw)[ \t]+root[ \t]*=[ \t]*([^\r\n]*?)[ \t]*$/im.exec(head)?.[1];
  if (magic !== undefined && magic !== '') return magic.replace(/^"(.*)"$/, '$1');
  const parentChunk = /^[^%\n]*\bset_parent\([ \t]*(?:"([^"\n]+)"|'([^'\n]+)')/m.exec(head);
  if (parentChunk !== null) return parentChunk[1] ?? parentChunk[2];
  const masked = maskLatex(text).slice(0, 20_000);
  const parent = /\\documentclass\s*\[([^\]]*)\]\s*\{\s*subfiles\s*\}/.exec(masked)?.[1]?.trim();
  if (parent === undefined || parent === '') return undefined;
  return /\.\w+$/.test(parent) ? parent : `${parent}.tex`;
}

/** The keys that a text defines without any file: `\bibitem[label]{key}`, amsrefs' `\bib{key}{type}`. */
export function latexOwnKeys(text: string): readonly string[] {
  if (!/\\bib(?:item)?(?![a-zA-Z])/.test(text)) return [];
  const masked = maskLatex(text);
  return [...masked.matchAll(/\\bib(?:item)?(?![a-zA-Z@])/g)].flatMap((match) => {
    const argument = argumentAt(masked, match.index + match[0].length);
    return argument === undefined ? [] : [masked.slice(argument.start, argument.end).trim()];
  });
}
