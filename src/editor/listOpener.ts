/** When does the list open by itself where VS Code would leave it closed? In the middle of a key, and in Markdown. */
import * as vscode from 'vscode';
import { delays } from './delays.ts';
import { activePaperEditor } from './documents.ts';
import { slotAt } from './reading.ts';
import { quickSuggestionsAreOff } from './settings.ts';

/**
 * VS Code suggests by itself only at the end of a word, and in Markdown not at all. Where a key is typed the list is
 * wanted: it is asked for when, a moment after a letter, VS Code has not asked by itself.
 */
export class ListOpener implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #asked = { name: '', version: -1 };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeTextDocument((change) => this.#look(change));
  }

  /** VS Code has asked for the list of a document. */
  wasAsked(document: vscode.TextDocument): void {
    this.#asked = { name: document.uri.toString(), version: document.version };
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  #look({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const [typed] = contentChanges;
    if (typed === undefined || document !== activePaperEditor()?.document) return;
    clearTimeout(this.#timer);
    // one letter typed, at however many cursors; nothing pasted, undone or accepted from a list
    const isTyping =
      reason === undefined && contentChanges.every(({ text, rangeLength }) => text.length === 1 && rangeLength === 0);
    if (!isTyping || !/[\p{L}\p{N}]/u.test(typed.text)) return;
    const { version } = document;
    this.#timer = setTimeout(() => this.#open(document, version), delays.beforeOpeningMs);
  }

  #open(document: vscode.TextDocument, version: number): void {
    const editor = activePaperEditor();
    if (editor?.document !== document || document.version !== version) return;
    if (this.#asked.name === document.uri.toString() && this.#asked.version >= version) return;
    if (quickSuggestionsAreOff(document)) return;
    const slot = slotAt(document, document.offsetAt(editor.selection.active));
    if (slot === undefined || slot.loose) return;
    void vscode.commands.executeCommand('editor.action.triggerSuggest');
  }
}
