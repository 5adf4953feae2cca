/** Does the extension start, only when it is wanted, and lightly? */
import * as vscode from 'vscode';
import { equal, ok } from './check.ts';
import { closeAll, extensionId, open, papersUntil } from './desk.ts';
import { say } from './report.ts';

/** VS Code's own extension for the same documents, in the same host: what a start may cost. */
const measure = 'vscode.references-view';

describe('starting', () => {
  after(closeAll);

  it('waits until a document that can hold citations is opened', () => {
    const extension = vscode.extensions.getExtension(extensionId);
    ok(extension, `${extensionId} is there`);
    equal(extension.isActive, false, 'no start before it is wanted');
  });

  it('takes little of the host’s time', async () => {
    const ours = await timeOf(extensionId);
    say(`    activation: ${ours.toFixed(1)} ms from the call to the end${hostTime()}`);
    const other = vscode.extensions.getExtension(measure);
    if (other !== undefined && !other.isActive) {
      say(`    for comparison, ${measure}: ${(await timeOf(measure)).toFixed(1)} ms`);
    }
    ok(vscode.extensions.getExtension(extensionId)?.isActive, 'it is active');
  });

  it('holds the host’s thread for no longer than the language servers beside it', async function () {
    const held = await heldWhile(async () => {
      const editor = await open('paper.tex', 'optimizer state \\citep{‸}');
      await papersUntil('a list', editor, (items) => items.length > 0);
    });
    say(
      `    the host's thread while everything is read: longest ${held.longestMs.toFixed(1)} ms in ${held.turns} turns`,
    );
    ok(held.turns > 0, 'the host answered in between');
  });
});

async function timeOf(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  ok(extension, `${id} is there`);
  const start = performance.now();
  busy = utilization();
  await extension.activate();
  return performance.now() - start;
}

/** How long the thread was at work, where node can tell: the rest was waiting for others. */
let busy: { active: number } | undefined;
interface Utilization {
  eventLoopUtilization?(since?: unknown): { active: number };
}
const utilization = () => (performance as unknown as Utilization).eventLoopUtilization?.();
const hostTime = () => {
  const now = utilization();
  return now === undefined || busy === undefined ? '' : `, ${(now.active - busy.active).toFixed(1)} ms of them at work`;
};

/** The longest time in which the host's thread let nothing else run. */
async function heldWhile(work: () => Promise<void>): Promise<{ longestMs: number; turns: number }> {
  let last = performance.now();
  let longestMs = 0;
  let turns = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last - 5);
    last = now;
    turns++;
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(beat);
  }
  return { longestMs, turns };
}
