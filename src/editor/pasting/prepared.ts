/** What is done when a person takes what was offered for a paste or a drop? */

/** Edits that were offered, and what is to be done when one is chosen: VS Code asks for it then, and not before. */
export class Prepared<Edit extends object> {
  readonly #jobs = new WeakMap<Edit, (edit: Edit, signal: AbortSignal) => unknown>();

  /** Remembers what comes with an edit, which may still change then. */
  with(edit: Edit, whenChosen: (edit: Edit, signal: AbortSignal) => unknown): Edit {
    this.#jobs.set(edit, whenChosen);
    return edit;
  }

  /** The edit as it is to be made. */
  async resolve(edit: Edit, signal: AbortSignal): Promise<Edit> {
    await this.#jobs.get(edit)?.(edit, signal);
    return edit;
  }
}
