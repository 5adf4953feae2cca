/** What does the panel know? Everything that is drawn follows from it. */
import type { PaperId } from '../core/paper.ts';
import type { Suggestion } from '../core/show/card.ts';
import type { Emptiness, PanelPassage, PanelWords } from '../messages/panel.ts';

/** Saved by the webview: another version means that the shape has changed, and it is dropped. */
export const STATE_VERSION = 1;

export interface PanelState {
  readonly version: number;
  readonly words: PanelWords;
  /** The passage that was asked for last. */
  readonly passage: PanelPassage | undefined;
  /** True between a new passage and its answer: the old cards stay. */
  readonly waiting: boolean;
  readonly suggestions: readonly Suggestion[];
  /** Why there are none. */
  readonly empty: { readonly why: Emptiness; readonly detail?: string } | undefined;
  /** Cards whose abstract is shown. */
  readonly opened: readonly PaperId[];
  /** The card that has the list's tab stop. */
  readonly current: PaperId | undefined;
}

/** Before the host has said anything. */
export const initialState: PanelState = {
  version: STATE_VERSION,
  words: {},
  passage: undefined,
  waiting: false,
  suggestions: [],
  empty: undefined,
  opened: [],
  current: undefined,
};
