/** What happens when an identifier or BibTeX is pasted or dropped into a .bib? It becomes an entry of that file. */
import * as vscode from 'vscode';
import { isAborted, signalOf } from '../abort.ts';
import { bibSelector } from '../bibEntries.ts';
import type { Desk } from '../desk.ts';
import { reasonOf } from '../log.ts';
import type { Online } from '../online/online.ts';
import { textCarried } from './asked.ts';
import { entryOffer } from './entryOffer.ts';
import { type Offer, Prepared } from './offer.ts';

/** What a person can name in `editor.pasteAs.preferences`. */
const entryKind = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'entry');

/** Registers both for the editors of bibliographies. */
export function registerPasteInBibs(desk: Desk, online: Online): vscode.Disposable {
  const pastes = new Prepared<vscode.DocumentPasteEdit>(desk.log);
  const drops = new Prepared<vscode.DocumentDropEdit>(desk.log);
  const offerAt = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    transfer: vscode.DataTransfer,
    signal: AbortSignal,
  ): Promise<Offer | undefined> => {
    try {
      return await entryOffer(desk, online, { document, range, text: await textCarried(transfer) }, signal);
    } catch (error) {
      if (!isAborted(signal)) desk.log.error(`paste: ${reasonOf(error)}`);
      return undefined;
    }
  };
  const paste: vscode.DocumentPasteEditProvider = {
    provideDocumentPasteEdits: async (document, ranges, transfer, context, token) => {
      const [range] = ranges;
      if (range === undefined || ranges.length > 1) return undefined;
      if (context.only !== undefined && !context.only.intersects(entryKind)) return undefined;
      const offer = await offerAt(document, range, transfer, signalOf(token));
      if (offer === undefined) return undefined;
      return [pastes.made(new vscode.DocumentPasteEdit(offer.text, offer.title, entryKind), offer)];
    },
    resolveDocumentPasteEdit: (edit, token) => pastes.resolve(edit, signalOf(token)),
  };
  const drop: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, position, transfer, token) => {
      const offer = await offerAt(document, new vscode.Range(position, position), transfer, signalOf(token));
      if (offer === undefined) return undefined;
      return drops.made(new vscode.DocumentDropEdit(offer.text, offer.title, entryKind), offer);
    },
    resolveDocumentDropEdit: (edit, token) => drops.resolve(edit, signalOf(token)),
  };
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDocumentPasteEditProvider(bibSelector, paste, {
      pasteMimeTypes: ['text/plain'],
      providedPasteEditKinds: [entryKind],
    }),
    languages.registerDocumentDropEditProvider(bibSelector, drop, {
      dropMimeTypes: ['text/plain', 'text/uri-list'],
      providedDropEditKinds: [entryKind],
    }),
  );
}
