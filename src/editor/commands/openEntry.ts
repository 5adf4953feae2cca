/** Command: show where a paper stands in its source. */
import * as vscode from 'vscode';
import { BUNDLED, type PaperId, type SourceId } from '../../core/paper.ts';
import { corporaOnly, type Desk, standingOf } from '../desk.ts';

interface EntryPlace {
  readonly source: SourceId;
  /** 0-based. */
  readonly line: number;
}

/** Registers the command behind `Open Entry` links; it is in no menu. */
export function registerOpenEntry(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand('relatedWork.openEntry', (place: EntryPlace) => openEntry(desk, place));
}

/** Opens a source at the line of an entry. */
export async function openEntry(desk: Desk, { source, line }: EntryPlace): Promise<void> {
  const uri = source === BUNDLED ? desk.corpora.bundled.uri : vscode.Uri.parse(source).with({ fragment: '' });
  const at = new vscode.Position(line, 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
}

/** Opens the entry of a paper, as the document's bibliographies have it. */
export async function openPaper(desk: Desk, document: vscode.TextDocument | undefined, paper: PaperId): Promise<void> {
  const { scope } = document === undefined ? await corporaOnly(desk) : await standingOf(desk, document);
  const card = await desk.asker.ask('card', { ...scope, paper });
  if (card !== null) await openEntry(desk, card);
}
