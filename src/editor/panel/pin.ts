/** Which paragraph does the panel stay at while the cursor moves on? It is followed while it is edited. */
import * as vscode from 'vscode';
import { paragraphAgain, paragraphIn, paragraphThatBegins, spanAfter } from '../../core/document/pinned.ts';
import type { Span } from '../../core/document/slot.ts';
import { openDocument } from '../documents.ts';
import { passageAt } from '../passages.ts';
import type { PassageInDocument } from './subject.ts';

const name = 'relatedWork.pinned';

/** Kept with the workspace: a pinned paragraph is still pinned after a restart. */
export class Pin implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #subscriptions: vscode.Disposable;
  #place: PassageInDocument | undefined;
  /** Where it stands in its open document, moved by every edit; undefined while nobody follows them, or nothing is left. */
  #span: Span | undefined;
  /** The version of its open document in which it was looked for last. */
  #version: number | undefined;
  #isGone = false;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#place = memory.get<PassageInDocument>(name);
    const { workspace } = vscode;
    this.#subscriptions = vscode.Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!this.isIn(document) || this.#span === undefined) return;
        const changes = contentChanges.map(({ rangeOffset: offset, rangeLength: length, text }) => {
          return { offset, length, inserted: text.length };
        });
        this.#span = spanAfter(
          this.#span,
          changes.sort((one, other) => other.offset - one.offset),
        );
      }),
      workspace.onDidCloseTextDocument((document) => {
        // edits that come now are not seen
        if (this.isIn(document)) this.#version = this.#span = undefined;
      }),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          if (this.#place?.document === oldUri.toString()) this.#keep({ ...this.#place, document: newUri.toString() });
        }
      }),
    );
  }

  /** The pinned paragraph, as it was when it was looked for last. */
  get place(): PassageInDocument | undefined {
    return this.#place;
  }

  /** Whether it was there no more then. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Whether the pinned paragraph stands in this document. */
  isIn(document: vscode.TextDocument): boolean {
    return this.#place?.document === document.uri.toString();
  }

  /** Pins a paragraph; undefined: follows the cursor again. */
  set(place: PassageInDocument | undefined): void {
    this.#version = this.#span = undefined;
    this.#isGone = false;
    this.#keep(place);
  }

  /** Looks what the paragraph says now, as far as its document is open. */
  look(): void {
    const document = this.#place === undefined ? undefined : openDocument(vscode.Uri.parse(this.#place.document));
    if (document !== undefined) this.#lookIn(document);
  }

  /** The same, whether its document is open or not. */
  async lookAnywhere(): Promise<void> {
    const place = this.#place;
    if (place === undefined) return;
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.document));
      if (this.#place === place) this.#lookIn(document);
    } catch {
      // the file has gone, and the paragraph with it
      if (this.#place === place) this.#isGone = true;
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #lookIn(document: vscode.TextDocument): void {
    const place = this.#place;
    if (place === undefined || document.version === this.#version) return;
    const wasFollowed = this.#version !== undefined;
    this.#version = document.version;
    const text = document.getText();
    const read = (offset: number) => passageAt(document, offset);
    const there = this.#span === undefined ? undefined : paragraphIn(text, this.#span, place, read);
    const now = there ?? (wasFollowed ? paragraphThatBegins : paragraphAgain)(text, place, read);
    this.#isGone = now === undefined;
    // what has no words now may have some in a moment: the first letter of a new text, what was made a comment
    if (now === undefined) return;
    this.#span = now.passage.span;
    this.#keep({ ...place, ...now });
  }

  #keep(place: PassageInDocument | undefined): void {
    this.#place = place;
    void this.#memory.update(name, place);
  }
}
