/** Which bibliographies hold for a document, and where is each? */
import * as vscode from 'vscode';
import type { SourceId } from '../core/paper.ts';
import { folderOfPath } from '../core/document/paths.ts';
import type { Span } from '../core/document/slot.ts';
import type { Asker } from './ask.ts';
import { type BibPlaces, filesLike, placeOf } from './bibPlaces.ts';
import type { DocumentIndex } from './documentIndex.ts';
import type { NewFolders } from './newFolders.ts';
import { type ProjectFile, projectFilesAround, projectFilesPattern, type Tree, treeAround } from './projects.ts';

/** A bibliography that a document can cite from. */
export interface Bibliography {
  readonly id: SourceId;
  readonly uri: vscode.Uri;
  /** Where the document itself declares it; undefined when another file does, or when it merely lies beside. */
  readonly declaration: Span | undefined;
  /** The items of `references:` in a YAML header: papers without a file of their own. */
  readonly isInDocument?: boolean;
}

/** The bibliographies of a document, in the order in which their keys count. */
export interface Bibliographies {
  readonly all: readonly Bibliography[];
  /** Whether the document, its root or its project names its bibliographies. If not, every `.bib` beside it counts. */
  readonly declared: boolean;
  /** Keys that the document, or one that belongs to it, defines without any file. */
  readonly ownKeys: ReadonlySet<string>;
  /** Whether a bibliography is declared that can't be followed: on the web, or named by a command. */
  readonly isPartlyUnknown: boolean;
  /** The language of its entries, as far as the document, its root or a chapter says. */
  readonly dialect: 'bibtex' | 'biblatex' | undefined;
  /** The document itself, or those that take it in. */
  readonly roots: readonly vscode.Uri[];
}

/** Finds the bibliographies of documents, once for each state of their project. */
export class BibliographyFinder implements vscode.Disposable {
  readonly #known = new Map<string, { readonly stamp: string; readonly found: Promise<Bibliographies> }>();
  readonly #disposables: vscode.Disposable[];
  #turn = 0;

  private readonly asker: Asker;
  private readonly documents: DocumentIndex;
  private readonly places: BibPlaces;

