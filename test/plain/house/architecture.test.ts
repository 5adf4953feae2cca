/** Do the imports point the way that ARCHITECTURE.md draws? Read from the sources, and from what esbuild bundled. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { builtinModules } from 'node:module';
import * as path from 'node:path';
import * as esbuild from 'esbuild';

/** Which folder may import which. A folder may always import itself. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  messages: ['core'],
  worker: ['core', 'messages'],
  panel: ['core', 'messages'],
  // the elements that both are made of
  map: ['core', 'messages', 'panel'],
  editor: ['core', 'messages'],
  'extension.ts': ['editor'],
  'extension.web.ts': ['editor'],
};

/** Packages, and the only folders that may use them: everything else is ours or the platform's. */
const packages: Readonly<Record<string, readonly string[]>> = {
  vscode: ['editor', 'extension.ts', 'extension.web.ts'],
  minisearch: ['core'],
  stemmer: ['core'],
  'bibtex-parse': ['core'],
  yaml: ['core'],
  'd3-contour': ['map'],
  'd3-quadtree': ['map'],
  'd3-selection': ['map'],
  'd3-zoom': ['map'],
};

/** What the extension host loads on its own thread: no parser and no index may come along. */
const notInHost = ['minisearch', 'stemmer', 'bibtex-parse', 'yaml'];

const sources = fs
  .readdirSync('src', { recursive: true })
  .map((file) => path.join('src', String(file)))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import that is written, type-only ones included. */
function importsOf(file: string): readonly Import[] {
  const text = fs.readFileSync(file, 'utf8');
  const written = /(?:^|\n)\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...text.matchAll(written)].map(([, plain, dynamic]) => ({ from: file, to: plain ?? dynamic ?? '' }));
}

const imports = sources.flatMap(importsOf);

function folderOf(file: string): string {
  return path.relative('src', file).split(path.sep)[0] ?? '';
}

describe('the architecture', () => {
  it('has sources to look at', () => {
    assert.ok(sources.length > 40);
    assert.ok(imports.length > sources.length);
  });

  it('points its imports one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!to.startsWith('.')) return false;
      const target = folderOf(path.join(path.dirname(from), to));
      return target !== folderOf(from) && !(arrows[folderOf(from)] ?? []).includes(target);
    });
    assert.deepEqual(wrong, [], 'an arrow that ARCHITECTURE.md does not draw');
  });

  it('uses each package only where it belongs', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (to.startsWith('.') || isOfNode(to)) return false;
      return !(packages[to] ?? []).includes(folderOf(from));
    });
    assert.deepEqual(wrong, []);
  });

  it('keeps node out of everything but the entries for node', () => {
    const wrong = imports.filter(
      ({ from, to }) => isOfNode(to) && from !== path.join('src', 'extension.ts') && !from.endsWith('entry.node.ts'),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no cycle, type-only imports included', () => {
    const graph = new Map<string, string[]>(sources.map((file) => [file, []]));
    for (const { from, to } of imports) {
      if (to.startsWith('.')) graph.get(from)?.push(path.join(path.dirname(from), to));
    }
    assert.deepEqual(cycleIn(graph), undefined);
  });

  it('finds a cycle where there is one', () => {
    assert.deepEqual(
      cycleIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
      ['b', 'c', 'b'],
    );
  });

  it('loads no parser and no index on the thread of the extension host', async () => {
    for (const entry of ['src/extension.ts', 'src/extension.web.ts']) {
      const { metafile } = await esbuild.build({
        entryPoints: [entry],
        bundle: true,
        write: false,
        metafile: true,
        platform: 'node',
        external: ['vscode'],
        logLevel: 'silent',
      });
      const inputs = Object.keys(metafile.inputs);
      assert.ok(inputs.includes(entry));
      for (const name of notInHost) {
        assert.deepEqual(
          inputs.filter((input) => input.includes(`node_modules/${name}/`)),
          [],
          `${entry} bundles ${name}`,
        );
      }
      assert.deepEqual(
        inputs.filter((input) => /^src\/(?:worker|panel|map)\//.test(input)),
        [],
      );
    }
  });

  it('needs nothing of node in what runs in a browser', async () => {
    for (const entry of ['src/extension.web.ts', 'src/worker/entry.web.ts', 'src/panel/main.ts', 'src/map/main.ts']) {
      const { metafile } = await esbuild.build({
        entryPoints: [entry],
        bundle: true,
        write: false,
        metafile: true,
        platform: 'browser',
        external: ['vscode'],
        logLevel: 'silent',
      });
      const outside = Object.values(metafile.outputs).flatMap((output) => output.imports.map((each) => each.path));
      assert.deepEqual(
        outside.filter((name) => name !== 'vscode'),
        [],
      );
    }
  });
});

function isOfNode(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

/** The first cycle met, from the file where it closes; undefined when there is none. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    if (open.includes(file)) return [...open.slice(open.indexOf(file)), file];
    if (done.has(file)) return undefined;
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    open.pop();
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
