/**
 * What does a person wait for in a real VS Code with a large bibliography? `editor [--papers 50000] [--seed 1]`: the time
 * to the first list and to the panel, from key press to list, the host's memory and how long its thread was held, each
 * beside a window without the extension. One JSON object on stdout.
 */
import * as fs from 'node:fs';
import { openBrowser } from '../editor/browser.mjs';
import { watchNetwork } from '../editor/network.mjs';
import { places } from '../editor/places.mjs';
import { openDesk, share } from '../editor/screen/desk.mjs';
import { extensionsWith } from '../editor/server.mjs';
import { vsixOf } from '../support/sizes.mjs';
import { makeBib, numberArgument } from './inWindow.mjs';

const say = (text) => process.stderr.write(`${text}\n`);

/** The document that is written in: nothing is typed yet. */
const paper = `\\documentclass{article}
\\begin{document}
Large language models need memory for the weights, the gradients and the state of the optimizer, and their
fine-tuning can be done in low precision with adapters of low rank.

As was shown before \\cite{}.
\\bibliography{library}
\\end{document}
`;

/** How many key presses are timed. */
const keys = 20;

export async function measureEditor({ papers, seed }) {
  say(`making ${papers} papers ...`);
  const { bib, samples } = await makeBib(papers, seed);
  const network = await watchNetwork();
  const browser = await openBrowser({ args: network.args });
  const files = { 'paper.tex': paper, 'library.bib': bib };
  try {
    say('a window without the extension ...');
    share({ browser, network, extensions: extensionsWith([]) });
    const bare = await bareWindow(files);
    say('a window with it, the first time ...');
    share({ browser, network, extensions: extensionsWith([vsixOf(places.root)]) });
    const own = await window(files, samples);
    return {
      papers,
      bibMb: round(bib.length / 1e6),
      ...own,
      bareHostRssMb: bare.rssMb,
      bareHostHeldMsMax: bare.heldMs,
      hostMbMore: round(own.hostRssMb - bare.rssMb),
    };
  } finally {
    await browser.close();
  }
}

async function bareWindow(files) {
  const desk = await openDesk({ files, only: true, open: 'paper.tex' });
  try {
    await watchHost(desk);
    await desk.goTo('paper.tex', 'before \\cite{‸}');
    await desk.page.waitForTimeout(5_000);
    const { heldMs } = await heldSoFar(desk);
    return { rssMb: await rssOf(desk), heldMs };
  } finally {
    await desk.close();
  }
}

async function window(files, samples) {
  const start = Date.now();
  const desk = await openDesk({ files, only: true, open: 'paper.tex' });
  try {
    const drawnSeconds = (Date.now() - start) / 1000;
    await watchHost(desk);
    await desk.goTo('paper.tex', 'before \\cite{‸}');
    const [first] = samples;
    await desk.type(`${first.family.slice(0, 6)}`);
    await desk.until(
      'a list of papers',
      async () => (await desk.rows()).some(({ text }) => /library\.bib|bundled/.test(text)),
      120_000,
    );
    const firstListSeconds = (Date.now() - start) / 1000;
    await desk.until(
      'the sample in the list',
      async () => (await desk.rows()).some(({ text }) => text.includes('library.bib')),
      180_000,
    );
    const ownListSeconds = (Date.now() - start) / 1000;
    say('everything read?');
    await desk.until(
      'everything read',
      async () =>
        /\d papers?/.test((await desk.page.locator('.statusbar').textContent()) ?? '') && !(await isReading(desk)),
      180_000,
    );
    const allReadSeconds = (Date.now() - start) / 1000;
    const atStart = await heldSoFar(desk);
    await desk.press('Escape');
    const times = await typed(desk, samples);
    const whileTyping = await heldSoFar(desk);
    const panelMs = await panel(desk);
    return {
      drawnSeconds: round(drawnSeconds),
      firstListSeconds: round(firstListSeconds),
      ownListSeconds: round(ownListSeconds),
      allReadSeconds: round(allReadSeconds),
      keyToListMsP50: quantile(times, 0.5),
      keyToListMsP95: quantile(times, 0.95),
      panelMs,
      hostRssMb: await rssOf(desk),
      hostHeldByUsMsMax: Math.max(atStart.oursMs, whileTyping.oursMs),
      hostHeldMsMax: atStart.heldMs,
      hostHeldTypingMsMax: whileTyping.heldMs,
    };
  } finally {
    await desk.close();
  }
}

/**
 * Watches the host's thread: how long it was busy in one go, whoever kept it, VS Code itself and a machine that was busy
 * with other things included, and by samples of its stack how long it was ours.
 */
const watchHost = (desk) =>
  desk.ask((vscode) => {
    const { monitorEventLoopDelay } = globalThis.process.getBuiltinModule('node:perf_hooks');
    const { Session } = globalThis.process.getBuiltinModule('node:inspector');
    const monitor = monitorEventLoopDelay({ resolution: 2 });
    monitor.enable();
    const session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: 1000 });
    session.post('Profiler.start');
    globalThis.relatedWorkWatch = { monitor, session };
  });

