/** Which bibliography does a new entry of a document go to? */
import * as vscode from 'vscode';
import type { Bibliography } from './bibliographies.ts';
import { createBibliography } from './createBibliography.ts';
import { type Desk, standingOf } from './desk.ts';
import { nameOf, openDocument } from './documents.ts';
import { mayWrite } from './mayWrite.ts';
import { citedKeys } from './reading.ts';

/** More cited keys than this do not change which bibliography most of them come from. */
const enoughKeys = 200;

/** What the person picked last where nothing tells, by document. */
const picked = new Map<string, string>();

/**
 * The bibliography for a document's next entry: the one that most of its citations come from; where that leaves several,
 * the person picks one, once. When it has none, they are offered to have one made and declared; undefined when they don't
 * want that, or it can't be done.
 */
export async function stubTarget(desk: Desk, document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  const { all } = (await standingOf(desk, document)).bibliographies;
  const writable = all.filter(({ uri, isInDocument }) => isInDocument !== true && /\.bib(?:tex)?$/i.test(uri.path));
  const target = writable.length === 0 ? undefined : await chosen(desk, document, writable);
  if (writable.length > 0) return target === undefined || (await isThereOrWanted(target)) ? target : undefined;
  const { l10n, window } = vscode;
  const create = l10n.t('Create references.bib');
  const choice = await window.showInformationMessage(
    l10n.t('{0} has no bibliography yet. Create references.bib beside it, and declare it?', nameOf(document.uri)),
    create,
  );
  return choice === create ? createBibliography(desk, document) : undefined;
}

/** One, or the most cited; of several alike the one that was picked before, or is picked now. */
async function chosen(
  desk: Desk,
  document: vscode.TextDocument,
  candidates: readonly Bibliography[],
): Promise<vscode.Uri | undefined> {
  const [first] = candidates;
  if (candidates.length === 1) return first?.uri;
  const counts = await timesCited(desk, document, candidates);
  const most = Math.max(...candidates.map(({ id }) => counts.get(id) ?? 0));
  const best = candidates.filter(({ id }) => (counts.get(id) ?? 0) === most);
  const [only] = best;
  if (best.length === 1) return only?.uri;
  const name = document.uri.toString();
  const before = best.find(({ id }) => id === picked.get(name));
  if (before !== undefined) return before.uri;
  const items = best.map(({ id, uri }) => ({
    label: nameOf(uri),
    description: vscode.workspace.asRelativePath(uri),
    id,
    uri,
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which bibliography gets the entry?'),
    placeHolder: vscode.l10n.t('Further entries of {0} go to the same', nameOf(document.uri)),
  });
  if (choice !== undefined) picked.set(name, choice.id);
  return choice?.uri;
}

async function timesCited(
  desk: Desk,
  document: vscode.TextDocument,
  candidates: readonly Bibliography[],
): Promise<ReadonlyMap<string, number>> {
  const scope = { bibliographies: candidates.map(({ id }) => id) };
  const keys = citedKeys(document).slice(0, enoughKeys);
  const cards = await Promise.all(keys.map((key) => desk.asker.ask('resolve', { ...scope, key, limit: 0 })));
  const counts = new Map<string, number>();
  for (const { card } of cards) if (card !== null) counts.set(card.source, (counts.get(card.source) ?? 0) + 1);
  return counts;
}

/** One that is declared and not there is made when the person wants it: it may lie on a disk that is away. */
async function isThereOrWanted(uri: vscode.Uri): Promise<boolean> {
  const { l10n, window, workspace } = vscode;
  if (openDocument(uri) !== undefined) return true;
  const isThere = (each: vscode.Uri): Thenable<boolean> =>
    workspace.fs.stat(each).then(
      () => true,
      () => false, // not there (any more)
    );
  if (await isThere(uri)) return true;
  const folder = vscode.Uri.joinPath(uri, '..');
  if (!(await isThere(folder))) {
    void window.showWarningMessage(
      l10n.t(
        '{0} is not there, and neither is its folder {1}: nothing was written.',
        nameOf(uri),
        workspace.asRelativePath(folder),
      ),
    );
    return false;
  }
  const create = l10n.t('Create {0}', nameOf(uri));
  const choice = await window.showWarningMessage(
    l10n.t('{0} is declared, but it is not there. Create it?', nameOf(uri)),
    create,
  );
  return choice === create && (await mayWrite(uri));
}
