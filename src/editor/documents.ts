/** Which documents are written in, and in which language? */
import * as vscode from 'vscode';
import type { Language } from '../core/document/slot.ts';

const byLanguageId: ReadonlyMap<string, Language> = new Map([
  ['latex', 'latex'],
  ['tex', 'latex'],
  ['latex-expl3', 'latex'],
  ['rsweave', 'latex'],
  ['markdown', 'markdown'],
  ['quarto', 'markdown'],
  ['rmd', 'markdown'],
]);

/** Endings that count where no extension has claimed them for a language. */
const byEnding: ReadonlyMap<string, Language> = new Map([
  ['ltx', 'latex'],
  ['rnw', 'latex'],
  ['tex', 'latex'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['qmd', 'markdown'],
  ['rmd', 'markdown'],
]);

/** What the providers are registered for: the same as `languageOf`, in VS Code's words. */
export const documentSelector: vscode.DocumentSelector = [
  ...[...byLanguageId.keys()].map((language) => ({ language })),
  { pattern: '**/*.{ltx,Rnw,rnw,qmd,Rmd,rmd}' },
];

/** The language whose rules of citing hold in a document; undefined where nothing is cited. */
export function languageOf(document: vscode.TextDocument): Language | undefined {
  // a comparison, or the output of another extension, is nobody's paper
  if (['output', 'git', 'vscode-scm'].includes(document.uri.scheme)) return undefined;
  const known = byLanguageId.get(document.languageId);
  if (known !== undefined) return known;
  // a file that somebody else's language has claimed is theirs, whatever its ending; one that nobody knows is ours
  return /^(?:plaintext|doctex|tex|bibtex-style)$/.test(document.languageId) ||
    !/\.(?:tex|md|markdown)$/i.test(document.uri.path)
    ? languageOfPath(document.uri.path)
    : undefined;
}

/** The same for a file that is not open, told by its ending. */
export function languageOfPath(path: string): Language | undefined {
  return byEnding.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}

/** The editor that the person writes in: the active one, if a paper is written there. */
export function activePaperEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && languageOf(editor.document) !== undefined ? editor : undefined;
}

/** The open document of a uri, dirty or not. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === wanted);
}

/** Whether a document stands in a tab: VS Code keeps one open for a while after its last tab was closed. */
export function isInTab({ uri, isClosed }: vscode.TextDocument): boolean {
  const wanted = uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return !isClosed && tabs.some(({ input }) => urisOf(input).some((each) => each.toString() === wanted));
}

function urisOf(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}

/** The range of a span of offsets. */
export function rangeOf(document: vscode.TextDocument, span: { start: number; end: number }): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** The last part of a path, decoded: what people call a file. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
