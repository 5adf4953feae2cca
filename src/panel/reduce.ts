/** What does the panel know after an event? Pure; the same state when nothing changed, so that nothing is drawn. */
import type { PaperId } from '../core/paper.ts';
import type { ToPanel } from '../messages/panel.ts';
import type { PanelState } from './state.ts';

/** What the host says, and what the person does to the panel itself. */
export type PanelEvent =
  ToPanel | { readonly kind: 'toggled'; readonly paper: PaperId } | { readonly kind: 'moved'; readonly to: PaperId };

/** The next state. */
export function reduce(state: PanelState, event: PanelEvent): PanelState {
  switch (event.kind) {
    case 'words':
      return isAlike(state.words, event.words) ? state : { ...state, words: event.words };
    case 'passage':
      // old cards stay until new ones come
      return state.waiting && isAlike(state.passage, event.passage)
        ? state
        : { ...state, passage: event.passage, waiting: true };
    case 'suggestions': {
      // a late answer, for a passage that was left
      if (event.passage.id !== state.passage?.id) return state;
      const { suggestions } = event;
      const known = isAlike(state.suggestions, suggestions) ? state.suggestions : suggestions;
      if (!state.waiting && known === state.suggestions && state.empty === undefined) return state;
      const isStill = suggestions.some(({ card }) => card.paper === state.current);
      return {
        ...state,
        waiting: false,
        empty: undefined,
        suggestions: known,
        opened: state.opened.filter((paper) => suggestions.some(({ card }) => card.paper === paper)),
        current: isStill ? state.current : suggestions[0]?.card.paper,
      };
    }
    case 'empty': {
      const { why, detail } = event;
      const empty = { why, ...(detail === undefined ? {} : { detail }) };
      const isSame = !state.waiting && state.suggestions.length === 0 && isAlike(state.empty, empty);
      return isSame ? state : { ...state, waiting: false, suggestions: [], opened: [], current: undefined, empty };
    }
    case 'toggled': {
      const isOpen = state.opened.includes(event.paper);
      const opened = isOpen ? state.opened.filter((paper) => paper !== event.paper) : [...state.opened, event.paper];
      return { ...state, opened, current: event.paper };
    }
    case 'moved':
      return state.current === event.to ? state : { ...state, current: event.to };
  }
}

/** Everything in the state is plain data. */
function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
