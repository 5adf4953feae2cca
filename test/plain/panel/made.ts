/** Papers and events of the panel, for its tests. */
import type { Card, Suggestion } from '../../../src/core/show/card.ts';
import type { PanelSubject } from '../../../src/messages/panel.ts';
import { type PanelEvent, reduce } from '../../../src/panel/reduce.ts';
import { initialState, type PanelState } from '../../../src/panel/state.ts';

/** A suggestion of a paper of the corpus that is called as its id. */
export function suggestion(paper: string, card: Partial<Card> = {}): Suggestion {
  const known: Card = {
    paper,
    key: paper,
    standing: 'corpus',
    title: paper,
    authors: '',
    sourceName: 's',
    authorsFull: '',
    reference: '',
    links: [],
    source: 's',
    line: 0,
    ...card,
  };
  return {
    card: known,
    score: 1,
    reasons: [],
    named: [],
    citedBeside: [],
    versions: [],
    citedHere: false,
    citedElsewhere: false,
  };
}

/** A paragraph. */
export const paragraph = (name: string, firstWords = `words of ${name}`): PanelSubject => ({
  kind: 'passage',
  firstWords,
  paragraph: name,
});
export const asked = (id: number, subject: PanelSubject = paragraph(`p${id}`)): PanelEvent => ({
  kind: 'asked',
  id,
  subject,
});
export const answered = (id: number, ...papers: readonly (string | Suggestion)[]): PanelEvent => ({
  kind: 'answered',
  id,
  suggestions: papers.map((paper) => (typeof paper === 'string' ? suggestion(paper) : paper)),
  hasMore: false,
});

/** The state after events, from the beginning or another state. */
export function after(...events: readonly (PanelEvent | PanelState)[]): PanelState {
  return events.reduce<PanelState>((state, event) => ('kind' in event ? reduce(state, event) : event), initialState);
}

/** The papers that the state lists, best first. */
export const listed = ({ suggestions }: PanelState): readonly string[] => suggestions.map(({ card }) => card.paper);
