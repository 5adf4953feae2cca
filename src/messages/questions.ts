/** The questions that the editor asks the worker, and the shape of each answer. Types only. */
import type { PaperId, Problem, SourceId } from '../core/paper.ts';
import type { DocumentFacts } from '../core/document/facts.ts';
import type { PackedKeys } from '../core/read/packedKeys.ts';
import type { Metadata } from '../core/document/metadata.ts';
import type { Language, Passage } from '../core/document/slot.ts';
import type { SameWork } from '../core/library/sameWorks.ts';
import type { Card, Row, Suggestion } from '../core/show/card.ts';
import type { StubStyle } from '../core/write/style.ts';
import type { Subset } from '../core/write/subset.ts';

/** How the bytes of a source are to be read. `auto` tells from the name and the content. */
export type SourceFormat = 'auto' | 'bibtex' | 'pairs' | 'jsonl' | 'csl-json' | 'csl-yaml' | 'ris' | 'nbib' | 'csv';

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
  /** See `Slot.loose`. */
  readonly loose: boolean;
  readonly limit: number;
}

/** A BibTeX entry for a paper, not yet anywhere. */
export interface Stub {
  readonly key: string;
  /** The entry alone, `\n` line ends, no line end after the closing brace. */
  readonly bibtex: string;
}

export type { StubStyle };

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
  /** Papers related to a passage, best first. `cited`: keys cited anywhere in the document. */
  suggest: {
    ask: Scope & { passage: Passage; cited: readonly string[]; limit: number };
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
   * A stub for a paper, or null when it has gone. `key`: what the document already says (from `Row.key`), kept when it
   * is free. `taken`: keys in use beyond those of the scope's bibliographies.
   */
  stub: {
    ask: Scope & {
      paper: PaperId;
      key?: string;
      taken: readonly string[];
      style?: StubStyle;
      /** Write the abstract into the entry. */
      abstract?: boolean;
    };
    answer: Stub | null;
  };
  /** Reads YAML where a well-kept library does it, off the host's thread. Never fails: broken YAML says nothing. */
  metadata: { ask: { yaml: string }; answer: Metadata };
  /** Reads a document as a whole. `commands`: further citing commands, without backslash. Never fails. */
  facts: {
    ask: { content: Uint8Array | string; language: Language; commands: readonly string[] };
    answer: DocumentFacts;
  };
  /** Where keys stand in a .bib, in order. Never fails. */
  bibKeys: { ask: { content: Uint8Array | string }; answer: PackedKeys };
  /** What some entries of a .bib need to stand alone. Never fails. */
  subset: { ask: { content: Uint8Array | string; keys: readonly string[] }; answer: Subset };
}

export type Question = keyof Questions;
export type Ask<Q extends Question> = Questions[Q]['ask'];
export type Answer<Q extends Question> = Questions[Q]['answer'];

/** What crosses to the worker. */
export type ToWorker =
  { [Q in Question]: { kind: 'ask'; id: number; question: Q; ask: Ask<Q> } }[Question] | { kind: 'cancel'; id: number };

/** What comes back. Every ask is settled once; `papers` and `stir` come unasked. */
export type FromWorker =
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
