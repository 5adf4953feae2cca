/** What does one document say about citing: whom it cites, what it declares, which files belong to it? */
import { latexDialect } from './latexDialect.ts';
import { readMetadata } from './metadata.ts';
import { findBibliographies, findCitations, findIncludes, findOwnKeys, findRoot, yamlBlocks } from './document.ts';
import type { Citation, DeclaredBibliography, DeclaredInclude, Language } from './slot.ts';

/** All that a project needs to know of one of its documents. Offsets are UTF-16 code units of its text. */
export interface DocumentFacts {
  readonly language: Language;
  readonly citations: readonly Citation[];
  /** In the text itself, YAML header included. */
  readonly bibliographies: readonly DeclaredBibliography[];
  readonly includes: readonly DeclaredInclude[];
  /** The path of the root, as `% !TEX root = ...` or `subfiles` names it. */
  readonly root?: string;
  /** Whether it can stand alone: LaTeX with a class, or no LaTeX at all. */
  readonly isWhole: boolean;
  /** Keys that the document defines itself (`\bibitem`), and labels that look like citations. */
  readonly ownKeys: readonly string[];
  /** Whether it loads biblatex or says what BibTeX's own way needs; absent where it says neither. */
  readonly dialect?: 'bibtex' | 'biblatex';
  /** Whether a YAML header holds `references:`, items that can be cited without any file. */
  readonly hasReferences: boolean;
  /** The offset at which each line begins; the first is 0. */
  readonly lineStarts: readonly number[];
}

/** Reads a whole document. Never throws. Linear. `commands`: further citing commands, without backslash. */
export function readFacts(text: string, language: Language, commands: readonly string[] = []): DocumentFacts {
  const { inYaml, hasReferences } = language === 'markdown' ? inYamlOf(text) : nothingInYaml;
  const root = findRoot(text, language);
  const dialect = language === 'latex' ? latexDialect(text) : undefined;
  return {
    language,
    citations: findCitations(text, language, commands),
    bibliographies: [...inYaml, ...findBibliographies(text, language)],
    includes: findIncludes(text, language),
    ...(root === undefined ? {} : { root }),
    ...(dialect === undefined ? {} : { dialect }),
    isWhole: language !== 'latex' || /^[^%\n]*\\documentclass(?![a-zA-Z])/m.test(text),
    ownKeys: findOwnKeys(text, language),
    hasReferences,
    lineStarts: lineStartsOf(text),
  };
}

const nothingInYaml = { inYaml: [], hasReferences: false };

/** What the YAML blocks say: the last that names bibliographies counts (pandoc's manual, `yaml_metadata_block`). */
function inYamlOf(text: string): { inYaml: readonly DeclaredBibliography[]; hasReferences: boolean } {
  let found: { inYaml: readonly DeclaredBibliography[]; hasReferences: boolean } = nothingInYaml;
  for (const { yaml, yamlStart } of yamlBlocks(text)) {
    const { bibliographies, hasReferences } = readMetadata(yaml);
    const here = bibliographies.map(({ path, start, end }) => ({
      path,
      start: yamlStart + start,
      end: yamlStart + end,
    }));
    found = { inYaml: here.length === 0 ? found.inYaml : here, hasReferences: found.hasReferences || hasReferences };
  }
  return found;
}

/** The offset at which each line begins, as editors count lines: after `\n`, `\r\n` and a lone `\r`. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
