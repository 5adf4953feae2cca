/** What happens when something is done with cards of the panel? */
import * as vscode from 'vscode';
import type { Card } from '../../core/show/card.ts';
import type { PanelAction, PanelOffer } from '../../messages/panel.ts';
import { citeAllAtCursor } from '../citing.ts';
import { copySeveral } from '../commands/copySeveral.ts';
import { openEntry } from '../commands/openEntry.ts';
import type { Desk } from '../desk.ts';
import { insertStubAndTell } from '../insertAndTell.ts';
import type { Stubs } from '../stubs.ts';
import { rowsOf } from './rows.ts';

/** The editor that the panel follows, and the document that its cards are for: another one, while its passage is pinned. */
export interface Followed {
  readonly editor: vscode.TextEditor | undefined;
  readonly document: vscode.Uri | undefined;
}

/** Does it, in the document that the panel follows. Dismissing is the panel's own business. */
export async function actOnCards(
  desk: Desk,
  stubs: Stubs,
  { editor, document: meant }: Followed,
  action: Exclude<PanelAction, 'dismiss'>,
  cards: readonly Card[],
): Promise<void> {
  const [card] = cards;
  if (card === undefined) return;
  switch (action) {
    case 'cite': {
      if (editor === undefined) return;
      const { document } = editor;
      const isMeant = meant?.toString() === document.uri.toString();
      const papers = cards.map(({ paper }) => paper);
      const rows = isMeant ? cards : await rowsOf(desk, document, papers, new AbortController().signal);
      if (rows.length === 0) return;
      const shown = await vscode.window.showTextDocument(document, { viewColumn: columnOf(document) });
      await citeAllAtCursor(shown, rows, stubs);
      return;
    }
    case 'insert-stub':
      if (editor !== undefined) await insertStubAndTell(stubs, editor.document, card.paper);
      return;
    case 'open':
      await openEntry(desk, card);
      return;
    case 'copy-key':
      // only what has a key; several as they stand in a group
      await vscode.commands.executeCommand('relatedWork.copyKey', {
        key: cards.flatMap(({ key, standing }) => (standing === 'citable' ? [key] : [])).join(', '),
      });
      return;
    case 'copy-bibtex':
      if (cards.length > 1) await copySeveral(desk, cards, meant);
      else await vscode.commands.executeCommand('relatedWork.copyBibtex', card);
      return;
  }
}

/** Opens one of a card's own links, and no other address. */
export async function openLink(card: Card | undefined, at: number): Promise<void> {
  const href = card?.links[at]?.href;
  if (href !== undefined && /^https?:\/\//i.test(href)) await vscode.env.openExternal(vscode.Uri.parse(href, true));
}

/** What the panel offers where it has no cards. */
export async function followOffer(offer: PanelOffer): Promise<void> {
  const commands = {
    'open-document': 'workbench.action.quickOpen',
    'open-sample': 'relatedWork.openSample',
    'show-sources': 'relatedWork.showSources',
    'show-log': 'relatedWork.showLog',
  } as const;
  await vscode.commands.executeCommand(commands[offer]);
}

/** Where a document is shown now: the editor that was followed may have been closed since. */
export function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  return shown?.viewColumn ?? vscode.ViewColumn.One;
}
