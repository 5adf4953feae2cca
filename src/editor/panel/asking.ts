/** How is only the newest question's answer ever shown? Imports no vscode. */
import type { Suggestion } from '../../core/show/card.ts';
import type { Emptiness, PanelSubject, ToPanel } from '../../messages/panel.ts';
import { reasonOf } from '../reasonOf.ts';

/** What was found. */
export type Found =
  | { readonly kind: 'cards'; readonly suggestions: readonly Suggestion[]; readonly hasMore: boolean }
  | { readonly kind: 'none'; readonly why: Emptiness };

/** Asks one thing after the other: with each, the one before is given up, and whatever still comes of it is dropped. */
export class Asking {
  readonly #post: (message: ToPanel) => void;
  readonly #onFailure: (reason: string) => void;
  #id = 0;
  #running = new AbortController();
  #shown: readonly Suggestion[] = [];
  #empty: Emptiness | undefined;

  constructor(post: (message: ToPanel) => void, onFailure: (reason: string) => void) {
    this.#post = post;
    this.#onFailure = onFailure;
  }

  /** The cards that the panel shows: those of the newest answer. */
  get shown(): readonly Suggestion[] {
    return this.#shown;
  }

  /** Why it shows none. */
  get empty(): Emptiness | undefined {
    return this.#empty;
  }

  /** Asks; answers whether the panel shows what was found: not when something newer was asked, or the search failed. */
  async ask(subject: PanelSubject, find: (signal: AbortSignal) => Promise<Found>): Promise<boolean> {
    this.#running.abort();
    const running = new AbortController();
    this.#running = running;
    const isWanted = (): boolean => this.#running === running && !running.signal.aborted;
    const id = ++this.#id;
    this.#post({ kind: 'asked', id, subject });
    try {
      const found = await find(running.signal);
      if (!isWanted()) return false;
      if (found.kind === 'none') this.#none(id, found.why);
      else {
        const { suggestions, hasMore } = found;
        this.#shown = suggestions;
        this.#empty = undefined;
        this.#post({ kind: 'answered', id, suggestions, hasMore });
      }
      return true;
    } catch (error) {
      if (!isWanted()) return false;
      this.#onFailure(reasonOf(error));
      this.#none(id, 'failed', reasonOf(error));
      return false;
    }
  }

  /** Says why there is nothing to ask for. */
  say(why: Emptiness): void {
    this.#running.abort();
    if (this.#empty !== why) this.#none(++this.#id, why);
  }

  /** Gives up what is being asked. */
  stop(): void {
    this.#running.abort();
  }

  /** The panel knows nothing (any more): whatever is said next is news to it. */
  forget(): void {
    this.#empty = undefined;
  }

  #none(id: number, why: Emptiness, detail?: string): void {
    this.#shown = [];
    this.#empty = why;
    this.#post({ kind: 'empty', id, why, ...(detail === undefined ? {} : { detail }) });
  }
}
