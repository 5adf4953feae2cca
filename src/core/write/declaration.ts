/** How does a document say which bibliography it uses? */
import type { Language } from '../document/slot.ts';
import type { Insertion } from './insertion.ts';
import { declarationInYaml } from './declareYaml.ts';
import { lineEndOf } from './lineEnds.ts';

/** What stands in a bibliography made for a document that had none: nothing, so that the first entry is its first line. */
export function newBibliography(): string {
  return '';
}

/** What the document knows that its own text does not say. */
export interface Surroundings {
  /** Whether another file of the same paper has biblatex print its list. */
  readonly isPrinted?: boolean;
  /** Whether another file loads biblatex. */
  readonly isBiblatex?: boolean;
}

/**
 * Where and how a document declares the bibliography at `path` (with its ending, `/` between folders), the way its
 * packages want it: `\\addbibresource` behind biblatex, with a `\\printbibliography` if there is none, else `\\bibliography` (with
 * a `\\bibliographystyle` if there is none) before `\\end{document}`; `bibliography:` in the YAML header of Markdown. What the
 * document declares already is joined, not replaced. In order, in the document's own line ends; whatever the text, it never
 * throws.
 */
export function declarationFor(
  documentText: string,
  language: Language,
  path: string,
  around: Surroundings = {},
): readonly Insertion[] {
  return language === 'markdown'
    ? [declarationInYaml(documentText, path)]
    : declarationInLatex(documentText, path, around);
}

function declarationInLatex(text: string, path: string, around: Surroundings): readonly Insertion[] {
  const code = withoutComments(text);
  const lineEnd = lineEndOf(text);
  const packages = packagesOf(code);
  const biblatex = packages.find(({ names }) => names.some((name) => name.startsWith('biblatex')));
  if (biblatex !== undefined || around.isBiblatex === true || BIBLATEX_COMMAND.test(code)) {
    return [resourceIn(code, path, lineEnd, biblatex?.end), ...printed(code, lineEnd, around)];
  }
  const name = path.replace(/\.bib$/iu, '');
  const declared = /\\bibliography\s*\{([^{}]*)\}/u.exec(code);
  if (declared !== null) {
    const end = declared.index + declared[0].length - 1;
    return [{ offset: end, text: declared[1]?.trim() === '' ? name : `,${name}` }];
  }
  const loaded = new Set(packages.flatMap(({ names }) => names));
  const style = styleOf(code, loaded);
  const lines = [...(style === undefined ? [] : [`\\bibliographystyle{${style}}`]), `\\bibliography{${name}}`];
  const declaration = lines.join(lineEnd) + lineEnd;
  const end = code.lastIndexOf('\\end{document}');
  const offset = end < 0 ? text.length : end;
  return [{ offset, text: startsLine(text, offset) ? declaration : lineEnd + declaration }];
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || /[\r\n]/u.test(text[offset - 1] ?? '');
}

/** Behind the last resource or the package, else before the document begins. */
function resourceIn(code: string, path: string, lineEnd: string, packageEnd: number | undefined): Insertion {
  const resource = `\\addbibresource{${path}}`;
  const after =
    lastEnd(code, /\\(?:addbibresource|addglobalbib)\s*(?:\[[^\]]{0,500}\])?\s*\{[^{}]{0,500}\}/gu) ?? packageEnd;
  if (after !== undefined) return { offset: lineEndAfter(code, after), text: lineEnd + resource };
  return { offset: Math.max(0, code.search(/\\begin\s*\{document\}/u)), text: resource + lineEnd };
}

/** biblatex prints its list where it is told to, and nowhere else. */
function printed(code: string, lineEnd: string, { isPrinted }: Surroundings): readonly Insertion[] {
  const offset = code.lastIndexOf('\\end{document}');
  if (isPrinted === true || offset < 0 || PRINTING.test(code)) return [];
  const print = `\\printbibliography${lineEnd}`;
  return [{ offset, text: startsLine(code, offset) ? print : lineEnd + print }];
}

