/** Does the suite pass inside the browser's extension host, a web worker? (As on vscode.dev.) */
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { createRequire } from 'node:module';
import { temporaryFolder } from '../support/processes.mjs';
import { openBrowser } from './browser.mjs';
import { places } from './places.mjs';
import { runInPage } from './run-in-page.mjs';

const require = createRequire(import.meta.url);

/** Runs the bundled suite in a window without any server behind it: the folder is a virtual, read-only one. */
export async function runInBrowserHost({ extension = places.root, tests = places.webSuite, args = [] } = {}) {
  const { runServer } = require('@vscode/test-web/out/server/main.js');
  const work = temporaryFolder('web');
  fs.cpSync(places.paper, work.path, { recursive: true });
  const port = await freePort();
  const { version } = JSON.parse(fs.readFileSync(path.join(places.web, 'package.json'), 'utf8'));
  // it greets on stdout; that is not ours to print
  const log = console.log;
  console.log = () => undefined;
  const server = await runServer('127.0.0.1', port, {
    build: { type: 'static', location: places.web, quality: 'stable', version },
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    folderMountPath: work.path,
  }).finally(() => (console.log = log));
  const browser = await openBrowser({ args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    return await runInPage(page, `http://localhost:${port}/`);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    work.remove();
  }
}

async function freePort() {
  const probe = net.createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

if (path.resolve(process.argv[1] ?? '') === path.join(places.editor, 'web.mjs')) {
  const { passed, failed } = await runInBrowserHost();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
