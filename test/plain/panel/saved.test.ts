/** Does the panel come back as it was left? */
import assert from 'node:assert/strict';
import { restored, saved } from '../../../src/panel/saved.ts';
import { initialState } from '../../../src/panel/state.ts';
import { after, answered, asked, listed } from './made.ts';

const state = after(
  { kind: 'typed', typed: 'attention' },
  { kind: 'narrowed', among: { standing: 'citable' } },
  asked(7),
  answered(7, ...Array.from({ length: 30 }, (_, at) => `paper ${at}`)),
  { kind: 'toggled', paper: 'paper 3', part: 'opened' },
  { kind: 'dismissed', papers: ['paper 1'] },
  asked(8),
);

describe('what is kept of the panel', () => {
  it('comes back through JSON: the wish, what is open, the cards that were seen, the place', () => {
    const { state: back, scroll } = restored(JSON.parse(JSON.stringify(saved(state, ['paper 3', 120]))));
    assert.deepEqual([back.wish, back.opened, scroll], [state.wish, ['paper 3'], ['paper 3', 120]]);
    assert.deepEqual(listed(back), listed(state).slice(0, 20));
  });

  it('is asked for again: nothing is under way, and nothing can be taken back', () => {
    const { state: back } = restored(saved(state, undefined));
    assert.deepEqual([back.id, back.waiting, back.dismissed], [0, false, undefined]);
    assert.deepEqual(listed(after(back, asked(1), answered(1, 'a'))), ['a']);
  });

  it('is nothing when it is of another version, or no state at all', () => {
    for (const kept of [
      undefined,
      null,
      'x',
      {},
      { version: 1, state },
      { version: 2 },
      { ...saved(state, undefined), state: null },
    ]) {
      assert.deepEqual(restored(kept), { state: initialState });
    }
  });
});
