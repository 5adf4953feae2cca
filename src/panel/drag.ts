/** What does a card carry when it is dragged out of the panel? */
import type { Suggestion } from '../core/show/card.ts';
import { PAPERS_MIME } from '../core/show/papersMime.ts';
import { citationText } from '../core/write/citing.ts';
import { shownCards } from './shown.ts';
import type { PanelState } from './state.ts';

/** The card itself, or all selected ones when it is among them, in the order of the list. */
export function cardsToDrag(state: PanelState, paper: string): readonly Suggestion[] {
  const isOfSelection = state.selected.includes(paper);
  return shownCards(state).filter(({ card }) =>
    isOfSelection ? state.selected.includes(card.paper) : card.paper === paper,
  );
}

/** Fills what is carried: for our own drop into a document, and the citation as text for wherever else it falls. */
export function carry(transfer: DataTransfer, cards: readonly Suggestion[], state: PanelState): void {
  const { mark } = state.surroundings;
  const keys = cards.map(({ card }) => card.key);
  transfer.effectAllowed = 'copy';
  transfer.setData(PAPERS_MIME, JSON.stringify(cards.map(({ card }) => card.paper)));
  transfer.setData('text/plain', mark === undefined ? keys.join(', ') : citationText(mark, keys));
}
