/** How are the map's state, view and host joined? */
import type { PaperId } from '../core/paper.ts';
import type { FromMap, MapAction, ToMap } from '../messages/map.ts';
import { type MapEvent, reduce } from './reduce.ts';
import {
  initialState,
  type Kind,
  kinds,
  type MapState,
  newPerson,
  type Person,
  STATE_VERSION,
  type Column,
} from './state.ts';
import { View } from './view.ts';
import { directions, nearestTo, nextIn } from './wander.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromMap): void;
  getState(): unknown;
  setState(person: Person): void;
};

/** What is covered by the card opens only when no second press has followed: it cites. */
const secondPressMs = 300;

const letters: ReadonlyMap<string, MapAction> = new Map([
  ['c', 'cite'],
  ['s', 'insert-stub'],
  ['o', 'open'],
  ['k', 'copy-key'],
  ['b', 'copy-bibtex'],
  ['m', 'alike'],
]);

const host = acquireVsCodeApi();
const root = document.getElementById('map');
if (root === null) throw new Error('the page has no #map');
let state: MapState = { ...initialState, person: restored(host.getState()) };
let opening: ReturnType<typeof setTimeout> | undefined;
const view = new View(root, {
  hovered: (paper, x, y) => view.point(state, paper, x, y),
  pressed: (paper, x, y) => {
    clearTimeout(opening);
    const id = state.papers[paper]?.paper;
    const { right, bottom } = covered(true);
    const { clientWidth, clientHeight } = view.stage.node;
    if (id === undefined) dispatch({ kind: 'closed' });
    else if (state.person.isOpen || (x < clientWidth - right && y < clientHeight - bottom)) open(id);
    else opening = setTimeout(() => open(id), secondPressMs);
  },
  pressedTwice: (paper) => {
    clearTimeout(opening);
    act('cite', state.papers[paper]?.paper);
  },
  looked: (look) => dispatch({ kind: 'looked', look }),
});

view.draw(state);
window.addEventListener('message', ({ data }: MessageEvent<ToMap>) => dispatch(data));
root.addEventListener('click', onClick);
root.addEventListener('dblclick', ({ target }) => {
  if (view.table.node.contains(target as Node)) act('cite', paperOf(target));
});
root.addEventListener('keydown', onKey);
view.toolbar.search.addEventListener('input', () => dispatch({ kind: 'typed', typed: view.toolbar.search.value }));
for (const input of [view.toolbar.from, view.toolbar.to]) {
  input.addEventListener('input', () => {
    dispatch({ kind: 'years', from: yearIn(view.toolbar.from), to: yearIn(view.toolbar.to) });
  });
}
view.table.node.addEventListener('focusin', ({ target }) => {
  const paper = paperOf(target);
  if (paper !== undefined) moveTo(paper);
});
host.postMessage({ kind: 'ready' });

function dispatch(event: MapEvent): void {
  const next = reduce(state, event);
  if (next === state) return;
  const before = state;
  state = next;
  if (next.person !== before.person) host.setState(next.person);
  view.draw(next);
  const { typed } = next.person;
  // what is cited, and the map itself, count in a search
  if ((typed !== before.person.typed || next.standing !== before.standing) && typed.trim() !== '')
    host.postMessage({ kind: 'find', typed });
  // the card of a paper that came with an old state, or whose standing is another by now
  const { isOpen, current } = next.person;
  const mayDiffer = next.standing !== before.standing && next.standing !== undefined;
  if (isOpen && current !== undefined && mayDiffer) host.postMessage({ kind: 'look', paper: current });
}

function open(paper: PaperId): void {
  const isOther = state.person.current !== paper;
  const isAsked = isOther || !state.person.isOpen || state.card === undefined;
  dispatch({ kind: 'opened', paper });
  if (isAsked) host.postMessage({ kind: 'look', paper });
  if (!state.person.isTable) view.stage.reveal(view.numberOf(state), covered());
}

/** The keyboard goes to a paper; an open card follows. */
function moveTo(paper: PaperId): void {
  if (state.person.current === paper) return;
  if (state.person.isOpen) open(paper);
  else dispatch({ kind: 'moved', to: paper });
}

function act(action: MapAction, paper: PaperId | undefined): void {
  if (paper === undefined || (state.document === undefined && (action === 'cite' || action === 'insert-stub'))) return;
  host.postMessage({ kind: 'act', action, paper });
}

function onClick({ target }: MouseEvent): void {
  if (!(target instanceof Element)) return;
  const pressed = target.closest<HTMLElement>('[data-do],[data-kind],[data-by],[data-act],[data-at],[data-paper]');
  const { do: what, kind, by, act: action, at } = pressed?.dataset ?? {};
  if (what !== undefined) doIt(what);
  else if (kind !== undefined && isKind(kind)) dispatch({ kind: 'kind-toggled', of: kind });
  else if (by !== undefined) dispatch({ kind: 'sorted', by: by as Column });
  else if (action !== undefined) act(action as MapAction, state.person.current);
  else if (at !== undefined && state.person.current !== undefined) {
    host.postMessage({ kind: 'open-link', paper: state.person.current, at: Number(at) });
  } else if (pressed?.dataset['paper'] !== undefined) open(pressed.dataset['paper']);
}

