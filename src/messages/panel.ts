/** What the panel and its host tell each other. Types only. What comes from the panel is `unknown` until guarded. */
import type { PaperId } from '../core/paper.ts';
import type { Suggestion } from '../core/show/card.ts';

/** Why the panel has no suggestions: each is a sentence that helps and, mostly, an action. */
export type Emptiness = 'no-document' | 'no-passage' | 'indexing' | 'nothing-found' | 'failed';

/** The passage that is answered: `firstWords` for the header, a click on it returns there. */
export interface PanelPassage {
  readonly id: string;
  readonly firstWords: string;
}

/** Strings of the panel's own surface, translated by the host. Keys are fixed in panel/words.ts. */
export type PanelWords = Readonly<Record<string, string>>;

export type ToPanel =
  | { readonly kind: 'words'; readonly words: PanelWords }
  /** A new passage is being asked for: old cards stay until the answer comes. */
  | { readonly kind: 'passage'; readonly passage: PanelPassage }
  | { readonly kind: 'suggestions'; readonly passage: PanelPassage; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'empty'; readonly why: Emptiness; readonly detail?: string };

export type PanelAction = 'cite' | 'insert-stub' | 'open' | 'copy-key';

export type FromPanel =
  | { readonly kind: 'ready' }
  | { readonly kind: 'act'; readonly action: PanelAction; readonly paper: PaperId }
  | { readonly kind: 'open-link'; readonly href: string }
  | { readonly kind: 'return-to-passage' }
  | { readonly kind: 'refresh' };
