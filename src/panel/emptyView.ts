/** What does the panel say where there are no cards, and what does it offer? */
import type { PanelWord } from '../core/show/panelWords.ts';
import { element, setAttributes, setShown, setText } from './dom.ts';
import type { Say } from './say.ts';
import type { PanelState } from './state.ts';

interface Offer {
  /** What the panel does itself, or, after `offer:`, has the host do. */
  readonly action: string;
  readonly word: PanelWord;
}

const showSources: Offer = { action: 'offer:show-sources', word: 'showSources' };

/** A sentence, and the buttons under it. The first is the likeliest. */
export class EmptyView {
  readonly #text = element('p', { dir: 'auto' });
  readonly #buttons = [0, 1].map(() => element('button', { type: 'button', class: 'offer' }));
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
    setText(this.#text, sentence(state, say));
    setText(this.#detail, empty.detail ?? '');
    setShown(this.#detail, empty.detail !== undefined);
    const offers = offersFor(state);
    this.#buttons.forEach((button, at) => {
      const offer = offers[at];
      setShown(button, offer !== undefined);
      if (offer === undefined) return;
      setText(button, say(offer.word));
      setAttributes(button, { 'data-action': offer.action });
    });
  }
}

function sentence({ empty, surroundings, wish }: PanelState, say: Say): string {
  const { papers, read, of } = surroundings.library;
  switch (empty?.why) {
    case 'no-document':
      return say('noDocument');
    case 'no-passage':
      return say('noPassage', papers);
    case 'indexing':
      return say('indexing', read, of);
    case 'no-papers':
      return say('noPapers');
    case 'all-dismissed':
      return say('allDismissed');
    case 'failed':
      return say('failed');
    case 'nothing-found':
      if (isNarrowed(wish.among)) return say('nothingAmong');
      if (wish.typed !== '') return say('nothingTyped', wish.typed, papers);
      return wish.like === undefined ? say('nothingFound', papers) : say('nothingAlike');
    case undefined:
      return '';
  }
}

function offersFor({ empty, wish }: PanelState): readonly Offer[] {
  switch (empty?.why) {
    case 'no-document':
      return [
        { action: 'offer:open-document', word: 'openDocument' },
        { action: 'offer:open-sample', word: 'openSample' },
      ];
    case 'no-passage':
      return [{ action: 'search', word: 'search' }];
    case 'indexing':
      return [showSources];
    case 'no-papers':
      return [{ ...showSources, word: 'addPapers' }];
    case 'all-dismissed':
      return [{ action: 'show-dismissed', word: 'showAgain' }];
    case 'failed':
      return [
        { action: 'refresh', word: 'again' },
        { action: 'offer:show-log', word: 'showLog' },
      ];
    case 'nothing-found':
      if (isNarrowed(wish.among)) return [{ action: 'no-filter', word: 'noFilter' }];
      if (wish.typed !== '' || wish.like !== undefined) return [{ action: 'leave', word: 'leave' }, showSources];
      return [
        { action: 'search', word: 'search' },
        { ...showSources, word: 'addPapers' },
      ];
    case undefined:
      return [];
  }
}

function isNarrowed(among: PanelState['wish']['among']): boolean {
  return Object.keys(among).length > 0;
}
