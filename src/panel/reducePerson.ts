/** What does the panel know after something that the person did to the panel itself? */
import type { Among } from '../core/library/among.ts';
import type { PaperId } from '../core/paper.ts';
import { shownPapers } from './shown.ts';
import { FEW_CARDS, MANY_CARDS, type Order, type PanelState } from './state.ts';

/** What the person did. */
export type PersonEvent =
  | { readonly kind: 'toggled'; readonly paper: PaperId; readonly part: 'opened' | 'explained' }
  | { readonly kind: 'moved'; readonly to: PaperId }
  /** `range`: all from the card that was selected last to this one. */
  | { readonly kind: 'selected'; readonly paper: PaperId; readonly how: 'toggle' | 'range' }
  | { readonly kind: 'deselected' }
  | { readonly kind: 'typed'; readonly typed: string }
  | { readonly kind: 'liked'; readonly paper: PaperId; readonly title: string }
  /** Back from a search, or from papers like one, to the passage. */
  | { readonly kind: 'left' }
  | { readonly kind: 'narrowed'; readonly among: Among }
  | { readonly kind: 'ordered'; readonly order: Order }
  | { readonly kind: 'filter-toggled' }
  | { readonly kind: 'more-wanted' }
  /** Dismissed: gone at once, whatever the host is doing. */
  | { readonly kind: 'dismissed'; readonly papers: readonly PaperId[] }
  | { readonly kind: 'dismissal-over' };

/** The next state. */
export function reducePerson(state: PanelState, event: PersonEvent): PanelState {
  switch (event.kind) {
    case 'toggled':
      return { ...state, [event.part]: toggled(state[event.part], event.paper), current: event.paper };
    case 'moved':
      return state.current === event.to ? state : { ...state, current: event.to };
    case 'selected':
      return selected(state, event.paper, event.how);
    case 'deselected':
      return state.selected.length === 0 ? state : { ...state, selected: [] };
    case 'typed':
      return event.typed === state.wish.typed ? state : wishing(state, { ...state.wish, typed: event.typed });
    case 'liked':
      return wishing(state, { ...state.wish, typed: '', like: { paper: event.paper, title: event.title } });
    case 'left': {
      const { like, ...wish } = state.wish;
      return wish.typed === '' && like === undefined ? state : wishing(state, { ...wish, typed: '' });
    }
    case 'narrowed':
      return wishing(state, { ...state.wish, among: event.among });
    case 'ordered':
      return { ...state, order: event.order };
    case 'filter-toggled':
      return { ...state, isFilterOpen: !state.isFilterOpen };
    case 'more-wanted':
      return { ...state, wish: { ...state.wish, limit: MANY_CARDS } };
    case 'dismissed':
      return dismissed(state, new Set(event.papers));
    case 'dismissal-over':
      return state.dismissed === undefined ? state : { ...state, dismissed: undefined };
  }
}

/** Something else is wanted: few cards of it at first. */
function wishing(state: PanelState, wish: PanelState['wish']): PanelState {
  return { ...state, wish: { ...wish, limit: FEW_CARDS }, selected: [], dismissed: undefined };
}

function toggled(papers: readonly PaperId[], paper: PaperId): readonly PaperId[] {
  return papers.includes(paper) ? papers.filter((each) => each !== paper) : [...papers, paper];
}

function selected(state: PanelState, paper: PaperId, how: 'toggle' | 'range'): PanelState {
  const papers = shownPapers(state);
  const from = papers.indexOf(state.selected.at(-1) ?? state.current ?? paper);
  const to = papers.indexOf(paper);
  if (to < 0) return state;
  if (how === 'toggle' || from < 0) return { ...state, selected: toggled(state.selected, paper), current: paper };
  const range = papers.slice(Math.min(from, to), Math.max(from, to) + 1);
  if (from > to) range.reverse();
  const others = state.selected.filter((each) => !range.includes(each));
  return { ...state, selected: [...others, ...range], current: paper };
}

function dismissed(state: PanelState, gone: ReadonlySet<PaperId>): PanelState {
  const papers = shownPapers(state);
  const titles = state.suggestions.filter(({ card }) => gone.has(card.paper)).map(({ card }) => card.title);
  if (titles.length === 0) return state;
  const without = (some: readonly PaperId[]): readonly PaperId[] => some.filter((paper) => !gone.has(paper));
  // whoever dismisses the card that they stand on goes on with the next, or the last
  const at = papers.indexOf(state.current ?? '');
  const current = without(papers.slice(at))[0] ?? without(papers).at(-1);
  return {
    ...state,
    suggestions: state.suggestions.filter(({ card }) => !gone.has(card.paper)),
    opened: without(state.opened),
    explained: without(state.explained),
    selected: without(state.selected),
    current,
    dismissed: { title: titles[0] ?? '', count: titles.length },
  };
}
