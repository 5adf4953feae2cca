/** Which document does the map belong to, and what does the worker want to know of it? */
import * as vscode from 'vscode';
import type { Written } from '../../core/document/passages.ts';
import type { Scope } from '../../messages/questions.ts';
import { corporaOnly, type Desk, standingOf } from '../desk.ts';
import { activePaperEditor, isInTab, languageOf, openDocument } from '../documents.ts';
import { citedKeys } from '../reading.ts';
import { commandsSetting } from '../settings.ts';

/** The document as the worker is asked about it. */
export interface Followed {
  readonly scope: Scope;
  readonly sources: readonly string[];
  readonly written: Written | undefined;
  readonly cited: readonly string[];
}

/** A paper that was written in, and where it was shown. */
interface WrittenIn {
  readonly uri: vscode.Uri;
  readonly column: vscode.ViewColumn | undefined;
}

/** The paper that was written in last, as long as it stands in a tab; then the one before it, or any that is in sight. */
export class Following {
  /** The newest first. */
  #written: readonly WrittenIn[] = [];
  #last: string | undefined;

  /** Looks which paper it is now. Answers whether it is another than before. */
  look(): boolean {
    const editor = activePaperEditor();
    if (editor !== undefined) this.#remember(editor);
    this.#written = this.#written.filter(({ uri }) => inTab(uri) !== undefined);
    const inSight = this.#written.length === 0 ? somePaper() : undefined;
    if (inSight !== undefined) this.#remember(inSight);
    const now = this.#written[0]?.uri.toString();
    const isOther = now !== this.#last;
    this.#last = now;
    return isOther;
  }

  /** Undefined when none is open. */
  get document(): vscode.TextDocument | undefined {
    const newest = this.#written[0];
    return newest === undefined ? undefined : inTab(newest.uri);
  }

  /** The document in an editor that is in sight; the focus stays where it is, if the document has a column of its own. */
  async editor(): Promise<vscode.TextEditor | undefined> {
    const { document } = this;
    if (document === undefined) return undefined;
    const inSight = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    if (inSight !== undefined) return inSight;
    return vscode.window.showTextDocument(document, { viewColumn: this.#written[0]?.column ?? vscode.ViewColumn.One });
  }

  #remember({ document: { uri }, viewColumn: column }: vscode.TextEditor): void {
    const others = this.#written.filter((each) => each.uri.toString() !== uri.toString());
    this.#written = [{ uri, column }, ...others];
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

/** A document that stands in a tab: VS Code keeps one for a while after its last tab was closed. */
function inTab(uri: vscode.Uri): vscode.TextDocument | undefined {
  const document = openDocument(uri);
  return document !== undefined && isInTab(document) ? document : undefined;
}

/** Any paper that is in sight: the map itself may be the active editor. */
function somePaper(): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => languageOf(document) !== undefined);
}
