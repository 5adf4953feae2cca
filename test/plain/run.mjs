/**
 * Runs the plain tests: everything that needs no editor, in node. `npm run plain -- latex` builds and runs only the
 * files with `latex` in their path; further arguments go to mocha.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const [part, ...rest] = process.argv.slice(2);
if (part === undefined) fs.rmSync('dist/test/plain', { recursive: true, force: true });
const steps = [
  ['esbuild.mjs', 'plain', ...(part === undefined ? [] : [part]), '--quiet'],
  [
    'node_modules/mocha/bin/mocha.js',
    // ends what never would; how long a test takes is nobody's business here
    '--timeout',
    '120000',
    '--reporter',
    'dot',
    '--require',
    './test/plain/seed.cjs',
    ...rest,
    ...(part === undefined ? ['dist/test/plain/**/*.test.js'] : built(part)),
  ],
];

/** What esbuild makes of the chosen test files. */
function built(chosen) {
  return fs
    .readdirSync('test/plain', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.test.ts') && path.join('test/plain', file).includes(chosen))
    .map((file) => path.join('dist/test/plain', file.replace(/\.ts$/, '.js')));
}

for (const step of steps) {
  const { status } = spawnSync(process.execPath, step, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
