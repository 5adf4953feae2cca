/**
 * Is everything all right? `npm test`, from a bare clone: installs what is missing, checks types and lint, builds, runs
 * the plain tests, the suite inside both of VS Code's extension hosts, and drives the screen with a real browser.
 * `npm test -- plain screen` runs only some of the stages. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureEditor, ensureInstalled, Missing } from './support/install.mjs';
import { atTheEnd } from './support/processes.mjs';
import { sizes } from './support/sizes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

/** One answer of a stage that is a single check. */
const one = (passed) => (passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

let network;
/** One watch over all that runs in the editor: the screen's last scenario asks it what it saw. */
async function watched() {
  if (network === undefined) {
    await ensureEditor();
    const { watchNetwork } = await import('./editor/network.mjs');
    network = await watchNetwork();
  }
  return network;
}

const stages = {
  types: ['Types', async () => one((await npmRun('types')).code === 0)],
  lint: ['Lint and format', async () => one((await npmRun('lint')).code === 0)],
  build: ['Build, as it ships', build],
  plain: ['Plain tests', async () => mochaCounts(await run(process.execPath, ['test/plain/run.mjs']))],
  host: ["Inside VS Code's extension host (node)", inHost],
  web: ["Inside VS Code's extension host (browser)", inBrowserHost],
  screen: ['On the screen of a real VS Code', onScreen],
};

let packaging;
/** The package is made once in a run, and anew in each: what is tested is what would ship now. */
const packaged = () => (packaging ??= npmRun('package').then(({ code }) => code === 0));

async function build() {
  const built = one(await packaged());
  if (built.failed > 0) return built;
  const checks = sizes(root).map(({ what, kB, limitKB }) => {
    const fits = kB < limitKB;
    console.log(`  ${fits ? '✔' : '✘'} ${what}: ${kB.toFixed(1)} kB (to stay under ${limitKB} kB)`);
    return one(fits);
  });
  return [built, ...checks].reduce(sum);
}

async function inHost() {
  const { env, args, watch } = await watched();
  await bundle('editor');
  const { runInHost } = await import('./editor/host.mjs');
  return runInHost({ env, args, watch });
}

async function inBrowserHost() {
  const { args } = await watched();
  await bundle('editor.web');
  const { runInBrowserHost } = await import('./editor/web.mjs');
  return runInBrowserHost({ args });
}

async function onScreen() {
  const network = await watched();
  if (!(await packaged())) throw new Error('there is no package to install: see the build');
  const { runOnScreen } = await import('./editor/screen.mjs');
  return runOnScreen({ network });
}

/** Builds what a stage needs; production code and tests alike, so that a stage alone is right, too. */
async function bundle(name) {
  for (const args of [
    ['esbuild.mjs', '--production', '--quiet'],
    ['esbuild.mjs', name, '--quiet'],
  ]) {
    const { code } = await run(process.execPath, args);
    if (code !== 0) throw new Error(`the build failed: node ${args.join(' ')}`);
  }
}

const npmRun = (script) => run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '-s', script]);

/** Runs a program, shows what it prints, and keeps it. */
async function run(command, args) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command.endsWith('.cmd'),
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  const forget = atTheEnd(() => child.kill());
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    process.stdout.write(chunk);
  });
  child.stderr.on('data', (chunk) => process.stderr.write(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  forget();
  return { code, output };
}

/** Mocha's own closing lines, whatever the reporter; an end without them is a crash. */
function mochaCounts({ code, output }) {
  const number = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(output)?.[1] ?? 0);
  const counts = { passed: number('passing'), failed: number('failing') };
  if (code !== 0 && counts.failed === 0) return { passed: counts.passed, failed: 1 };
  return counts.passed + counts.failed === 0 ? one(false) : counts;
}

const sum = (left, right) => ({ passed: left.passed + right.passed, failed: left.failed + right.failed });

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in stages));
if (unknown.length > 0) {
  console.error(`no stage is called ${unknown.join(', ')}: ${Object.keys(stages).join(', ')}`);
  process.exit(2);
}

const start = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const results = [];
try {
  await ensureInstalled();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
for (const [name, [title, stage]] of Object.entries(stages)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${title} ==`);
  const since = Date.now();
  let counts;
  try {
    counts = await stage();
  } catch (error) {
    console.error(error instanceof Missing ? error.message : error);
    counts = one(false);
  }
  console.log(`== ${title}: ${counts.passed} passed, ${counts.failed} failed, ${seconds(since)} ==`);
  results.push({ title, ...counts });
}
network?.close();

const total = results.reduce(sum, { passed: 0, failed: 0 });
console.log(`\nAll in ${seconds(start)}.`);
for (const { title, failed } of results) if (failed > 0) console.log(`  ✘ ${title}: ${failed} failed`);
// the exit below ends what is still open; stdout may be a pipe, so the last line is waited for
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`, () =>
  process.exit(total.failed === 0 ? 0 : 1),
);
