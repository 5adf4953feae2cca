/** Command: copy a paper as BibTeX: the entry that its bibliography has, or the one that it would get. */
import * as vscode from 'vscode';
import type { PaperId } from '../../core/paper.ts';
import { isBib } from '../bibEntries.ts';
import { contentOf } from '../bibFile.ts';
import { editorToCiteIn } from '../citing.ts';
import { delays } from '../delays.ts';
import { corporaOnly, type Desk, standingOf } from '../desk.ts';
import { pickPaper } from './pickPaper.ts';

/**
 * `Related Work: Copy as BibTeX...`. `of`: a paper's id, or a card or row of it; whoever calls it without one is asked.
 */
export async function copyBibtex(desk: Desk, of?: unknown): Promise<void> {
  const { l10n } = vscode;
  const document = editorToCiteIn()?.document;
  const paper = paperIn(of) ?? (await pickPaper(desk, document, { title: l10n.t('Copy as BibTeX') }))?.row.paper;
  if (paper === undefined) return;
  const copy = await bibtexOf(desk, document, paper);
  if (copy === undefined) {
    void vscode.window.showWarningMessage(l10n.t('That paper is no longer in the library.'));
    return;
  }
  await vscode.env.clipboard.writeText(copy.text);
  vscode.window.setStatusBarMessage(`$(copy) ${l10n.t('Copied the BibTeX of {0}', copy.key)}`, delays.statusMessageMs);
}

/** The paper that an argument of a command means: its id, or something that has one. */
function paperIn(of: unknown): PaperId | undefined {
  if (typeof of === 'string') return of;
  if (typeof of !== 'object' || of === null || !('paper' in of)) return undefined;
  return typeof of.paper === 'string' ? of.paper : undefined;
}

/**
 * A paper as BibTeX, ending with a line end. One that is citable: its entry character for character, with the `@string`s
 * and parents that it needs. Undefined when the paper has gone.
 */
async function bibtexOf(
  desk: Desk,
  document: vscode.TextDocument | undefined,
  paper: PaperId,
): Promise<{ readonly key: string; readonly text: string } | undefined> {
  const standing = document === undefined ? undefined : await standingOf(desk, document);
  const { scope } = standing ?? (await corporaOnly(desk));
  const card = await desk.asker.ask('card', { ...scope, paper });
  if (card === null) return undefined;
  const uri = card.standing === 'citable' ? vscode.Uri.parse(card.source) : undefined;
  if (uri !== undefined && isBib(uri)) {
    const content = await contentOf(uri);
    const { text } = await desk.asker.ask('subset', { content: content ?? '', keys: [card.key] });
    if (text !== '') return { key: card.key, text: text.replace(/\r\n?/g, '\n') };
  }
  const dialect = standing?.bibliographies.dialect;
  const wishes = dialect === undefined ? {} : { dialect };
  const stub = await desk.asker.ask('stub', {
    ...scope,
    paper,
    key: card.key,
    taken: [],
    target: { content: '' },
    wishes,
  });
  return stub?.placed === undefined ? undefined : { key: stub.key, text: `${stub.placed.bibtex}\n` };
}
