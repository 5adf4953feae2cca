/**
 * What does it look like? `npm run pictures` takes the README's pictures from the packaged extension in a real VS Code,
 * in a dark and in a light theme: completion, hover, panel -> media/pictures/NAME.png and NAME-light.png.
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
const { startServer, windowAddress } = await import('./server.mjs');

const packaged = spawnSync('npm', ['run', '-s', 'package'], {
  cwd: places.root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (packaged.status !== 0) process.exit(1);

const pictures = path.join(places.root, 'media/pictures');
fs.mkdirSync(pictures, { recursive: true });
const size = { width: 1100, height: 640 };
const browser = await openBrowser();
for (const [theme, ending] of [
  ['Default Dark Modern', ''],
  ['Default Light Modern', '-light'],
]) {
  await take(theme, ending);
}
await browser.close();
process.exit(0);

async function take(theme, ending) {
  const work = temporaryFolder('pictures');
  const folder = path.join(work.path, 'paper');
  fs.cpSync(places.paper, folder, { recursive: true });
  // nothing in the pictures that depends on the moment: no blinking, no animation
  const server = await startServer({
    vsix: [vsixOf(places.root)],
    driver: false,
    settings: {
      'workbench.colorTheme': theme,
      'workbench.reduceMotion': 'on',
      'workbench.layoutControl.enabled': false,
      'window.commandCenter': false,
      'editor.cursorBlinking': 'solid',
      'editor.minimap.enabled': false,
      'editor.scrollBeyondLastLine': false,
      'breadcrumbs.enabled': false,
      'workbench.statusBar.visible': false,
    },
  });
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  const desk = new Desk({ work, folder, server, context, page });
  try {
    await page.goto(windowAddress(server, { folder, file: path.join(folder, 'paper.tex') }));
    await desk.see('.monaco-editor .view-line');
    await page.keyboard.press('Control+b'); // the tree of files is not what this is about
    const lines = fs.readFileSync(path.join(folder, 'paper.tex'), 'utf8').split('\n');

    await goTo(page, lines, 'vaswani2017attention}', 0);
    await desk.hoverOver('{vaswani2017attention}', 'Attention Is All You Need');
    await picture(page, `hover${ending}`);
    await page.mouse.move(size.width - 5, 5);

    await goTo(page, lines, 'optimizer state \\citep{', 'optimizer state \\citep{'.length);
    await desk.type('low-rank adaptation');
    await desk.rowsUntil('the paper on top', ([row]) => row?.label === 'hu2022lora');
    const pane = await desk.details();
    await desk.until('the card', async () => /Edward J\. Hu/.test((await pane.textContent()) ?? ''));
    await picture(page, `completion${ending}`);
    await page.keyboard.press('Control+Space');
    await page.keyboard.press('Escape');
    for (let typed = 'low-rank adaptation'.length; typed > 0; typed--) await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');

    await desk.openPanel();
    await goTo(page, lines, 'During generation the keys', 'During generation'.length);
    await desk.panel().getByRole('listitem').filter({ hasText: 'KV Cache' }).first().waitFor();
    await picture(page, `panel${ending}`);
  } finally {
    await desk.close();
  }
}

/** Moves the cursor as a person would: by line and column. */
async function goTo(page, lines, text, further) {
  const line = lines.findIndex((each) => each.includes(text));
  if (line < 0) throw new Error(`the sample paper does not hold ${text}`);
  // by focus, not by a click: what is scrolled may lie under a shadow that takes it
  await page.locator('.monaco-editor .native-edit-context, .monaco-editor textarea').first().focus();
  await page.keyboard.press('Control+g');
  const box = page.locator('.quick-input-widget input');
  await box.fill(`:${line + 1}:${(lines[line]?.indexOf(text) ?? 0) + further + 1}`);
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
}

async function picture(page, name) {
  const file = path.join(pictures, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  console.log(`${path.relative(places.root, file)}: ${(fs.statSync(file).size / 1000).toFixed(0)} kB`);
}