/** Longest stretches since it was asked last, in ms. */
async function heldSoFar(desk) {
  const { heldMs, profile } = await desk.ask(async (vscode) => {
    const { monitor, session } = globalThis.relatedWorkWatch;
    const heldMs = Math.round(monitor.max / 1e5) / 10;
    const profile = await new Promise((resolve, reject) =>
      session.post('Profiler.stop', (error, answer) =>
        error === null ? resolve(answer.profile) : reject(new Error(error.message)),
      ),
    );
    session.post('Profiler.start');
    monitor.reset();
    return { heldMs, profile };
  });
  const { ms, functions } = longestOfOurs(profile);
  say(`longest of ours: ${round(ms)} ms in ${functions}`);
  return { heldMs, oursMs: round(ms) };
}

/**
 * The longest run of samples, in ms, in which a function of the extension was at work, or the collector right after it, and where most
 * of that time went.
 */
function longestOfOurs({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ours = new Set();
  const mark = (node, isUnder) => {
    const isOurs = isUnder || /related-work[^/]*\/dist\/(?:extension|later)/.test(node.callFrame.url);
    if (isOurs) ours.add(node.id);
    for (const child of node.children ?? []) mark(byId.get(child), isOurs);
  };
  mark(nodes[0], false);
  let longest = { ms: 0, in: new Map() };
  let run = { ms: 0, in: new Map() };
  for (const [at, sample] of samples.entries()) {
    const { functionName, url, lineNumber } = byId.get(sample).callFrame;
    const isCollected = functionName === '(garbage collector)';
    if (ours.has(sample) || (isCollected && run.ms > 0)) {
      const name = `${functionName || '(anonymous)'} ${url.split('/').at(-1)}:${lineNumber}`;
      run.ms += timeDeltas[at] / 1000;
      run.in.set(name, (run.in.get(name) ?? 0) + timeDeltas[at] / 1000);
      if (run.ms > longest.ms) longest = run;
    } else if (run.ms > 0) run = { ms: 0, in: new Map() };
  }
  const most = [...longest.in].sort(([, one], [, other]) => other - one).slice(0, 5);
  return { ms: longest.ms, functions: most.map(([name, ms]) => `${name} ${round(ms)}`).join(', ') };
}

const rssOf = (desk) => desk.ask((vscode) => Math.round(globalThis.process.memoryUsage().rss / 1e6));

const isReading = async (desk) =>
  (await desk.page
    .locator('.statusbar .codicon-loading, .statusbar .codicon-sync, .statusbar .codicon-modifier-spin')
    .count()) > 0;

/**
 * Types words of titles letter by letter; a key's time ends with the last change of the list's rows that follows it. The pane beside the
 * list fills itself later, and nobody waits for it.
 */
async function typed(desk, samples) {
  const times = [];
  for (let at = 0; times.length < keys && at < samples.length; at += 1) {
    await desk.goTo('paper.tex', 'before \\cite{‸');
    const word = samples[at].title.split(/\s+/).find((each) => /^[a-z]{6,}$/i.test(each));
    if (word === undefined) continue;
    const letters = [...word.slice(0, 6)];
    for (const [index, letter] of letters.entries()) {
      const ms = await timed(desk, letter);
      // a letter alone opens the list: the time of two letters and more is what is compared
      if (index > 0 && ms !== undefined) times.push(ms);
    }
    await desk.press('Escape');
    for (const _ of letters) await desk.press('Backspace');
  }
  return times;
}

async function timed(desk, letter) {
  await desk.page.evaluate(() => {
    const own = { start: undefined, last: undefined };
    window.relatedWorkTimed = own;
    window.addEventListener('keydown', () => (own.start ??= performance.now()), { capture: true, once: true });
    own.observer = new MutationObserver((changes) => {
      const isOfRows = ({ target }) => {
        const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
        return element?.closest('.suggest-widget .monaco-list-rows') && element.closest('.details-label') === null;
      };
      if (own.start !== undefined && changes.some(isOfRows)) own.last = performance.now();
    });
    own.observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await desk.page.keyboard.press(letter);
  await desk.page.waitForTimeout(450);
  return desk.page.evaluate(() => {
    const { start, last, observer } = window.relatedWorkTimed;
    observer.disconnect();
    return start === undefined || last === undefined ? undefined : last - start;
  });
}

/** From a click into a paragraph to its papers in the panel. */
async function panel(desk) {
  await desk.goTo('paper.tex', 'adapters of low‸ rank');
  await desk.openPanel();
  await desk.panel().getByRole('listitem').first().waitFor({ timeout: 60_000 });
  await desk.goTo('paper.tex', 'As was shown‸ before');
  await desk.page.waitForTimeout(1_500);
  const start = Date.now();
  await desk.goTo('paper.tex', 'adapters of low‸ rank');
  await desk.panel().locator('mark', { hasText: /low/i }).first().waitFor({ timeout: 60_000 });
  return Date.now() - start;
}

const round = (value) => Math.round(value * 10) / 10;
const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
};

if (!fs.existsSync(vsixOf(places.root))) {
  say('npm run package makes what is measured');
  process.exit(1);
}
const result = await measureEditor({ papers: numberArgument('papers', 50_000), seed: numberArgument('seed', 1) });
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
