/** How does the panel's state look? */
import type { PaperId } from '../core/paper.ts';
import type { PanelWords } from '../messages/panel.ts';
import { element, setShown, setText } from './dom.ts';
import { EmptyView } from './emptyView.ts';
import { FootView } from './footView.ts';
import { HeaderView } from './headerView.ts';
import { ListView } from './listView.ts';
import { isSameList } from './sameList.ts';
import { type Say, sayer } from './say.ts';
import { Scroll } from './scroll.ts';
import type { PanelState } from './state.ts';

/** Draws states into `root`, each time only what differs from the last. */
export class View {
  readonly header = new HeaderView();
  readonly foot = new FootView();
  readonly #progress = element('div', { class: 'progress', 'aria-hidden': 'true', hidden: '' });
  readonly #heading = element('h1', { class: 'unseen' });
  readonly #list = new ListView();
  readonly #empty = new EmptyView();
  readonly #live = element('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  readonly scroll = new Scroll(this.#list.list);
  #drawn: PanelState | undefined;
  #say: { readonly words: PanelWords; readonly say: Say } | undefined;

  constructor(root: HTMLElement) {
    const { header, foot } = this;
    root.append(this.#progress, this.#heading, header.node, this.#list.list, this.#empty.node, foot.node, foot.bar);
    root.append(this.#live);
    // what has the focus is not to be below either of them
    const measured = new ResizeObserver(() => {
      root.style.setProperty('--head', `${header.node.offsetHeight}px`);
      root.style.setProperty('--foot', `${foot.bar.offsetHeight}px`);
    });
    measured.observe(header.node);
    measured.observe(foot.bar);
  }

  /** Shows or hides the progress bar: main waits before it does. */
  showProgress(isShown: boolean): void {
    setShown(this.#progress, isShown);
  }

  draw(state: PanelState): void {
    const say = this.#sayIn(state.words);
    const before = this.#drawn;
    this.#drawn = state;
    setText(this.#heading, say('title'));
    this.header.draw(state, say);
    const focused = document.activeElement?.closest<HTMLElement>('.card');
    // what is drawn first is what was kept: it is scrolled to where it was
    const fromTop =
      before !== undefined && before.suggestions !== state.suggestions && !isSameList(before.of, state.of);
    this.scroll.around(() => {
      this.#list.draw(state, say, () => this.scroll.settle());
      this.#empty.draw(state, say);
      this.foot.draw(state, say);
    }, fromTop);
    this.#keepFocus(focused, state);
    this.#tell(state, say);
  }

  /** The node of a card. */
  card(paper: PaperId | undefined): HTMLElement | undefined {
    return this.#list.card(paper);
  }

  /** A card that moved or went takes the focus along; it is not to be lost. */
  #keepFocus(focused: HTMLElement | null | undefined, { current }: PanelState): void {
    if (focused === null || focused === undefined || document.activeElement?.closest('.card') === focused) return;
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    if (focused.isConnected) focused.focus({ preventScroll: true });
    else this.card(current)?.focus();
  }

  /** Says politely what has changed: how many papers there are, not which. */
  #tell(state: PanelState, say: Say): void {
    if (state.waiting) return;
    const count = state.suggestions.length;
    const told =
      state.surroundings.pinned === 'gone'
        ? say('pinnedGone')
        : state.dismissed !== undefined && state.dismissed.count === 1
          ? say('dismissed', state.dismissed.title)
          : count === 0
            ? this.#empty.text
            : count === 1
              ? say('one')
              : say('count', count);
    setText(this.#live, told);
  }

  #sayIn(words: PanelWords): Say {
    if (this.#say?.words !== words) this.#say = { words, say: sayer(words) };
    return this.#say.say;
  }
}