  constructor(asker: Asker, documents: DocumentIndex, places: BibPlaces, newFolders: NewFolders) {
    this.asker = asker;
    this.documents = documents;
    this.places = places;
    const { workspace } = vscode;
    const besides = workspace.createFileSystemWatcher('**/*.{bib,json,yaml,yml}', false, true, false);
    const projects = workspace.createFileSystemWatcher(projectFilesPattern);
    const forget = (): void => this.forget();
    this.#disposables = [
      besides,
      projects,
      besides.onDidCreate(forget),
      besides.onDidDelete(forget),
      newFolders.onDidCome(forget),
      projects.onDidCreate(forget),
      projects.onDidChange(forget),
      projects.onDidDelete(forget),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (/\/(?:_metadata|_quarto|_bookdown|myst|_config)\.ya?ml$/.test(document.uri.path)) this.forget();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('relatedWork.bibliographyFolders')) this.forget();
      }),
    ];
  }

  /** The bibliographies of a document as it stands now, open or not. */
  async of({ uri }: { readonly uri: vscode.Uri }): Promise<Bibliographies> {
    const name = uri.toString();
    // read first: what was typed last may have declared something
    const own = await this.documents.of(uri);
    const stamp = `${this.#turn} ${this.documents.stamp} ${own?.bibliographies.map(({ start }) => start).join() ?? ''}`;
    const known = this.#known.get(name);
    if (known?.stamp === stamp) return known.found;
    const found = this.#find(uri);
    this.#known.set(name, { stamp, found });
    // a failure must not be remembered
    found.catch(() => this.#known.delete(name));
    return found;
  }

  /** MyST refers to the labels of all files of a project as `@label` (mystmd.org, "Cross-references"). */
  async #labelsAround(project: readonly ProjectFile[]): Promise<readonly string[]> {
    const top = project.find(({ uri }) => /\/(?:myst|_config)\.yml$/.test(uri.path));
    if (top === undefined) return [];
    const folder = `${folderOfPath(top.uri.path)}/`;
    const all = await this.documents.all(new AbortController().signal);
    return all.filter(({ uri }) => uri.path.startsWith(folder)).flatMap(({ facts }) => facts.ownKeys);
  }

  /** Looks again at the next question: files may have come or gone. */
  forget(): void {
    this.#turn += 1;
    this.#known.clear();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #find(uri: vscode.Uri): Promise<Bibliographies> {
    const tree = await treeAround(this.documents, uri);
    const isMarkdown = tree.members[0]?.facts.language === 'markdown';
    const project = isMarkdown ? await projectFilesAround(this.asker, this.documents, uri) : [];
    const all: Bibliography[] = [];
    const seen = new Set<SourceId>();
    let isPartlyUnknown = false;
    const add = (bibliography: Bibliography): void => {
      if (seen.has(bibliography.id)) return;
      seen.add(bibliography.id);
      all.push(bibliography);
    };
    const isOwn = (member: vscode.Uri): boolean => member.toString() === uri.toString();
    for (const { uri: member, facts } of tree.members) {
      if (facts.hasReferences && isOwn(member)) {
        add({ id: `${uri.toString()}#references`, uri, declaration: undefined, isInDocument: true });
      }
      for (const { path, start, end, isRemote } of facts.bibliographies) {
        if (/[*?]/.test(path)) {
          for (const file of await filesLike(path, foldersFor(member, tree, project), member)) {
            add({ id: file.toString(), uri: file, declaration: undefined });
          }
          continue;
        }
        const place =
          isRemote === true ? undefined : await placeOf(this.places, path, member, foldersFor(member, tree, project));
        if (place === undefined) isPartlyUnknown = true;
        else add({ id: place.toString(), uri: place, declaration: isOwn(member) ? { start, end } : undefined });
      }
    }
    for (const file of project) {
      for (const path of file.bibliographies) {
        const place = await placeOf(this.places, path, file.uri, [folderOfPath(file.uri.path)]);
        if (place === undefined) isPartlyUnknown = true;
        else add({ id: place.toString(), uri: place, declaration: undefined });
      }
    }
    const ownKeys = new Set(tree.members.flatMap(({ facts }) => facts.ownKeys));
    for (const label of await this.#labelsAround(project)) ownKeys.add(label);
    const declared = all.some(({ isInDocument }) => isInDocument !== true) || isPartlyUnknown;
    if (!declared) for (const each of await besides(uri, tree, project)) add(each);
    const dialects = new Set(tree.members.map(({ facts }) => facts.dialect));
    const dialect = (['biblatex', 'bibtex'] as const).find((each) => dialects.has(each));
    return { all, declared, ownKeys, isPartlyUnknown, dialect, roots: tree.roots };
  }
}

/** LaTeX runs in its root's folder, and `import` and `subfiles` in the file's; Quarto's `/` is the project's folder. */
function foldersFor(member: vscode.Uri, tree: Tree, project: readonly ProjectFile[]): readonly string[] {
  const here = folderOfPath(member.path);
  const isLatex = tree.members[0]?.facts.language === 'latex';
  const roots = tree.roots.map((root) => folderOfPath(root.path));
  const projects = project.map(({ uri }) => folderOfPath(uri.path));
  return isLatex ? [...roots, here] : [here, ...roots, ...projects];
}

/** Where nothing is declared, every `.bib` beside the document or its roots counts; for MyST, below its project file. */
async function besides(uri: vscode.Uri, tree: Tree, project: readonly ProjectFile[]): Promise<readonly Bibliography[]> {
  const folders = new Map([uri, ...tree.roots].map((each) => [folderOf(each).toString(), folderOf(each)]));
  const files = (await Promise.all([...folders.values()].map(bibFilesIn))).flat();
  const myst = project.find((file) => file.uri.path.endsWith('/myst.yml'));
  if (myst !== undefined) {
    const below = new vscode.RelativePattern(vscode.Uri.joinPath(myst.uri, '..'), '**/*.bib');
    const found = await vscode.workspace.findFiles(below, '**/{node_modules,_build}/**', 50);
    files.push(...found.sort((a, b) => (a.path < b.path ? -1 : 1)));
  }
  return files.map((each) => ({ id: each.toString(), uri: each, declaration: undefined }));
}

/** The folder of a document; for one that was never saved, the workspace's. */
export function folderOf(document: vscode.Uri): vscode.Uri {
  if (document.scheme !== 'untitled') return vscode.Uri.joinPath(document, '..');
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? document.with({ path: '/' });
}

async function bibFilesIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [], // an untitled document without a folder: nothing lies beside it
  );
  return entries
    .filter(([name, type]) => /\.bib$/i.test(name) && (type & vscode.FileType.File) !== 0)
    .map(([name]) => vscode.Uri.joinPath(folder, name))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
