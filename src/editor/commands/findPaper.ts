/** Command: find a paper, and go to its entry, cite it, or copy its key. */
import * as vscode from 'vscode';
import { citeAtCursor, editorToCiteIn } from '../citing.ts';
import type { Desk } from '../desk.ts';
import type { Stubs } from '../stubs.ts';
import { openPaper } from './openEntry.ts';
import { pickPaper } from './pickPaper.ts';

/** `Related Work: Find a Paper`. */
export async function findPaper(desk: Desk, stubs: Stubs): Promise<void> {
  const { l10n } = vscode;
  const editor = editorToCiteIn();
  const open = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: l10n.t('Open the entry') };
  const copy = { iconPath: new vscode.ThemeIcon('copy'), tooltip: l10n.t('Copy the key') };
  const picked = await pickPaper(desk, editor?.document, {
    title: editor === undefined ? l10n.t('Find a Paper') : l10n.t('Find a Paper (Enter cites it at the cursor)'),
    buttons: [open, copy],
  });
  if (picked === undefined) return;
  if (picked.button === copy) await vscode.env.clipboard.writeText(picked.row.key);
  else if (picked.button === open || editor === undefined) await openPaper(desk, editor?.document, picked.row.paper);
  else await citeAtCursor(await shown(editor), picked.row, stubs);
}

/** The editor gets the focus back: what was cited is to be seen. */
async function shown(editor: vscode.TextEditor): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}
