/** Command: list the entries that nobody cites, and take out those that the person chooses, in one step. */
import * as vscode from 'vscode';
import type { BibKey } from '../../core/read/bibKeys.ts';
import { isBib } from '../bibEntries.ts';
import { openForChange, Refused } from '../changeable.ts';
import type { CitedTimes } from '../citedTimes.ts';
import { type Desk, standingOf } from '../desk.ts';
import { activePaperEditor, nameOf, rangeOf } from '../documents.ts';
import { reasonOf } from '../log.ts';
import { unusedOf } from '../usedKeys.ts';
import { oneLine } from '../oneLine.ts';

/** Titles are asked for of so many; further ones stand there by their keys. */
const mostTitles = 500;

interface UnusedItem extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
  readonly key?: string;
  readonly line?: number;
}

/** `Related Work: Show Unused Entries`: of the .bib in the active editor, or of the document's bibliographies. */
export async function showUnused(desk: Desk, citedTimes: CitedTimes): Promise<void> {
  const { l10n, window } = vscode;
  const { signal } = new AbortController();
  const uris = await bibliographiesMeant(desk);
  if (uris.length === 0) {
    void window.showInformationMessage(l10n.t('Open a .bib, or a document that has one.'));
    return;
  }
  const items: UnusedItem[] = [];
  let unknown = 0;
  for (const uri of uris) {
    const unused = await unusedOf(desk, citedTimes, uri, signal);
    if (unused === undefined) unknown += 1;
    else if (unused.length > 0) items.push(...(await itemsFor(desk, uri, unused)));
  }
  if (items.length === 0) {
    void window.showInformationMessage(
      unknown === uris.length
        ? l10n.t(
            'Nothing can be said: no document cites from {0}, or one cites all of it.',
            uris.map(nameOf).join(', '),
          )
        : l10n.t('Every entry of {0} is cited, or needed by one that is.', uris.map(nameOf).join(', ')),
    );
    return;
  }
  const chosen = await pickUnused(items);
  const keys = chosen.flatMap(({ uri, key }) => (uri === undefined || key === undefined ? [] : [{ uri, key }]));
  if (keys.length > 0 && (await isSure(keys.length))) await takeOut(desk, keys);
}

async function bibliographiesMeant(desk: Desk): Promise<readonly vscode.Uri[]> {
  const active = vscode.window.activeTextEditor?.document;
  if (active !== undefined && isBib(active.uri)) return [active.uri];
  const document = activePaperEditor()?.document;
  if (document === undefined) return [];
  const { bibliographies } = await standingOf(desk, document);
  return bibliographies.all.map(({ uri }) => uri).filter(isBib);
}

async function itemsFor(desk: Desk, uri: vscode.Uri, unused: readonly BibKey[]): Promise<readonly UnusedItem[]> {
  const id = uri.toString();
  const titled = unused.slice(0, mostTitles);
  const cards = await Promise.all(
    titled.map(({ key }) => desk.asker.ask('resolve', { bibliographies: [id], key, limit: 0 }).catch(() => undefined)),
  );
  const rows = unused.map(({ key, whole }, at): UnusedItem => {
    const card = cards[at]?.card;
    const facts = [card?.title ?? '', card?.authors ?? '', card?.year?.toString() ?? ''].filter((fact) => fact !== '');
    return {
      ...{ uri, key, line: whole?.line ?? 0, label: key, description: `@${whole?.type ?? ''}`, picked: false },
      detail: oneLine(facts.join(' · ')),
      buttons: [{ iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: vscode.l10n.t('Open the entry') }],
    };
  });
  const heading = vscode.l10n.t('{0}: {1} not cited', nameOf(uri), unused.length);
  return [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

/** Nothing is chosen beforehand: a box above all chooses all. */
function pickUnused(items: readonly UnusedItem[]): Promise<readonly UnusedItem[]> {
  const { l10n, window } = vscode;
  const pick = window.createQuickPick<UnusedItem>();
  pick.title = l10n.t('Entries that no document cites');
  pick.placeholder = l10n.t('Choose those to take out; nothing changes before you say so');
  pick.canSelectMany = true;
  pick.matchOnDetail = true;
  pick.items = items;
  return new Promise((resolve) => {
    pick.onDidTriggerItemButton(({ item: { uri, line = 0 } }) => {
      const at = new vscode.Position(line, 0);
      if (uri !== undefined) void window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve([]);
      pick.dispose();
    });
    pick.show();
  });
}

async function isSure(count: number): Promise<boolean> {
  const { l10n, window } = vscode;
  const take = l10n.t('Take Out');
  const told = count === 1 ? l10n.t('Take out one entry?') : l10n.t('Take out {0} entries?', count);
  const detail = l10n.t('Undo brings them back. Documents outside this workspace may cite them.');
  return (await window.showWarningMessage(told, { modal: true, detail }, take)) === take;
}

/** One edit for all files: one step of undo. Files that were saved are saved again. */
async function takeOut(desk: Desk, keys: readonly { readonly uri: vscode.Uri; readonly key: string }[]): Promise<void> {
  const { l10n, window, workspace } = vscode;
  try {
    const edit = new vscode.WorkspaceEdit();
    const documents: { document: vscode.TextDocument; version: number; wasSaved: boolean }[] = [];
    for (const name of new Set(keys.map(({ uri }) => uri.toString()))) {
      const document = await openForChange(vscode.Uri.parse(name));
      const own = keys.filter(({ uri }) => uri.toString() === name).map(({ key }) => key);
      const changes = await desk.asker.ask('withoutEntries', { text: document.getText(), keys: own });
      for (const change of changes) edit.replace(document.uri, rangeOf(document, change), change.text);
      documents.push({ document, version: document.version, wasSaved: !document.isDirty && !document.isUntitled });
    }
    const moved = documents.find(({ document, version }) => document.version !== version);
    if (moved !== undefined)
      throw new Refused(l10n.t('{0} was changed meanwhile: try again.', nameOf(moved.document.uri)));
    if (!(await workspace.applyEdit(edit))) throw new Refused(l10n.t('The editor refused the change.'));
    for (const { document, wasSaved } of documents) if (wasSaved) await document.save();
  } catch (error) {
    if (!(error instanceof Refused)) desk.log.error(`unused entries: ${reasonOf(error)}`);
    void window.showWarningMessage(reasonOf(error));
  }
}
