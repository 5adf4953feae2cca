/**
 * Does the panel hold anybody up? `panel [--papers 2000] [--seed 1]`: the real webview with 200 cards, and a cursor that enters ten
 * paragraphs a second: the longest task of the panel's own frame, its frames over 50 ms, what was drawn of which paragraph, and
 * what an unchanged answer touches. One JSON object on stdout.
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

const paragraphs = 12;
const rounds = 30;

export async function measurePanel({ papers, seed }) {
  const { bib, samples } = await makeBib(papers, seed);
  const texts = Array.from({ length: paragraphs }, (_, at) => {
    const words = samples.slice(at * 5, at * 5 + 5).map(({ title }) => title);
    return `${words.join('. ')}. Memory, models and training (${at}).`;
  });
  const paper = `\\documentclass{article}\n\\begin{document}\n${texts.join('\n\n')}\n\\bibliography{library}\n\\end{document}\n`;
  const network = await watchNetwork();
  const browser = await openBrowser({ args: network.args });
  share({ browser, network, extensions: extensionsWith([vsixOf(places.root)]) });
  const desk = await openDesk({ files: { 'paper.tex': paper, 'library.bib': bib }, only: true });
  try {
    return { papers, ...(await measure(desk, texts)) };
  } finally {
    await desk.close();
    await browser.close();
  }
}

async function measure(desk, texts) {
  await desk.goTo('paper.tex', `${texts[0].slice(0, 30)}‸`);
  await desk.openPanel();
  const items = desk.panel().locator('.card');
  await items.first().waitFor();
  await desk.until(
    'everything read',
    async () => !(await desk.page.locator('.statusbar .codicon-sync').count()),
    120_000,
  );
  const frame = await desk.panelFrame();
  await frame.evaluate(watch);

  say('200 cards ...');
  await desk.panel().getByRole('button', { name: 'Show more' }).click();
  await desk.until('200 cards', async () => (await items.count()) >= 200, 60_000);
  const many = await frame.evaluate(take);
  const scrolled = await frame.evaluate(scroll);
  const scrolling = await frame.evaluate(take);

  say(`ten paragraphs a second, ${rounds} of them ...`);
  await moveThrough(desk, texts, rounds);
  const last = texts[(rounds - 1) % texts.length];
  await desk.until('the last one', async () => last.startsWith((await subject(desk)).replace(/…$/, '')), 20_000);
  await desk.until('its answer', () => frame.evaluate(() => document.querySelector('.progress').hidden), 20_000);
  // its bar shows itself only where an answer is slow: the cards may still be on their way
  await frame.evaluate(untilAtRest);
  const moving = await frame.evaluate(take);

  say('the same answer again ...');
  await frame.evaluate(take);
  for (let times = 0; times < 5; times++) {
    await desk.panel().getByRole('button', { name: 'Refresh' }).click();
    await desk.page.waitForTimeout(500);
  }
  const same = await frame.evaluate(take);
  return {
    cards: await items.count(),
    drawingLongestMs: many.longestMs,
    drawingSlow: many.slow,
    scrolledPixels: scrolled,
    scrollingSlow: scrolling.slow,
    movingLongestMs: moving.longestMs,
    movingSlow: moving.slow,
    paragraphsDrawn: moving.subjects.length,
    sameAnswerMutations: same.mutations,
  };
}

const subject = (desk) => desk.panel().locator('.subject').textContent();

/** The cursor from paragraph to paragraph, ten times a second, as fast scrolling with the keyboard moves it. */
function moveThrough(desk, texts, count) {
  return desk.ask(
    async (vscode, { texts, count }) => {
      const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
      const text = editor.document.getText();
      for (let at = 0; at < count; at++) {
        const position = editor.document.positionAt(text.indexOf(texts[at % texts.length]) + 3);
        editor.selection = new vscode.Selection(position, position);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    { texts, count },
  );
}

/** Runs in the panel: notes long frames with the time that our script took in them, changes of the page, and what it is about. */
function watch() {
  const seen = (window.seen = { scripts: [], mutations: 0, subjects: [] });
  new PerformanceObserver((list) => {
    for (const { scripts } of list.getEntries()) {
      const own = scripts.filter(({ sourceURL }) => sourceURL.includes('panel.js'));
      if (own.length > 0) seen.scripts.push(own.reduce((sum, { duration }) => sum + duration, 0));
    }
  }).observe({ type: 'long-animation-frame' });
  new MutationObserver((records) => {
    // the bar that tells of a slow answer is no part of it
    seen.mutations += records.filter(({ target }) => !target.classList?.contains('progress')).length;
    const last = document.querySelector('.title')?.textContent;
    if (seen.subjects.at(-1) !== last) seen.subjects.push(last);
  }).observe(document.getElementById('panel'), {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/** Runs in the panel: what was seen since the last time. */
function take() {
  const { scripts, mutations, subjects } = window.seen;
  Object.assign(window.seen, { scripts: [], mutations: 0, subjects: [] });
  const round = (ms) => Math.round(ms * 10) / 10;
  return {
    longestMs: round(Math.max(0, ...scripts)),
    slow: scripts.filter((ms) => ms > 50).length,
    mutations,
    subjects,
  };
}

/** Runs in the panel: waits until nothing has been drawn for a second. */
async function untilAtRest() {
  for (let before = -1; before !== window.seen.mutations;) {
    before = window.seen.mutations;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Runs in the panel: scrolls through all cards, a screen at each frame. */
async function scroll() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let pixels = 0;
  for (let before = -1; before !== window.scrollY && pixels < 200_000;) {
    before = window.scrollY;
    window.scrollBy(0, window.innerHeight);
    await frame();
    pixels += window.scrollY - before;
  }
  window.scrollTo(0, 0);
  await frame();
  return Math.round(pixels);
}

if (!fs.existsSync(vsixOf(places.root))) {
  say('npm run package makes what is measured');
  process.exit(1);
}
const result = await measurePanel({ papers: numberArgument('papers', 2000), seed: numberArgument('seed', 1) });
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
