/** What of the panel's state is kept while it is hidden, and over a restart? */
import type { Place } from './scroll.ts';
import { initialState, type PanelState, STATE_VERSION } from './state.ts';

/** As many cards as are kept: what was seen is there at once, the rest comes with the next answer. */
const MOST_CARDS = 20;

/** What the webview saves. */
export interface Saved {
  readonly version: number;
  readonly state: PanelState;
  /** Undefined at the top. */
  readonly scroll?: Place | undefined;
}

/** What is worth keeping. */
export function saved(state: PanelState, scroll: Place | undefined): Saved {
  const suggestions = state.suggestions.slice(0, MOST_CARDS);
  const hasMore = state.hasMore || suggestions.length < state.suggestions.length;
  return { version: STATE_VERSION, state: { ...state, suggestions, hasMore, dismissed: undefined }, scroll };
}

/** What an earlier life of the panel kept, if it is of this version; else nothing. */
export function restored(kept: unknown): { readonly state: PanelState; readonly scroll?: Place | undefined } {
  if (!isSaved(kept)) return { state: initialState };
  // ids begin anew with each window, and whatever was asked for will be asked again
  const state = { ...initialState, ...kept.state, id: 0, waiting: false };
  return { state, scroll: kept.scroll };
}

function isSaved(kept: unknown): kept is Saved {
  if (typeof kept !== 'object' || kept === null || !('version' in kept) || !('state' in kept)) return false;
  return kept.version === STATE_VERSION && typeof kept.state === 'object' && kept.state !== null;
}
