/** Does the panel show the last passage's papers and no others, in whatever order answers come? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Asking, type Found } from '../../../src/editor/panel/asking.ts';
import type { ToPanel } from '../../../src/messages/panel.ts';
import { reduce } from '../../../src/panel/reduce.ts';
import { initialState, type PanelState } from '../../../src/panel/state.ts';
import { listed, paragraph, suggestion } from './made.ts';

/** The host's side and the panel's side, joined; every state that was drawn is kept. */
function panel() {
  const drawn: PanelState[] = [initialState];
  const failures: string[] = [];
  const post = (message: ToPanel): void => {
    const state = reduce(drawn.at(-1) ?? initialState, message);
    if (state !== drawn.at(-1)) drawn.push(state);
  };
  const asking = new Asking(post, (reason) => failures.push(reason));
  return { asking, drawn, failures, state: () => drawn.at(-1) ?? initialState };
}

const cardsFor = (name: string): Found => ({ kind: 'cards', suggestions: [suggestion(name)], hasMore: false });

describe('asking for one passage after the other', () => {
  it('draws the last answer alone when ten are asked and answers come in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 10 }), async (scheduler, count) => {
        const { asking, drawn, state } = panel();
        const all = Array.from({ length: count }, (_, at) =>
          // a worker that does not listen: it answers whether it was cancelled or not
          asking.ask(paragraph(`p${at}`), () => scheduler.schedule(Promise.resolve(cardsFor(`p${at}`)))),
        );
        await scheduler.waitIdle();
        assert.deepEqual(
          await Promise.all(all),
          all.map((_, at) => at === count - 1),
        );
        assert.deepEqual(listed(state()), [`p${count - 1}`]);
        for (const each of drawn) if (each.suggestions.length > 0) assert.deepEqual(listed(each), [`p${count - 1}`]);
      }),
    );
  });

  it('never shows an answer beside the subject of another, when passages and answers mix', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('a', 'b', 'c', 'fails', 'nothing'), { minLength: 1, maxLength: 12 }),
        async (scheduler, names) => {
          const { asking, drawn, state } = panel();
          const answer = (name: string): Promise<Found> => {
            if (name === 'fails')
              return scheduler.schedule(Promise.resolve()).then(() => Promise.reject(new Error('x')));
            if (name === 'nothing') return scheduler.schedule(Promise.resolve({ kind: 'none', why: 'nothing-found' }));
            return scheduler.schedule(Promise.resolve(cardsFor(name)));
          };
          const moves = scheduler.scheduleSequence(
            names.map((name) => () => {
              void asking.ask(paragraph(name), () => answer(name));
              return Promise.resolve();
            }),
          );
          await scheduler.waitIdle();
          await moves.task;
          await scheduler.waitIdle();
          for (const { of, suggestions, waiting, empty } of drawn) {
            assert.ok(suggestions.length === 0 || empty === undefined);
            if (of?.kind === 'passage' && suggestions.length > 0)
              assert.deepEqual([suggestions[0]?.card.paper], [of.paragraph]);
            if (empty?.why === 'failed') assert.equal(waiting && suggestions.length > 0, false);
          }
          const last = names.at(-1) ?? '';
          assert.equal(state().waiting, false);
          if (last === 'fails') assert.equal(state().empty?.why, 'failed');
          else if (last === 'nothing') assert.equal(state().empty?.why, 'nothing-found');
          else assert.deepEqual(listed(state()), [last]);
        },
      ),
    );
  });

  it('gives up what was asked before', () => {
    const { asking } = panel();
    const signals: AbortSignal[] = [];
    const never = (signal: AbortSignal): Promise<Found> => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    void asking.ask(paragraph('a'), never);
    void asking.ask(paragraph('b'), never);
    asking.say('no-document');
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, true],
    );
  });

  it('tells why there is nothing to ask once, and again to a panel that came anew', () => {
    const { asking, drawn } = panel();
    asking.say('no-document');
    const after = drawn.length;
    asking.say('no-document');
    assert.equal(drawn.length, after);
    asking.forget();
    asking.say('no-document');
    assert.equal(drawn.length, after + 1);
  });
});
