/** What the document side says about a text. Offsets are UTF-16 code units, ends exclusive, as editors count. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The languages that can be written in. `quarto`, `rmd`, `myst` are Markdown with more. */
export type Language = 'latex' | 'markdown';

/** One key used in a document. Its span is the key alone, without `@`, braces or blanks. */
export interface Citation extends Span {
  readonly key: string;
  /** The whole citing construct: `\citep[see][3]{a,b}`, `[@a; @b]`, `@a`: for reading a passage without it. */
  readonly whole: Span;
  /** Without backslash or `@`: `citep`, `autocite`; `pandoc` for `@key`; `cite:p` for MyST. */
  readonly command: string;
}

/** The place where a key can be typed. */
export interface Slot {
  readonly syntax: 'latex' | 'pandoc' | 'pandoc-braced' | 'myst';
  /** What an accepted key replaces: the key or words under the cursor, before and after it. */
  readonly span: Span;
  /** What stands before the cursor in the span: may hold blanks (several words remembered). */
  readonly typed: string;
  /** The other keys of the same group, in order. */
  readonly present: readonly string[];
  /**
   * The typed words may be running text: a bare `@word word` outside brackets. Such a slot wants an answer only if
   * every word matches, and none if its first word is a key already.
   */
  readonly loose: boolean;
}

/** The paragraph under the cursor as plain words. */
export interface Passage {
  /** Changes exactly when what would be asked changes; short (a hash). */
  readonly id: string;
  readonly span: Span;
  /** Markup, math and keys out; captions and footnotes in. */
  readonly text: string;
  /** The sentence at the cursor; part of `text`. */
  readonly sentence: string;
  /** Keys cited in the paragraph, in order, each once. */
  readonly cited: readonly string[];
  /** Nearest heading above, document title, document abstract: context that weighs little. Absent when there is none. */
  readonly heading?: string;
  readonly title?: string;
  readonly abstract?: string;
}

/** Another file that becomes part of a document: `\input`, `\include`, `\subfile`, `\import`, Quarto's `include`. */
export interface DeclaredInclude extends Span {
  /** As written, blanks trimmed, the folder of `\import` before it; `.tex` added where the syntax lets it be left out. */
  readonly path: string;
  /** Against what the path is resolved first: the root of the document, or the file that says it (`\subimport`, Markdown). */
  readonly from: 'root' | 'here';
}

/** A bibliography as a document declares it. The span is the path in the document, for the problem `not found`. */
export interface DeclaredBibliography extends Span {
  /** As written, blanks trimmed; `.bib` added where the syntax lets it be left out. Not resolved. */
  readonly path: string;
  /** On another machine (biblatex's `location=remote`, a web address): never looked for on the disk. */
  readonly isRemote?: boolean;
}
