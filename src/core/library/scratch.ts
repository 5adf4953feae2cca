/** Where does a question put a number for every document? In arrays that the next question uses again. */

/** New arrays for each key press would be most of what it costs: at 100,000 papers two megabytes. */
export class Scratch {
  readonly #floats = new Map<string, Float32Array>();
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #numbers = new Map<string, Uint32Array>();

  /** Zeros. They are the asker's until somebody asks for the same name. */
  floats(name: string, length: number): Float32Array {
    const known = this.#floats.get(name);
    if (known?.length === length) return known.fill(0);
    const fresh = new Float32Array(length);
    this.#floats.set(name, fresh);
    return fresh;
  }

  bytes(name: string, length: number): Uint8Array {
    const known = this.#bytes.get(name);
    if (known?.length === length) return known.fill(0);
    const fresh = new Uint8Array(length);
    this.#bytes.set(name, fresh);
    return fresh;
  }

  /** Whatever was there before. */
  numbers(name: string, length: number): Uint32Array {
    const known = this.#numbers.get(name);
    if (known !== undefined && known.length >= length) return known;
    const fresh = new Uint32Array(length);
    this.#numbers.set(name, fresh);
    return fresh;
  }
}
