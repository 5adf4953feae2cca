/** Does the same suite pass inside a desktop VS Code? It is downloaded, so this needs the open internet and a screen. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ensureInstalled } from '../support/install.mjs';
import { temporaryFolder } from '../support/processes.mjs';
import { places } from './places.mjs';

await ensureInstalled();
for (const args of [
  ['--production', '--quiet'],
  ['editor', '--quiet'],
]) {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs', ...args], { cwd: places.root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const { runTests } = await import('@vscode/test-electron');
const work = temporaryFolder('electron');
const paper = path.join(work.path, 'paper');
fs.cpSync(places.paper, paper, { recursive: true });
try {
  await runTests({
    extensionDevelopmentPath: places.root,
    extensionTestsPath: places.suite,
    launchArgs: [
      paper,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--user-data-dir',
      path.join(work.path, 'user'),
    ],
    extensionTestsEnv: { RELATED_WORK_HOST: 'node' },
  });
} catch (error) {
  console.error(String(error));
  console.error('(npm run test:electron downloads a desktop VS Code; `npm test` needs no download but npm packages.)');
  process.exit(1);
}
process.exit(0);
