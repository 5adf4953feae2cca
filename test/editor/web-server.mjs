/** Serves the browser's VS Code with an extension under development: told what by its parent, whom it tells the port. */
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as net from 'node:net';
import * as path from 'node:path';
import { places } from './places.mjs';

const require = createRequire(import.meta.url);
const { runServer } = require('@vscode/test-web/out/server/main.js');

process.once('disconnect', () => process.exit(0));
process.once('message', async ({ extension, tests, folder }) => {
  const port = await freePort();
  const { version } = JSON.parse(fs.readFileSync(path.join(places.web, 'package.json'), 'utf8'));
  await runServer('127.0.0.1', port, {
    build: { type: 'static', location: places.web, quality: 'stable', version },
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    folderMountPath: folder,
  });
  process.send(port);
});

async function freePort() {
  const probe = net.createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
