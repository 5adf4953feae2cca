/** What does the panel know after its events? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Suggestion } from '../../../src/core/show/card.ts';
import { type PanelEvent, reduce } from '../../../src/panel/reduce.ts';
import { initialState, type PanelState } from '../../../src/panel/state.ts';

function suggestion(paper: string): Suggestion {
  const card = {
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
  } as const;
  return { card, score: 1, reasons: [], named: [], citedBeside: [], citedHere: false, citedElsewhere: false };
}

const passage = (id: string) => ({ id, firstWords: `words of ${id}` });
const asked = (id: string): PanelEvent => ({ kind: 'passage', passage: passage(id) });
const answered = (id: string, ...papers: string[]): PanelEvent => ({
  kind: 'suggestions',
  passage: passage(id),
  suggestions: papers.map(suggestion),
});
const after = (...events: readonly PanelEvent[]): PanelState => events.reduce(reduce, initialState);

describe('the panel', () => {
  it('keeps old cards until new ones come', () => {
    const state = after(asked('1'), answered('1', 'a', 'b'), asked('2'));
    assert.equal(state.waiting, true);
    assert.deepEqual(
      state.suggestions.map(({ card }) => card.paper),
      ['a', 'b'],
    );
  });

  it('drops a late answer for a passage that was left', () => {
    const before = after(asked('1'), asked('2'));
    assert.equal(reduce(before, answered('1', 'a')), before);
  });

  it('is the same object when nothing changed, so that nothing is drawn', () => {
    const state = after(asked('1'), answered('1', 'a'));
    assert.equal(reduce(state, answered('1', 'a')), state);
    const waiting = reduce(state, asked('2'));
    const again = reduce(waiting, { ...answered('2', 'a') });
    assert.equal(again.suggestions, waiting.suggestions);
  });

  it('keeps the tab stop and opened cards on papers that stay', () => {
    const opened = after(asked('1'), answered('1', 'a', 'b', 'c'), { kind: 'toggled', paper: 'b' }, asked('2'));
    const stays = reduce(opened, answered('2', 'c', 'b'));
    assert.deepEqual([stays.current, stays.opened], ['b', ['b']]);
    const goes = reduce(opened, answered('2', 'c'));
    assert.deepEqual([goes.current, goes.opened], ['c', []]);
  });

  it('always has a card with the tab stop when there are cards, whatever happened', () => {
    const ids = fc.constantFrom('1', '2', '3');
    const papers = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    const events: fc.Arbitrary<PanelEvent> = fc.oneof(
      ids.map(asked),
      fc.tuple(ids, papers).map(([id, list]) => answered(id, ...list)),
      fc.constantFrom('a', 'b', 'x').map((paper): PanelEvent => ({ kind: 'toggled', paper })),
      fc.constant<PanelEvent>({ kind: 'empty', why: 'nothing-found' }),
    );
    fc.assert(
      fc.property(fc.array(events), (list) => {
        const { suggestions, current, empty } = after(...list);
        const shown = suggestions.map(({ card }) => card.paper);
        if (shown.length > 0) assert.ok(current !== undefined);
        if (empty !== undefined) assert.deepEqual(shown, []);
      }),
    );
  });
});
