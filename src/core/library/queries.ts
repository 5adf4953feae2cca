/** What is the library asked, and what does it answer? */
import type { Passage } from '../document/slot.ts';
import type { LibraryPaper, SourceId } from '../paper.ts';
import type { Among } from './among.ts';
import type { Earlier, Place } from './earlier.ts';
import type { Worded } from './reasons.ts';
import type { Weights } from './weights.ts';

export interface Found {
  readonly paper: LibraryPaper;
  /** Comparable within one answer only. */
  readonly score: number;
}

/** A paper ranked for a passage. */
export interface Ranked extends Found {
  /** What moved its score, strongest first: for `reasonsFor`. */
  readonly worded: readonly Worded[];
  /** Names in the passage that are its first author's, as written. */
  readonly named: readonly string[];
  /** Keys that the passage cites whose papers are like it, strongest first. */
  readonly citedBeside: readonly string[];
  /** The place in the person's own documents that cites it and is most like the passage, where that moved it up. */
  readonly citedAt?: Place;
  /** Cited in the passage itself. */
  readonly citedHere: boolean;
  /** Cited elsewhere in the document, not in the passage. */
  readonly citedElsewhere: boolean;
  /** Other papers of the library that seem to be the same work, as preprints are, and are not listed. */
  readonly versions: readonly LibraryPaper[];
}

/** What was typed, and where. */
export interface TypedQuery {
  readonly typed: string;
  /** Whose keys count, first wins. */
  readonly bibliographies: readonly SourceId[];
  /** Keys already in the group: left out. */
  readonly present: readonly string[];
  /** Keys cited in the document: weigh a little. */
  readonly cited: readonly string[];
  /** Asked first by what surrounds the cursor when nothing is typed. */
  readonly passage?: Passage;
  /** As in `PassageQuery`. */
  readonly earlier?: Earlier;
  readonly document?: string;
  /** See `Slot.loose`. */
  readonly loose: boolean;
  readonly among?: Among;
  readonly limit: number;
}

/** A passage that papers are wanted for. */
export interface PassageQuery {
  readonly passage: Passage;
  readonly bibliographies: readonly SourceId[];
  /** Keys cited anywhere in the document. */
  readonly cited: readonly string[];
  readonly among?: Among;
  readonly limit: number;
  /** Leaves out what the document cites already. */
  readonly withoutCited?: boolean;
  /** What the person's documents say where they cite, and which of them the passage is in. */
  readonly earlier?: Earlier;
  readonly document?: string;
  /** For those who try others. */
  readonly weights?: Weights;
}
