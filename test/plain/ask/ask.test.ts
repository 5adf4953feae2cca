/** Does every question settle exactly once, in whatever order things happen? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnswerFailed, Asker, Cancelled, RESTART_PAUSES_MS, STEADY_MS, WorkerDied } from '../../../src/editor/ask.ts';
import type { Clock, Log } from '../../../src/editor/ports.ts';
import type { FromWorker, ToWorker } from '../../../src/messages/questions.ts';
import { answerQuestions, type Handlers } from '../../../src/worker/answer.ts';
import { stopIfAborted } from '../../../src/worker/slices.ts';
import { joinedPorts, type Later, type Pair } from './memoryPorts.ts';

type Outcome = { kind: 'answered'; keys: readonly string[] } | { kind: 'rejected'; error: unknown };

const scope = { bibliographies: [] };

/** An asker, workers in memory behind it, and everything that can be seen from outside. */
function deskOn(later: Later, starts: () => boolean = () => true) {
  const warnings: string[] = [];
  const silent = (): void => undefined;
  const log: Log = { trace: silent, debug: silent, info: silent, error: silent, warn: (text) => warnings.push(text) };
  const pauses: number[] = [];
  let nowMs = 0;
  const clock: Clock = {
    now: () => nowMs,
    after: (delayMs, job) => {
      pauses.push(delayMs);
      let stopped = false;
      later('pause', () => {
        if (stopped) return;
        nowMs += delayMs;
        job();
      });
      return () => (stopped = true);
    },
  };
  const settled = new Map<string, number>();
  let workers = 0;
  let current: Pair<FromWorker, ToWorker> | undefined;
  const turn = (): Promise<void> => new Promise((resolve) => later('turn', resolve));
  const handlers = {
    unknown: async ({ keys }, signal) => {
      await turn();
      stopIfAborted(signal);
      if (keys[0] === 'throw') throw new Error('no such thing');
      return keys;
    },
  } satisfies Partial<Handlers> as unknown as Handlers;
  const asker = new Asker(
    () => {
      if (!starts()) throw new Error('no file');
      const worker = (workers += 1);
      const pair = joinedPorts<FromWorker, ToWorker>(later);
      current = pair;
      const counting = {
        ...pair.second,
        post: (message: FromWorker) => {
          const id = `${worker}:${message.id}`;
          settled.set(id, (settled.get(id) ?? 0) + 1);
          pair.second.post(message);
        },
      };
      answerQuestions(counting, handlers, { turn, rest: turn, now: () => nowMs });
      return pair.first;
    },
    log,
    clock,
  );
  return {
    asker,
    warnings,
    pauses,
    settled,
    workers: () => workers,
    kill: () => current?.kill('out of memory'),
    pass: (ms: number) => (nowMs += ms),
  };
}

/** Jobs in the order in which they came, all of them. */
function inOrder(): { later: Later; run: () => Promise<void> } {
  const jobs: (() => void)[] = [];
  return {
    later: (_, job) => void jobs.push(job),
    run: async () => {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        const job = jobs.shift();
        if (job === undefined) return;
        job();
      }
    },
  };
}

const outcomeOf = async (question: Promise<readonly string[]>): Promise<Outcome> => {
  try {
    return { kind: 'answered', keys: await question };
  } catch (error) {
    return { kind: 'rejected', error };
  }
};

type Step = { do: 'ask' } | { do: 'abort'; which: number } | { do: 'kill' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step>({ do: 'ask' }) },
    { weight: 3, arbitrary: fc.nat(30).map((which): Step => ({ do: 'abort', which })) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'kill' }) },
  ),
  { maxLength: 30 },
);

