/** Command: copy a paper as BibTeX: the entry that its bibliography has, or the one that it would get. */
import * as vscode from 'vscode';
import { isBib } from '../bibEntries.ts';
import { contentOf } from '../bibFile.ts';
import { delays } from '../delays.ts';
import type { Desk } from '../desk.ts';
import { type Meant, paperMeant } from './paperMeant.ts';

/**
 * `Related Work: Copy as BibTeX...`. `of`: a paper's id, or a card or row of it; without it the paper at the cursor is meant,
 * or the person is asked.
 */
export async function copyBibtex(desk: Desk, of?: unknown): Promise<void> {
  const { l10n } = vscode;
  const meant = await paperMeant(desk, of, l10n.t('Copy as BibTeX'));
  if (meant === undefined) return;
  const copy = await bibtexOf(desk, meant);
  if (copy === undefined) {
    void vscode.window.showWarningMessage(l10n.t('That paper is no longer in the library.'));
    return;
  }
  await vscode.env.clipboard.writeText(copy.text);
  vscode.window.setStatusBarMessage(`$(copy) ${l10n.t('Copied the BibTeX of {0}', copy.key)}`, delays.statusMessageMs);
}

/**
 * A paper as BibTeX, ending with a line end. One that is citable: its entry character for character, with the `@string`s
 * and parents that it needs. Undefined when the paper has gone.
 */
export async function bibtexOf(
  desk: Desk,
  { paper, scope, dialect }: Meant,
): Promise<{ readonly key: string; readonly text: string } | undefined> {
  const card = await desk.asker.ask('card', { ...scope, paper });
  if (card === null) return undefined;
  const uri = card.standing === 'citable' ? vscode.Uri.parse(card.source) : undefined;
  if (uri !== undefined && isBib(uri)) {
    const content = await contentOf(uri);
    const { text } = await desk.asker.ask('subset', { content: content ?? '', keys: [card.key] });
    if (text !== '') return { key: card.key, text: text.replace(/\r\n?/g, '\n') };
  }
  const wishes = dialect === undefined ? {} : { dialect };
  const ask = { ...scope, paper, key: card.key, taken: [], target: { content: '' }, wishes };
  const stub = await desk.asker.ask('stub', ask);
  return stub?.placed === undefined ? undefined : { key: stub.key, text: `${stub.placed.bibtex}\n` };
}
