/** What does the panel know after an event? Pure; the same state when nothing changed, so that nothing is drawn. */
import type { PaperId } from '../core/paper.ts';
import type { Suggestion } from '../core/show/card.ts';
import type { ToPanel } from '../messages/panel.ts';
import { type PersonEvent, reducePerson } from './reducePerson.ts';
import { isAlike, isSameList } from './sameList.ts';
import { shownPapers } from './shown.ts';
import type { PanelState } from './state.ts';

/** What the host says, and what the person does to the panel itself. */
export type PanelEvent = ToPanel | PersonEvent;

/** The next state. */
export function reduce(state: PanelState, event: PanelEvent): PanelState {
  switch (event.kind) {
    case 'words':
      return isAlike(state.words, event.words) ? state : { ...state, words: event.words };
    case 'surroundings':
      return isAlike(state.surroundings, event.surroundings) ? state : { ...state, surroundings: event.surroundings };
    case 'asked':
      return asked(state, event);
    case 'answered':
      return answered(state, event);
    case 'empty':
      return emptied(state, event);
    default:
      return reducePerson(state, event);
  }
}

/** Old cards stay until new ones come. */
function asked(state: PanelState, { id, subject }: Extract<ToPanel, { kind: 'asked' }>): PanelState {
  const isSame = isAlike(state.subject, subject);
  // another paragraph: what was dismissed or selected in the last one is over
  const left = isSameList(state.subject, subject) ? {} : { dismissed: undefined };
  return { ...state, ...left, id, subject: isSame ? state.subject : subject, waiting: true };
}

function answered(state: PanelState, event: Extract<ToPanel, { kind: 'answered' }>): PanelState {
  // a late answer to something that was left
  if (event.id !== state.id) return state;
  const suggestions = keptWhereAlike(state.suggestions, event.suggestions);
  const { hasMore } = event;
  const isNothingNew = suggestions === state.suggestions && hasMore === state.hasMore && state.empty === undefined;
  if (isNothingNew && state.of === state.subject && !state.waiting) return state;
  return withCards({ ...state, waiting: false, empty: undefined, hasMore }, suggestions);
}

function emptied(state: PanelState, event: Extract<ToPanel, { kind: 'empty' }>): PanelState {
  if (event.id < state.id) return state;
  const { id, why, detail } = event;
  const empty = { why, ...(detail === undefined ? {} : { detail }) };
  // nothing was asked: there is no passage that this could be about
  const subject = why === 'no-document' || why === 'no-passage' ? undefined : state.subject;
  return withCards({ ...state, id, subject, waiting: false, hasMore: false, empty }, []);
}

/** With other cards, which answer the subject; what was opened, selected or stood on stays where its card does. */
function withCards(state: PanelState, suggestions: readonly Suggestion[]): PanelState {
  const papers = new Set(suggestions.map(({ card }) => card.paper));
  const still = (some: readonly PaperId[]): readonly PaperId[] =>
    some.every((paper) => papers.has(paper)) ? some : some.filter((paper) => papers.has(paper));
  const next = { ...state, suggestions, of: state.subject };
  const isSame = isSameList(state.of, state.subject);
  const isCurrent = isSame && state.current !== undefined && papers.has(state.current);
  const first = isSame ? nearest(state, next) : shownPapers(next)[0];
  return {
    ...next,
    opened: still(state.opened),
    explained: still(state.explained),
    selected: still(state.selected),
    current: isCurrent ? state.current : first,
  };
}

/** The card that stands now where the current one stood: whoever dismisses one goes on with the next. */
function nearest(before: PanelState, after: PanelState): PaperId | undefined {
  const papers = shownPapers(after);
  if (before.current === undefined) return papers[0];
  const were = shownPapers(before);
  const left = new Set(papers);
  return were.slice(were.indexOf(before.current)).find((paper) => left.has(paper)) ?? papers.at(0);
}

/** New suggestions, but the old object for each that says the same; the old array when all do. */
function keptWhereAlike(before: readonly Suggestion[], after: readonly Suggestion[]): readonly Suggestion[] {
  const known = new Map(before.map((suggestion) => [suggestion.card.paper, suggestion]));
  const kept = after.map((suggestion) => {
    const old = known.get(suggestion.card.paper);
    return old !== undefined && isAlike(old, { ...suggestion, score: old.score }) ? old : suggestion;
  });
  return kept.length === before.length && kept.every((suggestion, at) => suggestion === before[at]) ? before : kept;
}
