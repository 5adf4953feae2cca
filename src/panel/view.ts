/** How does the panel's state look? Cards that did not change keep their nodes. */
import type { PaperId } from '../core/paper.ts';
import { panelWords, type PanelWord } from '../core/show/panelWords.ts';
import type { Emptiness, PanelWords } from '../messages/panel.ts';
import { cardView } from './cardView.ts';
import { element, setAttributes, setChildren } from './dom.ts';
import type { PanelState } from './state.ts';

const emptyWord: Readonly<Record<Emptiness, PanelWord>> = {
  'no-document': 'noDocument',
  'no-passage': 'noPassage',
  indexing: 'indexing',
  'nothing-found': 'nothingFound',
  failed: 'failed',
};

interface Drawn {
  readonly node: HTMLElement;
  readonly from: string;
}

/** Draws states into `root`, each time only what differs from the last. */
export class View {
  readonly #progress = element('div', { class: 'progress', 'aria-hidden': 'true', hidden: '' });
  readonly #passage = element('button', { class: 'passage', type: 'button', 'data-action': 'return' });
  readonly #refresh = element('button', { class: 'refresh', type: 'button', 'data-action': 'refresh' }, '↻');
  readonly #header = element('header', {}, this.#passage, this.#refresh);
  readonly #empty = element('p', { class: 'empty' });
  readonly #again = element('button', { class: 'again', type: 'button', 'data-action': 'refresh' });
  readonly #list = element('ul', { class: 'cards' });
  readonly #hint = element('p', { class: 'hint' });
  readonly #live = element('p', { class: 'live', role: 'status', 'aria-live': 'polite' });
  readonly #cards = new Map<PaperId, Drawn>();

  constructor(root: HTMLElement) {
    root.append(this.#progress, this.#header, this.#list, this.#empty, this.#again, this.#hint, this.#live);
  }

  /** Shows or hides the progress bar: main waits before it does. */
  showProgress(isShown: boolean): void {
    setAttributes(this.#progress, { hidden: isShown ? undefined : '' });
  }

  draw(state: PanelState): void {
    const say = sayer(state.words);
    setAttributes(this.#header, { hidden: state.passage === undefined ? '' : undefined });
    setText(this.#passage, state.passage === undefined ? '' : state.passage.firstWords);
    setAttributes(this.#passage, {
      title: say('back'),
      'aria-label': `${say('related')}: ${state.passage?.firstWords ?? ''}. ${say('back')}`,
    });
    setAttributes(this.#refresh, { title: say('refresh'), 'aria-label': say('refresh') });
    this.#drawCards(state, say);
    const { empty } = state;
    setText(this.#empty, empty === undefined ? '' : [say(emptyWord[empty.why]), empty.detail ?? ''].join(' ').trim());
    setAttributes(this.#empty, { hidden: empty === undefined ? '' : undefined });
    setAttributes(this.#again, { hidden: empty?.why === 'failed' ? undefined : '' });
    setText(this.#again, say('again'));
    setText(this.#hint, say('keys'));
    setAttributes(this.#hint, { hidden: state.suggestions.length === 0 ? '' : undefined });
    const count = state.suggestions.length;
    if (!state.waiting) setText(this.#live, count === 0 ? '' : count === 1 ? say('one') : say('count', String(count)));
  }

  /** The node of a card. */
  card(paper: PaperId | undefined): HTMLElement | undefined {
    return paper === undefined ? undefined : this.#cards.get(paper)?.node;
  }

  #drawCards(state: PanelState, say: ReturnType<typeof sayer>): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['paper'] : undefined;
    const kept = new Set<PaperId>();
    const nodes = state.suggestions.map((suggestion) => {
      const { paper } = suggestion.card;
      kept.add(paper);
      const isOpen = state.opened.includes(paper);
      const isCurrent = state.current === paper;
      const from = JSON.stringify([suggestion, isOpen, state.words]);
      const drawn = this.#cards.get(paper);
      if (drawn?.from === from) {
        setAttributes(drawn.node, { tabindex: isCurrent ? '0' : '-1' });
        return drawn.node;
      }
      const node = cardView(suggestion, isOpen, isCurrent, say);
      this.#cards.set(paper, { node, from });
      return node;
    });
    for (const paper of this.#cards.keys()) if (!kept.has(paper)) this.#cards.delete(paper);
    setAttributes(this.#list, { 'aria-label': say('list'), hidden: nodes.length === 0 ? '' : undefined });
    setChildren(this.#list, nodes);
    if (focused !== undefined) this.card(kept.has(focused) ? focused : state.current)?.focus({ preventScroll: true });
  }
}

/** Says a word in the person's language; `{0}` takes the argument. */
function sayer(words: PanelWords): (word: PanelWord, ...args: readonly string[]) => string {
  return (word, ...args) =>
    (words[word] ?? panelWords[word]).replace(/\{(\d)\}/g, (whole: string, at: string) => args[Number(at)] ?? whole);
}

function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
