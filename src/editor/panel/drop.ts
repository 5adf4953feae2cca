/** What happens when cards are dragged out of the panel and dropped into a document? They are cited there. */
import * as vscode from 'vscode';
import { PAPERS_MIME } from '../../core/show/papersMime.ts';
import { citationFor } from '../../core/write/citing.ts';
import { isAborted, signalOf } from '../abort.ts';
import type { Citable } from '../citing.ts';
import type { Desk } from '../desk.ts';
import { documentSelector, languageOf } from '../documents.ts';
import { addEntriesWhenCited } from '../entriesWhenCited.ts';
import { reasonOf } from '../log.ts';
import { citationsOf } from '../reading.ts';
import type { Stubs } from '../stubs.ts';
import { rowsOf } from './rows.ts';

/** Nobody drags more cards at once. */
const mostPapers = 100;

/** Registers what a document does with dropped cards. */
export function registerDrop(desk: Desk, stubs: Stubs): vscode.Disposable {
  const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'cite');
  const provider: vscode.DocumentDropEditProvider = {
    provideDocumentDropEdits: async (document, position, transfer, token) => {
      const signal = signalOf(token);
      try {
        const papers = papersIn(await transfer.get(PAPERS_MIME)?.asString());
        if (papers.length === 0 || isAborted(signal)) return undefined;
        const rows = await rowsOf(desk, document, papers, signal);
        if (isAborted(signal)) return undefined;
        return dropEdit(document, position, rows, stubs, kind);
      } catch (error) {
        if (!isAborted(signal)) desk.log.error(`drop: ${reasonOf(error)}`);
        return undefined;
      }
    },
  };
  const metadata = { dropMimeTypes: [PAPERS_MIME], providedDropEditKinds: [kind] };
  return vscode.languages.registerDocumentDropEditProvider(documentSelector, provider, metadata);
}

/** Foreign until looked at: any page could carry something under our name. */
function papersIn(carried: string | undefined): readonly string[] {
  try {
    const papers: unknown = JSON.parse(carried ?? '[]');
    if (!Array.isArray(papers)) return [];
    return papers.filter((paper): paper is string => typeof paper === 'string').slice(0, mostPapers);
  } catch {
    return [];
  }
}

function dropEdit(
  document: vscode.TextDocument,
  position: vscode.Position,
  rows: readonly Citable[],
  stubs: Stubs,
  kind: vscode.DocumentDropOrPasteEditKind,
): vscode.DocumentDropEdit | undefined {
  const language = languageOf(document);
  if (language === undefined) return undefined;
  const offset = document.offsetAt(position);
  const keys = rows.map(({ key }) => key);
  const insertion = citationFor(document.getText(), offset, language, citationsOf(document), keys);
  const isHere = insertion?.offset === offset;
  const edit = new vscode.DocumentDropEdit(isHere ? insertion.text : '', vscode.l10n.t('Cite'), kind);
  if (insertion !== undefined && !isHere) {
    edit.additionalEdit = new vscode.WorkspaceEdit();
    edit.additionalEdit.insert(document.uri, document.positionAt(insertion.offset), insertion.text);
  }
  addEntriesWhenCited(
    document,
    rows.filter(({ standing }) => standing === 'corpus'),
    stubs,
  );
  return edit;
}
