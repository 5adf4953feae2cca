/** Who may change the library now? */

/** Jobs that must not see each other half done: each starts when the one before has ended. */
export class OneAtATime {
  /** Settles when the last job has ended. Never rejects. */
  #last: Promise<unknown> = Promise.resolve();

  run<T>(job: () => T | Promise<T>): Promise<T> {
    const result = this.#last.then(job);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
