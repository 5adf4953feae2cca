/**
 * Does the map stay smooth? `npm run -s bench -- map-frames [--papers N]`: the map's own page, as built, in the browser of the tests
 * (which has no graphics card), with N papers made up (5,000): it is zoomed in and out and dragged, frame by frame. Times are
 * those of our script in a frame (`script`), and of everything until the frame is done (`whole`: layout, raster, waiting for
 * the machine), in milliseconds.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../editor/browser.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const at = process.argv.indexOf('--papers');
const count = at < 0 ? 5000 : Number(process.argv[at + 1]);
if (!Number.isInteger(count) || count < 1) {
  process.stderr.write('--papers wants a whole number from 1 on\n');
  process.exit(2);
}
const built = spawnSync(process.execPath, ['esbuild.mjs', 'map', '--production', '--quiet'], { cwd: root });
if (built.status !== 0) process.exit(1);

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
await page.setContent('<body class="vscode-dark"><main id="map"></main></body>');
await page.addStyleTag({ content: fs.readFileSync(path.join(root, 'media/map.css'), 'utf8') });
await page.evaluate(() => {
  globalThis.acquireVsCodeApi = () => ({
    postMessage: () => undefined,
    getState: () => undefined,
    setState: () => undefined,
  });
});
await page.addScriptTag({ content: fs.readFileSync(path.join(root, 'dist/map.js'), 'utf8') });
await page.evaluate((size) => {
  const post = (data) => window.dispatchEvent(new MessageEvent('message', { data }));
  // clumps of papers around 14 middles, the same each time
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const places = new Float32Array(2 * size);
  const regionOf = new Uint16Array(2 * size);
  const middles = Array.from({ length: 56 }, () => [100 * random(), 100 * random()]);
  for (let paper = 0; paper < size; paper += 1) {
    const small = paper % 56;
    for (const axis of [0, 1]) places[2 * paper + axis] = middles[small][axis] + 12 * (random() + random() - 1);
    regionOf.set([small % 14, small], 2 * paper);
  }
  const region =
    (name) =>
    ([x, y]) => ({ name: [name, 'and another', 'third'], x, y, papers: 90 });
  const levels = [middles.slice(0, 14).map(region('a large region')), middles.map(region('a small one'))];
  const picture = { map: 1, places, levels, regionOf, chosen: { of: size, cited: 0, near: 0, sample: 0 } };
  post({ kind: 'picture', picture });
  const papers = Array.from({ length: size }, (_, paper) => ({
    paper: `p${paper}`,
    title: `The title of paper ${paper} on something`,
    authors: 'Doe et al.',
    year: 2000,
  }));
  post({ kind: 'papers', map: 1, from: 0, papers });
  const marks = Uint8Array.from({ length: size }, (_, paper) => (paper % 50 === 0 ? 3 : paper % 10 === 0 ? 1 : 0));
  post({
    kind: 'standing',
    map: 1,
    standing: { marks, near: Uint32Array.from({ length: 30 }, (_, near) => 7 * near + 1) },
    document: 'paper.tex',
  });
}, count);
await page.waitForTimeout(500);

const frames = await page.evaluate(async () => {
  const canvas = document.querySelector('canvas');
  const script = [];
  const whole = [];
  const ask = window.requestAnimationFrame;
  let spent = 0;
  window.requestAnimationFrame = (draw) =>
    ask((now) => {
      const start = performance.now();
      draw(now);
      spent += performance.now() - start;
    });
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true, view: window };
  for (let frame = 0; frame < 240; frame += 1) {
    spent = 0;
    const start = performance.now();
    if (frame < 160) canvas.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: frame % 80 < 40 ? -60 : 60 }));
    else {
      if (frame === 160) canvas.dispatchEvent(new MouseEvent('mousedown', at));
      window.dispatchEvent(new MouseEvent('mousemove', { ...at, clientX: at.clientX + 4 * (frame - 160) }));
      if (frame === 239) window.dispatchEvent(new MouseEvent('mouseup', at));
    }
    spent += performance.now() - start;
    await new Promise((resolve) => ask(() => setTimeout(resolve)));
    script.push(spent);
    whole.push(performance.now() - start);
  }
  return { script, whole };
});
await browser.close();
const told = (values, name) => {
  const sorted = [...values].sort((one, other) => one - other);
  const of = (share) => Number(sorted[Math.ceil(share * sorted.length) - 1].toFixed(1));
  return { [`${name}MsP50`]: of(0.5), [`${name}MsP95`]: of(0.95), [`${name}MsMax`]: of(1) };
};
process.stdout.write(
  `${JSON.stringify({ papers: count, frames: frames.script.length, ...told(frames.script, 'script'), ...told(frames.whole, 'whole') })}\n`,
);
process.exit(0);