describe('asking the worker', () => {
  it('settles every question once, with its own answer, in any order of messages, cancels and deaths', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), steps, async (scheduler, script) => {
        const later: Later = (label, job) => void scheduler.schedule(Promise.resolve(), label).then(job);
        const desk = deskOn(later);
        const asked: { controller: AbortController; outcome: Promise<Outcome>; seen: Outcome | undefined }[] = [];
        let kills = 0;
        for (const [index, step] of script.entries()) {
          later(`step ${index}`, () => {
            if (step.do === 'kill') {
              kills += 1;
              desk.kill();
            } else if (step.do === 'abort') asked[step.which % Math.max(1, asked.length)]?.controller.abort();
            else {
              const controller = new AbortController();
              const key = `key${asked.length}`;
              const ask = desk.asker.ask('unknown', { ...scope, keys: [key] }, controller.signal);
              const entry = { controller, outcome: outcomeOf(ask), seen: undefined as Outcome | undefined };
              void entry.outcome.then((outcome) => (entry.seen = outcome));
              asked.push(entry);
            }
          });
        }
        await scheduler.waitIdle();
        for (const [index, { controller, seen }] of asked.entries()) {
          assert.ok(seen !== undefined, `question ${index} was never settled`);
          if (seen.kind === 'answered') assert.deepEqual(seen.keys, [`key${index}`]);
          else if (controller.signal.aborted) assert.ok(seen.error instanceof Cancelled || kills > 0);
          else assert.ok(seen.error instanceof WorkerDied && kills > 0, String(seen.error));
        }
        for (const [id, times] of desk.settled) assert.equal(times, 1, `worker settled ${id} ${times} times`);
        assert.deepEqual(
          desk.warnings.filter((warning) => warning.includes('unknown id')),
          [],
        );
      }),
      { numRuns: 300 },
    );
  });

  it('starts no worker before the first question', async () => {
    const { later, run } = inOrder();
    const desk = deskOn(later);
    await run();
    assert.equal(desk.workers(), 0);
    const answer = desk.asker.ask('unknown', { ...scope, keys: ['a'] });
    assert.equal(desk.workers(), 1);
    await run();
    assert.deepEqual(await answer, ['a']);
  });

  it('does no work for a question that is cancelled at once, and does not even send one that was before', async () => {
    const { later, run } = inOrder();
    const desk = deskOn(later);
    const controller = new AbortController();
    const cancelled = assert.rejects(
      desk.asker.ask('unknown', { ...scope, keys: ['a'] }, controller.signal),
      Cancelled,
    );
    controller.abort();
    await cancelled;
    await run();
    assert.deepEqual([...desk.settled], [['1:1', 1]]);
    await assert.rejects(desk.asker.ask('unknown', { ...scope, keys: ['b'] }, controller.signal), Cancelled);
    assert.equal(desk.settled.size, 1);
  });

  it('tells a failure in the words of the worker, and goes on', async () => {
    const { later, run } = inOrder();
    const desk = deskOn(later);
    const failing = assert.rejects(
      desk.asker.ask('unknown', { ...scope, keys: ['throw'] }),
      (error) => error instanceof AnswerFailed && error.message === 'unknown: no such thing',
    );
    const going = desk.asker.ask('unknown', { ...scope, keys: ['on'] });
    await run();
    await failing;
    assert.deepEqual(await going, ['on']);
  });

  it('has the sources sent to a restarted worker before any question that waited', async () => {
    const { later, run } = inOrder();
    const desk = deskOn(later);
    const order: string[] = [];
    desk.asker.onRestart(() => {
      order.push('restart');
      void desk.asker.ask('unknown', { ...scope, keys: ['source'] }).then(() => order.push('source'));
    });
    void desk.asker.ask('unknown', { ...scope, keys: ['first'] }).then(() => order.push('first'));
    await run();
    desk.kill();
    const during = outcomeOf(desk.asker.ask('unknown', { ...scope, keys: ['lost'] }));
    later('asked in the pause', () => {
      void desk.asker.ask('unknown', { ...scope, keys: ['waited'] }).then(() => order.push('waited'));
    });
    await run();
    const lost = await during;
    assert.ok(lost.kind === 'rejected' && lost.error instanceof WorkerDied);
    assert.deepEqual(order, ['first', 'restart', 'source', 'waited']);
  });

  it('pauses longer each time, gives up when the restarted worker keeps dying, and starts again on demand', async () => {
    const { later, run } = inOrder();
    let starts = true;
    const desk = deskOn(later, () => starts);
    const told: string[] = [];
    desk.asker.onGivenUp((reason) => told.push(reason));
    starts = false;
    await assert.rejects(desk.asker.ask('unknown', { ...scope, keys: ['a'] }), WorkerDied);
    await run();
    assert.deepEqual(desk.pauses, RESTART_PAUSES_MS);
    assert.deepEqual(told, ['the worker died 3 times in a row: no file']);
    await assert.rejects(desk.asker.ask('unknown', { ...scope, keys: ['b'] }), WorkerDied);
    starts = true;
    desk.asker.startAgain();
    const answer = desk.asker.ask('unknown', { ...scope, keys: ['c'] });
    await run();
    assert.deepEqual(await answer, ['c']);
    assert.equal(told.length, 1);
  });

  it('forgives a death when the worker had lived long', async () => {
    const { later, run } = inOrder();
    const desk = deskOn(later);
    const told: string[] = [];
    desk.asker.onGivenUp((reason) => told.push(reason));
    void outcomeOf(desk.asker.ask('unknown', { ...scope, keys: ['a'] }));
    for (let death = 0; death < 5; death++) {
      await run();
      desk.pass(STEADY_MS);
      desk.kill();
    }
    await run();
    assert.deepEqual(told, []);
    assert.deepEqual(
      desk.pauses,
      Array.from({ length: 5 }, () => RESTART_PAUSES_MS[0]),
    );
  });

  it('gives the bytes of a source away instead of copying them, unless they are part of something bigger', async () => {
    const { later, run } = inOrder();
    const sent: (readonly ArrayBuffer[])[] = [];
    const asker = new Asker(
      () => {
        const pair = joinedPorts<FromWorker, ToWorker>(later);
        return { ...pair.first, post: (message, transfer = []) => (sent.push(transfer), pair.first.post(message)) };
      },
      { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
    );
    const source = { id: 's', name: 's.bib', format: 'auto' } as const;
    const whole = new Uint8Array(8);
    void outcomeOf(asker.ask('read', { source, content: whole }).then(() => []));
    void outcomeOf(asker.ask('read', { source, content: whole.subarray(2) }).then(() => []));
    await run();
    assert.deepEqual(
      sent.map((buffers) => buffers.length),
      [1, 0],
    );
    asker.dispose();
  });

  it('cancels what is open when the extension shuts down', async () => {
    const { later } = inOrder();
    const desk = deskOn(later);
    const open = assert.rejects(desk.asker.ask('unknown', { ...scope, keys: ['a'] }), Cancelled);
    desk.asker.dispose();
    await open;
    await assert.rejects(desk.asker.ask('unknown', { ...scope, keys: ['b'] }), WorkerDied);
  });
});
