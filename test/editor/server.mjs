/** How is VS Code's own server started, and how does it end? */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { spawnSync } from 'node:child_process';
import { startGroup, temporaryFolder } from '../support/processes.mjs';
import { places } from './places.mjs';

/** A quiet window: nothing that asks, greets, updates or counts. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'chat.disableAIFeatures': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
  'files.simpleDialog.enable': true,
};

/** Who opens a folder: tests never meet the dialog, a person meets it once, as on a desktop. */
const trustSettings = {
  off: {},
  restricted: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
  asked: { 'security.workspace.trust.startupPrompt': 'always' },
};

const main = path.join(places.vscode, 'out/server-main.js');

/** Puts a packaged extension into an extensions folder, as a person's `--install-extension` does. */
export function installVsix(vsix, folders) {
  const args = [main, '--install-extension', vsix, '--force', '--accept-server-license-terms'];
  args.push('--extensions-dir', folders.extensions, '--server-data-dir', folders.server);
  const { status, stdout, stderr } = spawnSync(places.node, args, { encoding: 'utf8', env: environment(folders.home) });
  if (status !== 0) throw new Error(`VS Code could not install ${vsix}:\n${stdout}${stderr}`);
}

/**
 * An extensions folder with packages in it, for many servers one after the other: installing takes longer than starting.
 * It goes away with this process.
 */
export function extensionsWith(vsix) {
  const folder = temporaryFolder('extensions');
  const folders = foldersIn(folder.path);
  for (const each of vsix) installVsix(each, folders);
  return folders.extensions;
}

const foldersIn = (folder) => ({
  home: folder,
  server: path.join(folder, 'server'),
  user: path.join(folder, 'user'),
  extensions: path.join(folder, 'extensions'),
});

function environment(home, extra = {}) {
  // nothing of the person's own: VS Code keeps all it writes under the temporary home, and knows no marketplace
  const { NODE_OPTIONS: _, ...own } = process.env;
  return { ...own, HOME: home, EXTENSIONS_GALLERY: '{}', DISABLE_TELEMETRY: '1', ...extra };
}

/**
 * Starts a server on a free loopback port with folders of its own, which go away with it.
 * - `settings`: user settings beyond the quiet ones. `vsix`: packages to install; or `extensions`: a folder from `extensionsWith`.
 * - `trust`: `off` trusts every folder; `restricted` opens it untrusted; `asked` lets a person decide.
 * - `driver`: lets a page load extensions under development and run tests in the extension host.
 * - `port`: 0 for any; `env`: further environment.
 * @returns the address without a slash at its end, the process id, the log so far, and `close()`
 */
export async function startServer({
  settings = {},
  vsix = [],
  extensions,
  trust = 'off',
  driver = true,
  port = 0,
  env = {},
} = {}) {
  const folder = temporaryFolder('editor');
  const folders = { ...foldersIn(folder.path), ...(extensions === undefined ? {} : { extensions }) };
  fs.mkdirSync(path.join(folders.user, 'User'), { recursive: true });
  fs.mkdirSync(folders.extensions, { recursive: true });
  fs.writeFileSync(
    path.join(folders.user, 'User/settings.json'),
    JSON.stringify({ ...quietSettings, ...trustSettings[trust], ...settings }, null, 2),
  );
  for (const each of vsix) installVsix(each, folders);

  const args = [main, '--host', '127.0.0.1', '--port', String(port)];
  args.push('--without-connection-token', '--accept-server-license-terms', '--disable-telemetry');
  args.push('--disable-getting-started-override');
  args.push('--server-data-dir', folders.server, '--user-data-dir', folders.user);
  args.push('--extensions-dir', folders.extensions);
  if (driver) args.push('--enable-smoke-test-driver');
  if (trust === 'off') args.push('--disable-workspace-trust');

  const group = startGroup(places.node, args, {
    cwd: folder.path,
    env: environment(folders.home, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = [];
  const close = () => {
    group.end();
    folder.remove();
  };
  const listening = await new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`VS Code's server did not start:\n${log.join('')}`)), 60_000);
    const read = (chunk) => {
      log.push(String(chunk));
      const found = /Extension host agent listening on (\d+)/.exec(log.join(''));
      if (found === null) return;
      clearTimeout(patience);
      resolve(Number(found[1]));
    };
    group.child.stdout.on('data', read);
    group.child.stderr.on('data', read);
    group.child.once('error', reject);
    group.child.once('exit', (code, signal) => {
      clearTimeout(patience);
      reject(new Error(`VS Code's server ended (${signal ?? code}):\n${log.join('')}`));
    });
  }).catch((error) => {
    close();
    throw error;
  });
  return {
    address: `http://127.0.0.1:${listening}`,
    authority: `127.0.0.1:${listening}`,
    pid: group.child.pid,
    ended: new Promise((resolve) => group.child.once('exit', resolve)),
    log: () => log.join(''),
    close,
  };
}

/**
 * The address of a window. `folder` (or `workspace`, a file that names several) and `file` are absolute paths on this
 * machine; `extensions` are folders of extensions under development; `tests` a module that exports `run()`.
 */
export function windowAddress(server, { folder, workspace, file, extensions = [], tests }) {
  const remote = (place) => `vscode-remote://${server.authority}${encodeURI(place)}`;
  const payload = extensions.map((each) => ['extensionDevelopmentPath', remote(each)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  if (file !== undefined) payload.push(['openFile', remote(file)]);
  const opened =
    workspace === undefined ? `folder=${encodeURIComponent(folder)}` : `workspace=${encodeURIComponent(workspace)}`;
  const parts = [opened];
  if (payload.length > 0) parts.push(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return `${server.address}/?${parts.join('&')}`;
}
