/** What does the panel know after its events? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type PanelEvent, reduce } from '../../../src/panel/reduce.ts';
import { shownPapers } from '../../../src/panel/shown.ts';
import { after, answered, asked, listed, paragraph, suggestion } from './made.ts';

const open = (paper: string): PanelEvent => ({ kind: 'toggled', paper, part: 'opened' });
const select = (paper: string, how: 'toggle' | 'range' = 'toggle'): PanelEvent => ({ kind: 'selected', paper, how });

describe('the panel', () => {
  describe('following', () => {
    it('keeps old cards until new ones come', () => {
      const state = after(asked(1), answered(1, 'a', 'b'), asked(2));
      assert.equal(state.waiting, true);
      assert.deepEqual(listed(state), ['a', 'b']);
    });

    it('drops a late answer for a passage that was left', () => {
      const before = after(asked(1), asked(2));
      assert.equal(reduce(before, answered(1, 'a')), before);
      assert.equal(reduce(before, { kind: 'empty', id: 1, why: 'failed' }), before);
    });

    it('is the same object when nothing changed, so that nothing is drawn', () => {
      const state = after(asked(1), answered(1, 'a'));
      assert.equal(reduce(state, answered(1, 'a')), state);
    });

    it('keeps the cards that say the same, whatever their new score', () => {
      const before = after(asked(1), answered(1, 'a', 'b'));
      const state = after(before, asked(2), answered(2, 'c', { ...suggestion('b'), score: 7 }));
      assert.equal(state.suggestions[1], before.suggestions[1]);
      const same = after(before, asked(2), answered(2, 'a', { ...suggestion('b'), score: 7 }));
      assert.equal(same.suggestions, before.suggestions);
    });

    it('keeps the tab stop, opened and selected cards on papers that stay', () => {
      const one = paragraph('p');
      const opened = after(
        asked(1, one),
        answered(1, 'a', 'b', 'c'),
        open('b'),
        select('b'),
        select('c'),
        asked(2, one),
      );
      const stays = reduce(opened, answered(2, 'c', 'b'));
      assert.deepEqual([stays.current, stays.opened, stays.selected], ['c', ['b'], ['b', 'c']]);
      const goes = reduce(opened, answered(2, 'a'));
      assert.deepEqual([goes.current, goes.opened, goes.selected], ['a', [], []]);
    });

    it('stands in the same paragraph on the next card when the current one goes, in another one on the first', () => {
      const inOne = after(asked(1, paragraph('p')), answered(1, 'a', 'b', 'c'), { kind: 'moved', to: 'b' });
      const typedOn = after(inOne, asked(2, paragraph('p', 'other words')), answered(2, 'a', 'c'));
      assert.equal(typedOn.current, 'c');
      const elsewhere = after(inOne, asked(2, paragraph('q')), answered(2, 'a', 'b', 'c'));
      assert.equal(elsewhere.current, 'a');
    });
  });

  describe('searching', () => {
    it('asks for what is typed, and after leaving for the passage again', () => {
      const typed = after({ kind: 'typed', typed: 'attention' });
      assert.equal(typed.wish.typed, 'attention');
      const left = after(typed, { kind: 'left' });
      assert.deepEqual([left.wish.typed, left.wish.like], ['', undefined]);
      assert.equal(reduce(left, { kind: 'left' }), left);
    });

    it('keeps the filters when something else is asked, but not the wish for many cards', () => {
      const state = after(
        { kind: 'narrowed', among: { standing: 'citable', from: 2020 } },
        { kind: 'more-wanted' },
        { kind: 'liked', paper: 'a', title: 'A' },
      );
      assert.deepEqual(state.wish, {
        typed: '',
        like: { paper: 'a', title: 'A' },
        among: { standing: 'citable', from: 2020 },
        limit: 50,
      });
    });
  });

  describe('sorting', () => {
    const papers = [
      suggestion('c', { title: 'beta', year: 2019 }),
      suggestion('a', { title: 'Alpha' }),
      suggestion('b', { title: 'alpha 2', year: 2023 }),
    ];
    const state = after(asked(1), answered(1, ...papers));
    it('by relevance, by year with the unknown last, by title', () => {
      assert.deepEqual(shownPapers(state), ['c', 'a', 'b']);
      assert.deepEqual(shownPapers(after(state, { kind: 'ordered', order: 'year' })), ['b', 'c', 'a']);
      assert.deepEqual(shownPapers(after(state, { kind: 'ordered', order: 'title' })), ['a', 'b', 'c']);
    });
  });

  describe('selecting', () => {
    const state = after(asked(1), answered(1, 'a', 'b', 'c', 'd'));
    it('one by one, and back', () => {
      assert.deepEqual(after(state, select('c'), select('a')).selected, ['c', 'a']);
      assert.deepEqual(after(state, select('c'), select('c')).selected, []);
    });
    it('a range in either direction', () => {
      assert.deepEqual(after(state, select('b'), select('d', 'range')).selected, ['b', 'c', 'd']);
      assert.deepEqual(after(state, select('c'), select('a', 'range')).selected, ['c', 'b', 'a']);
    });
  });

  describe('dismissing', () => {
    const state = after(asked(1), answered(1, 'a', 'b', 'c'), open('b'), { kind: 'moved', to: 'b' });
    it('takes a card away at once, stands on the next, and says what is gone', () => {
      const without = after(state, { kind: 'dismissed', papers: ['b'] });
      assert.deepEqual(listed(without), ['a', 'c']);
      assert.deepEqual([without.current, without.opened], ['c', []]);
      assert.deepEqual(without.dismissed, { title: 'b', count: 1 });
    });
    it('of the last card stands on the one before', () => {
      assert.equal(after(state, { kind: 'moved', to: 'c' }, { kind: 'dismissed', papers: ['c'] }).current, 'b');
    });
    it('can be taken back until another paragraph is entered', () => {
      const gone = after(state, { kind: 'dismissed', papers: ['a', 'c'] });
      assert.deepEqual(after(gone, asked(2, paragraph('p1', 'more'))).dismissed, { title: 'a', count: 2 });
      assert.equal(after(gone, asked(2, paragraph('p2'))).dismissed, undefined);
    });
  });

  it('always has a card with the tab stop when there are cards, and none that is not there, whatever happened', () => {
    const ids = fc.integer({ min: 1, max: 4 });
    const paper = fc.constantFrom('a', 'b', 'c', 'd', 'x');
    const papers = fc.uniqueArray(paper);
    const events: fc.Arbitrary<PanelEvent> = fc.oneof(
      fc.tuple(ids, fc.constantFrom('p', 'q')).map(([id, name]) => asked(id, paragraph(name))),
      fc.tuple(ids, papers).map(([id, list]) => answered(id, ...list)),
      paper.map(open),
      paper.map((each) => select(each)),
      paper.map((each) => select(each, 'range')),
      papers.map((list): PanelEvent => ({ kind: 'dismissed', papers: list })),
      fc.constantFrom('year', 'title', 'relevance').map((order): PanelEvent => ({ kind: 'ordered', order })),
      ids.map((id): PanelEvent => ({ kind: 'empty', id, why: 'nothing-found' })),
      fc.constant<PanelEvent>({ kind: 'left' }),
    );
    fc.assert(
      fc.property(fc.array(events), (list) => {
        const state = after(...list);
        const shown = listed(state);
        if (state.empty !== undefined) assert.deepEqual(shown, []);
        assert.equal(new Set(shown).size, shown.length);
        assert.deepEqual([...shownPapers(state)].sort(), [...shown].sort());
        for (const each of state.selected) assert.ok(shown.includes(each));
        if (shown.length > 0) assert.ok(state.current !== undefined);
      }),
    );
  });
});
