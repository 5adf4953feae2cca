/** What happens when an identifier or BibTeX is pasted or dropped into a document? Its papers can be cited there. */
import * as vscode from 'vscode';
import type { Desk } from '../desk.ts';
import { documentSelector } from '../documents.ts';
import type { Online } from '../online/online.ts';
import type { Stubs } from '../stubs.ts';
import { CiteOffers } from './citeOffers.ts';
import { registerPasting } from './register.ts';

const citeKind = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'cite');

/** Registers both for all documents that cite. */
export function registerPasteInDocuments(desk: Desk, stubs: Stubs, online: Online): vscode.Disposable {
  const offers = new CiteOffers(desk, stubs, online);
  return registerPasting(documentSelector, citeKind, desk.log, (document, range, text, signal) =>
    offers.at(document, range, text, signal),
  );
}
