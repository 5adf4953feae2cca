/** How does a source become papers in the library, and which reading of it counts? */
import type { Library } from '../core/library/library.ts';
import { packInSteps } from '../core/library/packed.ts';
import type { Problem, SourceId } from '../core/paper.ts';
import type { ReadingSteps } from '../core/read/portions.ts';
import { readInSteps } from '../core/read/readSource.ts';
import type { Answer, Ask, Content, SourceState } from '../messages/questions.ts';
import { giveBack } from '../core/giveBack.ts';
import { Background } from './background.ts';
import { BadArchive, gunzip, isGzip } from './gunzip.ts';
import { OneAtATime } from './oneAtATime.ts';
import { inSlices, type Loop, stopIfAborted } from './slices.ts';
import { SourceSnapshots } from './snapshots.ts';

interface Operation {
  readonly controller: AbortController;
  /** Settles when nothing of it happens any more. Never rejects. */
  readonly ended: Promise<unknown>;
}

/**
 * Reads sources into the library. A new source can be searched while it is read; of a known one the old papers answer until
 * the new ones are in. Sources are read side by side.
 */
export class SourceReader {
  readonly #library: Library;
  readonly #loop: Loop;
  readonly #states = new Map<SourceId, SourceState>();
  /** What people call the sources, those that are being read included. */
  readonly #names = new Map<SourceId, string>();
  /** The newest reading or forgetting of each source. */
  readonly #newest = new Map<SourceId, Operation>();
  readonly #changes = new OneAtATime();
  /** For what nobody waits for, unless a source is to be read after it or a passage asks for it. */
  readonly #forTidying: Background;
  readonly #forWriting: Background;
  #waitingForTidy = 0;
  readonly #snapshots: SourceSnapshots;
  /** Settles when what was left for later is done. Never rejects. */
  #tidied: Promise<void> = Promise.resolve();

  constructor(library: Library, loop: Loop) {
    this.#library = library;
    this.#loop = loop;
    const isWaitedFor = (): boolean => this.isReading || this.#waitingForTidy > 0;
    this.#forTidying = new Background(loop, { isWaitedFor, mostMs: 80 });
    this.#forWriting = new Background(loop, { isWaitedFor, mostMs: 2000 });
    this.#snapshots = new SourceSnapshots(library, { loop, background: this.#forWriting }, this.#changes);
  }

  /** All sources in the order in which they came. */
  states(): readonly SourceState[] {
    return [...this.#states.values()];
  }

  /** Whether any source is being read, or comes back. */
  get isReading(): boolean {
    return this.#newest.size > 0;
  }

  /**
   * Settles when all that the ranking of passages counts is counted, of what was read so far: a second for a hundred thousand papers. A
   * passage that is asked about before would count it in one go, and everybody else would wait.
   */
  get tidied(): Promise<void> {
    return this.#tidied;
  }

  /** The same for who waits. */
  async whenTidied(): Promise<void> {
    this.#waitingForTidy++;
    await this.#tidied;
    this.#waitingForTidy--;
  }

  /** A person asks something: what nobody waits for gives way. */
  wasAsked(): void {
    this.#forTidying.wasAsked();
    this.#forWriting.wasAsked();
  }

  /** What people call a source. */
  nameOf(source: SourceId): string {
    return this.#names.get(source) ?? source;
  }

  /** Reads a source (again). Rejects with `Stopped` when a newer reading of it begins or `signal` aborts. */
  async read(ask: Ask<'read'>, signal: AbortSignal): Promise<SourceState> {
    const { source } = ask;
    const start = this.#loop.now();
    const key = isKey(ask.content) ? ask.content.key : undefined;
    const isOurs = key !== undefined;
    if (isOurs) ask.content = this.#snapshots.take(source.id, key);
    this.#names.set(source.id, source.name);
    return this.#instead(source.id, signal, async (isWanted) => {
      const { papers, problems } = await this.#readInto(ask, isOurs, isWanted, signal);
      this.#snapshots.note(source.id, papers === undefined ? undefined : key);
      // nothing could be read at all: what it held before is better than nothing
      const held = papers ?? this.#states.get(source.id)?.papers ?? 0;
      const state = { ...source, papers: held, problems, tookMs: this.#loop.now() - start };
      this.#states.set(source.id, state);
      return state;
    });
  }

  /** Names the content of a source and keeps it; a reading of another content that is under way is dropped. */
  async recognise(ask: Ask<'recognise'>, signal: AbortSignal): Promise<string> {
    this.#snapshots.drop(ask.source.id);
    return this.#instead(ask.source.id, signal, (isWanted) => this.#snapshots.recognise(ask, isWanted));
  }

