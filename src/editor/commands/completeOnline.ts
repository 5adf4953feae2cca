/** Command: what does an entry lack that somebody else knows? Shown beside what is there, and added when the person says so. */
import * as vscode from 'vscode';
import { namesOf as identifiersOf } from '../../core/identify/namesOf.ts';
import { titlesAgree } from '../../core/identify/sameTitle.ts';
import type { Paper } from '../../core/paper.ts';
import { bibSelector } from '../bibEntries.ts';
import { contentOf } from '../bibFile.ts';
import { fileSource } from '../corpora.ts';
import type { Desk } from '../desk.ts';
import { offerMissing } from '../offerMissing.ts';
import { nameOf, onlineOf, tellOff } from '../online/online.ts';

/** `Related Work: Complete Entry Online`: of the entry under the cursor, or of `{uri, key}`. */
export async function completeOnline(desk: Desk, of: unknown): Promise<void> {
  const { l10n, window } = vscode;
  const meant = meantBy(of) ?? (await underCursor(desk));
  if (meant === undefined) {
    void window.showInformationMessage(l10n.t('Put the cursor in the entry of a .bib that is to be completed.'));
    return;
  }
  const { uri, key } = meant;
  const paper = await entryOf(desk, uri, key);
  const wanted = paper === undefined ? undefined : identifiersOf(paper);
  if (paper === undefined || wanted === undefined) {
    void window.showInformationMessage(l10n.t('{0} has neither an identifier nor a title to look it up by.', key));
    return;
  }
  const online = onlineOf(desk);
  if (!online.canAnswer([wanted])) {
    void tellOff(key);
    return;
  }
  const found = await online.findShown([wanted]);
  if (found === undefined) return;
  const [looked] = 'papers' in found ? found.papers : [];
  if ('told' in found || looked === undefined) {
    void window.showWarningMessage('told' in found ? found.told : l10n.t('Nothing was found.'));
    return;
  }
  const from = found.from.join(', ');
  // only what is missing is shown: of another paper that would look well
  if (paper.title !== '' && !titlesAgree(paper.title, looked.title)) {
    void window.showWarningMessage(
      l10n.t('{0} is “{1}” to {2}, not what {3} says: nothing was written.', nameOf(wanted), looked.title, from, key),
    );
    return;
  }
  await offerMissing(desk, fileSource(uri).id, key, looked, from);
}

interface Meant {
  readonly uri: vscode.Uri;
  readonly key: string;
}

/** What the quick fix says. */
function meantBy(of: unknown): Meant | undefined {
  if (typeof of !== 'object' || of === null || !('uri' in of) || !('key' in of)) return undefined;
  const { uri, key } = of;
  return typeof uri === 'string' && typeof key === 'string' ? { uri: vscode.Uri.parse(uri), key } : undefined;
}

async function underCursor(desk: Desk): Promise<Meant | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || vscode.languages.match(bibSelector, editor.document) === 0) return undefined;
  const { uri } = editor.document;
  const { line } = editor.selection.active;
  const bib = await desk.bibEntries.of(uri);
  const entry = bib?.keys.find(
    ({ whole, role }) => role === 'entry' && whole !== undefined && whole.line <= line && line <= whole.endLine,
  );
  return entry === undefined ? undefined : { uri, key: entry.key };
}

/** The entry as a paper, with the strings that it uses. */
async function entryOf(desk: Desk, uri: vscode.Uri, key: string): Promise<Paper | undefined> {
  const content = await contentOf(uri);
  if (content === undefined) return undefined;
  const { text } = await desk.asker.ask('subset', { content, keys: [key] });
  const papers = await desk.asker.ask('papersIn', { text, format: 'bibtex' });
  return papers.find((paper) => paper.key === key);
}
