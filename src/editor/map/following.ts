/** Which document does the map belong to, and what does the worker want to know of it? */
import * as vscode from 'vscode';
import type { Written } from '../../core/document/passages.ts';
import type { Scope } from '../../messages/questions.ts';
import { corporaOnly, type Desk, standingOf } from '../desk.ts';
import { activePaperEditor, languageOf, openDocument } from '../documents.ts';
import { citedKeys } from '../reading.ts';
import { commandsSetting } from '../settings.ts';

/** The document as the worker is asked about it. */
export interface Followed {
  readonly scope: Scope;
  readonly sources: readonly string[];
  readonly written: Written | undefined;
  readonly cited: readonly string[];
}

/** The paper that was written in last. */
export class Following {
  #document: vscode.Uri | undefined;
  #column: vscode.ViewColumn | undefined;

  /** Looks whether another paper is being written in. Answers whether it is another than before. */
  look(): boolean {
    const editor = activePaperEditor() ?? (this.document === undefined ? somePaper() : undefined);
    if (editor === undefined) return false;
    const isOther = editor.document.uri.toString() !== this.#document?.toString();
    this.#document = editor.document.uri;
    this.#column = editor.viewColumn ?? this.#column;
    return isOther;
  }

  /** Undefined when none is open. */
  get document(): vscode.TextDocument | undefined {
    return this.#document === undefined ? undefined : openDocument(this.#document);
  }

  /** The document in an editor that is in sight; the focus stays where it is, if the document has a column of its own. */
  async editor(): Promise<vscode.TextEditor | undefined> {
    const { document } = this;
    if (document === undefined) return undefined;
    const inSight = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    if (inSight !== undefined) return inSight;
    return vscode.window.showTextDocument(document, { viewColumn: this.#column ?? vscode.ViewColumn.One });
  }

  async ask(desk: Desk): Promise<Followed> {
    const { document } = this;
    if (document === undefined) return { ...(await corporaOnly(desk)), written: undefined, cited: [] };
    const { scope, sources } = await standingOf(desk, document);
    const language = languageOf(document);
    const written =
      language === undefined
        ? undefined
        : { text: document.getText(), language, commands: commandsSetting(document.uri) };
    return { scope, sources, written, cited: citedKeys(document) };
  }
}

/** Any paper that is in sight: the map itself may be the active editor. */
function somePaper(): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => languageOf(document) !== undefined);
}
