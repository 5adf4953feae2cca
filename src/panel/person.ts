/** What follows when the person clicks, types, or drags? */
import type { PaperId } from '../core/paper.ts';
import type { FromPanel, PanelAction, PanelOffer } from '../messages/panel.ts';
import { type CardAction, isPossible } from './cardActions.ts';
import { cardsToDrag, carry } from './drag.ts';
import { type Intent, intentOf, type Where } from './keys.ts';
import type { PersonEvent } from './reducePerson.ts';
import { shownPapers } from './shown.ts';
import type { PanelState } from './state.ts';
import type { View } from './view.ts';

/** Quiet in the search box before what stands there is looked for. */
const afterTypingMs = 180;

/** What the person acts on. */
interface Panel {
  readonly state: () => PanelState;
  readonly dispatch: (event: PersonEvent) => void;
  readonly post: (message: FromPanel) => void;
}

/** Listens to the person. */
export class Person {
  readonly #view: View;
  readonly #panel: Panel;
  readonly #search: HTMLInputElement;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(view: View, panel: Panel) {
    this.#view = view;
    this.#panel = panel;
    this.#search = view.header.search;
    this.#search.value = panel.state().wish.typed;
  }

  listen(root: HTMLElement): void {
    window.addEventListener('focus', () => this.arrive());
    root.addEventListener('click', (event) => this.#onClick(event));
    root.addEventListener('keydown', (event) => this.#onKey(event));
    root.addEventListener('focusin', ({ target }) => {
      const paper = paperOf(target);
      if (paper !== undefined) this.#panel.dispatch({ kind: 'moved', to: paper });
    });
    root.addEventListener('dragstart', (event) => this.#onDrag(event));
    this.#search.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#searchNow(), afterTypingMs);
    });
    this.#view.header.filters.node.addEventListener('input', () => this.#filter());
  }

  #focusSearch(): void {
    this.#search.focus();
    this.#search.select();
  }

  #onClick(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const button = target.closest<HTMLElement>('[data-action]');
    const action = button?.dataset['action'];
    const paper = paperOf(target);
    if (paper === undefined) {
      if (action !== undefined) this.#act(action);
      return;
    }
    const { dispatch, post } = this.#panel;
    const { shiftKey } = event;
    if (action === 'select' || (action === undefined && (event.ctrlKey || event.metaKey || shiftKey)))
      dispatch({ kind: 'selected', paper, how: shiftKey ? 'range' : 'toggle' });
    else if (action === 'link') post({ kind: 'open-link', paper, at: Number(button?.dataset['at']) });
    else if (action === 'toggle' || (action === undefined && target.closest('.title') !== null && isNothingMarked()))
      dispatch({ kind: 'toggled', paper, part: 'opened' });
    else if (action !== undefined) this.#actOn(action as CardAction, paper);
    else dispatch({ kind: 'moved', to: paper });
  }

  /** What the buttons outside the cards do. */
  #act(action: string): void {
    const { dispatch, post, state } = this.#panel;
    if (action.startsWith('offer:')) post({ kind: 'offer', offer: action.slice(6) as PanelOffer });
    else if (action === 'return') post({ kind: 'return-to-passage' });
    else if (action === 'refresh') post({ kind: 'refresh' });
    else if (action === 'pin') post({ kind: 'pin', isPinned: state().surroundings.pinned === undefined });
    else if (action === 'search') this.#focusSearch();
    else if (action === 'clear' || action === 'leave') this.#leave(action === 'clear');
    else if (action === 'filter') dispatch({ kind: 'filter-toggled' });
    else if (action === 'no-filter') {
      dispatch({ kind: 'ordered', order: 'relevance' });
      dispatch({ kind: 'narrowed', among: {} });
    } else if (action === 'more') dispatch({ kind: 'more-wanted' });
    else if (action === 'cite-selected') this.#cite(state().selected);
    else if (action === 'copy-key' || action === 'copy-bibtex') this.#hand(action, state().selected);
    else if (action === 'deselect') dispatch({ kind: 'deselected' });
    else if (action === 'undo' || action === 'show-dismissed') {
      dispatch({ kind: 'dismissal-over' });
      post({ kind: 'take-back-dismissal', all: action === 'show-dismissed' });
    }
  }

  /** What the buttons and letters of a card do. */
  #actOn(action: CardAction, paper: PaperId): void {
    const { dispatch, state } = this.#panel;
    const suggestion = state().suggestions.find(({ card }) => card.paper === paper);
    const canCite = state().surroundings.mark !== undefined;
    if (suggestion === undefined || !isPossible(action, suggestion, canCite)) return;
    const { selected } = state();
    const papers = selected.includes(paper) ? selected : [paper];
    if (action === 'cite') this.#cite(papers);
    else if (action === 'explain') dispatch({ kind: 'toggled', paper, part: 'explained' });
    else if (action === 'alike') {
      this.setTyped('');
      dispatch({ kind: 'liked', paper, title: suggestion.card.title });
    } else if (action === 'dismiss') {
      this.#hand(action, papers);
      dispatch({ kind: 'dismissed', papers });
    } else this.#hand(action, action.startsWith('copy') ? papers : [paper]);
  }

  #cite(papers: readonly PaperId[]): void {
    this.#hand('cite', papers);
    this.#panel.dispatch({ kind: 'deselected' });
  }

  /** Has the host do something with papers, in the order of the list. */
  #hand(action: PanelAction, papers: readonly PaperId[]): void {
    const inOrder = shownPapers(this.#panel.state()).filter((paper) => papers.includes(paper));
    this.#panel.post({ kind: 'act', action, papers: inOrder });
  }

  #onKey(event: KeyboardEvent): void {
    // the key belongs to what is being composed of several
    if (event.isComposing) return;
    const { target, key, shiftKey: shift, altKey: alt } = event;
    const intent = intentOf({ key, ctrl: event.ctrlKey || event.metaKey, shift, alt }, whereIs(target));
    if (intent !== undefined && this.#follow(intent, target)) event.preventDefault();
  }

  /** Answers whether anything was done. */
  #follow(intent: Intent, target: EventTarget | null): boolean {
    const { dispatch } = this.#panel;
    const paper = paperOf(target);
    switch (intent.kind) {
      case 'leave':
        return this.#leave(target === this.#search);
      case 'search':
        this.#focusSearch();
        return true;
      case 'keys':
        this.#view.foot.showKeys();
        return true;
      case 'enter-list':
        this.#searchNow();
        // a search that has only now begun has no cards yet
        if (!this.#panel.state().waiting || !intent.isDone) this.#view.card(this.#panel.state().current)?.focus();
        return true;
      default:
    }
    if (paper === undefined) return false;
    switch (intent.kind) {
      case 'move':
        this.#move(paper, intent.by, intent.extends);
        return true;
      case 'toggle':
        dispatch({ kind: 'toggled', paper, part: 'opened' });
        return true;
      case 'select':
        dispatch({ kind: 'selected', paper, how: 'toggle' });
        return true;
      case 'button':
        return this.#moveToButton(paper, target, intent.by);
      case 'act':
        this.#actOn(intent.action, paper);
        return true;
    }
  }

  #move(from: PaperId, by: number, isExtending: boolean): void {
    const papers = shownPapers(this.#panel.state());
    const to = papers[Math.max(0, Math.min(papers.length - 1, papers.indexOf(from) + by))];
    if (to === undefined) return;
    if (isExtending) {
      if (!this.#panel.state().selected.includes(from))
        this.#panel.dispatch({ kind: 'selected', paper: from, how: 'toggle' });
      this.#panel.dispatch({ kind: 'selected', paper: to, how: 'range' });
    }
    const card = this.#view.card(to);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  }

  /** Along the buttons of a card; before the first one is the card itself. */
  #moveToButton(paper: PaperId, target: EventTarget | null, by: 1 | -1): boolean {
    const card = this.#view.card(paper);
    if (card === undefined || !(target instanceof HTMLElement)) return false;
    const stops = [card, ...card.querySelectorAll<HTMLElement>('.actions button, .links button')];
    const at = stops.indexOf(target);
    const next = stops[Math.max(0, at) + by];
    next?.focus();
    return next !== undefined;
  }

  /** Back by one step: the selection, the search, the papers like one. */
  #leave(isFromSearch: boolean): boolean {
    const { state, dispatch } = this.#panel;
    const { selected, wish } = state();
    if (selected.length > 0 && !isFromSearch) {
      dispatch({ kind: 'deselected' });
      return true;
    }
    if (this.#search.value === '' && wish.typed === '' && wish.like === undefined) return false;
    this.setTyped('');
    dispatch({ kind: 'left' });
    return true;
  }

  /** Whoever comes into the panel by a command or with Tab, and stands nowhere there, stands on the current card. */
  arrive(): void {
    if (!document.hasFocus() || document.activeElement !== document.body) return;
    this.#view.card(this.#panel.state().current)?.focus({ preventScroll: true });
  }

  /** Puts a text into the search box, or takes it out; nothing is searched. */
  setTyped(text: string): void {
    clearTimeout(this.#typing);
    this.#search.value = text;
  }

  #searchNow(): void {
    clearTimeout(this.#typing);
    const typed = this.#search.value.trim();
    if (typed !== this.#panel.state().wish.typed) this.#panel.dispatch({ kind: 'typed', typed });
  }

  #filter(): void {
    const { among, order } = this.#view.header.filters.read();
    const { state, dispatch } = this.#panel;
    if (order !== state().order) dispatch({ kind: 'ordered', order });
    if (JSON.stringify(among) !== JSON.stringify(state().wish.among)) dispatch({ kind: 'narrowed', among });
  }

  #onDrag({ target, dataTransfer }: DragEvent): void {
    const paper = paperOf(target);
    if (paper === undefined || dataTransfer === null) return;
    carry(dataTransfer, cardsToDrag(this.#panel.state(), paper), this.#panel.state());
    const card = this.#view.card(paper);
    if (card !== undefined) dataTransfer.setDragImage(card, 8, 8);
  }
}

function paperOf(target: EventTarget | null): PaperId | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-paper]')?.dataset['paper'] : undefined;
}

function whereIs(target: EventTarget | null): Where {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  if (target.classList.contains('search')) return 'search';
  if (target.classList.contains('card')) return 'card';
  if (target.closest('.card') !== null) return 'in-card';
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? 'field' : 'elsewhere';
}

/** Whether the click ended no marking of text. */
function isNothingMarked(): boolean {
  return window.getSelection()?.isCollapsed ?? true;
}
