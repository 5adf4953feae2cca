/** How does an entry get what it lacks from another copy of its paper? The person sees what, and says yes. */
import * as vscode from 'vscode';
import type { Paper, SourceId } from '../core/paper.ts';
import type { Insertion } from '../core/write/insertion.ts';
import { changed } from '../core/write/renameKey.ts';
import { isBib } from './bibEntries.ts';
import { openForChange, Refused } from './changeable.ts';
import { type Desk } from './desk.ts';
import { nameOf } from './documents.ts';
import { reasonOf } from './log.ts';
import { showDifference } from './preview.ts';

/**
 * Offers the fields that the entry with this key lacks and the paper has, with the difference; applied, they are one step
 * of undo. Says so where nothing is missing. What the entry has is never changed. `from`: who was asked for the paper; then the
 * difference is shown first. Answers whether fields were added.
 */
export async function offerMissing(
  desk: Desk,
  source: SourceId,
  key: string,
  paper: Paper,
  from?: string,
): Promise<boolean> {
  const { l10n, window } = vscode;
  const uri = vscode.Uri.parse(source).with({ fragment: '' });
  const name = nameOf(uri);
  try {
    const document = isBib(uri) ? await openForChange(uri) : undefined;
    const dialect = document === undefined ? undefined : (await desk.bibliographies.of({ uri })).dialect;
    const addition =
      document === undefined
        ? null
        : await desk.asker.ask('missingFields', {
            target: { content: document.getText(), encoding: document.encoding },
            key,
            paper,
            wishes: dialect === undefined ? {} : { dialect },
          });
    if (document === undefined || addition === null || addition.fields.length === 0) {
      const nothing =
        from === undefined
          ? l10n.t('That paper is in {0} already: {1}.', name, key)
          : l10n.t('{0} lacks nothing that {1} knows.', key, from);
      void window.showInformationMessage(nothing);
      return false;
    }
    const { version } = document;
    const add = l10n.t('Add');
    const compare = l10n.t('Show the Difference');
    const told = l10n.t(
      'That paper is in {0} already: {1}. It lacks what is known now: {2}.',
      name,
      key,
      addition.fields.join(', '),
    );
    let choice = from === undefined ? await window.showInformationMessage(told, add, compare) : compare;
    if (choice === compare) {
      await showDifference(
        document,
        withInsertions(document.getText(), addition.insertions),
        l10n.t('{0}: what would be added', key),
      );
      const fields = addition.fields.join(', ');
      const asked =
        from === undefined ? l10n.t('Add {0} to {1}?', fields, key) : l10n.t('{0}: add {1} to {2}?', from, fields, key);
      choice = await window.showInformationMessage(asked, add);
    }
    if (choice !== add) return false;
    if (document.version !== version) throw new Refused(l10n.t('{0} was changed meanwhile: try again.', name));
    return await insertAll(document, addition.insertions);
  } catch (error) {
    if (!(error instanceof Refused)) desk.log.error(`missing fields: ${reasonOf(error)}`);
    void window.showWarningMessage(reasonOf(error));
    return false;
  }
}

function withInsertions(text: string, insertions: readonly Insertion[]): string {
  return changed(
    text,
    insertions.map(({ offset, text: added }) => ({ start: offset, end: offset, text: added })),
  );
}

/** A document that was saved is saved again; one that was not stays unsaved. */
async function insertAll(document: vscode.TextDocument, insertions: readonly Insertion[]): Promise<boolean> {
  const wasSaved = !document.isDirty && !document.isUntitled;
  const edit = new vscode.WorkspaceEdit();
  for (const { offset, text } of insertions) edit.insert(document.uri, document.positionAt(offset), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Refused(vscode.l10n.t('The editor refused the change.'));
  if (wasSaved) await document.save();
  return true;
}
