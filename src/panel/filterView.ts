/** How are papers narrowed to one standing and to years, and put into another order? */
import type { Among } from '../core/library/among.ts';
import type { PanelWord } from '../core/show/panelWords.ts';
import { element, iconButton, setAttributes, setLabel, setShown, setText } from './dom.ts';
import type { Say } from './say.ts';
import type { Order, PanelState } from './state.ts';

const standings: readonly (readonly [Among['standing'] | 'all', PanelWord])[] = [
  ['all', 'all'],
  ['citable', 'citableOnly'],
  ['corpus', 'corpusOnly'],
];
const orders: readonly (readonly [Order, PanelWord])[] = [
  ['relevance', 'byRelevance'],
  ['year', 'byYear'],
  ['title', 'byTitle'],
];

/** The filters, and one line that tells of them while they are folded away. */
export class FilterView {
  readonly #standings = standings.map(([value]) => {
    const radio = element('input', { type: 'radio', name: 'standing', value });
    const text = element('span');
    return { value, radio, text, label: element('label', { class: 'choice' }, radio, text) };
  });
  readonly #legend = element('legend', { class: 'unseen' });
  readonly #from = yearField('from');
  readonly #to = yearField('to');
  readonly #years = element('span');
  readonly #sort = element('span');
  readonly #order = element('select', { 'data-field': 'order' });
  readonly #options = orders.map(([value]) => element('option', { value }));
  readonly #fields = element(
    'div',
    { class: 'fields' },
    element('fieldset', { class: 'choices' }, this.#legend, ...this.#standings.map(({ label }) => label)),
    element('div', { class: 'field' }, this.#years, this.#from, '–', this.#to),
    element('label', { class: 'field' }, this.#sort, this.#order),
  );
  readonly #told = element('span', { class: 'told' });
  readonly #clear = iconButton('no-filter', 'close');
  readonly #line = element('div', { class: 'filtered' }, this.#told, this.#clear);
  readonly node = element('div', { class: 'filters' }, this.#fields, this.#line);

  constructor() {
    this.#order.append(...this.#options);
  }

  draw({ wish, order, isFilterOpen }: PanelState, say: Say): void {
    const { among } = wish;
    setText(this.#legend, say('standing'));
    this.#standings.forEach(({ value, radio, text }, at) => {
      setText(text, say(standings[at]?.[1] ?? 'all'));
      radio.checked = value === (among.standing ?? 'all');
    });
    setText(this.#years, say('years'));
    drawYear(this.#from, among.from, say('from'));
    drawYear(this.#to, among.to, say('to'));
    setText(this.#sort, say('sort'));
    this.#options.forEach((option, at) => setText(option, say(orders[at]?.[1] ?? 'byRelevance')));
    this.#order.value = order;
    setShown(this.#fields, isFilterOpen);
    const told = filtersInWords(among, order, say);
    setText(this.#told, told);
    setLabel(this.#clear, say('noFilter'));
    setShown(this.#line, told !== '');
  }

  /** What the fields say now. */
  read(): { readonly among: Among; readonly order: Order } {
    const standing = this.#standings.find(({ radio }) => radio.checked)?.value;
    const [from, to] = [yearIn(this.#from), yearIn(this.#to)];
    const order = orders.find(([value]) => value === this.#order.value)?.[0] ?? 'relevance';
    return {
      among: {
        ...(standing === undefined || standing === 'all' ? {} : { standing }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      },
      order,
    };
  }
}

/** `Filtered: citable, 2020–2023 · Sorted: newest`; empty where nothing is filtered or sorted. */
function filtersInWords({ standing, from, to }: Among, order: Order, say: Say): string {
  const kept: string[] = [];
  if (standing !== undefined) kept.push(say(standing === 'citable' ? 'citableOnly' : 'corpusOnly'));
  if (from !== undefined || to !== undefined) kept.push(from === to ? String(from) : `${from ?? ''}–${to ?? ''}`);
  const said = kept.length > 0 ? [say('filtered', kept.join(', '))] : [];
  if (order !== 'relevance') said.push(say('sorted', say(order === 'year' ? 'byYear' : 'byTitle')));
  return said.join(' · ');
}

function yearField(name: string): HTMLInputElement {
  return element('input', { type: 'text', inputmode: 'numeric', maxlength: '4', class: 'year', 'data-field': name });
}

function drawYear(field: HTMLInputElement, year: number | undefined, label: string): void {
  setAttributes(field, { 'aria-label': label, title: label });
  // what is being typed is not corrected under the typist's hands
  if (document.activeElement !== field) field.value = year?.toString() ?? '';
}

function yearIn(field: HTMLInputElement): number | undefined {
  return /^\d{4}$/.test(field.value.trim()) ? Number(field.value.trim()) : undefined;
}
