/** What is a person shown of a paper? The same in a hover, a completion's detail and the panel. */
import type { PaperId, SourceId } from '../paper.ts';
import type { Span } from '../document/slot.ts';

/** One line of a list. All text is plain: whoever shows it escapes it. */
export interface Row {
  readonly paper: PaperId;
  /** What citing it would insert: its key when citable, else a new unique key. */
  readonly key: string;
  readonly standing: 'citable' | 'corpus';
  readonly title: string;
  /** `Vaswani et al.`, `Kaplan and McCandlish`; empty when unknown. */
  readonly authors: string;
  readonly year?: number;
  readonly venue?: string;
  /** Where it is from, for people: `references.bib`, `bundled corpus`. */
  readonly sourceName: string;
}

export interface Card extends Row {
  /** All authors: `Ashish Vaswani, Noam Shazeer, ... and Illia Polosukhin`. */
  readonly authorsFull: string;
  /** A formatted reference in one line, without abstract. */
  readonly reference: string;
  /** One sentence, extracted from the abstract; never more than 45 words. */
  readonly summary?: string;
  readonly abstract?: string;
  /** http and https only, best first: `doi.org`, `arxiv.org`, the entry's own url. */
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly source: SourceId;
  /** 0-based line of the entry in its source. */
  readonly line: number;
}

/** Why a paper was suggested: a word or phrase of the passage that also stands in the paper. Strongest first. */
export interface Reason {
  /** As it stands in the paper: `memory-efficient`. */
  readonly text: string;
  /** Where it stands, as spans into the card's `title`, `summary` and `abstract`. Sorted, not overlapping; may be empty. */
  readonly inTitle: readonly Span[];
  readonly inSummary: readonly Span[];
  readonly inAbstract: readonly Span[];
}

/** A paper ranked for a passage. */
export interface Suggestion {
  readonly card: Card;
  /** Comparable within one answer only. */
  readonly score: number;
  /** Strongest first, at most eight. */
  readonly reasons: readonly Reason[];
  /** Names in the passage that are its first author's, as the passage writes them: `Smith`. */
  readonly named: readonly string[];
  /** Keys that the passage cites whose papers are like it and brought it up, strongest first. */
  readonly citedBeside: readonly string[];
  /**
   * Where one of the person's documents cites it in words like the passage's, when that brought it up: the document as `facts`
   * was told, and where its paragraph begins.
   */
  readonly citedAt?: { readonly document: string; readonly start: number };
  /** Cited in the passage itself. */
  readonly citedHere: boolean;
  /** Cited elsewhere in the document. */
  readonly citedElsewhere: boolean;
  /** Other papers that seem to be the same work (preprint and publication), which are not listed themselves. */
  readonly versions: readonly Row[];
  /** To be drawn fainter: the person wants it so for what the document cites. */
  readonly isDimmed?: boolean;
}
