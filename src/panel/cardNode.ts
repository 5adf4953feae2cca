/** How does one card look? Its node stays as long as its paper is listed: only what differs is drawn again. */
import type { Suggestion } from '../core/show/card.ts';
import { badges, facts, label } from './cardFacts.ts';
import { abstractOf, reasonsOf } from './cardDetails.ts';
import { actionsFor } from './cardActions.ts';
import { element, iconButton, setAttributes, setLabel, setShown } from './dom.ts';
import { marked } from './marked.ts';
import type { Say } from './say.ts';

/** What a card looks like beside what it says. */
export interface CardState {
  readonly isOpen: boolean;
  readonly isExplained: boolean;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly canCite: boolean;
}

/** A card in the list. */
export class CardNode {
  readonly node = element('li', { class: 'card', draggable: 'true' });
  readonly #twistie = iconButton('toggle', 'chevron', { class: 'twistie', tabindex: '-1' });
  readonly #select = element('input', { type: 'checkbox', class: 'select', tabindex: '-1', 'data-action': 'select' });
  readonly #title = element('h2', { class: 'title', dir: 'auto' });
  readonly #facts = element('p', { class: 'facts' });
  readonly #summary = element('p', { class: 'summary', dir: 'auto' });
  readonly #details = element('div', { class: 'details' });
  readonly #badges = element('p', { class: 'badges' });
  readonly #actions = element('div', { class: 'actions', role: 'toolbar' });
  readonly #last = element('div', { class: 'last' }, this.#badges, this.#actions);
  #drawn: { readonly suggestion: Suggestion; readonly state: CardState; readonly say: Say } | undefined;

  constructor() {
    this.node.append(this.#twistie, this.#select, this.#title, this.#facts, this.#summary, this.#last, this.#details);
  }

  /** Draws what is other than it was. */
  draw(suggestion: Suggestion, state: CardState, say: Say): void {
    const before = this.#drawn;
    const isNew = before?.suggestion !== suggestion || before.say !== say;
    if (!isNew && isAlike(before.state, state)) return;
    this.#drawn = { suggestion, state, say };
    if (isNew) this.#drawFacts(suggestion, say);
    const { isOpen, isExplained, isCurrent, isSelected, canCite } = state;
    if (isNew || before.state.isOpen !== isOpen || before.state.isExplained !== isExplained) {
      this.#drawDetails(suggestion, state, say);
    }
    if (isNew || before.state.canCite !== canCite || before.state.isCurrent !== isCurrent) {
      actionsFor(this.#actions, suggestion, { canCite, isCurrent }, say);
    }
    setAttributes(this.node, { tabindex: isCurrent ? '0' : '-1' });
    this.node.classList.toggle('selected', isSelected);
    this.#select.checked = isSelected;
  }

  #drawFacts(suggestion: Suggestion, say: Say): void {
    const { card, reasons, citedHere } = suggestion;
    setAttributes(this.node, { 'data-paper': card.paper, 'aria-label': label(suggestion, say) });
    this.node.classList.toggle('cited', citedHere);
    this.node.classList.toggle('dimmed', suggestion.isDimmed === true);
    setLabel(this.#twistie, say('details'));
    setLabel(this.#select, say('select', card.title));
    setAttributes(this.#actions, { 'aria-label': say('actions') });
    this.#title.replaceChildren(
      ...marked(
        card.title,
        reasons.map(({ inTitle }) => inTitle),
      ),
    );
    this.#facts.replaceChildren(...facts(card));
    setShown(this.#facts, this.#facts.hasChildNodes());
    const { summary } = card;
    this.#summary.replaceChildren(
      ...marked(
        summary ?? '',
        reasons.map(({ inSummary }) => inSummary),
      ),
    );
    setShown(this.#summary, summary !== undefined);
    this.#badges.replaceChildren(...badges(suggestion, say));
  }

  #drawDetails(suggestion: Suggestion, { isOpen, isExplained }: CardState, say: Say): void {
    setAttributes(this.#twistie, { 'aria-expanded': String(isOpen) });
    this.node.classList.toggle('open', isOpen);
    this.#details.replaceChildren(
      ...(isExplained ? [reasonsOf(suggestion, say)] : []),
      ...(isOpen ? abstractOf(suggestion, say) : []),
    );
    setShown(this.#details, isOpen || isExplained);
  }
}

function isAlike(one: CardState, other: CardState): boolean {
  return (Object.keys(one) as (keyof CardState)[]).every((key) => one[key] === other[key]);
}
