/** What the panel and its host tell each other. Types only. What comes from the panel is `unknown` until guarded. */
import type { Among } from '../core/library/among.ts';
import type { PaperId } from '../core/paper.ts';
import type { Suggestion } from '../core/show/card.ts';
import type { CitationMark } from '../core/write/citing.ts';

/** What the person wants listed. */
export interface PanelWish {
  /** The words in the search box; empty: papers for the passage. */
  readonly typed: string;
  /** Papers like this one, while nothing is typed. */
  readonly like?: { readonly paper: PaperId; readonly title: string };
  readonly among: Among;
  /** As many cards as are wanted at most. */
  readonly limit: number;
}

/** What a list answers. `paragraph` is the same for as long as the cursor stays in one paragraph, whatever is typed there. */
export type PanelSubject =
  | { readonly kind: 'passage'; readonly firstWords: string; readonly paragraph: string }
  | { readonly kind: 'typed'; readonly typed: string }
  | { readonly kind: 'like'; readonly title: string };

/** Why the panel has no cards: each is a sentence that helps, and actions. */
export type Emptiness =
  'no-document' | 'no-passage' | 'indexing' | 'no-papers' | 'nothing-found' | 'all-dismissed' | 'failed';

/** What holds whatever is listed. */
export interface PanelSurroundings {
  /** Whether a paragraph is pinned; `gone`: it was deleted since, and what is listed answers what it said. */
  readonly pinned: 'there' | 'gone' | undefined;
  /** How the document that is followed cites; undefined where there is none. */
  readonly mark: CitationMark | undefined;
  /** Papers of all sources, and how many of the sources have been read. */
  readonly library: { readonly papers: number; readonly read: number; readonly of: number };
  /** Papers that were dismissed for the document. */
  readonly dismissed: number;
}

/** Strings of the panel's own surface, translated by the host. Their names and the English are in core/show/panelWords.ts. */
export type PanelWords = Readonly<Record<string, string>>;

export type ToPanel =
  | { readonly kind: 'words'; readonly words: PanelWords }
  | { readonly kind: 'surroundings'; readonly surroundings: PanelSurroundings }
  /** Something new is being asked for: old cards stay until the answer comes. Ids grow. */
  | { readonly kind: 'asked'; readonly id: number; readonly subject: PanelSubject }
  | {
      readonly kind: 'answered';
      readonly id: number;
      readonly suggestions: readonly Suggestion[];
      /** Whether a higher limit may bring more. */
      readonly hasMore: boolean;
    }
  /** No cards. Its id is that of what was asked, or a new one where nothing can be. */
  | { readonly kind: 'empty'; readonly id: number; readonly why: Emptiness; readonly detail?: string }
  /** Papers like one are wanted, from elsewhere than the panel. */
  | { readonly kind: 'liked'; readonly paper: PaperId; readonly title: string };

/** What can be done with cards. Citing, copying and dismissing take several. */
export type PanelAction = 'cite' | 'insert-stub' | 'open' | 'copy-key' | 'copy-bibtex' | 'dismiss';

/** What the panel offers where there are no cards. */
export type PanelOffer = 'open-document' | 'open-sample' | 'show-sources' | 'show-log';

export type FromPanel =
  | { readonly kind: 'ready'; readonly wish: PanelWish }
  | { readonly kind: 'wish'; readonly wish: PanelWish }
  | { readonly kind: 'act'; readonly action: PanelAction; readonly papers: readonly PaperId[] }
  /** A link of a card, by its place there. */
  | { readonly kind: 'open-link'; readonly paper: PaperId; readonly at: number }
  | { readonly kind: 'pin'; readonly isPinned: boolean }
  | { readonly kind: 'take-back-dismissal'; readonly all: boolean }
  | { readonly kind: 'offer'; readonly offer: PanelOffer }
  | { readonly kind: 'return-to-passage' }
  | { readonly kind: 'refresh' };
