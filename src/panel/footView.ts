/** What stands below the cards: more of them, what was selected or dismissed, the keys? */
import type { PanelWord } from '../core/show/panelWords.ts';
import { type CardAction, cardActions } from './cardActions.ts';
import { button, element, iconButton, setLabel, setShown, setText } from './dom.ts';
import type { Say } from './say.ts';
import type { PanelState } from './state.ts';

/** Keys beside those of the actions. */
const furtherKeys: readonly (readonly [string, PanelWord])[] = [
  ['↑ ↓ Home End', 'keyMove'],
  ['Enter', 'keyOpen'],
  ['Ctrl+Space', 'keySelect'],
  ['Shift+↑ ↓', 'keySelectMore'],
  ['/', 'keySearch'],
  ['Esc', 'keyLeave'],
];

/** The foot of the list, and the bar at the bottom of the panel. */
export class FootView {
  readonly #more = button('offer', 'more');
  readonly #again = button('web', 'show-dismissed');
  readonly #gone = element('span');
  readonly #goneLine = element('p', { class: 'hint' }, this.#gone, ' ', this.#again);
  readonly #keysTitle = element('summary');
  readonly #keys = element('dl');
  readonly keyboard = element('details', { class: 'keyboard' }, this.#keysTitle, this.#keys);
  readonly node = element('footer', {}, this.#more, this.#goneLine, this.keyboard);

  readonly #told = element('span', { class: 'told', dir: 'auto' });
  readonly #undo = button('web', 'undo');
  readonly #citeSelected = button('offer', 'cite-selected');
  readonly #copies = (['copy-key', 'copy-bibtex'] as const).map((action) =>
    iconButton(action, cardActions[action].picture),
  );
  readonly #deselect = iconButton('deselect', 'close');
  readonly bar = element(
    'div',
    { class: 'bar' },
    this.#told,
    this.#undo,
    this.#citeSelected,
    ...this.#copies,
    this.#deselect,
  );
  #keysIn: Say | undefined;

  /** Unfolds the list of keys, or folds it. */
  showKeys(): void {
    this.keyboard.open = !this.keyboard.open;
    if (this.keyboard.open) this.keyboard.scrollIntoView({ block: 'nearest' });
  }

  draw(state: PanelState, say: Say): void {
    const { suggestions, selected, dismissed, surroundings } = state;
    const hasCards = suggestions.length > 0;
    setText(this.#more, say('more'));
    setShown(this.#more, hasCards && state.hasMore);
    setText(this.#gone, say('dismissedMany', surroundings.dismissed));
    setText(this.#again, say('showAgain'));
    setShown(this.#goneLine, hasCards && surroundings.dismissed > 0);
    setShown(this.keyboard, hasCards);
    this.#drawKeys(say);

    const isSelecting = selected.length > 0;
    const canCite = surroundings.mark !== undefined;
    setShown(this.bar, isSelecting || dismissed !== undefined);
    if (isSelecting) setText(this.#told, say('selected', selected.length));
    else if (dismissed !== undefined) {
      const { title, count } = dismissed;
      setText(this.#told, count === 1 ? say('dismissed', title) : say('dismissedMany', count));
    }
    setText(this.#undo, say('undo'));
    setShown(this.#undo, !isSelecting);
    setText(this.#citeSelected, say(selected[1] === undefined ? 'citeOne' : 'citeSelected', selected.length));
    setShown(this.#citeSelected, isSelecting && canCite);
    const hasKeys = suggestions.some(({ card }) => card.standing === 'citable' && selected.includes(card.paper));
    this.#copies.forEach((copy, at) => {
      setLabel(copy, say(at === 0 ? 'copyKeys' : 'copyBibtex'));
      setShown(copy, isSelecting && (at > 0 || hasKeys));
    });
    setLabel(this.#deselect, say('deselect'));
    setShown(this.#deselect, isSelecting);
  }

  /** Once for each language. */
  #drawKeys(say: Say): void {
    if (this.#keysIn === say) return;
    this.#keysIn = say;
    setText(this.#keysTitle, say('keyboard'));
    const ofActions = Object.keys(cardActions).map((name) => {
      const { key, word } = cardActions[name as CardAction];
      return [key === 'delete' ? 'Delete' : key.toUpperCase(), say(word).replace(/ \([^)]*\)$/, '')] as const;
    });
    const all = [...furtherKeys.map(([key, word]) => [key, say(word)] as const), ...ofActions];
    this.#keys.replaceChildren(...all.flatMap(([key, text]) => [element('dt', {}, key), element('dd', {}, text)]));
  }
}
