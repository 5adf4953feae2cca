/** How are the cards drawn, so that nothing moves that need not move, and no frame is held up? */
import type { PaperId } from '../core/paper.ts';
import type { Suggestion } from '../core/show/card.ts';
import { CardNode } from './cardNode.ts';
import { element, setAttributes, setChildren, setShown } from './dom.ts';
import type { Say } from './say.ts';
import { shownCards } from './shown.ts';
import type { PanelState } from './state.ts';

/** Milliseconds of a frame in which new cards are made; the rest comes in the next frames. */
const FRAME_MS = 8;
/** So many are made at once in any case: as many as anybody sees. */
const AT_ONCE = 8;

/** The list of cards. */
export class ListView {
  readonly list = element('ul', { class: 'cards' });
  readonly #cards = new Map<PaperId, CardNode>();
  #rest: number | undefined;

  /** Draws the cards of a state; `drawn` is called when all of them are there. */
  draw(state: PanelState, say: Say, drawn: () => void): void {
    if (this.#rest !== undefined) cancelAnimationFrame(this.#rest);
    this.#rest = undefined;
    const shown = shownCards(state);
    const papers = new Set(shown.map(({ card }) => card.paper));
    for (const paper of this.#cards.keys()) if (!papers.has(paper)) this.#cards.delete(paper);
    setAttributes(this.list, { 'aria-label': say('title') });
    setShown(this.list, shown.length > 0);
    this.list.classList.toggle('selecting', state.selected.length > 0);
    this.#drawFrom(shown, 0, looksOf(state), say, drawn);
  }

  /** The node of a card. */
  card(paper: PaperId | undefined): HTMLElement | undefined {
    return paper === undefined ? undefined : this.#cards.get(paper)?.node;
  }

  #drawFrom(shown: readonly Suggestion[], from: number, looks: Looks, say: Say, drawn: () => void): void {
    const end = performance.now() + FRAME_MS;
    let made = 0;
    let at = from;
    for (; at < shown.length; at++) {
      const suggestion = shown[at];
      if (suggestion === undefined) break;
      const { paper } = suggestion.card;
      const known = this.#cards.get(paper);
      if (known === undefined && ++made > AT_ONCE && performance.now() > end) break;
      const card = known ?? new CardNode();
      this.#cards.set(paper, card);
      card.draw(suggestion, looks(paper), say);
    }
    const nodes = shown.slice(0, at).flatMap(({ card }) => this.#cards.get(card.paper)?.node ?? []);
    // those that were there and are still to come stay below, until they get their place
    const later = shown.slice(at).flatMap(({ card }) => this.#cards.get(card.paper)?.node ?? []);
    setChildren(this.list, [...nodes, ...later]);
    if (at >= shown.length) drawn();
    else this.#rest = requestAnimationFrame(() => this.#drawFrom(shown, at, looks, say, drawn));
  }
}

type Looks = (paper: PaperId) => Parameters<CardNode['draw']>[1];

function looksOf(state: PanelState): Looks {
  const [opened, explained] = [new Set(state.opened), new Set(state.explained)];
  const selected = new Set(state.selected);
  const canCite = state.surroundings.mark !== undefined;
  return (paper) => ({
    isOpen: opened.has(paper),
    isExplained: explained.has(paper),
    isCurrent: state.current === paper,
    isSelected: selected.has(paper),
    canCite,
  });
}
