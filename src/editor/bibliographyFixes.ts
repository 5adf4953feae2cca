/** What can be done about a bibliography that is not there, or not declared? */
import * as vscode from 'vscode';
import { folderOfPath, joinedPath, relativePath } from '../core/document/paths.ts';
import { editDistance } from '../core/library/typo.ts';
import { declarationFor } from '../core/write/declaration.ts';
import { folderOf } from './bibliographies.ts';
import type { Desk } from './desk.ts';
import { languageOf, nameOf } from './documents.ts';
import { quickFix } from './quickFix.ts';
import { citationAt } from './citationAt.ts';

/** More files than this are no help to choose from. */
const mostOffered = 4;

/** Creates the file that is missing, or says where one of that name is. */
export async function bibliographyFixes(
  desk: Desk,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): Promise<readonly vscode.CodeAction[]> {
  const { l10n, workspace } = vscode;
  const written = document.getText(diagnostic.range);
  const { all } = await desk.bibliographies.of(document);
  const missing = all.find(
    ({ declaration }) =>
      declaration !== undefined && document.positionAt(declaration.start).isEqual(diagnostic.range.start),
  );
  if (missing === undefined) return [];
  const files = await workspace.findFiles('**/*.bib', '**/node_modules/**', 200);
  const wanted = nameOf(missing.uri).toLowerCase();
  const likeness = (file: vscode.Uri): number => unlikeness(wanted, nameOf(file).toLowerCase());
  const folder = folderOf(document.uri).path;
  // one of a like name wherever it lies, and what lies beside the document
  const isPlausible = (file: vscode.Uri): boolean => likeness(file) < 3 || folderOfPath(file.path) === folder;
  const near = [...files]
    .filter((file) => !all.some(({ id }) => id === file.toString()) && isPlausible(file))
    .sort((a, b) => likeness(a) - likeness(b) || (a.path < b.path ? -1 : 1))
    .slice(0, mostOffered);
  const changes = near.map((file) => {
    const path = relativePath(folderOf(document.uri).path, file.path);
    const text =
      /\.bib$/i.test(written) || !addsEnding(document, diagnostic.range) ? path : path.replace(/\.bib$/i, '');
    return quickFix(diagnostic, l10n.t('Change to {0}', text), likeness(file) === 0, (edit) =>
      edit.replace(document.uri, diagnostic.range, text),
    );
  });
  const create = quickFix(diagnostic, l10n.t('Create {0}', nameOf(missing.uri)), changes.length === 0, (edit) =>
    edit.createFile(missing.uri, { ignoreIfExists: true }),
  );
  return [...changes, create];
}

/** The same name, one that holds the other, a slip or two of the finger, anything else: 0 to 3. */
function unlikeness(wanted: string, name: string): number {
  if (name === wanted) return 0;
  const [one, other] = [wanted.replace(/\.bib$/, ''), name.replace(/\.bib$/, '')];
  if (one.length > 2 && other.length > 2 && (one.includes(other) || other.includes(one))) return 1;
  const most = Math.min(2, Math.floor(one.length / 3));
  return editDistance(one, other, most) <= most ? 2 : 3;
}

/** BibTeX's commands add the ending themselves; biblatex's and YAML want the whole name. */
function addsEnding(document: vscode.TextDocument, { start }: vscode.Range): boolean {
  const before = document.getText(new vscode.Range(new vscode.Position(Math.max(0, start.line - 20), 0), start));
  return /\\(?:(?:no|default)?bibliography[a-zA-Z]*|putbib)\s*[{[][^{}[\]]*$/.test(before);
}

/** On a citation of a document that declares nothing: declares what lies beside it, or makes a bibliography. */
export async function declareFixes(
  desk: Desk,
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  const language = languageOf(document);
  if (language === undefined || citationAt(document, range.start) === undefined) return [];
  const { all, declared, ownKeys } = await desk.bibliographies.of(document);
  if (declared || ownKeys.size > 0) return [];
  const { l10n, CodeActionKind } = vscode;
  const text = document.getText();
  if (all.length === 0) {
    const create = new vscode.CodeAction(l10n.t('Create a bibliography, and declare it'), CodeActionKind.QuickFix);
    create.command = { command: 'relatedWork.createBibliography', title: '' };
    return [create];
  }
  return all.slice(0, mostOffered).flatMap(({ uri }) => {
    const path = relativePath(folderOf(document.uri).path, uri.path);
    if (joinedPath(folderOf(document.uri).path, path) !== uri.path) return [];
    const action = new vscode.CodeAction(l10n.t('Declare {0}', path), CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    for (const { offset, text: declaration } of declarationFor(text, language, path)) {
      action.edit.insert(document.uri, document.positionAt(offset), declaration);
    }
    return [action];
  });
}
