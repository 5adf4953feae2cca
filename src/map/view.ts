/** How does the state of the map look? Toolbar, canvas or table, card, and one line that says what is shown. */
import { element, setAttributes, setText } from '../panel/dom.ts';
import { CardPane } from './cardPane.ts';
import { type Say, sayer } from './say.ts';
import { rowsOf, type Shown, Showing, topicOf } from './shown.ts';
import { Stage, type StageListener } from './stage.ts';
import { kinds, type MapState } from './state.ts';
import { Table } from './table.ts';
import { setSign, signButton, Toolbar } from './toolbar.ts';
import type { MapWord } from '../core/show/mapWords.ts';
import type { NoMap } from '../messages/map.ts';

const emptyWords: Readonly<Record<NoMap, MapWord>> = {
  indexing: 'indexing',
  'no-papers': 'noPapers',
  failed: 'failed',
  stopped: 'stopped',
};

export class View {
  readonly toolbar = new Toolbar();
  readonly stage: Stage;
  readonly table = new Table();
  readonly pane = new CardPane();
  readonly #tooltip = element('div', { class: 'tooltip', role: 'tooltip', hidden: '' });
  readonly #middle: HTMLElement;
  readonly #message = element('p', { class: 'message' });
  readonly #bar = element('div', { class: 'bar', 'aria-hidden': 'true' });
  readonly #more = element('button', { type: 'button', class: 'act' });
  readonly #unnotice = signButton('unnotice', 'close');
  readonly #notice = element(
    'div',
    { class: 'notice', hidden: '' },
    this.#message,
    this.#bar,
    this.#more,
    this.#unnotice,
  );
  readonly #line = element('p', { class: 'line' });
  readonly #heading = element('h1', { class: 'unseen' });
  readonly #help = element('p', { class: 'unseen', id: 'help' });
  readonly #live = element('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  readonly #showing = new Showing();
  #rows: { readonly of: readonly unknown[]; readonly rows: Uint32Array } | undefined;
  /** What was drawn last. */
  shown: Shown | undefined;
  say: Say = sayer({});

  constructor(root: HTMLElement, listener: StageListener) {
    this.stage = new Stage(listener);
    setAttributes(this.stage.node, { 'aria-describedby': 'help' });
    this.#middle = element(
      'div',
      { class: 'middle' },
      this.stage.node,
      this.table.node,
      this.pane.node,
      this.#tooltip,
      this.#notice,
    );
    root.append(this.#heading, this.toolbar.node, this.#middle, this.#line, this.#help, this.#live);
  }

  draw(state: MapState): void {
    this.say = sayer(state.words);
    const { say } = this;
    const shown = this.#showing.of(state);
    this.shown = shown;
    const { picture, person } = state;
    const current = this.numberOf(state);
    this.toolbar.draw(state, shown, say);
    setAttributes(this.stage.node, { hidden: person.isTable ? '' : undefined, 'aria-label': say('map') });
    setAttributes(this.table.node, { hidden: person.isTable ? undefined : '' });
    setText(this.#heading, say('map'));
    setText(this.#help, say('mapHelp'));
    if (person.isTable) this.table.draw(state, shown, this.rowsOf(state), current, say);
    else this.stage.draw(state, shown, current);
    this.pane.draw(state, shown, current, say);
    this.#drawNotice(state);
    setText(this.#line, picture === undefined ? '' : this.#lineFor(state, shown));
  }

  /** The papers of the table, in order. */
  rowsOf(state: MapState): Uint32Array {
    const { sort } = state.person;
    const of = [this.shown, sort, state.papers];
    if (this.#rows === undefined || !of.every((each, at) => each === this.#rows?.of[at])) {
      const rows = this.shown === undefined ? new Uint32Array(0) : rowsOf(state, this.shown);
      this.#rows = { of, rows };
    }
    return this.#rows.rows;
  }

  /** The number of the paper that the keyboard is at; -1 when it is not on the map. */
  numberOf({ papers, person: { current } }: MapState): number {
    return current === undefined ? -1 : papers.findIndex(({ paper }) => paper === current);
  }

  /** Shows what a paper is, beside the pointer; -1 shows nothing. */
  point(state: MapState, at: number, x: number, y: number): void {
    const paper = state.papers[at];
    setAttributes(this.#tooltip, { hidden: paper === undefined ? '' : undefined });
    if (paper === undefined) return;
    const facts = [paper.authors, paper.year?.toString() ?? '', paper.key ?? ''].filter((fact) => fact !== '');
    this.#tooltip.replaceChildren(
      element('p', { class: 'tipTitle', dir: 'auto' }, paper.title),
      ...(facts.length === 0 ? [] : [element('p', { class: 'tipFacts', dir: 'auto' }, facts.join(' · '))]),
      element('p', { class: 'tipFacts' }, this.#standingOf(at)),
    );
    const { offsetWidth, offsetHeight } = this.#tooltip;
    const { clientWidth, clientHeight } = this.#middle;
    const left = x + 16 + offsetWidth > clientWidth ? x - 16 - offsetWidth : x + 16;
    const top = y + 16 + offsetHeight > clientHeight ? y - 12 - offsetHeight : y + 16;
    this.#tooltip.style.left = `${Math.max(4, left)}px`;
    this.#tooltip.style.top = `${Math.max(4, top)}px`;
  }

  /** Says a paper to whoever can't see it. */
  tell(state: MapState, at: number): void {
    const paper = state.papers[at];
    if (paper === undefined) return;
    const topic = state.picture === undefined ? '' : topicOf(state.picture, at);
    const said = [paper.title, paper.authors, paper.year?.toString() ?? '', this.#standingOf(at), topic];
    setText(this.#live, said.filter((part) => part !== '').join(', '));
  }

  #standingOf(at: number): string {
    return this.say(kinds[this.shown?.kindOf[at] ?? 3] ?? 'corpus');
  }

  #lineFor({ picture, person, document }: MapState, { matches, isMatch: { length } }: Shown): string {
    const isNarrowed = matches < length || person.typed !== '';
    const said = [isNarrowed ? this.say('some', matches, length) : this.say('all', length)];
    if (picture !== undefined && picture.chosen.of > length) {
      const { of, cited, near } = picture.chosen;
      if (!isNarrowed) said.pop();
      said.push(this.say('chosen', length, of, cited, near));
    }
    return [...said, document === undefined ? this.say('noDocument') : this.say('document', document)].join(' · ');
  }

  #drawNotice({ drawing, empty, picture }: MapState): void {
    const { say } = this;
    const isShown = drawing !== undefined || empty !== undefined;
    setAttributes(this.#notice, {
      hidden: isShown ? undefined : '',
      'data-over': picture === undefined ? undefined : '',
    });
    if (drawing !== undefined) {
      setText(this.#message, say('drawing', Math.round(100 * drawing)));
      setText(this.#more, say('stop'));
      setAttributes(this.#more, { 'data-do': 'stop', hidden: undefined });
      this.#bar.style.width = `${Math.round(100 * drawing)}%`;
    } else if (empty !== undefined) {
      setText(this.#message, [say(emptyWords[empty.why]), empty.detail ?? ''].join(' ').trim());
      const isAgain = empty.why === 'failed' || empty.why === 'stopped';
      setText(this.#more, say(isAgain ? 'again' : 'sources'));
      setAttributes(this.#more, {
        'data-do': isAgain ? 'again' : 'sources',
        hidden: empty.why === 'indexing' ? '' : undefined,
      });
    }
    setSign(this.#unnotice, 'close', say('hide'));
    // what is told of a new drawing need not stay over the old one
    setAttributes(this.#unnotice, { hidden: drawing === undefined && picture !== undefined ? undefined : '' });
    setAttributes(this.#bar, { hidden: drawing === undefined ? '' : undefined });
  }
}
