/** Does the screen keep its promises? Scenarios driven by a real browser, one promise each. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { openBrowser } from './browser.mjs';
import { places } from './places.mjs';
import { lastDesk, share } from './screen/desk.mjs';

/**
 * What is typed is seen to arrive, and everything else is waited for. VS Code itself still loses a key or a menu in one
 * of some hundred scenarios on a busy machine (its own smoke tests try again, too): a scenario may fail once, is told
 * with its error when it does, and fails for good when it fails in a new window again.
 */
const RETRIES = 1;

/**
 * Runs the scenarios whose file name holds `part`; each leaves pictures in dist/screens.
 * @returns how many passed and failed
 */
export async function runOnScreen({ network, part = '' }) {
  if (part === '') fs.rmSync(places.screens, { recursive: true, force: true });
  const folder = path.join(places.editor, 'screen');
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.test.mjs') && name.includes(part));
  // what was seen of the network is asked for when everything else has run
  files.sort(
    (left, right) =>
      Number(left.startsWith('network')) - Number(right.startsWith('network')) || (left < right ? -1 : 1),
  );
  const browser = await openBrowser({ args: network.args });
  share({ browser, network });
  const mocha = new Mocha({ ui: 'bdd', timeout: 300_000, slow: 20_000, reporter: 'spec', retries: RETRIES });
  mocha.suite.afterEach(async function () {
    if (this.currentTest.state !== 'failed') return;
    const name = this.currentTest
      .fullTitle()
      .replace(/[^\w]+/g, '-')
      .slice(0, 100);
    await lastDesk()
      ?.shot(`failed-${name}`)
      .catch(() => undefined); // the window may be what failed
  });
  for (const file of files) mocha.addFile(path.join(folder, file));
  try {
    await mocha.loadFilesAsync();
    return await new Promise((resolve) => {
      const counts = { passed: 0, failed: 0 };
      const runner = mocha.run(() => resolve(counts));
      runner.on('retry', (test, error) => console.log(`    ↻ once more: ${test.title}: ${error.message}`));
      runner.on('pass', () => counts.passed++);
      runner.on('fail', () => counts.failed++);
    });
  } finally {
    await browser.close();
  }
}

if (path.resolve(process.argv[1] ?? '') === path.join(places.editor, 'screen.mjs')) {
  const { watchNetwork } = await import('./network.mjs');
  const network = await watchNetwork();
  const { passed, failed } = await runOnScreen({ network, part: process.argv[2] ?? '' });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
