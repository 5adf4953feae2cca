/** Does the suite pass inside VS Code's own extension host? (The one of node.) */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../support/processes.mjs';
import { openBrowser } from './browser.mjs';
import { places } from './places.mjs';
import { startServer, windowAddress } from './server.mjs';
import { runInPage } from './run-in-page.mjs';

/**
 * Runs a bundled suite in a window that holds the sample paper.
 * @returns how many tests passed and failed
 */
export async function runInHost({ extension = places.root, tests = places.suite, args = [], env = {}, watch } = {}) {
  const work = temporaryFolder('workspace');
  fs.cpSync(places.paper, work.path, { recursive: true });
  const server = await startServer({ env: { ...env, RELATED_WORK_HOST: 'node' } });
  const browser = await openBrowser({ args });
  try {
    watch?.(server.pid);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const address = windowAddress(server, { folder: work.path, extensions: [extension], tests });
    return await runInPage(page, address);
  } catch (error) {
    console.error(server.log());
    throw error;
  } finally {
    await browser.close();
    server.close();
    work.remove();
  }
}

if (path.resolve(process.argv[1] ?? '') === path.join(places.editor, 'host.mjs')) {
  const { passed, failed } = await runInHost();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
