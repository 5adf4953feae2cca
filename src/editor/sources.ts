/** Which sources does the library hold, and is each of them as its file or open editor has it? */
import * as vscode from 'vscode';
import type { SourceId } from '../core/paper.ts';
import type { SourceDescription, SourceState } from '../messages/questions.ts';
import { type Asker, Cancelled, WorkerDied } from './ask.ts';
import { delays } from './delays.ts';
import { reasonOf } from './log.ts';
import type { Log } from './ports.ts';
import type { Snapshots } from './snapshots.ts';
import { contentOf, stampOf, watchFile } from './sourceContent.ts';
import { within } from './within.ts';

/** A source that somebody wants read, and where its bytes are. */
export interface WantedSource extends SourceDescription {
  readonly uri: vscode.Uri;
  /** Ships with the extension: never changes, so nothing watches it. */
  readonly fixed?: boolean;
}

/** What is known of a source on this side of the worker. */
export interface KnownSource {
  readonly wanted: WantedSource;
  /** Undefined until it has been read. */
  readonly state: SourceState | undefined;
  readonly gone: boolean;
  readonly isReading: boolean;
  /** When it was read last, in milliseconds of the day's clock. */
  readonly readAt: number | undefined;
}

interface Held extends KnownSource {
  readonly watcher: vscode.Disposable | undefined;
  /** Settles, never rejects, when the newest reading has ended. */
  reading: Promise<void>;
  /** Counts readings, so that a late one knows that it is late. */
  turn: number;
  /** Aborts the newest reading. */
  stop: AbortController;
  state: SourceState | undefined;
  gone: boolean;
  isReading: boolean;
  readAt: number | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Its file has been away once: if it still is at the next look, its papers go. */
  isMissed: boolean;
  /** What the file was like when it was read last. */
  stamp: string | undefined;
  /** A look whether it is still like that. */
  look: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Reads sources once somebody wants them, and again whenever their file or their open editor changes. The papers live in
 * the worker: here are only names, counts and problems.
 */
export class Sources implements vscode.Disposable {
  readonly #held = new Map<SourceId, Held>();
  readonly #changed = new vscode.EventEmitter<WantedSource>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed];
  #open = 0;

  /** Fires when a source begins to be read, has been read, or has gone. */
  readonly onDidChange = this.#changed.event;

  private readonly asker: Asker;
  private readonly log: Log;
  private readonly snapshots: Snapshots;