function doIt(what: string): void {
  if (what === 'close') close();
  else if (what === 'table') toggleTable();
  else if (what === 'fit') view.stage.fit();
  else if (what === 'afresh') host.postMessage({ kind: 'draw', afresh: true });
  else if (what === 'again') host.postMessage({ kind: 'draw', afresh: false });
  else if (what === 'stop') host.postMessage({ kind: 'stop' });
  else if (what === 'unnotice') dispatch({ kind: 'notice-closed' });
  else if (what === 'sources') host.postMessage({ kind: 'show-sources' });
}

/** The focus goes back to where the card came from. */
function close(): void {
  dispatch({ kind: 'closed' });
  if (state.person.isTable) focusRow();
  else view.stage.node.focus();
}

function toggleTable(): void {
  dispatch({ kind: 'table-toggled' });
  if (state.person.isTable) focusRow();
  else {
    view.stage.node.focus();
    view.stage.reveal(view.numberOf(state), covered());
  }
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { target } = event;
  if (event.key === 'Escape' && state.person.isOpen) close();
  else if (target instanceof HTMLInputElement) {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    goToFirst();
  } else if (
    !(target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) &&
    !onPaperKey(event)
  )
    return;
  event.preventDefault();
}

/** Keys on the map, in the table and in the card. Answers whether it was one of ours. */
function onPaperKey({ key, target }: KeyboardEvent): boolean {
  const { current } = state.person;
  const action = letters.get(key.toLowerCase());
  if (action !== undefined) act(action, current);
  else if (key.toLowerCase() === 't') toggleTable();
  else if (key.toLowerCase() === 'n') goToNear();
  else if (key === '/') view.toolbar.search.focus();
  else if (key === 'Enter' && current !== undefined && target !== view.pane.node) open(current);
  else if (target === view.stage.node) return onMapKey(key);
  else if (view.table.node.contains(target as Node)) return onTableKey(key);
  else return false;
  return true;
}

function onMapKey(key: string): boolean {
  const { shown, stage } = view;
  const direction = directions[key];
  if (direction !== undefined && shown !== undefined) {
    const from = view.numberOf(state);
    const to =
      from < 0
        ? nearestTo(stage.points, shown.isMatch, ...stage.middle)
        : nextIn(stage.points, shown.isMatch, from, direction);
    goTo(to);
  } else if (key === '+' || key === '=') zoomBy(1.5);
  else if (key === '-') zoomBy(1 / 1.5);
  else if (key === '0') stage.fit();
  else if (key === 'Home') goToFirst();
  else return false;
  return true;
}

/** About the paper that the keyboard is at, if it is in sight; it stays there. */
function zoomBy(factor: number): void {
  view.stage.zoomBy(factor, view.numberOf(state));
}

function onTableKey(key: string): boolean {
  const rows = view.rowsOf(state);
  const at = rows.indexOf(view.numberOf(state));
  const { page } = view.table;
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: rows.length - 1,
  }[key];
  if (to === undefined || rows.length === 0) return false;
  focusRow(Math.max(0, Math.min(rows.length - 1, to)));
  return true;
}

function focusRow(row = Math.max(0, view.rowsOf(state).indexOf(view.numberOf(state)))): void {
  view.table.focusRow(row);
}

/** The keyboard goes to a paper of the map. */
function goTo(at: number): void {
  const paper = state.papers[at]?.paper;
  if (paper === undefined) return;
  moveTo(paper);
  view.tell(state, at);
  if (state.person.isTable) focusRow();
  else view.stage.reveal(at, covered());
}

/** To the best match of a search, else to the first of the table's order, in the table or on the map. */
function goToFirst(): void {
  if (!state.person.isTable) view.stage.node.focus();
  const best =
    state.person.typed.trim() === '' ? undefined : state.found?.matches.find((at) => view.shown?.isMatch[at] === 1);
  goTo(best ?? view.rowsOf(state)[0] ?? -1);
}

/** To the next of the papers near the document. */
function goToNear(): void {
  const near = [...(state.standing?.near ?? [])].filter((at) => view.shown?.isMatch[at] === 1);
  goTo(near[(near.indexOf(view.numberOf(state)) + 1) % Math.max(1, near.length)] ?? -1);
}

/** What the card may cover of the canvas, or would if it were open: its right side or, where that is narrow, its bottom. */
function covered(ifOpen = state.person.isOpen): { readonly right: number; readonly bottom: number } {
  const { offsetWidth } = view.pane.node;
  const { clientWidth, clientHeight } = view.stage.node;
  if (!ifOpen) return { right: 0, bottom: 0 };
  // as map.css has it
  return window.matchMedia('(max-width: 560px) and (min-height: 480px)').matches
    ? { right: 0, bottom: 0.55 * clientHeight }
    : { right: offsetWidth > 0 ? offsetWidth : Math.min(360, 0.6 * clientWidth), bottom: 0 };
}

function paperOf(target: EventTarget | null): PaperId | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-paper]')?.dataset['paper'] : undefined;
}

function isKind(kind: string): kind is Kind {
  return (kinds as readonly string[]).includes(kind);
}

/** A year of four digits; anything else is being typed still. */
function yearIn({ value }: HTMLInputElement): number | undefined {
  return /^\d{4}$/.test(value) ? Number(value) : undefined;
}

/** What an earlier life of the map saved, if it is of this version. */
function restored(saved: unknown): Person {
  const isOurs = typeof saved === 'object' && saved !== null && 'version' in saved && saved.version === STATE_VERSION;
  return isOurs ? { ...newPerson, ...(saved as Person) } : newPerson;
}
