/**
 * What does it feel like? `npm start` installs what is missing, builds and packages the extension, and opens a copy of
 * the sample paper: in your own VS Code when there is one (with folders of its own: your settings and extensions are
 * left alone), else in a VS Code from npm packages, in the browser.
 * Options: `--embedded` takes the latter in any case, `--port N` sets its port.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { editorObstacle, ensureEditor, ensureInstalled, Missing } from '../support/install.mjs';
import { startGroup, temporaryFolder } from '../support/processes.mjs';
import { vsixOf } from '../support/sizes.mjs';
import { places } from './places.mjs';
import { quietSettings, startServer, windowAddress } from './server.mjs';

const say = (text) => console.log(text);

process.once('SIGINT', () => {
  say('\nEnding the editor and removing its temporary folders.');
  process.exit(0);
});
try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Missing ? `\n${error.message}` : error);
  process.exit(1);
}

async function start(args) {
  const { embedded, port } = read(args);
  const code = embedded ? undefined : ownCode();
  const obstacle = editorObstacle();
  if (code === undefined && obstacle !== undefined) throw new Missing(obstacle);
  await ensureInstalled();
  const vsix = packageExtension();
  const work = temporaryFolder('sample');
  const paper = path.join(work.path, 'paper');
  fs.cpSync(places.paper, paper, { recursive: true });
  say(`The sample paper, a copy to write into: ${paper}`);
  if (code !== undefined) await openInOwnCode(code, vsix, paper, work.path);
  else await openEmbedded(vsix, paper, port);
  process.exit(0);
}

function read(args) {
  const at = args.indexOf('--port');
  const port = at < 0 ? 0 : Number(args[at + 1]);
  const known = args.every((each, index) => each === '--embedded' || each === '--port' || index === at + 1);
  if (!known || !Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Missing('Usage: npm start [-- [--embedded] [--port N]]');
  }
  return { embedded: args.includes('--embedded') || at >= 0, port };
}

function packageExtension() {
  say('Building and packaging the extension ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stdout, stderr } = spawnSync(npm, ['run', '-s', 'package'], {
    cwd: places.root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Missing(`The extension could not be packaged:\n${stdout}${stderr}`);
  return vsixOf(places.root);
}

/** The person's own `code`, where it can open a window of its own: not over a remote connection, nor without a screen. */
function ownCode() {
  const windows = process.platform === 'win32';
  const found = spawnSync(windows ? 'where' : 'which', ['code'], { encoding: 'utf8' });
  const file = found.status === 0 ? found.stdout.split(/\r?\n/)[0] : undefined;
  if (file === undefined || file === '' || /remote-cli|code-server/.test(fs.realpathSync(file))) return undefined;
  const screen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (process.platform === 'linux' && !screen) return undefined;
  return file;
}

async function openInOwnCode(code, vsix, paper, folder) {
  // short names: VS Code puts a socket into the first folder, and macOS allows no more than 103 characters for it
  const [user, extensions] = [path.join(folder, 'u'), path.join(folder, 'x')];
  fs.mkdirSync(path.join(user, 'User'), { recursive: true });
  fs.writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify(quietSettings, null, 2));
  const own = ['--user-data-dir', user, '--extensions-dir', extensions];
  if (process.platform === 'linux' && process.getuid?.() === 0) own.push('--no-sandbox');
  const shell = process.platform === 'win32';
  say(`Opening it in your own VS Code (${code}), with folders of its own: your setup stays as it is.`);
  const installed = spawnSync(code, [...own, '--install-extension', vsix, '--force'], { encoding: 'utf8', shell });
  if (installed.status !== 0) {
    throw new Missing(`VS Code could not install the extension:\n${installed.stdout}${installed.stderr}`);
  }
  const file = path.join(paper, 'paper.tex');
  const { child } = startGroup(code, [...own, '--new-window', '--wait', paper, file], { stdio: 'ignore', shell });
  // the command only asks the real window to open, and that one leaves our process group: end it by its folder
  process.on('exit', () => endByFolder(user));
  say('Close the window or press Ctrl+C to end.');
  await new Promise((resolve) => child.once('exit', resolve));
}

function endByFolder(folder) {
  if (process.platform === 'win32') return; // there the window stays, and closing it is enough
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' });
  for (const line of (stdout ?? '').split('\n')) {
    const pid = Number(/^\s*(\d+)/.exec(line)?.[1]);
    if (!line.includes(folder) || pid === process.pid || !Number.isInteger(pid)) continue;
    try {
      process.kill(pid);
    } catch {
      // it has ended by itself
    }
  }
}

async function openEmbedded(vsix, paper, port) {
  await ensureEditor();
  say('Starting VS Code ...');
  const server = await startServer({ vsix: [vsix], trust: 'asked', driver: false, port });
  say('');
  say('Open this address in your browser:');
  say(`  ${windowAddress(server, { folder: paper, file: path.join(paper, 'paper.tex') })}`);
  say('');
  say('VS Code will ask whether you trust the authors of the folder: it is the sample paper.');
  say('It listens on this machine only. Press Ctrl+C to end.');
  await server.ended;
  throw new Missing(`VS Code's server ended by itself:\n${server.log()}`);
}
