/** What does the panel know? Everything that is drawn follows from it. */
import type { PaperId } from '../core/paper.ts';
import type { Suggestion } from '../core/show/card.ts';
import type { Emptiness, PanelSubject, PanelSurroundings, PanelWish, PanelWords } from '../messages/panel.ts';

/** Saved by the webview: another version means that the shape has changed, and it is dropped. */
export const STATE_VERSION = 3;

/** In which order cards stand. */
export type Order = 'relevance' | 'year' | 'title';

/** As many cards as come at first, and when more are wanted. */
export const FEW_CARDS = 50;
export const MANY_CARDS = 200;

export interface PanelState {
  readonly version: number;
  readonly words: PanelWords;
  readonly surroundings: PanelSurroundings;

  readonly wish: PanelWish;
  readonly order: Order;
  readonly isFilterOpen: boolean;

  /** The newest thing that was asked for. */
  readonly id: number;
  readonly subject: PanelSubject | undefined;
  /** True until its answer comes: the old cards stay. */
  readonly waiting: boolean;
  /** What the cards answer, or why there are none is about. */
  readonly of: PanelSubject | undefined;
  /** As they were answered, best first. */
  readonly suggestions: readonly Suggestion[];
  readonly hasMore: boolean;
  /** Why there are none. */
  readonly empty: { readonly why: Emptiness; readonly detail?: string } | undefined;

  /** Cards whose abstract is shown, and cards whose reasons are. */
  readonly opened: readonly PaperId[];
  readonly explained: readonly PaperId[];
  /** The card that has the list's tab stop. */
  readonly current: PaperId | undefined;
  /** Selected cards, in the order of selecting; a range reaches from the last one. */
  readonly selected: readonly PaperId[];
  /** What was dismissed last, while it can be taken back at a click. */
  readonly dismissed: { readonly title: string; readonly count: number } | undefined;
}

/** Before the host has said anything. */
export const initialState: PanelState = {
  version: STATE_VERSION,
  words: {},
  surroundings: { pinned: undefined, mark: undefined, library: { papers: 0, read: 0, of: 0 }, dismissed: 0 },
  wish: { typed: '', among: {}, limit: FEW_CARDS },
  order: 'relevance',
  isFilterOpen: false,
  id: 0,
  subject: undefined,
  waiting: false,
  of: undefined,
  suggestions: [],
  hasMore: false,
  empty: undefined,
  opened: [],
  explained: [],
  current: undefined,
  selected: [],
  dismissed: undefined,
};
