/**
 * Which keys does VS Code itself use on which platform? `node test/editor/keybindings.mjs` asks the running editor for its
 * default keybindings as each platform has them, and writes them to test/fixtures/keybindings.json: the manifest's test holds
 * ours against that list.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ensureEditor, ensureInstalled } from '../support/install.mjs';
import { temporaryFolder } from '../support/processes.mjs';
import { places } from './places.mjs';

await ensureInstalled();
await ensureEditor();
const { openBrowser } = await import('./browser.mjs');
const { Desk } = await import('./screen/desk.mjs');
const { startServer, windowAddress } = await import('./server.mjs');

/** A window has the keys of the system that its browser says it runs on. */
const agents = {
  linux: 'X11; Linux x86_64',
  mac: 'Macintosh; Intel Mac OS X 10_15_7',
  windows: 'Windows NT 10.0; Win64; x64',
};

const browser = await openBrowser();
const keys = {};
for (const [platform, system] of Object.entries(agents)) {
  const work = temporaryFolder('keys');
  const folder = path.join(work.path, 'paper');
  const control = path.join(work.path, 'control');
  fs.cpSync(places.paper, folder, { recursive: true });
  const server = await startServer({ env: { RELATED_WORK_REMOTE: control } });
  const context = await browser.newContext({
    userAgent: `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36`,
  });
  const desk = new Desk({ work, folder, control, server, context, page: await context.newPage() });
  try {
    const file = path.join(folder, 'paper.tex');
    await desk.page.goto(windowAddress(server, { folder, file, extensions: [places.remote] }));
    await desk.see('.monaco-editor .view-line');
    await desk.until('the window can be asked', () => fs.existsSync(control));
    const text = await desk.until('the default keybindings', () =>
      desk.ask(async (vscode) => {
        await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
        return vscode.window.activeTextEditor?.document.getText().includes('"key"')
          ? vscode.window.activeTextEditor.document.getText()
          : undefined;
      }),
    );
    const found = [...text.matchAll(/"key":\s*"((?:[^"\\]|\\.)*)"/g)].map(([, key]) => JSON.parse(`"${key}"`));
    keys[platform] = [...new Set(found)].sort();
    console.log(`${platform}: ${keys[platform].length} keys`);
  } finally {
    await desk.close();
  }
}
await browser.close();
const file = path.join(places.root, 'test/fixtures/keybindings.json');
fs.writeFileSync(file, `${JSON.stringify(keys, null, 1)}\n`);
process.exit(0);
