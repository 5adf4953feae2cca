/** How are the panel's state, view and host joined? */
import type { FromPanel, ToPanel } from '../messages/panel.ts';
import { type PanelEvent, reduce } from './reduce.ts';
import { Person } from './person.ts';
import { restored, type Saved, saved } from './saved.ts';
import { initialState } from './state.ts';
import { View } from './view.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: Saved): void;
};

/** Progress is shown only when an answer is slow: a flash would feel slower. */
const progressAfterMs = 250;
/** How often the place of the scroll bar is kept while it moves. */
const whileScrollingMs = 150;

const host = acquireVsCodeApi();
const root = document.getElementById('panel');
if (root === null) throw new Error('the page has no #panel');
const kept = restored(host.getState());
let state = kept.state;
let progress: ReturnType<typeof setTimeout> | undefined;
let scrolling: ReturnType<typeof setTimeout> | undefined;
const view = firstView(root);
const person = new Person(view, { state: () => state, dispatch, post: (message) => host.postMessage(message) });
person.listen(root);
window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  if (data.kind === 'liked') person.setTyped('');
  dispatch(data);
});
window.addEventListener('scroll', () => {
  // at once, too: who scrolls may leave in the next moment
  if (scrolling === undefined) keep();
  scrolling ??= setTimeout(() => {
    scrolling = undefined;
    keep();
  }, whileScrollingMs);
});
host.postMessage({ kind: 'ready', wish: state.wish });

/** Draws what was kept; if that is not what it should be, begins anew. */
function firstView(root: HTMLElement): View {
  try {
    const view = new View(root);
    view.scroll.want(kept.scroll);
    view.draw(state);
    return view;
  } catch {
    state = initialState;
    root.replaceChildren();
    const view = new View(root);
    view.draw(state);
    return view;
  }
}

function dispatch(event: PanelEvent): void {
  const before = state;
  state = reduce(before, event);
  if (state === before) return;
  if (state.waiting !== before.waiting || state.id !== before.id) followProgress();
  if (state.wish !== before.wish) host.postMessage({ kind: 'wish', wish: state.wish });
  view.draw(state);
  // the first cards come after whoever waits for them
  if (before.suggestions.length === 0) person.arrive();
  keep();
}

function followProgress(): void {
  if (!state.waiting) {
    clearTimeout(progress);
    progress = undefined;
    view.showProgress(false);
  } else progress ??= setTimeout(() => view.showProgress(true), progressAfterMs);
}

/** Keeps everything: the panel may be hidden, and is gone then, at any moment. */
function keep(): void {
  host.setState(saved(state, view.scroll.place()));
}