/** Commands of biblatex that print a list (its manual, section 3.8). */
export const PRINTING =
  /\\(?:print(?:bibliography|bibheading|biblist|shorthands)|bibbysection|bibbysegment|bibbycategory)(?![A-Za-z])/u;

/** Where the preamble is in another file, these tell that it loads biblatex. */
const BIBLATEX_COMMAND =
  /\\(?:addbibresource|printbibliography|ExecuteBibliographyOptions|parencite|textcite|autocite|footcite|smartcite)(?![A-Za-z])/u;

/** What the document loads, in order: the names of each `\usepackage`, and where it ends. */
function packagesOf(code: string): { names: string[]; end: number }[] {
  const commands =
    /\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]{0,2000}\])?\s*\{([^{}]{0,2000})\}(?:\[[^\]]{0,100}\])?/gu;
  return [...code.matchAll(commands)].map((command) => ({
    names: (command[1] ?? '').split(',').map((name) => name.trim()),
    end: command.index + command[0].length,
  }));
}

/** Classes and packages that set a style themselves. */
const WITH_STYLE = /^(?:revtex4.*|achemso|acl|jmlr|jmlr2e|amsrefs)$/u;

/** The styles that classes ask for in their manuals. */
const STYLES_OF_CLASSES: ReadonlyMap<string, string> = new Map([
  ['acmart', 'ACM-Reference-Format'],
  ['IEEEtran', 'IEEEtran'],
  ['llncs', 'splncs04'],
  ['elsarticle', 'elsarticle-num'],
  ['sn-jnl', 'sn-mathphys'],
  ['amsart', 'amsplain'],
  ['amsbook', 'amsplain'],
  ['apa6', 'apacite'],
  ['apa7', 'apacite'],
]);

/** The style to declare, or undefined where there is one already. */
function styleOf(code: string, loaded: ReadonlySet<string>): string | undefined {
  const documentClass = /\\documentclass\s*(?:\[[^\]]{0,2000}\])?\s*\{\s*([\w-]+)\s*\}/u.exec(code)?.[1] ?? '';
  if (/\\bibliographystyle(?![A-Za-z])/u.test(code) || WITH_STYLE.test(documentClass)) return undefined;
  if ([...loaded].some((name) => WITH_STYLE.test(name))) return undefined;
  // `plain` leaves natbib's author-year citations nothing to show
  const isNatbib = loaded.has('natbib') || /\\cite[pt]\*?(?![A-Za-z])/u.test(code);
  const ofPackages = loaded.has('apacite') ? 'apacite' : isNatbib ? 'plainnat' : 'plain';
  return STYLES_OF_CLASSES.get(documentClass) ?? ofPackages;
}

/** The text with comments and verbatim material blanked, every offset kept. */
function withoutComments(text: string): string {
  const parts = /\\begin\{(verbatim\*?|lstlisting|comment|minted)\}|\\[^\r\n]|%[^\r\n]*/gu;
  const unclosed = new Set<string>();
  let code = '';
  let from = 0;
  for (let part = parts.exec(text); part !== null; part = parts.exec(text)) {
    const [found, environment] = part;
    let end = part.index + found.length;
    if (environment !== undefined) {
      const close = unclosed.has(environment) ? -1 : text.indexOf(`\\end{${environment}}`, end);
      if (close < 0) unclosed.add(environment);
      else end = close;
    } else if (!found.startsWith('%')) continue;
    code += text.slice(from, part.index) + text.slice(part.index, end).replace(/[^\r\n]/gu, ' ');
    from = end;
    parts.lastIndex = end;
  }
  return code + text.slice(from);
}

function lastEnd(text: string, pattern: RegExp): number | undefined {
  const last = [...text.matchAll(pattern)].at(-1);
  return last === undefined ? undefined : last.index + last[0].length;
}

/** The end of the line if nothing but blanks (or a blanked comment) is left of it. */
function lineEndAfter(code: string, offset: number): number {
  const rest = /[^\S\r\n]*(?=[\r\n]|$)/uy;
  rest.lastIndex = offset;
  return offset + (rest.exec(code)?.[0].length ?? 0);
}
