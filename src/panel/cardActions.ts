/** What can be done with a card, and how is it reached? */
import type { PanelWord } from '../core/show/panelWords.ts';
import type { Suggestion } from '../core/show/card.ts';
import { iconButton, setAttributes, setLabel } from './dom.ts';
import type { Icon } from './icons.ts';
import type { Say } from './say.ts';

/** What a card's buttons and letters do. */
export type CardAction = 'cite' | 'insert-stub' | 'open' | 'copy-key' | 'copy-bibtex' | 'explain' | 'alike' | 'dismiss';

interface Known {
  readonly picture: Icon;
  readonly word: PanelWord;
  /** `KeyboardEvent.key` in lower case. */
  readonly key: string;
}

/** In the order of the buttons. */
export const cardActions: Readonly<Record<CardAction, Known>> = {
  cite: { picture: 'cite', word: 'cite', key: 'c' },
  'insert-stub': { picture: 'stub', word: 'stub', key: 's' },
  open: { picture: 'entry', word: 'open', key: 'o' },
  'copy-key': { picture: 'key', word: 'copyKey', key: 'k' },
  'copy-bibtex': { picture: 'bibtex', word: 'copyBibtex', key: 'b' },
  explain: { picture: 'why', word: 'explain', key: 'w' },
  alike: { picture: 'alike', word: 'alike', key: 'm' },
  dismiss: { picture: 'close', word: 'dismiss', key: 'delete' },
};

/** Whether something can be done with a card as things are. */
export function isPossible(action: CardAction, { card }: Suggestion, canCite: boolean): boolean {
  switch (action) {
    case 'cite':
      return canCite;
    case 'insert-stub':
      return canCite && card.standing === 'corpus';
    case 'copy-key':
      return card.standing === 'citable';
    default:
      return true;
  }
}

/** Draws the buttons: of the current card the first is a tab stop, and arrows lead to the others. */
export function actionsFor(
  toolbar: HTMLElement,
  suggestion: Suggestion,
  { canCite, isCurrent }: { readonly canCite: boolean; readonly isCurrent: boolean },
  say: Say,
): void {
  const wanted = (Object.keys(cardActions) as CardAction[]).filter((each) => isPossible(each, suggestion, canCite));
  const buttons = Array.from(toolbar.children);
  const areThere = wanted.length === buttons.length && wanted.every((each, at) => actionOf(buttons[at]) === each);
  if (!areThere) {
    toolbar.replaceChildren(...wanted.map((each) => iconButton(each, cardActions[each].picture)));
  }
  wanted.forEach((each, at) => {
    const button = toolbar.children[at];
    if (button === undefined) return;
    setLabel(button, say(cardActions[each].word));
    setAttributes(button, { tabindex: isCurrent && at === 0 ? '0' : '-1' });
  });
}

function actionOf(button: Element | undefined): string | undefined {
  return button instanceof HTMLElement ? button.dataset['action'] : undefined;
}
