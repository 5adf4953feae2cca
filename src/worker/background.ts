/** How does work that nobody waits for let those go first who do? */
import type { Loop } from './slices.ts';

/** Who asked is likely to ask again within this time. */
const QUIET_MS = 150;
/** How long it is rested before anybody looks again. */
const REST_MS = 80;

/** The loop for such work: it rests between slices while somebody asks, unless others wait for its end. */
export class Background implements Loop {
  readonly #loop: Loop;
  readonly #isWaitedFor: () => boolean;
  readonly #mostMs: number;
  #askedAt = -Infinity;

  /** `mostMs`: after so long a slice is done all the same, or who types on and on would keep it from ever being finished. */
  constructor(loop: Loop, { isWaitedFor, mostMs }: { readonly isWaitedFor: () => boolean; readonly mostMs: number }) {
    this.#loop = loop;
    this.#isWaitedFor = isWaitedFor;
    this.#mostMs = mostMs;
  }

  /** Somebody asks. */
  wasAsked(): void {
    this.#askedAt = this.#loop.now();
  }

  async turn(): Promise<void> {
    const start = this.now();
    await this.#loop.turn();
    while (!this.#isWaitedFor() && this.now() - this.#askedAt < QUIET_MS && this.now() - start < this.#mostMs) {
      await this.#loop.rest(REST_MS);
    }
  }

  rest(ms: number): Promise<void> {
    return this.#loop.rest(ms);
  }

  now(): number {
    return this.#loop.now();
  }
}
