/** What was made of something a moment ago, and is likely wanted again? */

/**
 * Keeps what was made last for some keys: at least `most`, at most twice as many. It keeps no key alive: what a source held
 * before must not stay in memory because somebody looked at it.
 */
export class Recent<K extends object, V> {
  readonly #most: number;
  readonly #make: (key: K) => V;
  #young = new WeakMap<K, V>();
  #old = new WeakMap<K, V>();
  #count = 0;

  constructor(most: number, make: (key: K) => V) {
    this.#most = most;
    this.#make = make;
  }

  of(key: K): V {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const value = this.#old.get(key) ?? this.#make(key);
    if (this.#count++ === this.#most) {
      this.#old = this.#young;
      this.#young = new WeakMap();
      this.#count = 1;
    }
    this.#young.set(key, value);
    return value;
  }
}
