/** What happens when an identifier or BibTeX is pasted or dropped into a document? Its papers can be cited there. */
import * as vscode from 'vscode';
import { isAborted, signalOf } from '../abort.ts';
import { delays } from '../delays.ts';
import { type Desk, standingOf } from '../desk.ts';
import { documentSelector } from '../documents.ts';
import { addEntriesWhenCited } from '../entriesWhenCited.ts';
import { reasonOf } from '../log.ts';
import type { Stubs } from '../stubs.ts';
import { papersOf, type PastedPaper, pastedIn, textCarried } from './asked.ts';
import { canCiteAt, citationAt } from './citation.ts';
import { Prepared } from './prepared.ts';

/** What a person can name in `editor.pasteAs.preferences`. */
export const citeKind = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'cite');

/** Registers both for all documents that cite. */
export function registerPasteInDocuments(desk: Desk, stubs: Stubs): vscode.Disposable {
  const pastes = new Prepared<vscode.DocumentPasteEdit>();
  const drops = new Prepared<vscode.DocumentDropEdit>();
  const offers = new Offers(desk, stubs);
  const paste: vscode.DocumentPasteEditProvider = {
    provideDocumentPasteEdits: async (document, ranges, transfer, context, token) => {
      const [range] = ranges;
      if (range === undefined || ranges.length > 1) return undefined;
      if (context.only !== undefined && !context.only.intersects(citeKind)) return undefined;
      const offer = await offers.at(document, range, transfer, signalOf(token));
      if (offer === undefined) return undefined;
      const edit = pastes.with(new vscode.DocumentPasteEdit(offer.text, offer.title, citeKind), offer.whenChosen);
      if (offer.also !== undefined) edit.additionalEdit = offer.also;
      if (!offer.isFirst) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return [edit];
    },
    resolveDocumentPasteEdit: (edit, token) => pastes.resolve(edit, signalOf(token)),
  };
  const drop: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, position, transfer, token) => {
      const offer = await offers.at(document, new vscode.Range(position, position), transfer, signalOf(token));
      if (offer === undefined) return undefined;
      const edit = drops.with(new vscode.DocumentDropEdit(offer.text, offer.title, citeKind), offer.whenChosen);
      if (offer.also !== undefined) edit.additionalEdit = offer.also;
      if (!offer.isFirst) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return edit;
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

/** What can be had instead of the pasted text. */
interface Offer {
  readonly title: string;
  readonly text: string;
  readonly also?: vscode.WorkspaceEdit;
  /** Whether it is what is meant, or only possible. */
  readonly isFirst: boolean;
  readonly whenChosen: () => void;
}

class Offers {
  readonly #desk: Desk;
  readonly #stubs: Stubs;

  constructor(desk: Desk, stubs: Stubs) {
    this.#desk = desk;
    this.#stubs = stubs;
  }

  async at(
    document: vscode.TextDocument,
    range: vscode.Range,
    transfer: vscode.DataTransfer,
    signal: AbortSignal,
  ): Promise<Offer | undefined> {
    try {
      const text = await textCarried(transfer);
      const pasted = pastedIn(text);
      const offset = document.offsetAt(range.start);
      if (pasted === undefined || isAborted(signal) || !canCiteAt(document, offset)) return undefined;
      const { scope, sources } = await standingOf(this.#desk, document);
      await this.#desk.sources.ready(sources, delays.firstListMs, signal);
      if (isAborted(signal)) return undefined;
      const { papers, unknown } = await papersOf(this.#desk.asker, pasted, scope, signal);
      if (isAborted(signal) || unknown.length > 0 || papers.length === 0) return undefined;
      return this.#citing(document, range, papers);
    } catch (error) {
      if (!isAborted(signal)) this.#desk.log.error(`paste: ${reasonOf(error)}`);
      return undefined;
    }
  }

  #citing(document: vscode.TextDocument, range: vscode.Range, papers: readonly PastedPaper[]): Offer | undefined {
    const keys = papers.map(({ key }) => key);
    const citation = citationAt(document, document.offsetAt(range.start), keys);
    if (citation === undefined) return undefined;
    const { elsewhere } = citation;
    const also = new vscode.WorkspaceEdit();
    if (elsewhere !== undefined) also.insert(document.uri, document.positionAt(elsewhere.offset), elsewhere.text);
    return {
      title: titleOf(papers),
      text: citation.text,
      ...(elsewhere === undefined ? {} : { also }),
      // words that are selected were to be replaced, or made a link of
      isFirst: range.isEmpty,
      whenChosen: () => {
        // of a paper from elsewhere that has an entry, what that lacks is offered
        const following = papers.filter(({ isCitable, paper }) => !isCitable || typeof paper !== 'string');
        addEntriesWhenCited(document, following, this.#stubs);
      },
    };
  }
}

function titleOf(papers: readonly PastedPaper[]): string {
  const { l10n } = vscode;
  const [first] = papers;
  if (first === undefined || papers.length > 1) return l10n.t('Cite {0} papers', papers.length);
  return first.isCitable ? l10n.t('Cite {0}', first.key) : l10n.t('Cite {0}, and add its entry', first.key);
}
