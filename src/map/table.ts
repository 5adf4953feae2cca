/** How does the map look as a table? The same papers, sortable; only the rows in sight have nodes. */
import { element, setAttributes, setChildren, setText } from '../panel/dom.ts';
import type { MapWord } from '../core/show/mapWords.ts';
import type { Say } from './say.ts';
import { type Shown, topicOf } from './shown.ts';
import { type Column, kinds, type MapState } from './state.ts';
import { shape } from './toolbar.ts';

const columns: readonly { readonly by: Column; readonly word: MapWord }[] = [
  { by: 'kind', word: 'columnKind' },
  { by: 'title', word: 'columnTitle' },
  { by: 'authors', word: 'columnAuthors' },
  { by: 'year', word: 'columnYear' },
  { by: 'key', word: 'columnKey' },
  { by: 'topic', word: 'columnTopic' },
];

/** Height of a row in pixels, as map.css has it. */
const ROW = 26;
/** Rows with nodes beyond those in sight. */
const MORE = 8;

/** A grid with one tab stop; main.ts hears what is pressed by `data-paper` and `data-by`. */
export class Table {
  readonly node = element('div', { class: 'table', role: 'grid' });
  readonly #head = element('div', { class: 'row head', role: 'row', 'aria-rowindex': '1' });
  readonly #body = element('div', { class: 'body', role: 'rowgroup' });
  readonly #buttons = new Map<Column, HTMLElement>();
  readonly #nodes = new Map<number, { readonly node: HTMLElement; readonly from: unknown }>();
  #state: MapState | undefined;
  #shown: Shown | undefined;
  #rows: Uint32Array = new Uint32Array(0);
  #current = -1;
  #say: Say | undefined;

  constructor() {
    for (const { by } of columns) {
      const button = element('button', { type: 'button', 'data-by': by });
      this.#buttons.set(by, button);
      this.#head.append(element('div', { class: `cell ${by}`, role: 'columnheader' }, button));
    }
    this.node.append(element('div', { class: 'heads', role: 'rowgroup' }, this.#head), this.#body);
    this.node.addEventListener('scroll', () => this.#drawRows(), { passive: true });
    new ResizeObserver(() => this.#drawRows()).observe(this.node);
  }

  /** `rows`: numbers of papers in order. `current`: number of the paper that the keyboard is at, -1 for none. */
  draw(state: MapState, shown: Shown, rows: Uint32Array, current: number, say: Say): void {
    [this.#state, this.#shown, this.#rows, this.#current, this.#say] = [state, shown, rows, current, say];
    setAttributes(this.node, { 'aria-label': say('table'), 'aria-rowcount': String(rows.length + 1) });
    const { sort } = state.person;
    for (const { by, word } of columns) {
      const button = this.#buttons.get(by);
      if (button === undefined) continue;
      setText(button, say(word));
      const order = sort.by !== by ? 'none' : sort.down ? 'descending' : 'ascending';
      if (button.parentElement !== null) setAttributes(button.parentElement, { 'aria-sort': order });
    }
    this.#body.style.height = `${rows.length * ROW}px`;
    this.#drawRows();
  }

  /** Brings a row into sight and gives it the focus. */
  focusRow(row: number): void {
    const top = row * ROW;
    const sight = this.node.clientHeight - ROW;
    if (top < this.node.scrollTop) this.node.scrollTop = top;
    else if (top + ROW > this.node.scrollTop + sight) this.node.scrollTop = top + ROW - sight;
    this.#drawRows();
    const number = this.#rows[row];
    if (number !== undefined) this.#nodes.get(number)?.node.focus({ preventScroll: true });
  }

  /** As many rows as are in sight. */
  get page(): number {
    return Math.max(1, Math.floor(this.node.clientHeight / ROW) - 2);
  }

  #drawRows(): void {
    const [state, shown, say] = [this.#state, this.#shown, this.#say];
    if (state === undefined || shown === undefined || say === undefined) return;
    const first = Math.max(0, Math.floor(this.node.scrollTop / ROW) - MORE);
    const end = Math.min(this.#rows.length, Math.ceil((this.node.scrollTop + this.node.clientHeight) / ROW) + MORE);
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['row'] : undefined;
    const isThere = this.#rows.includes(this.#current);
    const kept = new Set<number>();
    const nodes: HTMLElement[] = [];
    for (let row = first; row < end; row++) {
      const number = this.#rows[row] ?? 0;
      kept.add(number);
      const node = this.#rowFor(number, state, shown, say);
      const isCurrent = isThere ? number === this.#current : row === 0;
      setAttributes(node, {
        'aria-rowindex': String(row + 2),
        'aria-selected': String(number === this.#current),
        tabindex: isCurrent ? '0' : '-1',
      });
      node.style.transform = `translateY(${row * ROW}px)`;
      nodes.push(node);
    }
    for (const number of this.#nodes.keys()) if (!kept.has(number)) this.#nodes.delete(number);
    setChildren(this.#body, nodes);
    if (focused !== undefined) this.#nodes.get(Number(focused))?.node.focus({ preventScroll: true });
  }

  #rowFor(number: number, state: MapState, { kindOf }: Shown, say: Say): HTMLElement {
    const paper = state.papers[number];
    const kind = kinds[kindOf[number] ?? 3] ?? 'corpus';
    const topic = state.picture === undefined ? '' : topicOf(state.picture, number);
    const from = [paper, kind, topic, state.words] as const;
    const known = this.#nodes.get(number);
    if (
      known !== undefined &&
      Array.isArray(known.from) &&
      from.every((each, at) => each === (known.from as unknown[])[at])
    ) {
      return known.node;
    }
    const cell = (by: Column, text: string): HTMLElement =>
      element(
        'div',
        { class: `cell ${by}`, role: 'gridcell', dir: 'auto', title: by === 'title' ? text : undefined },
        text,
      );
    const standing = element(
      'div',
      { class: 'cell kind', role: 'gridcell' },
      shape(kind),
      element('span', {}, say(kind)),
    );
    const node = element(
      'div',
      { class: 'row', role: 'row', 'data-paper': paper?.paper, 'data-row': String(number) },
      standing,
      cell('title', paper?.title ?? ''),
      cell('authors', paper?.authors ?? ''),
      cell('year', paper?.year?.toString() ?? ''),
      cell('key', paper?.key ?? ''),
      cell('topic', topic),
    );
    this.#nodes.set(number, { node, from });
    return node;
  }
}
