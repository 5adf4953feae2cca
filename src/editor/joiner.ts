/** When does the code join that activation does not wait for? In a moment, or when somebody needs it. */
import type * as vscode from 'vscode';
import { delays } from './delays.ts';
import { reasonOf } from './log.ts';
import type { Log } from './ports.ts';

/** Loads it once, and registers what is in it. */
export class Joiner<L> implements vscode.Disposable {
  readonly #load: () => Promise<L>;
  readonly #register: (later: L) => vscode.Disposable;
  readonly #log: Log;
  #registered: vscode.Disposable | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loaded: Promise<L> | undefined;
  #isOver = false;

  constructor(load: () => Promise<L>, register: (later: L) => vscode.Disposable, log: Log) {
    this.#load = load;
    this.#register = register;
    this.#log = log;
  }

  /** Loads it in a moment: activation is over by then. */
  joinSoon(): void {
    this.#timer = setTimeout(() => {
      this.join().catch((error: unknown) => this.#log.error(`later: ${reasonOf(error)}`));
    }, delays.beforeJoiningMs);
  }

  /** The code, loaded and registered. */
  join(): Promise<L> {
    this.#loaded ??= this.#load().then((later) => {
      if (!this.#isOver) this.#registered = this.#register(later);
      return later;
    });
    return this.#loaded;
  }

  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#registered?.dispose();
  }
}
