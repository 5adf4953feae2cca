/** Does the extension start, only when it is wanted, and lightly? */
import * as vscode from 'vscode';
import { equal, ok } from './check.ts';
import { closeAll, extensionId, open, papersUntil } from './desk.ts';
import { say } from './report.ts';

/** VS Code's own extension for the same documents, in the same host: what a start may cost. */
const measure = 'vscode.markdown-language-features';

describe('starting', () => {
  after(closeAll);

  it('waits until a document that can hold citations is opened', () => {
    const extension = vscode.extensions.getExtension(extensionId);
    ok(extension, `${extensionId} is there`);
    equal(extension.isActive, false, 'no start before it is wanted');
  });

  it('starts when it is called, and its worker not before somebody asks something', async () => {
    const ours = await timeOf(extensionId);
    const exports = exportsOf();
    say(`    activation: ${ours.toFixed(1)} ms from the call to the end, loading the code included${hostTime()}`);
    say(`    activation, our own function alone: ${exports.activatedInMs.toFixed(1)} ms`);
    equal(vscode.extensions.getExtension(extensionId)?.isActive, true, 'it is active');
    equal(exports.isReading(), false, 'no worker runs: nobody has asked');
    // told, not judged: how long a start takes depends on what else the machine does
    const other = vscode.extensions.getExtension(measure);
    if (other !== undefined && !other.isActive) {
      const theirs = await timeOf(measure);
      say(`    for comparison, ${measure}: ${theirs.toFixed(1)} ms${hostTime()}`);
    }
  });

  it('reads for the first list, in its worker', async () => {
    const start = performance.now();
    const held = await heldWhile(async () => {
      const editor = await open('paper.tex', 'optimizer state \\citep{‸}');
      await papersUntil('a list', editor, (items) => items.length > 0);
    });
    equal(exportsOf().isReading(), true, 'the worker runs');
    const allMs = performance.now() - start;
    say(`    the first list after ${allMs.toFixed(0)} ms; held in one go at most ${held.longestMs.toFixed(1)} ms`);
  });
});

interface Exports {
  readonly activatedInMs: number;
  isReading(): boolean;
}

function exportsOf(): Exports {
  const exports = vscode.extensions.getExtension<Exports>(extensionId)?.exports;
  ok(exports, 'the extension tells about itself');
  return exports;
}

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
async function heldWhile(work: () => Promise<void>): Promise<{ longestMs: number }> {
  let last = performance.now();
  let longestMs = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last - 5);
    last = now;
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(beat);
  }
  return { longestMs };
}
