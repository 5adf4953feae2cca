/** When does the code join that activation does not wait for? In a moment, or when somebody needs it. */
import type * as vscode from 'vscode';
import { delays } from './delays.ts';
import type { Desk, Later } from './desk.ts';
import { reasonOf } from './log.ts';
import type { Log } from './ports.ts';

/** Loads it once, and registers what is in it. */
export class Joiner<L extends Later> implements vscode.Disposable {
  readonly #load: () => Promise<L>;
  readonly #log: Log;
  #registered: vscode.Disposable | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loaded: Promise<L> | undefined;
  #isOver = false;

  constructor(load: () => Promise<L>, log: Log) {
    this.#load = load;
    this.#log = log;
  }

  /** Loads it in a moment: activation is over by then. */
  joinSoon(desk: Desk): void {
    this.#timer = setTimeout(() => {
      this.join(desk).catch((error: unknown) => this.#log.error(`later: ${reasonOf(error)}`));
    }, delays.beforeJoiningMs);
  }

  /** The code, loaded and registered. */
  join(desk: Desk): Promise<L> {
    this.#loaded ??= this.#load().then((later) => {
      if (!this.#isOver) this.#registered = later.registerLater(desk);
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
