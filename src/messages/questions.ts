/** The questions that the editor asks the worker, and the shape of each answer. Types only. */
import type { Paper, PaperId, Problem, SourceId } from '../core/paper.ts';
import type { DocumentFacts } from '../core/document/facts.ts';
import type { Written } from '../core/document/passages.ts';
import type { PackedKeys } from '../core/read/packedKeys.ts';
import type { Metadata } from '../core/document/metadata.ts';
import type { Identifier } from '../core/identify/identifier.ts';
import type { Language, Passage, Span } from '../core/document/slot.ts';
import type { Among } from '../core/library/among.ts';
import type { EntryPlace, SameWork } from '../core/library/sameWorks.ts';
import type { Card, Row, Suggestion } from '../core/show/card.ts';
import type { ReferenceStyle } from '../core/show/styles/styleNames.ts';
import type { Addition } from '../core/write/addFields.ts';
import type { IntoBib, NewEntry } from '../core/write/intoBib.ts';
import type { Placed, Target, Wishes } from '../core/write/placed.ts';
import type { Change } from '../core/write/renameKey.ts';
import type { Subset } from '../core/write/subset.ts';

/** How the bytes of a source are to be read. `auto` tells from the name and the content. */
export type SourceFormat = 'auto' | 'bibtex' | 'pairs' | 'jsonl' | 'csl-json' | 'csl-yaml' | 'ris' | 'nbib' | 'csv';

/** How a text from elsewhere is written: as a source, or as only a provider answers (`core/read/answers.ts`). */
export type ForeignFormat = 'bibtex' | 'csl-json' | 'json' | 'atom' | 'datacite';

export interface SourceDescription {
  readonly id: SourceId;
  /** For people: `references.bib`, `bundled corpus`. Its ending helps `auto`. */
  readonly name: string;
  readonly format: SourceFormat;
}

/** The bytes of a file, the text of an open editor, or those bytes that were recognised last, by the name they got. */
export type Content = Uint8Array | string | { readonly key: string };

export interface SourceState extends SourceDescription {
  readonly papers: number;
  readonly problems: readonly Problem[];
  /** Milliseconds from bytes to indexed. */
  readonly tookMs: number;
}

/** Whose keys count: the bibliographies of the document that is asked for, first wins. */
export interface Scope {
  readonly bibliographies: readonly SourceId[];
  /** How the person wants keys to be made; absent or empty: as those of the bibliographies are. */
  readonly keyPattern?: string;
}

export interface Typed extends Scope {
  /** What the person remembers, as typed; may be empty. */
  readonly typed: string;
  /** Keys already in the group: left out. */
  readonly present: readonly string[];
  /** Keys cited in the document: weigh a little. */
  readonly cited: readonly string[];
  /** Asked first by what surrounds the cursor when nothing is typed. */
  readonly passage?: Passage;
  /** The document that the passage is in, as `facts` was told. */
  readonly document?: string;
  /** See `Slot.loose`. */
  readonly loose: boolean;
  readonly limit: number;
}

/** One paper as the map shows it: cheap, because there are thousands of them. All text is plain. */
export interface MapPaper {
  readonly paper: PaperId;
  /** The first 300 characters. */
  readonly title: string;
  /** As in `Row`. */
  readonly authors: string;
  readonly year?: number;
  /** The key that cites it; absent when no bibliography of the scope has it. */
  readonly key?: string;
}

/** A region of the map, named by its papers' terms. */
export interface MapRegion {
  /** Best first; may be none. */
  readonly name: readonly string[];
  /** The middle of its papers. */
  readonly x: number;
  readonly y: number;
  readonly papers: number;
}

/** The library as a map. Papers are meant by their numbers in it. */
export interface MapPicture {
  /** Names this picture in further questions. */
  readonly map: number;
  /** x and y of each paper. */
  readonly places: Float32Array;
  /** Regions on two levels: few, and smaller ones inside them. */
  readonly levels: readonly (readonly MapRegion[])[];
  /** By paper, its region on either level, one after the other: `2 * paper` and `2 * paper + 1`. */
  readonly regionOf: Uint16Array;
  /** Why the map has these papers: all of the library where `of` is their number. */
  readonly chosen: { readonly of: number; readonly cited: number; readonly near: number; readonly sample: number };
  /** To be handed back when the map is asked for again, so that papers stay where they are. */
  readonly keep: Uint8Array;
}

/** How the papers of a map stand to a document. */
export interface MapStanding {
  /** By paper: `CITABLE`, `CITED` (core/map/marks.ts), added. */
  readonly marks: Uint8Array;
  /** Papers near the document that it does not cite, nearest first. */
  readonly near: Uint32Array;
}

