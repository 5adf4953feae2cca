/** What could a key have meant that stands in no bibliography? */
import * as vscode from 'vscode';
import { isBareKey } from '../core/document/pandocKey.ts';
import type { Citation } from '../core/document/slot.ts';
import type { Row } from '../core/show/card.ts';
import type { AcceptedPaper } from './accept.ts';
import { resolveKey } from './citationAt.ts';
import { type Desk, standingOf } from './desk.ts';
import { rangeOf } from './documents.ts';
import { quickFix } from './quickFix.ts';
import { citationsOf } from './reading.ts';

const mostNearest = 4;
const mostOfCorpus = 2;

/** The nearest keys, for this citation and for all of them; papers of the corpora, with their entries. */
export async function unknownKeyFixes(
  desk: Desk,
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  signal: AbortSignal,
): Promise<readonly vscode.CodeAction[]> {
  const { l10n } = vscode;
  const key = document.getText(diagnostic.range);
  const { scope } = await standingOf(desk, document);
  const ask = { ...scope, typed: key, present: [], cited: [], loose: false, limit: 10 };
  const [resolved, found] = await Promise.all([
    resolveKey(desk, document, key, mostNearest, signal),
    desk.asker.ask('complete', ask, signal),
  ]);
  const citations = citationsOf(document).filter((citation) => citation.key === key);
  const own = citations.filter(({ start }) => document.positionAt(start).isEqual(diagnostic.range.start));
  const change = (edit: vscode.WorkspaceEdit, row: Row, which: readonly Citation[]): void => {
    for (const citation of which) replaceKey(edit, document, citation, row.key);
  };
  const corpus = found.filter(({ standing }) => standing === 'corpus');
  const exact = corpus.filter((row) => row.key === key);
  const nearest = resolved?.nearest ?? [];
  const changes = nearest.map((row, rank) =>
    quickFix(diagnostic, l10n.t('Change to {0} ({1})', row.key, row.title), rank === 0 && exact.length === 0, (edit) =>
      change(edit, row, own),
    ),
  );
  const [first] = nearest;
  const all =
    first === undefined || citations.length < 2
      ? []
      : [
          quickFix(diagnostic, l10n.t('Change all {0} to {1}', citations.length, first.key), false, (edit) =>
            change(edit, first, citations),
          ),
        ];
  const added = (exact.length > 0 ? exact : corpus).slice(0, mostOfCorpus).map((row) => {
    const title =
      row.key === key
        ? l10n.t('Add the entry of {0} from {1}', row.title, row.sourceName)
        : l10n.t('Cite {0} from {1}, and add its entry', row.title, row.sourceName);
    const action = quickFix(diagnostic, title, row.key === key, (edit) => {
      if (row.key !== key) change(edit, row, own);
    });
    // VS Code runs no command behind an edit that changes nothing
    if (row.key === key) delete action.edit;
    const accepted: AcceptedPaper = { document: document.uri.toString(), paper: row.paper, key: row.key };
    action.command = { command: 'relatedWork.acceptPaper', title: '', arguments: [accepted] };
    return action;
  });
  return exact.length > 0 ? [...added, ...changes, ...all] : [...changes, ...all, ...added];
}

/** In Markdown a key that cannot stand bare gets braces, and one that can keeps those it has. */
function replaceKey(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, citation: Citation, key: string): void {
  const range = rangeOf(document, citation);
  const isBraced = document.getText(new vscode.Range(range.end, range.end.translate(0, 1))) === '}';
  const needsBraces = citation.command === 'pandoc' && !isBraced && !isBareKey(key);
  edit.replace(document.uri, range, needsBraces ? `{${key}}` : key);
}
