/**
 * `npm run -s bench -- NAME OPTIONS`: installs what is missing, builds, measures. Progress goes to stderr; stdout gets one
 * JSON object and nothing else. Exit code 2: the command line was not understood.
 */
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureEditor, ensureInstalled, Missing } from '../support/install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

try {
  await ensureInstalled();
  if (isInWindow(process.argv[2]) || process.argv[2] === 'map-frames') await ensureEditor();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
if (isInWindow(process.argv[2])) {
  // measured in a real VS Code, as it ships
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packed = spawnSync(npm, ['run', '-s', 'package'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (packed.status !== 0) process.exit(packed.status ?? 1);
  const script = path.join(root, `test/bench/${process.argv[2]}.mjs`);
  const measured = spawnSync(process.execPath, [script, ...process.argv.slice(3)], { cwd: root, stdio: 'inherit' });
  process.exit(measured.status ?? 1);
}
if (process.argv[2] === 'map-frames') {
  const script = path.join(root, 'test/bench/mapFrames.mjs');
  process.exit(
    spawnSync(process.execPath, [script, ...process.argv.slice(3)], { cwd: root, stdio: 'inherit' }).status ?? 1,
  );
}
// the peers weigh 30 MB and are wanted by a few measurements alone, of which most can do without
const isWithPeers = ['compare', 'bib', 'roundtrip'].includes(process.argv[2] ?? '');
if (isWithPeers && !installPeers() && process.argv[2] === 'compare') process.exit(1);
for (const name of ['worker', 'bench']) {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs', name, '--quiet'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (status !== 0) process.exit(status ?? 1);
}
const script = path.join(root, 'dist/test/bench/bench.js');
// --expose-gc: memory is measured after what is no longer needed has gone
const child = spawn(process.execPath, ['--expose-gc', script, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => (process.exitCode = code ?? 1));

/** Whether it is measured in a real VS Code. */
function isInWindow(name) {
  return name === 'editor' || name === 'panel';
}

/** Whether they are there. */
function installPeers() {
  const folder = path.join(root, 'test/bench/peers');
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  const wanted = path.join(folder, 'package-lock.json');
  // npm writes the first one last, so a broken install has none
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(wanted).mtimeMs) return true;
  process.stderr.write('Installing the peers to compare with ...\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    shell: process.platform === 'win32',
    stdio: ['ignore', process.stderr, process.stderr],
  });
  return status === 0;
}
