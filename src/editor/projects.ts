/** Which documents does a document belong with, and what do the project files around it say? */
import * as vscode from 'vscode';
import type { DocumentFacts } from '../core/document/facts.ts';
import { folderOfPath, foldersUp, joinedPath } from '../core/document/paths.ts';
import { type Links, rootsOf } from '../core/document/tree.ts';
import type { Asker } from './ask.ts';
import type { DocumentIndex } from './documentIndex.ts';
import { openDocument } from './documents.ts';

/** One document of a project, with what it says. */
export interface Member {
  readonly uri: vscode.Uri;
  readonly facts: DocumentFacts;
}

/** A document's surroundings: its roots' trees, the document itself among them, first. */
export interface Tree {
  readonly members: readonly Member[];
  readonly roots: readonly vscode.Uri[];
}

/** More files than this belong to no paper. */
const mostMembers = 500;

/** The documents that belong together with one: its roots, and all that these take in. */
export async function treeAround(documents: DocumentIndex, uri: vscode.Uri): Promise<Tree> {
  const own = await documents.of(uri);
  if (own === undefined) return { members: [], roots: [uri] };
  const roots = await rootsAround(documents, uri, own);
  const members = new Map<string, Member>([[uri.toString(), { uri, facts: own }]]);
  const seen = new Set<string>();
  const waiting = [...roots];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const name = next.toString();
    if (seen.has(name) || members.size > mostMembers) continue;
    seen.add(name);
    const facts = name === uri.toString() ? own : await documents.of(next).catch(() => undefined);
    if (facts === undefined) continue;
    members.set(name, { uri: next, facts });
    waiting.push(...included(next, facts, roots));
  }
  return { members: [...members.values()], roots };
}

/** One that can stand alone and names no root is its own; for a chapter all documents of the workspace are asked. */
async function rootsAround(
  documents: DocumentIndex,
  uri: vscode.Uri,
  own: DocumentFacts,
): Promise<readonly vscode.Uri[]> {
  const named = rootNamedBy(uri, own);
  if (named !== undefined && (await documents.of(named).catch(() => undefined)) !== undefined) return [named];
  // a class and no bibliography of its own: `standalone` chapters know what their root knows
  if (own.isWhole && (own.bibliographies.length > 0 || own.hasReferences)) return [uri];
  // what Markdown takes in is named so that it is not rendered by itself (Quarto guide, "Includes")
  if (own.language === 'markdown' && !/\/_[^/]*$/.test(uri.path)) return [uri];
  const all = await documents.all(new AbortController().signal);
  const links = new Map<string, Links>();
  for (const { uri: each, facts } of all) {
    if (facts.includes.length === 0 && facts.root === undefined) continue;
    const root = rootNamedBy(each, facts);
    links.set(each.toString(), {
      includes: included(each, facts, [each]).map(String),
      root: root?.toString(),
    });
  }
  const roots = rootsOf(uri.toString(), links);
  return roots.map((name) => vscode.Uri.parse(name));
}

function rootNamedBy(uri: vscode.Uri, { root }: DocumentFacts): vscode.Uri | undefined {
  if (root === undefined) return undefined;
  const path = joinedPath(folderOfPath(uri.path), root);
  return path === undefined ? undefined : uri.with({ path });
}

/** The files that a document takes in, against its own folder and, where LaTeX does so, against its roots'. */
function included(uri: vscode.Uri, facts: DocumentFacts, roots: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const here = folderOfPath(uri.path);
  return facts.includes.flatMap(({ path, from }) => {
    const folders = from === 'here' ? [here] : [...roots.map((root) => folderOfPath(root.path)), here];
    const paths = new Set(folders.map((folder) => joinedPath(folder, path)));
    return [...paths].flatMap((each) => (each === undefined ? [] : [uri.with({ path: each })]));
  });
}

/** The files in which Markdown's tools keep what holds for a whole project, and what else is read beside them. */
const projectFiles = [
  '_metadata.yml',
  '_metadata.yaml',
  '_quarto.yml',
  '_quarto.yaml',
  '_bookdown.yml',
  'myst.yml',
  '_config.yml',
];

/** All of them, for a watcher. */
export const projectFilesPattern = '**/{_metadata,_quarto,_bookdown,myst,_config}.{yml,yaml}';

/** What one project file declares. */
export interface ProjectFile {
  readonly uri: vscode.Uri;
  /** Paths as written, against the file's folder. */
  readonly bibliographies: readonly string[];
}

/**
 * The project files that hold for a Markdown document, nearest first: in its folder and all above it, up to the workspace
 * folder (Quarto guide, "Projects"; mystmd.org, "Frontmatter"). Bookdown keeps them in the header of `index.Rmd`.
 */
export async function projectFilesAround(
  asker: Asker,
  documents: DocumentIndex,
  uri: vscode.Uri,
): Promise<readonly ProjectFile[]> {
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
  const found: ProjectFile[] = [];
  for (const folder of foldersUp(folderOfPath(uri.path), top)) {
    const at = uri.with({ path: folder, query: '', fragment: '' });
    const names = await namesIn(at);
    for (const name of projectFiles) {
      if (!names.has(name)) continue;
      const file = vscode.Uri.joinPath(at, name);
      found.push({ uri: file, bibliographies: await declaredIn(asker, file) });
      if (name !== '_bookdown.yml') continue;
      const index = vscode.Uri.joinPath(at, 'index.Rmd');
      const facts = names.has('index.Rmd') ? await documents.of(index) : undefined;
      if (facts !== undefined) found.push({ uri: index, bibliographies: facts.bibliographies.map(({ path }) => path) });
    }
  }
  return found;
}

async function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (each) => each,
    () => [], // an untitled document, or a folder that has gone: no project file lies there
  );
  return new Set(entries.map(([name]) => name));
}

async function declaredIn(asker: Asker, file: vscode.Uri): Promise<readonly string[]> {
  const open = openDocument(file);
  const text = open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const { bibliographies } = await asker.ask('metadata', { yaml: text });
  return bibliographies.map(({ path }) => path);
}
