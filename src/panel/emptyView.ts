/** What does the panel say where there are no cards, and what does it offer? */
import type { PanelWord } from '../core/show/panelWords.ts';
import { button, element, setAttributes, setShown, setText } from './dom.ts';
import type { Say } from './say.ts';
import type { PanelState } from './state.ts';

/** What the panel does itself, or, after `offer:`, has the host do; and how that is called. */
type Offer = readonly [action: string, word: PanelWord];

const showSources: Offer = ['offer:show-sources', 'showSources'];
const addPapers: Offer = ['offer:show-sources', 'addPapers'];
const leave: Offer = ['leave', 'leave'];

/** A sentence, and the buttons under it. The first is the likeliest. */
export class EmptyView {
  readonly #text = element('p', { dir: 'auto' });
  readonly #buttons = [0, 1].map(() => button('offer'));
  readonly #detail = element('p', { class: 'detail', dir: 'auto' });
  readonly node = element('div', { class: 'empty' }, this.#text, this.#detail, ...this.#buttons);

  /** What is said. */
  get text(): string {
    return this.#text.textContent;
  }

  draw(state: PanelState, say: Say): void {
    const { empty } = state;
    setShown(this.node, empty !== undefined);
    if (empty === undefined) return;
    const [text, ...offers] = answer(state, say);
    setText(this.#text, text);
    setText(this.#detail, empty.detail ?? '');
    setShown(this.#detail, empty.detail !== undefined);
    this.#buttons.forEach((made, at) => {
      const offer = offers[at];
      setShown(made, offer !== undefined);
      if (offer === undefined) return;
      setText(made, say(offer[1]));
      setAttributes(made, { 'data-action': offer[0] });
    });
  }
}

/** What is said, and what is offered. */
function answer({ empty, surroundings, wish }: PanelState, say: Say): readonly [text: string, ...Offer[]] {
  const { papers, read, of } = surroundings.library;
  switch (empty?.why) {
    case 'no-document':
      return [say('noDocument'), ['offer:open-document', 'openDocument'], ['offer:open-sample', 'openSample']];
    case 'no-passage':
      return [say('noPassage', papers), ['search', 'search']];
    case 'indexing':
      return [say('indexing', read, of), showSources];
    case 'no-papers':
      return [say('noPapers'), addPapers];
    case 'all-dismissed':
      return [say('allDismissed'), ['show-dismissed', 'showAgain']];
    case 'failed':
      return [say('failed'), ['refresh', 'again'], ['offer:show-log', 'showLog']];
    case 'nothing-found':
      if (Object.keys(wish.among).length > 0) return [say('nothingAmong'), ['no-filter', 'noFilter']];
      if (wish.typed !== '') return [say('nothingTyped', wish.typed, papers), leave, showSources];
      if (wish.like !== undefined) return [say('nothingAlike'), leave, showSources];
      return [say('nothingFound', papers), ['search', 'search'], addPapers];
    case undefined:
      return [''];
  }
}
