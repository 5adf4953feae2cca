/** Which bibliography does a new entry of a document go to? */
import * as vscode from 'vscode';
import { declarationFor, newBibliography } from '../core/write/declaration.ts';
import { type Bibliography, folderOf } from './bibliographies.ts';
import { type Desk, standingOf } from './desk.ts';
import { languageOf, nameOf, openDocument } from './documents.ts';
import { mayWrite } from './mayWrite.ts';
import { citedKeys } from './reading.ts';

/** More cited keys than this do not change which bibliography most of them come from. */
const enoughKeys = 200;

/**
 * The bibliography for a document's next entry: the one that most of its citations come from, else the first. When it has
 * none, the person is offered to have one made and declared; undefined when they don't want that, or it can't be done.
 */
export async function stubTarget(desk: Desk, document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  const { all } = (await standingOf(desk, document)).bibliographies;
  const writable = all.filter(({ uri }) => /\.bib$/i.test(uri.path));
  if (writable.length > 0) return (await mostCited(desk, document, writable)).uri;
  const create = vscode.l10n.t('Create references.bib');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} has no bibliography yet. Create references.bib beside it, and declare it?',
      nameOf(document.uri),
    ),
    create,
  );
  return choice === create ? createBibliography(desk, document) : undefined;
}

async function mostCited(
  desk: Desk,
  document: vscode.TextDocument,
  candidates: readonly Bibliography[],
): Promise<Bibliography> {
  const [first] = candidates;
  if (first === undefined) throw new Error('no candidate');
  if (candidates.length === 1) return first;
  const scope = { bibliographies: candidates.map(({ id }) => id) };
  const keys = citedKeys(document).slice(0, enoughKeys);
  const cards = await Promise.all(keys.map((key) => desk.asker.ask('resolve', { ...scope, key, limit: 0 })));
  const counts = new Map<string, number>();
  for (const { card } of cards) if (card !== null) counts.set(card.source, (counts.get(card.source) ?? 0) + 1);
  return candidates.reduce(
    (best, next) => ((counts.get(next.id) ?? 0) > (counts.get(best.id) ?? 0) ? next : best),
    first,
  );
}

/**
 * Makes `references.bib` beside a document, unless it is there, and declares it the way the document's packages want.
 * Undefined when that cannot be done; the person has been told why.
 */
export async function createBibliography(desk: Desk, document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  const { l10n, window, workspace } = vscode;
  const language = languageOf(document);
  if (language === undefined) return undefined;
  if (document.isUntitled && workspace.workspaceFolders === undefined) {
    void window.showWarningMessage(l10n.t('Save the document first: a bibliography lies beside it.'));
    return undefined;
  }
  const uri = vscode.Uri.joinPath(folderOf(document.uri), 'references.bib');
  if (!(await mayWrite(uri))) return undefined;
  const isThere = await workspace.fs.stat(uri).then(
    () => true,
    () => openDocument(uri) !== undefined,
  );
  if (!isThere) await workspace.fs.writeFile(uri, new TextEncoder().encode(newBibliography()));
  const { offset, text } = declarationFor(document.getText(), language, 'references.bib');
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(offset), text);
  if (!(await workspace.applyEdit(edit))) {
    void window.showWarningMessage(
      l10n.t('references.bib is there, but {0} could not be changed to declare it.', nameOf(document.uri)),
    );
  }
  desk.bibliographies.forget();
  return uri;
}