  constructor(asker: Asker, log: Log, snapshots: Snapshots) {
    this.asker = asker;
    this.log = log;
    this.snapshots = snapshots;
    this.#disposables.push(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        const name = document.uri.toString();
        this.#later(this.#held.get(name), delays.afterTypingMs);
        // the items of a YAML header are a source of their own
        this.#later(this.#held.get(`${name}#references`), delays.afterTypingMs);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#later(this.#held.get(document.uri.toString()), delays.afterDiskChangeMs);
      }),
    );
    asker.onRestart(() => {
      for (const held of this.#held.values()) this.#read(held);
    });
  }

  /** Whether anything is being read right now. */
  get isReading(): boolean {
    return this.#open > 0;
  }

  /** What is known of every source, in the order in which they came. */
  states(): readonly KnownSource[] {
    return [...this.#held.values()];
  }

  /** Whether a file was looked for and is not there. */
  isGone(source: SourceId): boolean {
    return this.#held.get(source)?.gone ?? false;
  }

  /** Reads what is not held yet. Returns at once. */
  want(sources: readonly WantedSource[]): void {
    for (const wanted of sources) {
      const known = this.#held.get(wanted.id);
      if (known?.gone === true) this.#lookLater(known);
      if (known !== undefined) continue;
      const held: Held = {
        wanted,
        watcher: wanted.fixed === true ? undefined : this.#watch(wanted),
        reading: Promise.resolve(),
        turn: 0,
        stop: new AbortController(),
        state: undefined,
        gone: false,
        isReading: false,
        readAt: undefined,
        timer: undefined,
        isMissed: false,
        stamp: undefined,
        look: undefined,
      };
      this.#held.set(wanted.id, held);
      this.#read(held);
      // a watcher sees nothing in the first moments: git may swap files just then
      this.#lookLater(held);
    }
  }

  /** Takes a source and its papers out. */
  forget(source: SourceId): void {
    const held = this.#held.get(source);
    if (held === undefined) return;
    this.#held.delete(source);
    held.turn += 1;
    clearTimeout(held.timer);
    clearTimeout(held.look);
    held.watcher?.dispose();
    void this.#tellWorkerToForget(source);
    this.#changed.fire(held.wanted);
  }

  /** Gives up reading a source that is being read: the papers that it had stay. */
  stop(source: SourceId): void {
    this.#held.get(source)?.stop.abort();
  }

  /** Reads one source now, held or not. Settles when it is read. */
  async readAgain(wanted: WantedSource): Promise<void> {
    const held = this.#held.get(wanted.id);
    if (held === undefined) this.want([wanted]);
    else this.#read(held);
    await this.#settled([wanted.id]);
  }

  /** Reads everything again. Settles when all is read. */
  async rebuild(): Promise<void> {
    for (const held of this.#held.values()) this.#read(held);
    await this.#settled([...this.#held.keys()]);
  }

  /**
   * Settles when these sources have been read, or after `withinMs`, or when `signal` aborts. Answers whether all of them
   * are read: if not, what the worker answers now will not be the last word.
   */
  async ready(sources: readonly SourceId[], withinMs: number, signal: AbortSignal): Promise<boolean> {
    if (sources.every((source) => this.#isRead(source))) return true;
    await within(this.#settled(sources), withinMs, signal);
    return sources.every((source) => this.#isRead(source));
  }

  dispose(): void {
    for (const held of this.#held.values()) {
      clearTimeout(held.timer);
      clearTimeout(held.look);
      held.watcher?.dispose();
    }
    this.#held.clear();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #isRead(source: SourceId): boolean {
    const held = this.#held.get(source);
    return held === undefined || held.state !== undefined || held.gone;
  }

  /** A reading may be superseded while it is waited for: wait for the one that followed, too. */
  async #settled(sources: readonly SourceId[]): Promise<void> {
    for (const source of sources) {
      for (let held = this.#held.get(source); held !== undefined; held = this.#held.get(source)) {
        const { turn } = held;
        await held.reading;
        if (held.turn === turn) break;
      }
    }
  }

  #watch({ id, uri }: WantedSource): vscode.Disposable {
    return watchFile(uri, (isDeleted) => {
      const held = this.#held.get(id);
      // editors and git replace files by deleting and creating them: the papers stay until the file stays away
      if (held !== undefined && isDeleted) held.isMissed = true;
      this.#later(held, isDeleted ? delays.afterVanishingMs : delays.afterDiskChangeMs);
    });
  }

  #later(held: Held | undefined, delayMs: number): void {
    if (held === undefined) return;
    clearTimeout(held.timer);
    held.timer = setTimeout(() => this.#read(held), delayMs);
  }

  /** Reads a source again if, in a while, its file is not what it was when it was read. */
  #lookLater(held: Held): void {
    if (held.wanted.fixed === true) return;
    held.look ??= setTimeout(() => {
      void stampOf(held.wanted.uri).then((stamp) => {
        held.look = undefined;
        if (stamp !== held.stamp && this.#held.get(held.wanted.id) === held) this.#read(held);
      });
    }, delays.watcherAwakeMs);
  }

  #read(held: Held): void {
    clearTimeout(held.timer);
    held.turn += 1;
    this.#open += 1;
    held.isReading = true;
    held.stop = new AbortController();
    const { turn } = held;
    const isWanted = (): boolean => held.turn === turn && this.#held.get(held.wanted.id) === held;
    held.reading = this.#readOnce(held, isWanted)
      .catch((error: unknown) => {
        // superseded by a newer reading, or the worker is being started again and will be sent everything
        if (error instanceof Cancelled || error instanceof WorkerDied)
          this.log.debug(`${held.wanted.name}: ${error.message}`);
        else this.log.error(`${held.wanted.name}: ${reasonOf(error)}`);
      })
      .finally(() => {
        this.#open -= 1;
        if (held.turn === turn) held.isReading = false;
        this.#changed.fire(held.wanted);
      });
    this.#changed.fire(held.wanted);
  }

  async #readOnce(held: Held, isWanted: () => boolean): Promise<void> {
    const { uri, fixed, ...source } = held.wanted;
    const stamp = fixed === true ? undefined : await stampOf(uri);
    const content = await contentOf(uri);
    if (!isWanted()) return;
    held.stamp = stamp;
    if (content === undefined) {
      if (held.state !== undefined && !held.isMissed) {
        held.isMissed = true;
        this.#later(held, delays.afterVanishingMs);
        return;
      }
      held.gone = true;
      held.state = undefined;
      await this.#tellWorkerToForget(source.id);
      this.log.info(`${source.name}: not there (${uri.toString(true)})`);
      return;
    }
    held.isMissed = false;
    const state =
      typeof content === 'string'
        ? await this.asker.ask('read', { source, content }, held.stop.signal)
        : await this.snapshots.read(source, content, held.stop.signal);
    if (!isWanted()) return;
    held.gone = false;
    held.state = state;
    held.readAt = Date.now();
    this.log.info(
      `${source.name}: ${state.papers} papers, ${state.problems.length} problems, ${Math.round(state.tookMs)} ms` +
        (fixed === true ? '' : ` (${uri.toString(true)})`),
    );
  }

  async #tellWorkerToForget(source: SourceId): Promise<void> {
    try {
      await this.asker.ask('forget', { source });
    } catch (error) {
      this.log.warn(`${source}: ${reasonOf(error)}`);
    }
  }
}
