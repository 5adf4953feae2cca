/**
 * What does it look like? `npm run pictures` takes every surface of the packaged extension in a real VS Code, in a dark, a light
 * and both high contrast themes, at two widths -> dist/pictures/NAME-THEME-WIDTH.png; from these what the
 * README and the walkthrough show (media/walkthrough), and for the README an animation of the main job from real frames.
 * `-- --check` takes everything twice and fails where the two differ. `-- --only NAME,NAME` takes these surfaces (the animation is `main-job`);
 * `-- --theme NAME` one theme, and feeds nothing.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ensureEditor, ensureInstalled } from '../support/install.mjs';
import { temporaryFolder } from '../support/processes.mjs';
import { vsixOf } from '../support/sizes.mjs';
import { places } from './places.mjs';

await ensureInstalled();
await ensureEditor();
const { openBrowser } = await import('./browser.mjs');
const { Desk } = await import('./screen/desk.mjs');
const { extensionsWith, startServer, windowAddress } = await import('./server.mjs');
const { animation, difference, still } = await import('./pictures/encode.mjs');
const { mainJob } = await import('./pictures/mainJob.mjs');
const { checked } = await import('./pictures/acts.mjs');
const { cropOf, placeholder } = await import('./pictures/crop.mjs');
const { surfaces } = await import('./pictures/surfaces.mjs');

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  contrast: 'Default High Contrast',
  'contrast-light': 'Default High Contrast Light',
};
const widths = { wide: { width: 1100, height: 640 }, narrow: { width: 760, height: 640 } };
const isCheck = process.argv.includes('--check');
const optionOf = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const only = optionOf('--only')?.split(',');
const asked = optionOf('--theme');
const feeds = asked === undefined;
const taken = path.join(places.root, 'dist/pictures');
const media = path.join(places.root, 'media');
const wanted = surfaces.filter(({ name }) => only === undefined || only.includes(name));

for (const { name } of surfaces.filter(({ walkthrough }) => walkthrough)) {
  for (const theme of ['dark', 'light']) placeholder(path.join(media, 'walkthrough', `${name}-${theme}.webp`));
}
fs.mkdirSync(taken, { recursive: true });
fs.mkdirSync(path.join(media, 'pictures'), { recursive: true });
let extensions = packed();
// one that draws only what changed, or lets a thread of its own do it, leaves other shades at round corners each time
const browser = await openBrowser({
  args: ['partial-raster', 'threaded-animation', 'threaded-scrolling', 'checker-imaging'].map(
    (part) => `--disable-${part}`,
  ),
});
const failures = [];
await takeAll(wanted.filter(({ last }) => last !== true));
if (only === undefined ? feeds : only.includes('main-job')) await animate();
const last = wanted.filter((surface) => surface.last);
if (last.length > 0) {
  // with the pictures that were taken just now
  if (feeds) extensions = packed();
  await takeAll(last);
}
await browser.close();
for (const failure of failures) console.error(failure);
console.log(failures.length === 0 ? 'all taken' : `${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** An extensions folder with the packaged extension. */
function packed() {
  const { status } = spawnSync('npm', ['run', '-s', 'package'], {
    cwd: places.root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(1);
  return extensionsWith([vsixOf(places.root)]);
}

async function takeAll(some) {
  if (some.length === 0) return;
  for (const theme of Object.keys(themes)) {
    if (asked !== undefined && theme !== asked) continue;
    const first = await take(some, theme);
    if (isCheck) await compare(first, await take(some, theme));
  }
}

/** Surfaces in one theme, by name and width. */
async function take(some, theme) {
  const pictures = new Map();
  await inWindow(theme, async (desk) => {
    for (const [width, size] of Object.entries(widths)) {
      await desk.page.setViewportSize(size);
      for (const surface of some) {
        const name = `${surface.name}-${theme}-${width}`;
        try {
          await surface.show(desk);
          await checked(desk);
          const png = await atRest(desk);
          pictures.set(name, png);
          fs.writeFileSync(path.join(taken, `${name}.png`), png);
          if (feeds) await feed(desk, surface, theme, width, png);
        } catch (error) {
          failures.push(`${name}: ${error.message.split('\n')[0]}`);
          await desk.page.screenshot({ path: path.join(taken, `${name}-missed.png`) });
        }
        await surface.after?.(desk).catch((error) => failures.push(`after ${name}: ${error.message}`));
      }
    }
  });
  return pictures;
}

/** A screenshot that is the same as the one before it: nothing moves any more. */
async function atRest(desk) {
  // a scroll bar shows itself when something comes, and fades when the mouse is elsewhere
  await desk.page.waitForFunction(() =>
    [...document.querySelectorAll('.scrollbar.visible')].every((bar) =>
      bar.parentElement.classList.contains('editor-scrollable'),
    ),
  );
  let last = await desk.page.screenshot({ animations: 'disabled' });
  for (let times = 0; times < 12; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    const next = await desk.page.screenshot({ animations: 'disabled' });
    if (next.equals(last)) return next;
    last = next;
  }
  return last;
}

/** High contrast has the pictures of dark and light as well: a picture is read, not worked with. */
async function feed(desk, { name, walkthrough }, theme, width, png) {
  if (walkthrough !== width || (theme !== 'dark' && theme !== 'light')) return;
  save(path.join(media, 'walkthrough', `${name}-${theme}.webp`), await still(png, await cropOf(desk, name)));
}

/** The second picture of those that differ is kept as NAME-again.png: one look beside the first tells what moved. */
async function compare(first, second) {
  for (const [name, png] of first) {
    const again = second.get(name);
    const found = again === undefined ? undefined : await difference(png, again);
    if (again === undefined) failures.push(`${name}: not taken the second time`);
    if (found === undefined) continue;
    fs.writeFileSync(path.join(taken, `${name}.png`), png);
    fs.writeFileSync(path.join(taken, `${name}-again.png`), again);
    failures.push(`${name}: ${found.pixels} pixels differ the second time (${found.around})`);
  }
}

async function animate() {
  await inWindow('dark', async (desk) => {
    await desk.page.setViewportSize({ width: 860, height: 470 });
    const frames = await mainJob(desk);
    for (const [at, { png }] of frames.entries()) fs.writeFileSync(path.join(taken, `main-job-${at}.png`), png);
    save(path.join(media, 'pictures', 'main-job.webp'), await animation(frames));
  });
}

/** A window on a fresh copy of the sample paper, in which nothing blinks, slides or tells the time. */
async function inWindow(theme, use) {
  const work = temporaryFolder('pictures');
  const folder = path.join(work.path, 'paper');
  const control = path.join(work.path, 'control');
  fs.cpSync(places.paper, folder, { recursive: true });
  const server = await startServer({
    extensions,
    env: { RELATED_WORK_REMOTE: control },
    settings: {
      'workbench.colorTheme': themes[theme],
      'workbench.reduceMotion': 'on',
      'workbench.layoutControl.enabled': false,
      'window.commandCenter': false,
      'editor.cursorBlinking': 'solid',
      'editor.minimap.enabled': false,
      'editor.scrollBeyondLastLine': false,
      // what fades away, or comes at its own time
      'editor.scrollbar.vertical': 'visible',
      'editor.scrollbar.horizontal': 'hidden',
      'editor.wordWrap': 'on',
      'editor.occurrencesHighlight': 'off',
      'remote.autoForwardPorts': false,
      'workbench.editor.decorations.badges': false,
      'workbench.editor.decorations.colors': false,
      'breadcrumbs.enabled': false,
      'workbench.statusBar.visible': false,
      'files.autoSave': 'off',
    },
  });
  const context = await browser.newContext({ viewport: widths.wide, reducedMotion: 'reduce' });
  const desk = new Desk({ work, folder, control, server, context, page: await context.newPage() });
  try {
    const address = windowAddress(server, {
      folder,
      file: path.join(folder, 'paper.tex'),
      extensions: [places.remote],
    });
    await desk.page.goto(address);
    await desk.see('.monaco-editor .view-line');
    await desk.until('the window can be asked', () => fs.existsSync(control));
    await use(desk);
  } finally {
    await desk.close();
  }
}

function save(file, bytes) {
  fs.writeFileSync(file, bytes);
  console.log(`${path.relative(places.root, file)}: ${(bytes.length / 1000).toFixed(0)} kB`);
}
