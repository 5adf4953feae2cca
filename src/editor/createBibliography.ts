/** How does a document get a bibliography that has none? */
import * as vscode from 'vscode';
import { relativePath } from '../core/document/paths.ts';
import { declarationFor, newBibliography, PRINTING } from '../core/write/declaration.ts';
import { declarationInProject } from '../core/write/declareYaml.ts';
import type { Insertion } from '../core/write/insertion.ts';
import { folderOf } from './bibliographies.ts';
import type { Desk } from './desk.ts';
import { languageOf, nameOf, openDocument } from './documents.ts';
import { mayWrite } from './mayWrite.ts';
import { projectFilesAround, treeAround } from './projects.ts';

const fileName = 'references.bib';

/** Where it is declared, and how. `uri` is undefined where nothing has to be said (MyST finds every .bib of a project). */
interface Declaration {
  readonly uri: vscode.Uri | undefined;
  /** The folder that the bibliography lies in. */
  readonly folder: vscode.Uri;
  readonly insertions: (text: string, path: string) => readonly Insertion[];
}

/**
 * Makes `references.bib` beside a document, its root or its project file, unless it is there, and declares it the way these
 * want. Undefined when that cannot be done; the person has been told why.
 */
export async function createBibliography(desk: Desk, document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  const { l10n, window, workspace } = vscode;
  if (document.isUntitled && workspace.workspaceFolders === undefined) {
    void window.showWarningMessage(l10n.t('Save the document first: a bibliography lies beside it.'));
    return undefined;
  }
  const where = await declarationOf(desk, document);
  if (where === undefined) return undefined;
  const uri = vscode.Uri.joinPath(where.folder, fileName);
  if (!(await mayWrite(uri))) return undefined;
  const isThere = await workspace.fs.stat(uri).then(
    () => true,
    () => openDocument(uri) !== undefined,
  );
  if (!isThere) await workspace.fs.writeFile(uri, new TextEncoder().encode(newBibliography()));
  if (where.uri !== undefined && !(await declare(where.uri, document, uri, where.insertions))) {
    void window.showWarningMessage(
      l10n.t('references.bib is there, but {0} could not be changed to declare it.', nameOf(where.uri)),
    );
  }
  desk.bibliographies.forget();
  return uri;
}

/** A chapter's root declares, and a project's file does for all its documents; else the document itself. */
async function declarationOf(desk: Desk, document: vscode.TextDocument): Promise<Declaration | undefined> {
  const language = languageOf(document);
  if (language === undefined) return undefined;
  if (language === 'markdown') {
    const ofProject = await inProject(desk, document);
    if (ofProject !== undefined) return ofProject;
  }
  const { members, roots } = await treeAround(desk.documents, document.uri);
  const [root] = roots;
  const uri = roots.length === 1 && root !== undefined ? root : document.uri;
  const around = {
    isBiblatex: members.some(({ facts }) => facts.dialect === 'biblatex'),
    isPrinted: members.length > 1 && (await isPrinted(members.map((member) => member.uri))),
  };
  return {
    uri,
    folder: folderOf(uri),
    insertions: (text, path) => declarationFor(text, language, path, around),
  };
}

/** Quarto's books and sites and Jupyter Book say it once for all; MyST needs no word; bookdown says it in `index.Rmd`. */
async function inProject(desk: Desk, document: vscode.TextDocument): Promise<Declaration | undefined> {
  for (const { uri } of await projectFilesAround(desk.asker, desk.documents, document.uri)) {
    const name = nameOf(uri);
    const text = await textOf(uri);
    const folder = vscode.Uri.joinPath(uri, '..');
    if (name === 'myst.yml') return { uri: undefined, folder, insertions: () => [] };
    if (/^_quarto\.ya?ml$/.test(name) && /^\s*type:\s*["']?(?:book|website|manuscript)/m.test(text)) {
      return { uri, folder, insertions: (yaml, path) => [declarationInProject(yaml, 'bibliography', path)] };
    }
    if (name === '_config.yml' && /^(?:sphinx|execute|launch_buttons|repository|bibtex_bibfiles)[ \t]*:/m.test(text)) {
      return { uri, folder, insertions: (yaml, path) => [declarationInProject(yaml, 'bibtex_bibfiles', path)] };
    }
    if (name === 'index.Rmd')
      return { uri, folder, insertions: (whole, path) => declarationFor(whole, 'markdown', path) };
  }
  return undefined;
}

async function isPrinted(uris: readonly vscode.Uri[]): Promise<boolean> {
  for (const uri of uris) if (PRINTING.test(await textOf(uri))) return true;
  return false;
}

async function textOf(uri: vscode.Uri): Promise<string> {
  const open = openDocument(uri);
  if (open !== undefined) return open.getText();
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => '', // gone since it was listed
  );
}

/** A file that nobody has open is saved with its declaration. */
async function declare(
  at: vscode.Uri,
  document: vscode.TextDocument,
  bibliography: vscode.Uri,
  insertions: Declaration['insertions'],
): Promise<boolean> {
  const wasOpen = openDocument(at) !== undefined;
  const target = at.toString() === document.uri.toString() ? document : await vscode.workspace.openTextDocument(at);
  const edit = new vscode.WorkspaceEdit();
  const path = relativePath(folderOf(at).path, bibliography.path);
  for (const { offset, text } of insertions(target.getText(), path)) edit.insert(at, target.positionAt(offset), text);
  const isApplied = await vscode.workspace.applyEdit(edit);
  return isApplied && (wasOpen || (await target.save()));
}
