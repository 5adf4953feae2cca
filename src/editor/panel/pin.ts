/** Which paragraph does the panel stay at while the cursor moves on? */
import type * as vscode from 'vscode';
import type { PassageInDocument } from './subject.ts';

const name = 'relatedWork.pinned';

/** Kept with the workspace: a pinned paragraph is still pinned after a restart. */
export class Pin {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** The pinned paragraph. */
  get place(): PassageInDocument | undefined {
    return this.#memory.get<PassageInDocument>(name);
  }

  /** Pins a paragraph; undefined: follows the cursor again. */
  set(place: PassageInDocument | undefined): void {
    void this.#memory.update(name, place);
  }
}
