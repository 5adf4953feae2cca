/** Does the suite pass inside the browser's extension host, a web worker? (As on vscode.dev.) */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { startGroup, temporaryFolder } from '../support/processes.mjs';
import { openBrowser } from './browser.mjs';
import { places } from './places.mjs';
import { runInPage } from './run-in-page.mjs';

/** Runs the bundled suite in a window without any server behind it: the folder is a virtual, read-only one. */
export async function runInBrowserHost({ extension = places.root, tests = places.webSuite, args = [] } = {}) {
  const work = temporaryFolder('web');
  fs.cpSync(places.paper, work.path, { recursive: true });
  const server = await startWebServer({ extension, tests, folder: work.path });
  const browser = await openBrowser({ args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    return await runInPage(page, `http://localhost:${server.port}/`);
  } finally {
    await browser.close();
    server.end();
    work.remove();
  }
}

/** In a process of its own, since it prints each request that it answers. */
async function startWebServer(options) {
  const { child, end } = startGroup(process.execPath, [path.join(places.editor, 'web-server.mjs')], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += String(chunk)));
  child.send(options);
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error(`the server of the browser's VS Code ended:\n${complaints}`)));
  });
  return { port, end };
}

if (path.resolve(process.argv[1] ?? '') === path.join(places.editor, 'web.mjs')) {
  const { passed, failed } = await runInBrowserHost();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
