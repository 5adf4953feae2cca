/** How does a source become papers in the library, and which reading of it counts? */
import type { Library } from '../core/library/library.ts';
import type { Problem, Reading, SourceId } from '../core/paper.ts';
import { readInSteps } from '../core/read/readSource.ts';
import type { Ask, SourceDescription, SourceState } from '../messages/questions.ts';
import { BadArchive, gunzip, isGzip } from './gunzip.ts';
import { inSlices, type Loop } from './slices.ts';

/** Not even its bytes could be had. */
interface Unreadable {
  readonly papers: undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads sources into the library. Readings of different sources run side by side, indexing one after the other; the old
 * papers of a source answer until the new ones are in.
 */
export class SourceReader {
  readonly #library: Library;
  readonly #loop: Loop;
  readonly #states = new Map<SourceId, SourceState>();
  readonly #running = new Map<SourceId, AbortController>();
  /** Settles when the library is free. Never rejects. */
  #indexing: Promise<unknown> = Promise.resolve();

  constructor(library: Library, loop: Loop) {
    this.#library = library;
    this.#loop = loop;
  }

  /** All sources in the order in which they came. */
  states(): readonly SourceState[] {
    return [...this.#states.values()];
  }

  /** What people call a source. */
  nameOf(source: SourceId): string {
    return this.#states.get(source)?.name ?? source;
  }

  /** Reads a source (again). Rejects with `Stopped` when a newer reading of it begins or `signal` aborts. */
  async read(ask: Ask<'read'>, signal: AbortSignal): Promise<SourceState> {
    const { source } = ask;
    this.#running.get(source.id)?.abort();
    const controller = new AbortController();
    signal.addEventListener('abort', () => controller.abort(), { once: true });
    this.#running.set(source.id, controller);
    const start = this.#loop.now();
    try {
      const reading = await this.#reading(source, taken(ask), controller.signal);
      return await this.#whenFree(async () => {
        const { papers, problems } = reading;
        // nothing could be read at all: what it held before is better than nothing
        const held = papers === undefined ? (this.#states.get(source.id)?.papers ?? 0) : papers.length;
        if (papers !== undefined)
          await inSlices(this.#library.setSource(source.id, papers), controller.signal, this.#loop);
        const state = { ...source, papers: held, problems, tookMs: this.#loop.now() - start };
        this.#states.set(source.id, state);
        return state;
      });
    } finally {
      if (this.#running.get(source.id) === controller) this.#running.delete(source.id);
    }
  }

  /** Takes a source out; a reading of it that is under way is dropped. Answers whether it was there. */
  async forget(source: SourceId): Promise<boolean> {
    const running = this.#running.get(source);
    running?.abort();
    this.#running.delete(source);
    return this.#whenFree(() => {
      this.#library.removeSource(source);
      return Promise.resolve(this.#states.delete(source) || running !== undefined);
    });
  }

  async #reading(
    source: SourceDescription,
    content: Uint8Array | string,
    signal: AbortSignal,
  ): Promise<Reading | Unreadable> {
    if (typeof content === 'string' || !isGzip(content)) {
      return inSlices(readInSteps(source, content), signal, this.#loop);
    }
    try {
      const plain = { ...source, name: source.name.replace(/\.gz$/iu, '') };
      return await inSlices(readInSteps(plain, await gunzip(content, signal, this.#loop)), signal, this.#loop);
    } catch (error) {
      if (error instanceof BadArchive) return { papers: undefined, problems: [archiveProblem(error.message)] };
      throw error;
    }
  }

  /** Two indexings at once would see each other's half-done work. */
  #whenFree<T>(job: () => Promise<T>): Promise<T> {
    const result = this.#indexing.then(job);
    this.#indexing = result.catch(() => undefined);
    return result;
  }
}

/** The message lives until it is answered; 150 MB of bytes need not live beside the papers made of them. */
function taken(ask: Ask<'read'>): Uint8Array | string {
  const { content } = ask;
  ask.content = '';
  return content;
}

function archiveProblem(message: string): Problem {
  const start = { line: 0, character: 0 };
  return { code: 'bad-archive', message, severity: 'error', start, end: start };
}
