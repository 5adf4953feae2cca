/** What happens when an identifier or BibTeX is pasted or dropped into a .bib? It becomes an entry of that file. */
import * as vscode from 'vscode';
import { bibSelector } from '../bibEntries.ts';
import type { Desk } from '../desk.ts';
import type { Online } from '../online/online.ts';
import { entryOffer } from './entryOffer.ts';
import { registerPasting } from './register.ts';

const entryKind = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'entry');

/** Registers both for the editors of bibliographies. */
export function registerPasteInBibs(desk: Desk, online: Online): vscode.Disposable {
  return registerPasting(bibSelector, entryKind, desk.log, (document, range, text, signal) =>
    entryOffer(desk, online, { document, range, text }, signal),
  );
}
