/** Command: cite or add a paper of which one has a DOI, an arXiv id, or its BibTeX. */
import * as vscode from 'vscode';
import { spelled } from '../../core/identify/identifier.ts';
import type { Paper, PaperId } from '../../core/paper.ts';
import { addAndFollow } from '../accept.ts';
import { bibSelector } from '../bibEntries.ts';
import { editorToCiteIn } from '../citing.ts';
import { delays } from '../delays.ts';
import { type Desk, standingOf } from '../desk.ts';
import { onlineOf, tellOff } from '../online/online.ts';
import { papersOf, type PastedPaper, pastedIn, withKeys } from '../pasting/asked.ts';
import { citationAt } from '../pasting/citation.ts';
import { bibScope } from '../pasting/entryOffer.ts';
import { lookedUp, namesOf, wayFor } from '../pasting/lookedUp.ts';
import type { Stubs } from '../stubs.ts';
import { addToBib } from './addToBib.ts';

/**
 * `Related Work: Add by Identifier...`. In a document the paper is cited at the cursor, and gets its entry; in a .bib it gets
 * its entry in its place. `given`: the identifier, where it is not to be asked for.
 */
export async function addByIdentifier(desk: Desk, stubs: Stubs, given: unknown): Promise<void> {
  const { l10n, window, languages } = vscode;
  const active = window.activeTextEditor;
  const isBibliography = active !== undefined && languages.match(bibSelector, active.document) > 0;
  const editor = isBibliography ? active : editorToCiteIn();
  if (editor === undefined) {
    void window.showInformationMessage(
      l10n.t('Open the document that is to cite the paper, or the .bib that gets its entry.'),
    );
    return;
  }
  const text = typeof given === 'string' ? given : await askFor();
  if (text === undefined) return;
  const pasted = pastedIn(text);
  if (pasted === undefined) {
    void window.showInformationMessage(l10n.t('“{0}” is no identifier of a paper, nor BibTeX.', text.slice(0, 80)));
    return;
  }
  const { document } = editor;
  const { signal } = new AbortController();
  const scope = isBibliography
    ? await bibScope(desk, document.uri, delays.firstHoverMs, signal)
    : await documentScope(desk, document, signal);
  const known = await papersOf(desk.asker, pasted, scope, signal);
  const papers = known.unknown.length === 0 ? known.papers : await withUnknown(desk, known, scope, signal);
  if (papers === undefined || document.isClosed) return;
  if (isBibliography) await addToBib(desk, editor, papers);
  else await cite(editor, papers, stubs);
}

/** Tells while one types what it is taken for. */
async function askFor(): Promise<string | undefined> {
  const { l10n } = vscode;
  return vscode.window.showInputBox({
    title: l10n.t('Add by Identifier'),
    prompt: l10n.t('A DOI, an arXiv id, a PubMed id (PMID: 123), an ISBN, an address of the paper, or BibTeX'),
    placeHolder: '10.1000/182',
    ignoreFocusOut: true,
    validateInput: (typed) => (typed.trim() === '' ? undefined : takenFor(typed)),
  });
}

function takenFor(typed: string): vscode.InputBoxValidationMessage {
  const { l10n, InputBoxValidationSeverity } = vscode;
  const pasted = pastedIn(typed);
  if (pasted === undefined)
    return { message: l10n.t('Not (yet) an identifier.'), severity: InputBoxValidationSeverity.Warning };
  const message = pasted.kind === 'bibtex' ? 'BibTeX' : pasted.identifiers.map(spelled).join(', ').slice(0, 200);
  return { message, severity: InputBoxValidationSeverity.Info };
}

type Scope = { readonly bibliographies: readonly string[]; readonly keyPattern: string };

async function documentScope(desk: Desk, document: vscode.TextDocument, signal: AbortSignal): Promise<Scope> {
  const { scope, sources } = await standingOf(desk, document);
  await desk.sources.ready(sources, delays.firstHoverMs, signal);
  return scope;
}

/** Undefined where what is unknown could not be had; the person knows why. */
async function withUnknown(
  desk: Desk,
  known: Awaited<ReturnType<typeof papersOf>>,
  scope: Scope,
  signal: AbortSignal,
): Promise<readonly PastedPaper[] | undefined> {
  const online = onlineOf(desk);
  const way = wayFor(known.unknown, online);
  if (way === undefined || way === 'switch-on') {
    void tellOff(namesOf(known.unknown));
    return undefined;
  }
  const found = way === 'web-page' ? await lookedUp(known, way, online, signal) : await lookedUpShown(desk, known);
  if (found === undefined) return undefined;
  const taken = known.papers.map(({ key }) => key);
  const papers = found.map((paper) => ({ paper }));
  return [...known.papers, ...(await withKeys(desk.asker, papers, scope, signal, taken))];
}

async function lookedUpShown(
  desk: Desk,
  { unknown }: Awaited<ReturnType<typeof papersOf>>,
): Promise<readonly Paper[] | undefined> {
  const found = await onlineOf(desk).findShown(unknown);
  if (found !== undefined && 'told' in found) void vscode.window.showWarningMessage(found.told);
  return found !== undefined && 'papers' in found ? found.papers : undefined;
}

/** Cites at the cursor, one step of undo; entries follow. */
async function cite(editor: vscode.TextEditor, papers: readonly PastedPaper[], stubs: Stubs): Promise<void> {
  const { document } = editor;
  const keys = [...new Set(papers.map(({ key }) => key))];
  const offset = document.offsetAt(editor.selection.active);
  const citation = citationAt(document, offset, keys);
  if (citation === undefined) {
    const told = vscode.l10n.t('Already cited here: {0}', keys.join(', '));
    vscode.window.setStatusBarMessage(`$(quote) ${told}`, delays.statusMessageMs);
    return;
  }
  const { text, elsewhere } = citation;
  const at = document.positionAt(elsewhere?.offset ?? offset);
  if (!(await editor.edit((edit) => edit.insert(at, elsewhere?.text ?? text)))) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The document cannot be changed.'));
    return;
  }
  const end = document.positionAt(document.offsetAt(at) + (elsewhere?.text ?? text).length);
  editor.selection = new vscode.Selection(end, end);
  editor.revealRange(editor.selection);
  // one after the other: where a work has another key by now, the document is changed
  for (const { paper, key, entry, isCitable } of papers) {
    if (!isCitable || !isId(paper)) await addAndFollow(stubs, document, paper, key, entry);
  }
}

function isId(paper: PaperId | Paper): paper is PaperId {
  return typeof paper === 'string';
}
