/** What do the measuring commands that open a real VS Code share? */
import * as esbuild from 'esbuild';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { places } from '../editor/places.mjs';

/** A synthetic library: `bib`, its text, and `samples` of its papers. */
export async function makeBib(papers, seed) {
  const outfile = path.join(places.root, 'dist/test/bench/synthetic.cjs');
  await esbuild.build({
    entryPoints: [path.join(places.root, 'test/bench/synthetic.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  const { makeLibrary } = (await import(pathToFileURL(outfile).href)).default;
  return makeLibrary(papers, seed);
}

/** `--name N` of the command line; a wrong one ends the process with 2. */
export function numberArgument(name, standard) {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? standard : Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 1) {
    process.stderr.write(`--${name} wants a number\n`);
    process.exit(2);
  }
  return value;
}
