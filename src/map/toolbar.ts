/** What stands above the map? Search, kinds with their signs and numbers, years, and what can be done with the map. */
import { element, setAttributes, setText } from '../panel/dom.ts';
import type { Say } from './say.ts';
import type { Shown } from './shown.ts';
import { type Kind, kinds, type MapState } from './state.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** The shapes of symbols.ts, in a square of 16. */
const shapes: Readonly<Record<Kind, string>> = {
  cited: 'M13 8A5 5 0 1 1 3 8a5 5 0 0 1 10 0z',
  near: 'M8 1.5 14.5 8 8 14.5 1.5 8z',
  citable: 'M3.8 3.8h8.4v8.4H3.8z',
  corpus: 'M12 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
};
/** Strokes in a square of 16. */
const strokes = {
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6',
  map: 'M2.5 4 6 2.5l4 1.5 3.5-1.5V12L10 13.5 6 12l-3.5 1.5zM6 2.5V12M10 4v9.5',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  afresh: 'M13.5 2.5v3.5H10M13 5.5A5.5 5.5 0 1 0 13.5 8.5',
  close: 'M4 4l8 8M12 4l-8 8',
} as const;
type Sign = keyof typeof strokes;

/** The tools above the map. What is pressed is told by `data-do` and `data-kind`; main.ts listens. */
export class Toolbar {
  readonly node = element('div', { class: 'toolbar' });
  readonly search = element('input', { class: 'search', type: 'search', spellcheck: 'false', autocomplete: 'off' });
  readonly from = element('input', { class: 'year', type: 'number', inputmode: 'numeric' });
  readonly to = element('input', { class: 'year', type: 'number', inputmode: 'numeric' });
  readonly #kinds = element('div', { class: 'kinds', role: 'group' });
  readonly #kindOf = new Map<
    Kind,
    { readonly button: HTMLElement; readonly name: HTMLElement; readonly count: HTMLElement }
  >();
  readonly #table = signButton('table', 'table');
  readonly #fit = signButton('fit', 'fit');
  readonly #afresh = signButton('afresh', 'afresh');

  constructor() {
    for (const kind of kinds) {
      const name = element('span', { class: 'name' });
      const count = element('span', { class: 'count' });
      const button = element(
        'button',
        { type: 'button', class: `kind ${kind}`, 'data-kind': kind },
        shape(kind),
        name,
        ' ',
        count,
      );
      this.#kindOf.set(kind, { button, name, count });
      this.#kinds.append(button);
    }
    const years = element(
      'div',
      { class: 'years' },
      this.from,
      element('span', { 'aria-hidden': 'true' }, '–'),
      this.to,
    );
    const tools = element('div', { class: 'tools' }, this.#fit, this.#afresh, this.#table);
    this.node.append(this.search, years, this.#kinds, tools);
  }

  draw({ person, papers }: MapState, shown: Shown, say: Say): void {
    setAttributes(this.search, { placeholder: say('search'), 'aria-label': say('search'), title: say('searchHelp') });
    // what is being typed is the person's
    if (document.activeElement !== this.search && this.search.value !== person.typed) this.search.value = person.typed;
    setAttributes(this.#kinds, { 'aria-label': say('kinds') });
    for (const [kind, { button, name, count }] of this.#kindOf) {
      const isShown = !person.hidden.includes(kind);
      setAttributes(button, { 'aria-pressed': String(isShown), title: say(`${kind}Tip`) });
      setText(name, say(kind));
      setText(count, shown.counts[kind].toLocaleString());
    }
    const years = papers.flatMap(({ year }) => (year === undefined ? [] : [year]));
    const [first, last] = [Math.min(...years), Math.max(...years)];
    setYear(this.from, person.from, first, say('from'));
    setYear(this.to, person.to, last, say('to'));
    setAttributes(this.#table, { 'data-do': 'table' });
    setSign(this.#table, person.isTable ? 'map' : 'table', say(person.isTable ? 'asMap' : 'asTable'));
    setSign(this.#fit, 'fit', say('fit'));
    setAttributes(this.#fit, { disabled: person.isTable ? '' : undefined });
    setSign(this.#afresh, 'afresh', say('afresh'));
  }
}

function setYear(input: HTMLInputElement, value: number | undefined, otherwise: number, label: string): void {
  setAttributes(input, {
    'aria-label': label,
    title: label,
    placeholder: Number.isFinite(otherwise) ? String(otherwise) : '',
    disabled: Number.isFinite(otherwise) ? undefined : '',
  });
  const text = value?.toString() ?? '';
  if (document.activeElement !== input && input.value !== text) input.value = text;
}

/** A button that shows a sign alone; its label says what it does. */
export function signButton(what: string, sign: Sign): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: 'tool', 'data-do': what, 'data-sign': sign },
    drawn(strokes[sign], 'sign'),
  );
}

/** Gives a button another sign and label, where they differ. */
export function setSign(button: HTMLElement, sign: Sign, label: string): void {
  if (button.dataset['sign'] !== sign) button.replaceChildren(drawn(strokes[sign], 'sign'));
  setAttributes(button, { 'data-sign': sign, title: label, 'aria-label': label });
}

/** The sign of a kind. */
export function shape(kind: Kind): SVGElement {
  return drawn(shapes[kind], `shape ${kind}`);
}

function drawn(outline: string, className: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  setAttributes(svg, { viewBox: '0 0 16 16', class: className, 'aria-hidden': 'true' });
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', outline);
  svg.append(path);
  return svg;
}
