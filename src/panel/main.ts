/** How are the panel's state, view and host joined? */
import type { PaperId } from '../core/paper.ts';
import type { FromPanel, PanelAction, ToPanel } from '../messages/panel.ts';
import { type PanelEvent, reduce } from './reduce.ts';
import { initialState, type PanelState, STATE_VERSION } from './state.ts';
import { View } from './view.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: PanelState): void;
};

/** Progress is shown only when an answer is slow: a flash would feel slower. */
const progressAfterMs = 250;

const keyActions: ReadonlyMap<string, PanelAction> = new Map([
  ['c', 'cite'],
  ['s', 'insert-stub'],
  ['o', 'open'],
  ['k', 'copy-key'],
]);

const host = acquireVsCodeApi();
const root = document.getElementById('panel');
if (root === null) throw new Error('the page has no #panel');
const view = new View(root);
let state = restored(host.getState());
let progress: ReturnType<typeof setTimeout> | undefined;

view.draw(state);
window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => dispatch(data));
root.addEventListener('click', onClick);
root.addEventListener('keydown', onKey);
root.addEventListener('focusin', ({ target }) => {
  const paper = paperOf(target);
  if (paper !== undefined) dispatch({ kind: 'moved', to: paper });
});
host.postMessage({ kind: 'ready' });

function dispatch(event: PanelEvent): void {
  const next = reduce(state, event);
  if (next === state) return;
  state = next;
  host.setState(state);
  clearTimeout(progress);
  if (state.waiting) progress = setTimeout(() => view.showProgress(true), progressAfterMs);
  else view.showProgress(false);
  view.draw(state);
}

function onClick({ target }: MouseEvent): void {
  if (!(target instanceof Element)) return;
  const button = target.closest<HTMLElement>('[data-action]');
  const action = button?.dataset['action'];
  const paper = paperOf(target);
  if (action === 'return') host.postMessage({ kind: 'return-to-passage' });
  else if (action === 'refresh') host.postMessage({ kind: 'refresh' });
  else if (action === 'link') host.postMessage({ kind: 'open-link', href: button?.dataset['href'] ?? '' });
  else if (paper !== undefined && action === 'toggle') dispatch({ kind: 'toggled', paper });
  else if (paper !== undefined && action !== undefined) act(action as PanelAction, paper);
  else if (paper !== undefined) dispatch({ kind: 'moved', to: paper });
}

function onKey(event: KeyboardEvent): void {
  const paper = paperOf(event.target);
  if (paper === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const papers = state.suggestions.map(({ card }) => card.paper);
  const at = papers.indexOf(paper);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: papers.length - 1,
  };
  const to = moves[event.key];
  const action = keyActions.get(event.key.toLowerCase());
  if (to !== undefined) {
    const next = papers[Math.max(0, Math.min(papers.length - 1, to))];
    view.card(next)?.focus();
  } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement))
    dispatch({ kind: 'toggled', paper });
  else if (action !== undefined) act(action, paper);
  else return;
  event.preventDefault();
}

function act(action: PanelAction, paper: PaperId): void {
  const card = state.suggestions.find((suggestion) => suggestion.card.paper === paper)?.card;
  if (card === undefined || (action === 'insert-stub' && card.standing === 'citable')) return;
  host.postMessage({ kind: 'act', action, paper });
}

function paperOf(target: EventTarget | null): PaperId | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-paper]')?.dataset['paper'] : undefined;
}

/** What an earlier life of the panel saved, if it is of this version. */
function restored(saved: unknown): PanelState {
  const isOurs = typeof saved === 'object' && saved !== null && 'version' in saved && saved.version === STATE_VERSION;
  return isOurs ? { ...initialState, ...(saved as PanelState), waiting: false } : initialState;
}
