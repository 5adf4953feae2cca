/** What is a paper, whatever it was read from? */

/** Names one source for as long as a window lives: the URI of a file, or `BUNDLED`. */
export type SourceId = string;

/** The source id of the corpus that ships with the extension. */
export const BUNDLED: SourceId = 'bundled';

/**
 * Names one merged paper of the library. Stable while the paper's identity (DOI, arXiv id, title) stays, so that a list
 * drawn before a source was read again still means the same papers.
 */
export type PaperId = string;

/** One author or editor, already decoded. A corporate author has a family name only. */
export interface Name {
  readonly family: string;
  readonly given?: string;
  /** `von`, `de la`: shown before the family name, ignored when sorting. */
  readonly particle?: string;
  /** `Jr.`, `III`. */
  readonly suffix?: string;
}

/** Identifiers in their normal form, without resolver or prefix. */
export interface Identifiers {
  /** Lower case, `10.…/…`. */
  readonly doi?: string;
  /** `2301.01234` or `hep-th/9901001`, without version. */
  readonly arxiv?: string;
  readonly isbn?: string;
  readonly pmid?: string;
  /** http or https only. */
  readonly url?: string;
}

/** One paper as one source has it. Merging copies of the same work is the library's job. */
export interface Paper {
  readonly source: SourceId;
  /** What the source calls it: the citation key of an entry; elsewhere the id of the record or `line N` (1-based). */
  readonly key: string;
  /** Whether `key` is a citation key. Only then can the paper be citable. */
  readonly hasKey: boolean;
  /** BibTeX's entry type in lower case; `misc` where the source knows no better. */
  readonly type: string;
  /** As a person reads it: no TeX, no HTML. */
  readonly title: string;
  /** In order. Empty when unknown; `and others` sets `moreAuthors`. */
  readonly authors: readonly Name[];
  readonly moreAuthors?: boolean;
  readonly editors?: readonly Name[];
  readonly year?: number;
  /** Journal, proceedings, book or publisher: the one a reader would look for. */
  readonly venue?: string;
  /** As a person reads it. Absent, never empty. */
  readonly abstract?: string;
  readonly keywords?: readonly string[];
  readonly identifiers: Identifiers;
  /** biblatex `ids`: further keys of the same entry. */
  readonly aliases?: readonly string[];
  /**
   * What the source writes, only where that differs from what is read: title and abstract, which are searched both ways, and
   * identifiers in their own case and with their own hyphens, for stubs.
   */
  readonly written?: {
    readonly title?: string;
    readonly abstract?: string;
    readonly doi?: string;
    readonly isbn?: string;
  };
  /** Remaining short fields, decoded, by lower-case BibTeX name (`volume`, `pages`, `publisher` ...): for stubs. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Where the record stands in its source: 0-based lines, and UTF-16 offsets of the decoded text, end exclusive. */
  readonly place: { readonly line: number; readonly endLine: number; readonly start: number; readonly end: number };
}

/** A place in a text: 0-based line and UTF-16 column, as editors count. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Something wrong in a source or a document: shown to the person, never thrown. */
export interface Problem {
  /** Stable, kebab-case: `unclosed-entry`, `odd-lines`, `binary-file` ... */
  readonly code: string;
  /** One English sentence that says what is wrong and, where it can, what to do. */
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly start: Position;
  readonly end: Position;
}

/** What a reader understood of a source, and what was wrong with the rest. Papers are in the order of the source. */
export interface Reading {
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
}

/** One work as the library holds it: all copies merged, seen from one document's bibliographies. */
export interface LibraryPaper {
  readonly id: PaperId;
  /** The copy that wins for the document asked for, with what it lacks (abstract, year ...) filled from the others. */
  readonly paper: Paper;
  /** The key that cites it in the document; absent when no bibliography of the document has it. */
  readonly key?: string;
}
