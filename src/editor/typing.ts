/** Which key is somebody typing just now? Nobody wants to be told that half of it is unknown. */
import * as vscode from 'vscode';
import type { Citation } from '../core/document/slot.ts';

/** Follows where documents were changed last. */
export class Typing {
  /** UTF-16 offsets at which the last change ended, one for each cursor, as long as a cursor is still in the same key. */
  readonly #ends = new WeakMap<vscode.TextDocument, readonly number[]>();

  changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    let shift = 0;
    const inOrder = [...contentChanges].sort((one, other) => one.rangeOffset - other.rangeOffset);
    const ends = inOrder.map(({ rangeOffset, rangeLength, text }) => {
      const end = rangeOffset + shift + text.length;
      shift += text.length - rangeLength;
      return end;
    });
    if (ends.length > 0) this.#ends.set(document, ends);
  }

  /**
   * Those of `citations` that nobody is typing: a key is finished once the cursor has left it, and one that the cursor comes
   * to without a change, to be mended say, is no key that is being typed.
   */
  finished(document: vscode.TextDocument, citations: readonly Citation[]): readonly Citation[] {
    const ends = this.#ends.get(document);
    const editor = vscode.window.activeTextEditor;
    if (ends === undefined || editor?.document !== document) return citations;
    const cursors = editor.selections.map(({ active }) => document.offsetAt(active));
    const typed = new Set(citations.filter((each) => isAtOneOf(cursors, each) && isAtOneOf(ends, each)));
    if (typed.size === 0) this.#ends.delete(document);
    return citations.filter((each) => !typed.has(each));
  }
}

function isAtOneOf(offsets: readonly number[], { start, end }: Citation): boolean {
  return offsets.some((offset) => start <= offset && offset <= end);
}
