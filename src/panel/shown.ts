/** Which cards stand in the list, and in which order? */
import type { PaperId } from '../core/paper.ts';
import type { Suggestion } from '../core/show/card.ts';
import type { Order, PanelState } from './state.ts';

let last:
  { readonly of: readonly Suggestion[]; readonly order: Order; readonly shown: readonly Suggestion[] } | undefined;

/** The cards in the order that the person wants. The same array as long as nothing changed. */
export function shownCards({ suggestions, order }: Pick<PanelState, 'suggestions' | 'order'>): readonly Suggestion[] {
  if (order === 'relevance') return suggestions;
  if (last?.of !== suggestions || last.order !== order) {
    last = { of: suggestions, order, shown: [...suggestions].sort(order === 'year' ? newestFirst : byTitle) };
  }
  return last.shown;
}

/** Their papers. */
export function shownPapers(state: Pick<PanelState, 'suggestions' | 'order'>): readonly PaperId[] {
  return shownCards(state).map(({ card }) => card.paper);
}

/** Papers without a year last; the more relevant first among those of one year, since sorting is stable. */
function newestFirst({ card: one }: Suggestion, { card: other }: Suggestion): number {
  return (other.year ?? -Infinity) - (one.year ?? -Infinity) || 0;
}

function byTitle({ card: one }: Suggestion, { card: other }: Suggestion): number {
  return collator.compare(one.title, other.title);
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true, ignorePunctuation: true });
