/** What does the panel say it answers, and how is that changed? */
import type { PanelSubject } from '../messages/panel.ts';
import { button, element, iconButton, setAttributes, setLabel, setShown, setText } from './dom.ts';
import { FilterView } from './filterView.ts';
import { icon } from './icons.ts';
import type { Say } from './say.ts';
import type { PanelState } from './state.ts';

/** The passage with its buttons, the search box, the filters. */
export class HeaderView {
  readonly #text = element('span', { class: 'text', dir: 'auto' });
  readonly #subject = button('subject');
  readonly #leave = iconButton('leave', 'back');
  readonly #pin = iconButton('pin', 'pin');
  readonly #refresh = iconButton('refresh', 'refresh');
  readonly #about = element('div', { class: 'about' }, this.#leave, this.#subject, this.#pin, this.#refresh);
  readonly search = element('input', {
    type: 'text',
    role: 'searchbox',
    class: 'search',
    spellcheck: 'false',
    autocomplete: 'off',
    dir: 'auto',
  });
  readonly #clear = iconButton('clear', 'close');
  readonly #filter = iconButton('filter', 'filter');
  readonly #box = element('div', { class: 'box' }, icon('search'), this.search, this.#clear);
  readonly #goneText = element('span');
  readonly #letGo = button('web', 'pin');
  readonly #gone = element('p', { class: 'gone' }, this.#goneText, ' ', this.#letGo);
  readonly filters = new FilterView();
  readonly node = element(
    'header',
    {},
    this.#about,
    this.#gone,
    element('div', { class: 'find', role: 'search' }, this.#box, this.#filter),
    this.filters.node,
  );

  constructor() {
    this.#subject.append(this.#text);
  }

  draw(state: PanelState, say: Say): void {
    const { surroundings, subject, isFilterOpen, wish } = state;
    const isPinned = surroundings.pinned !== undefined;
    const isLeft = subject !== undefined && subject.kind !== 'passage';
    this.#drawSubject(subject, isPinned, say);
    setShown(this.#leave, isLeft);
    setLabel(this.#leave, say('leave'));
    setShown(this.#pin, subject?.kind === 'passage');
    setLabel(this.#pin, say(isPinned ? 'unpin' : 'pin'));
    setAttributes(this.#pin, { 'aria-pressed': String(isPinned) });
    setShown(this.#gone, surroundings.pinned === 'gone' && subject?.kind === 'passage');
    setText(this.#goneText, say('pinnedGone'));
    setText(this.#letGo, say('unpin'));
    setShown(this.#refresh, subject !== undefined);
    setLabel(this.#refresh, say('refresh'));
    setAttributes(this.search, {
      placeholder: say('search'),
      'aria-label': say('search'),
      title: say('searchHelp'),
    });
    setLabel(this.#clear, say('clear'));
    setShown(this.#clear, wish.typed !== '');
    setLabel(this.#filter, say('filter'));
    setAttributes(this.#filter, { 'aria-expanded': String(isFilterOpen) });
    this.filters.draw(state, say);
  }

  #drawSubject(subject: PanelSubject | undefined, isPinned: boolean, say: Say): void {
    const isPassage = subject?.kind === 'passage';
    const text = subjectText(subject, say);
    setText(this.#text, text);
    const whole = isPassage ? say(isPinned ? 'pinnedTo' : 'related', text) : text;
    setAttributes(this.#subject, {
      'data-action': isPassage ? 'return' : 'leave',
      title: subject === undefined ? undefined : `${whole}\n${say(isPassage ? 'back' : 'leave')}`,
      'aria-label': subject === undefined ? say('title') : `${whole}. ${say(isPassage ? 'back' : 'leave')}`,
      disabled: subject === undefined ? '' : undefined,
    });
    this.#subject.classList.toggle('passage', isPassage);
  }
}

function subjectText(subject: PanelSubject | undefined, say: Say): string {
  switch (subject?.kind) {
    case 'passage':
      return subject.firstWords;
    case 'typed':
      return say('results', subject.typed);
    case 'like':
      return say('like', subject.title);
    case undefined:
      return say('title');
  }
}
