/** What happens when an identifier or BibTeX is pasted or dropped into a document? Its papers can be cited there. */
import * as vscode from 'vscode';
import { isAborted, signalOf } from '../abort.ts';
import type { Desk } from '../desk.ts';
import { documentSelector } from '../documents.ts';
import { reasonOf } from '../log.ts';
import type { Online } from '../online/online.ts';
import type { Stubs } from '../stubs.ts';
import { textCarried } from './asked.ts';
import { CiteOffers } from './citeOffers.ts';
import { type Offer, Prepared } from './offer.ts';

/** What a person can name in `editor.pasteAs.preferences`. */
const citeKind = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'cite');

/** Registers both for all documents that cite. */
export function registerPasteInDocuments(desk: Desk, stubs: Stubs, online: Online): vscode.Disposable {
  const pastes = new Prepared<vscode.DocumentPasteEdit>(desk.log);
  const drops = new Prepared<vscode.DocumentDropEdit>(desk.log);
  const offers = new CiteOffers(desk, stubs, online);
  const offerAt = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    transfer: vscode.DataTransfer,
    signal: AbortSignal,
  ): Promise<Offer | undefined> => {
    try {
      return await offers.at(document, range, await textCarried(transfer), signal);
    } catch (error) {
      if (!isAborted(signal)) desk.log.error(`paste: ${reasonOf(error)}`);
      return undefined;
    }
  };
  const paste: vscode.DocumentPasteEditProvider = {
    provideDocumentPasteEdits: async (document, ranges, transfer, context, token) => {
      const [range] = ranges;
      if (range === undefined || ranges.length > 1) return undefined;
      if (context.only !== undefined && !context.only.intersects(citeKind)) return undefined;
      const offer = await offerAt(document, range, transfer, signalOf(token));
      if (offer === undefined) return undefined;
      return [pastes.made(new vscode.DocumentPasteEdit(offer.text, offer.title, citeKind), offer)];
    },
    resolveDocumentPasteEdit: (edit, token) => pastes.resolve(edit, signalOf(token)),
  };
  const drop: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, position, transfer, token) => {
      const offer = await offerAt(document, new vscode.Range(position, position), transfer, signalOf(token));
      if (offer === undefined) return undefined;
      return drops.made(new vscode.DocumentDropEdit(offer.text, offer.title, citeKind), offer);
    },
    resolveDocumentDropEdit: (edit, token) => drops.resolve(edit, signalOf(token)),
  };
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDocumentPasteEditProvider(documentSelector, paste, {
      pasteMimeTypes: ['text/plain'],
      providedPasteEditKinds: [citeKind],
    }),
    languages.registerDocumentDropEditProvider(documentSelector, drop, {
      dropMimeTypes: ['text/plain', 'text/uri-list'],
      providedDropEditKinds: [citeKind],
    }),
  );
}
