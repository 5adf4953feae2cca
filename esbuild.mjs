/**
 * Builds everything there is to build. Without a name: the extension and its worker for node and the browser, and the
 * panel. Names: `plain [part-of-path]`, `editor`, `bench` build the tests and the measuring commands.
 * Options: `--production` minifies and prints sizes; `--quiet` prints nothing.
 */
import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const production = process.argv.includes('--production');
const quiet = process.argv.includes('--quiet');

const shared = {
  bundle: true,
  sourcemap: !production,
  minify: production,
  metafile: true,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
};
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };
const browser = { ...shared, platform: 'browser' };
const vscode = { external: ['vscode'] };
/** Snapshots of one version of what reads and indexes are foreign to all others (src/worker/readers.ts). */
const readers = { define: { READERS: JSON.stringify(digestOfReaders()) } };

/** In node, code that is not needed at once is a file of its own; a browser's host loads one file alone. */
const later = {
  name: 'later',
  setup({ onResolve }) {
    onResolve({ filter: /\/later\.ts$/ }, () => ({ path: './later.js', external: true }));
  },
};

/** What ships: the metafiles in dist/meta are what the architecture test reads. */
const product = {
  extension: {
    ...node,
    ...vscode,
    plugins: [later],
    supported: { 'dynamic-import': false },
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
  },
  later: { ...node, ...vscode, entryPoints: ['src/editor/later.ts'], outfile: 'dist/later.js' },
  'extension.web': {
    ...browser,
    ...vscode,
    format: 'cjs',
    entryPoints: ['src/extension.web.ts'],
    outfile: 'dist/extension.web.js',
  },
  worker: { ...node, ...readers, entryPoints: ['src/worker/entry.node.ts'], outfile: 'dist/worker.js' },
  'worker.web': {
    ...browser,
    ...readers,
    format: 'iife',
    entryPoints: ['src/worker/entry.web.ts'],
    outfile: 'dist/worker.web.js',
  },
  panel: { ...browser, format: 'iife', entryPoints: ['src/panel/main.ts'], outfile: 'dist/panel.js' },
  map: { ...browser, format: 'iife', entryPoints: ['src/map/main.ts'], outfile: 'dist/map.js' },
};

function digestOfReaders() {
  const digest = createHash('sha256');
  const files = ['src/core/read', 'src/core/library'].flatMap((folder) => filesUnder(folder, '.ts'));
  for (const file of ['package-lock.json', 'src/core/paper.ts', ...files]) digest.update(fs.readFileSync(file));
  return digest.digest('hex').slice(0, 16);
}

function filesUnder(folder, ending) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes('node_modules'))
    .sort();
}

const tests = {
  plain: () => ({
    ...node,
    sourcemap: 'inline',
    entryPoints: filesUnder('test/plain', '.test.ts').filter((file) => file.includes(names[1] ?? '')),
    outdir: 'dist/test/plain',
    outbase: 'test/plain',
    // bundled test files share nothing, so packages stay outside where that is possible: it builds ten times faster
    packages: 'external',
  }),
  editor: () => ({
    ...node,
    external: ['vscode', 'mocha'],
    entryPoints: ['test/editor/suite/index.ts'],
    outfile: 'dist/test/editor/index.js',
  }),
  'editor.web': () => ({
    ...browser,
    ...vscode,
    format: 'cjs',
    entryPoints: ['test/editor/suite/index.web.ts'],
    outfile: 'dist/test/editor/index.web.js',
  }),
  bench: () => ({
    ...node,
    entryPoints: ['test/bench/bench.ts'],
    outfile: 'dist/test/bench/bench.js',
  }),
};

async function run(name, options) {
  if (Array.isArray(options.entryPoints) && options.entryPoints.length === 0) return;
  const result = await build(options);
  fs.mkdirSync('dist/meta', { recursive: true });
  fs.writeFileSync(`dist/meta/${name}.json`, JSON.stringify(result.metafile));
  if (quiet || !production) return;
  for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) {
    console.log(`${file}: ${(bytes / 1000).toFixed(1)} kB`);
  }
}

const name = names[0];
if (name === undefined) await Promise.all(Object.entries(product).map(([each, options]) => run(each, options)));
else if (name in product) await run(name, product[name]);
else if (name in tests) await run(name, tests[name]());
else throw new Error(`nothing is called ${name}: ${[...Object.keys(product), ...Object.keys(tests)].join(', ')}`);
