/** How does VS Code hear of what a paste or a drop can become? The same for documents and bibliographies. */
import * as vscode from 'vscode';
import { isAborted, signalOf } from '../abort.ts';
import { reasonOf } from '../log.ts';
import type { Log } from '../ports.ts';
import { textCarried } from './asked.ts';
import { type Offer, Prepared } from './offer.ts';

/** What a text at a place can become; undefined: it stays what it is. */
type OfferAt = (
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
  signal: AbortSignal,
) => Promise<Offer | undefined>;

/** Registers pasting and dropping for some editors. `kind` is what a person can name in `editor.pasteAs.preferences`. */
export function registerPasting(
  selector: vscode.DocumentSelector,
  kind: vscode.DocumentDropOrPasteEditKind,
  log: Log,
  offer: OfferAt,
): vscode.Disposable {
  const pastes = new Prepared<vscode.DocumentPasteEdit>(log);
  const drops = new Prepared<vscode.DocumentDropEdit>(log);
  const offerAt = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    transfer: vscode.DataTransfer,
    signal: AbortSignal,
  ): Promise<Offer | undefined> => {
    try {
      return await offer(document, range, await textCarried(transfer), signal);
    } catch (error) {
      if (!isAborted(signal)) log.error(`paste: ${reasonOf(error)}`);
      return undefined;
    }
  };
  const paste: vscode.DocumentPasteEditProvider = {
    provideDocumentPasteEdits: async (document, ranges, transfer, context, token) => {
      const [range] = ranges;
      if (range === undefined || ranges.length > 1) return undefined;
      if (context.only !== undefined && !context.only.intersects(kind)) return undefined;
      const found = await offerAt(document, range, transfer, signalOf(token));
      if (found === undefined) return undefined;
      return [pastes.made(new vscode.DocumentPasteEdit(found.text, found.title, kind), found)];
    },
    resolveDocumentPasteEdit: (edit, token) => pastes.resolve(edit, signalOf(token)),
  };
  const drop: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, position, transfer, token) => {
      const found = await offerAt(document, new vscode.Range(position, position), transfer, signalOf(token));
      if (found === undefined) return undefined;
      return drops.made(new vscode.DocumentDropEdit(found.text, found.title, kind), found);
    },
    resolveDocumentDropEdit: (edit, token) => drops.resolve(edit, signalOf(token)),
  };
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDocumentPasteEditProvider(selector, paste, {
      pasteMimeTypes: ['text/plain'],
      providedPasteEditKinds: [kind],
    }),
    languages.registerDocumentDropEditProvider(selector, drop, {
      dropMimeTypes: ['text/plain', 'text/uri-list'],
      providedDropEditKinds: [kind],
    }),
  );
}