/** How a paper can be copied, beside BibTeX. */
export type CopyFormat = ReferenceStyle | 'csl-json' | 'ris';

/** An entry, and the fields that it lacks, in the words of its dialect. */
export interface IncompleteEntry extends EntryPlace {
  readonly lacks: readonly string[];
}

/** An entry for a paper, not yet anywhere, and where it would go. */
export interface Stub {
  readonly key: string;
  /** Absent when the work has an entry already. */
  readonly placed?: Placed;
  /** The entry that the work has already, in one of the bibliographies; `key` is its. */
  readonly same?: { readonly source: SourceId; readonly by: SameWork['by'] | 'key' };
}

export interface Questions {
  /** Reads a source (again): replaces its papers and indexes them. Answers when they can be found. */
  read: { ask: { source: SourceDescription; content: Content }; answer: SourceState };
  /**
   * Names the content of a source, and what would read it: a snapshot under that name holds what reading would find. The
   * bytes are kept for a `restore` or a `read` that follows.
   */
  recognise: { ask: { source: SourceDescription; content: Uint8Array }; answer: string };
  /** Puts in a part of the snapshot of a source that was recognised, 0 first. `null`: it cannot be used; `read` instead. */
  restore: {
    ask: { source: SourceDescription; key: string; part: number; bytes: Uint8Array };
    answer: { readonly next: number } | { readonly state: SourceState } | null;
  };
  /** A part of the snapshot of a source as it is now, 0 first; `null` behind the last one, and when the source has changed. */
  snapshot: { ask: { source: SourceId; key: string; part: number }; answer: Uint8Array | null };
  /** Takes a source and its papers out. Answers whether it was there. */
  forget: { ask: { source: SourceId }; answer: boolean };
  /** All sources, in the order in which they came. */
  sources: { ask: null; answer: readonly SourceState[] };
  /** Papers for what was typed in a slot or a search box, best first. */
  complete: { ask: Typed; answer: readonly Row[] };
  /**
   * Papers related to a passage, best first: at most `limit` that it does not cite, and those that it does. `cited`: keys cited
   * anywhere in the document. `document`: the one that the passage is in, as `facts` was told. `withoutCited`: none that the
   * document cites already.
   */
  suggest: {
    ask: Scope & {
      passage: Passage;
      cited: readonly string[];
      document?: string;
      among?: Among;
      withoutCited?: boolean;
      limit: number;
    };
    answer: readonly Suggestion[];
  };
  /** Papers for what was typed in a search box, as cards: what `complete` lists, with the typed words marked. */
  search: { ask: Typed & { among?: Among }; answer: readonly Suggestion[] };
  /** Papers like another one, best first, without itself; none when it has gone. `withoutCited`: as for `suggest`. */
  alike: {
    ask: Scope & { paper: PaperId; cited: readonly string[]; among?: Among; withoutCited?: boolean; limit: number };
    answer: readonly Suggestion[];
  };
  /** The card of a paper, or null when it has gone. */
  card: { ask: Scope & { paper: PaperId }; answer: Card | null };
  /** The paper behind a citation key; when unknown, the nearest keys (at most `limit`), best first. */
  resolve: { ask: Scope & { key: string; limit: number }; answer: { card: Card | null; nearest: readonly Row[] } };
  /** Which of these keys stand in no bibliography of the scope? In the order asked. */
  unknown: { ask: Scope & { keys: readonly string[] }; answer: readonly string[] };
  /** The works that stand more than once in the scope's bibliographies, at most `limit`. */
  sameWorks: { ask: Scope & { limit: number }; answer: readonly SameWork[] };
  /**
   * A stub for a paper of the library, or for one from elsewhere; null when the former has gone. `key`: what the document
   * already says (from `Row.key`), kept when it is free. `entry`: the paper's entry as somebody has written it, whose fields stay.
   * `taken`: keys in use beyond those of the scope's bibliographies.
   */
  stub: {
    ask: Scope & {
      paper: PaperId | Paper;
      key?: string;
      entry?: string;
      taken: readonly string[];
      target: Target;
      wishes: Wishes;
    };
    answer: Stub | null;
  };
  /** The papers of the library with these identifiers, in their order; null where it has none. */
  known: { ask: Scope & { identifiers: readonly Identifier[] }; answer: readonly (Row | null)[] };
  /** The papers that a text from elsewhere holds (pasted, or answered by a provider), at most a hundred. Never fails. */
  papersIn: { ask: { text: string; format: ForeignFormat }; answer: readonly Paper[] };
  /**
   * The entries of some papers as the text of a .bib writes its own, to be put in at `offset` (UTF-16); null where that is
   * inside an entry or a comment. The scope's bibliographies say which keys and works are there.
   */
  intoBib: {
    ask: Scope & {
      target: Target & { readonly content: string };
      offset: number;
      entries: readonly NewEntry[];
      wishes: Wishes;
    };
    answer: IntoBib | null;
  };
  /** Draws the library as a map of at most `limit` papers; tells how far it is. `written`: the document it is drawn for. */
  map: {
    ask: Scope & { written?: Written; limit: number; kept?: Uint8Array };
    answer: MapPicture;
  };
  /** Some papers of a map, from one number on; null when the worker has another map by now. */
  mapPapers: { ask: Scope & { map: number; from: number; count: number }; answer: readonly MapPaper[] | null };
  /**
   * Which papers of a map match what was typed, best first: what `search` finds, without those that lack a word where any has
   * all; null when the worker has another map by now.
   */
  mapMatches: {
    ask: Scope & { map: number; typed: string; cited: readonly string[] };
    answer: Uint32Array | null;
  };
  /** How the papers of a map stand to a document; null when the worker has another map by now. */
  mapStanding: {
    ask: Scope & { map: number; written?: Written; cited: readonly string[] };
    answer: MapStanding | null;
  };
  /** What a document that is gone said helps no longer. */
  forgetDocument: { ask: { document: string }; answer: null };
  /** Reads YAML where a well-kept library does it, off the host's thread. Never fails: broken YAML says nothing. */
  metadata: { ask: { yaml: string }; answer: Metadata };
  /**
   * Reads a document as a whole. `commands`: further citing commands, without backslash. `document`: its name, when what it
   * says where it cites shall help to find papers from now on. Never fails.
   */
  facts: {
    ask: { content: Uint8Array | string; language: Language; commands: readonly string[]; document?: string };
    answer: DocumentFacts;
  };
  /** Where keys stand in a .bib, in order. Never fails. */
  bibKeys: { ask: { content: Uint8Array | string }; answer: PackedKeys };
  /** What some entries of a .bib need to stand alone. Never fails. */
  subset: { ask: { content: Uint8Array | string; keys: readonly string[] }; answer: Subset };
  /** The changes that lay a .bib out evenly, all of it or what `within` touches. `indent`: the editor's. Never fails. */
  formatBib: { ask: { text: string; within?: Span; indent?: string }; answer: readonly Change[] };
  /** The changes that take entries out of a .bib. Never fails. */
  withoutEntries: { ask: { text: string; keys: readonly string[] }; answer: readonly Change[] };
  /** A paper for other programs, or as a reference in each of these ways, in their order; null when it has gone. */
  copies: {
    ask: Scope & { paper: PaperId; as: readonly CopyFormat[] };
    answer: { readonly key: string; readonly texts: readonly string[] } | null;
  };
  /** What an entry lacks that a paper has; null where it is not there, or can't be taken apart safely. */
  missingFields: { ask: { target: Target; key: string; paper: Paper; wishes: Wishes }; answer: Addition | null };
  /** Where fields would stand in an entry that are still to be filled in: `BLANK` stands for each value. */
  blankFields: {
    ask: { content: Uint8Array | string; key: string; fields: readonly string[] };
    answer: Addition | null;
  };
  /** What in a pattern for keys is not understood, in a sentence; null where all of it is. */
  keyPattern: { ask: { pattern: string }; answer: string | null };
  /** The entries of the scope's bibliographies that lack what their reference can't do without, at most `limit` of each. */
  incomplete: {
    ask: Scope & { dialect: 'bibtex' | 'biblatex'; limit: number };
    answer: readonly IncompleteEntry[];
  };
}

export type Question = keyof Questions;
export type Ask<Q extends Question> = Questions[Q]['ask'];
export type Answer<Q extends Question> = Questions[Q]['answer'];

/** What crosses to the worker. */
export type ToWorker =
  { [Q in Question]: { kind: 'ask'; id: number; question: Q; ask: Ask<Q> } }[Question] | { kind: 'cancel'; id: number };

/** What comes back. Every ask is settled once; `progress` comes before that, as often as the worker likes. */
export type FromWorker =
  | { kind: 'progress'; id: number; share: number }
  | { kind: 'answer'; id: number; answer: Answer<Question> }
  | { kind: 'failure'; id: number; message: string }
  | { kind: 'cancelled'; id: number };

/** A worker seen from either side: node's and the browser's differ only in how this is made. */
export interface Port<In, Out> {
  post(message: Out, transfer?: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: In) => void): void;
  /** The other side died or could not be started; called at most once. */
  onClose(listener: (reason: string) => void): void;
  close(): void;
}