  /** Puts in a part of a snapshot of a source that was recognised. */
  async restore(ask: Ask<'restore'>, signal: AbortSignal): Promise<Answer<'restore'>> {
    const { source } = ask;
    // what is newer must not be dropped for it
    if (!this.#snapshots.isNext(ask)) return null;
    this.#names.set(source.id, source.name);
    return this.#instead(source.id, signal, async (isWanted) => {
      const restored = await this.#snapshots.restore(ask, isWanted);
      if (restored === null || 'next' in restored) return restored;
      const { text, tookMs } = restored;
      const state: SourceState = { ...source, papers: text.papers, problems: text.problems, tookMs };
      this.#states.set(source.id, state);
      this.#tidy();
      return { state };
    });
  }

  /** A part of the snapshot of a source as it is now; null when it is another by now. */
  async snapshot(source: SourceId, key: string, part: number, signal: AbortSignal): Promise<Uint8Array | null> {
    const state = this.#states.get(source);
    // what is being read anew is not worth keeping
    if (state === undefined || this.#newest.has(source)) return null;
    return this.#snapshots.part(state, { key, part }, signal);
  }

  /** Takes a source out; a reading of it that is under way is dropped. Answers whether it was there. */
  async forget(source: SourceId): Promise<boolean> {
    const wasRead = this.#newest.has(source);
    return this.#instead(source, undefined, () =>
      this.#changes.run(() => {
        this.#library.removeSource(source);
        this.#snapshots.forget(source);
        this.#names.delete(source);
        return this.#states.delete(source) || wasRead;
      }),
    );
  }

  /** Does something with a source in place of what is being done with it. */
  async #instead<T>(
    source: SourceId,
    asked: AbortSignal | undefined,
    job: (isWanted: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const before = this.#newest.get(source);
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    asked?.addEventListener('abort', abort, { once: true });
    const result = (async () => {
      before?.controller.abort();
      await before?.ended;
      stopIfAborted(controller.signal);
      return job(controller.signal);
    })();
    const operation: Operation = { controller, ended: result.catch(() => undefined) };
    this.#newest.set(source, operation);
    try {
      return await result;
    } finally {
      asked?.removeEventListener('abort', abort);
      if (this.#newest.get(source) === operation) this.#newest.delete(source);
    }
  }

  /** Reads it and puts it in; `papers` is undefined when not even its bytes could be had. */
  async #readInto(
    ask: Ask<'read'>,
    isOurs: boolean,
    isWanted: AbortSignal,
    asked: AbortSignal,
  ): Promise<{ papers: number | undefined; problems: readonly Problem[] }> {
    const { source } = ask;
    let steps: ReadingSteps;
    try {
      steps = await this.#stepsOf(ask, isOurs, isWanted);
    } catch (error) {
      if (error instanceof BadArchive) return { papers: undefined, problems: [archiveProblem(error.message)] };
      throw error;
    }
    if (!this.#library.holds(source.id)) {
      // a newer reading takes over what is there; nobody who gave up wants the half of it
      const filling = this.#library.fillSource(source.id, steps, () => !asked.aborted);
      const filled = await inSlices(filling, isWanted, this.#loop, (slice) => this.#changes.run(slice));
      this.#tidy();
      return filled;
    }
    const { papers, problems } = await inSlices(packInSteps(source.id, steps), isWanted, this.#loop);
    await this.#changes.run(() => inSlices(this.#library.replaceSource(source.id, papers), isWanted, this.#loop));
    this.#tidy();
    return { papers: papers.length, problems };
  }

  /** Does what nobody waits for. It ends once it has begun, whatever is read meanwhile. */
  #tidy(): void {
    const never = new AbortController().signal;
    const tidied = this.#changes
      .run(() => inSlices(this.#library.tidy(), never, this.#forTidying))
      .catch(() => undefined);
    this.#tidied = Promise.all([this.#tidied, tidied]).then(() => undefined);
  }

  /** `isOurs`: nobody else has the bytes. */
  async #stepsOf(ask: Ask<'read'>, isOurs: boolean, isWanted: AbortSignal): Promise<ReadingSteps> {
    const { source } = ask;
    const { content } = ask;
    if (typeof content === 'string' || isKey(content)) return readInSteps(source, taken(ask));
    if (!isGzip(content)) {
      const steps = readInSteps(source, taken(ask));
      return isOurs ? thenGivenBack(steps, content) : steps;
    }
    const plain = { ...source, name: source.name.replace(/\.gz$/iu, '') };
    const bytes = await gunzip(content, isWanted, this.#loop);
    ask.content = '';
    return thenGivenBack(readInSteps(plain, bytes), bytes);
  }
}

function* thenGivenBack(steps: ReadingSteps, bytes: Uint8Array): ReadingSteps {
  try {
    return yield* steps;
  } finally {
    giveBack(bytes);
  }
}

/** The message lives until it is answered; 150 MB of bytes need not live beside the papers made of them. */
function taken(ask: Ask<'read'>): Uint8Array | string {
  const { content } = ask;
  ask.content = '';
  return isKey(content) ? '' : content;
}

function isKey(content: Content): content is { readonly key: string } {
  return typeof content !== 'string' && 'key' in content;
}

function archiveProblem(message: string): Problem {
  const start = { line: 0, character: 0 };
  return { code: 'bad-archive', message, severity: 'error', start, end: start };
}
