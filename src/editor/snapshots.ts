/** How does a source come back from what was kept of it, and how is it kept? Imports no vscode. */
import { giveBack } from '../core/giveBack.ts';
import { partsFor } from '../core/library/partSize.ts';
import type { SourceId } from '../core/paper.ts';
import type { SourceDescription, SourceState } from '../messages/questions.ts';
import { type Asker, Cancelled, WorkerDied } from './ask.ts';
import type { Log } from './ports.ts';

/** A folder of files, shared with other windows. */
export interface SnapshotFolder {
  /** Undefined when there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Takes the place of a file that is there, at once: nobody sees half of it. */
  rename(from: string, to: string): Promise<void>;
  delete(name: string): Promise<void>;
  list(): Promise<readonly { readonly name: string; readonly bytes: number; readonly changedMs: number }[]>;
}

/** Smaller sources are read sooner than a snapshot is looked for. */
export const FEWEST_BYTES = 300_000;
/** All snapshots together. The one that was of use longest ago goes first. */
export const MOST_BYTES = 1_000_000_000;
/** A file that is being worked on is not kept after each time that it is saved. */
const PAUSE_MS = 3_000;
/** What belongs to no snapshot may belong to one that another window is writing. */
const ABANDONED_MS = 3_600_000;

/**
 * A snapshot is `KEY.json`, which names its parts, `KEY.SESSION.N`. Parts are written under a name that nobody else writes,
 * and count once `KEY.json` names them: two windows that keep the same source both succeed, and the later one's counts.
 */
interface Manifest {
  readonly session: string;
  readonly parts: number;
}

export interface SnapshotOptions {
  /** Milliseconds of the day's clock, as files have them. */
  readonly now: () => number;
  readonly mostBytes?: number;
  /** From the reading of a source to its keeping. */
  readonly pauseMs?: number;
}

/** Reads sources by way of their snapshots. Whatever is wrong with those, the source is read as if there were none. */
export class Snapshots {
  readonly #asker: Asker;
  readonly #folder: SnapshotFolder;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #mostBytes: number;
  readonly #pauseMs: number;
  /** What this window kept of each source last. */
  readonly #kept = new Map<SourceId, string>();
  /** Settles when nothing is being kept any more. Never rejects. */
  #keeping: Promise<void> = Promise.resolve();
  #open = 0;
  #isDisposed = false;

  constructor(asker: Asker, folder: SnapshotFolder, log: Log, { now, mostBytes, pauseMs }: SnapshotOptions) {
    this.#asker = asker;
    this.#folder = folder;
    this.#log = log;
    this.#now = now;
    this.#mostBytes = mostBytes ?? MOST_BYTES;
    this.#pauseMs = pauseMs ?? PAUSE_MS;
  }

  /** Reads a source, from its snapshot where there is one; where not, one is kept afterwards. The bytes are given away. */
  async read(source: SourceDescription, content: Uint8Array, signal?: AbortSignal): Promise<SourceState> {
    if (content.length < FEWEST_BYTES) return this.#asker.ask('read', { source, content }, signal);
    const key = await this.#asker.ask('recognise', { source, content }, signal);
    const restored = await this.#restore(source, key, signal);
    if (restored !== undefined) return restored;
    const state = await this.#asker.ask('read', { source, content: { key } }, signal);
    this.#open++;
    this.#keeping = this.#keeping
      .then(() => this.#keep(source.id, key, partsFor(state.papers)))
      .finally(() => this.#open--);
    return state;
  }

  /** Whether anything that was read is still to be kept. */
  get isKeeping(): boolean {
    return this.#open > 0;
  }

  /** Settles when all that was read so far is kept. */
  async settled(): Promise<void> {
    await this.#keeping;
  }

  /** Deletes all snapshots. Answers how many bytes they took. */
  async clear(): Promise<number> {
    await this.#keeping;
    const files = await this.#folder.list();
    await this.#delete(files.map(({ name }) => name));
    return files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Keeps nothing any more. */
  dispose(): void {
    this.#isDisposed = true;
  }

  async #restore(source: SourceDescription, key: string, signal?: AbortSignal): Promise<SourceState | undefined> {
    try {
      const manifest = manifestIn(await this.#folder.read(`${key}.json`));
      if (manifest === undefined) return undefined;
      const partAt = (part: number): Promise<Uint8Array | undefined> =>
        this.#folder.read(partName(key, manifest.session, part));
      let coming = partAt(0);
      for (let part = 0; part < manifest.parts; part++) {
        const bytes = await coming;
        if (bytes === undefined) break;
        // the next one is fetched while this one is put in
        coming = part + 1 < manifest.parts ? partAt(part + 1) : Promise.resolve(undefined);
        coming.catch(() => undefined);
        const answer = await this.#asker.ask('restore', { source, key, part, bytes }, signal);
        if (answer === null) break;
        if (!('state' in answer)) continue;
        // when it was written last says when it was of use last
        void this.#writeManifest(key, manifest).catch(() => undefined);
        return answer.state;
      }
      this.#log.debug(`${source.name}: its snapshot is of no use`);
    } catch (error) {
      // only what isn't there yet comes back: given up, none of it stays
      if (signal?.aborted === true) await this.#asker.ask('forget', { source: source.id });
      if (error instanceof Cancelled || error instanceof WorkerDied) throw error;
      this.#log.debug(`${source.name}: its snapshot could not be read: ${String(error)}`);
    }
    return undefined;
  }

  async #keep(source: SourceId, key: string, parts: number): Promise<void> {
    const session = Math.random().toString(36).slice(2, 10);
    let part = 0;
    await new Promise((resolve) => setTimeout(resolve, this.#pauseMs));
    try {
      for (; part < parts; part++) {
        if (this.#isDisposed) throw new Error('shutting down');
        const bytes = await this.#asker.ask('snapshot', { source, key, part });
        if (bytes === null) throw new Error('it has changed meanwhile');
        await this.#folder.write(partName(key, session, part), bytes);
        giveBack(bytes);
      }
      await this.#writeManifest(key, { session, parts });
      const old = this.#kept.get(source);
      this.#kept.set(source, key);
      await this.#trim({ key, session, old: old === key ? undefined : old });
    } catch (error) {
      this.#log.debug(`no snapshot is kept of ${source}: ${String(error)}`);
      const written = Array.from({ length: part + 1 }, (_, each) => partName(key, session, each));
      await this.#delete(written);
    }
  }

  async #writeManifest(key: string, manifest: Manifest): Promise<void> {
    const temporary = `${key}.${manifest.session}.${Math.random().toString(36).slice(2, 10)}.new`;
    await this.#folder.write(temporary, new TextEncoder().encode(JSON.stringify(manifest)));
    try {
      await this.#folder.rename(temporary, `${key}.json`);
    } catch (error) {
      await this.#delete([temporary]);
      throw error;
    }
  }

  /** Deletes what the snapshot of `key` just written replaced (`old`: of the source as it was), what was abandoned, what is too much. */
  async #trim({ key, session, old }: { key: string; session: string; old: string | undefined }): Promise<void> {
    const files = await this.#folder.list();
    const used = new Map<string, number>();
    for (const { name, changedMs } of files) if (name.endsWith('.json')) used.set(keyOf(name), changedMs);
    const isAbandoned = ({ name, changedMs }: (typeof files)[number]): boolean => {
      if (keyOf(name) === old) return true;
      if (name.endsWith('.json')) return false;
      const mayBeWritten = this.#now() - changedMs < ABANDONED_MS;
      if (name.endsWith('.new') || !used.has(keyOf(name))) return !mayBeWritten;
      return keyOf(name) === key && !name.startsWith(`${key}.${session}.`) && !mayBeWritten;
    };
    const gone = files.filter(isAbandoned);
    const stays = files.filter((file) => !gone.includes(file));
    let bytes = stays.reduce((sum, file) => sum + file.bytes, 0);
    for (const [last] of [...used].sort(([, one], [, other]) => one - other)) {
      if (bytes <= this.#mostBytes) break;
      const files = stays.filter(({ name }) => keyOf(name) === last);
      bytes -= files.reduce((sum, file) => sum + file.bytes, 0);
      gone.push(...files);
    }
    // without its list a snapshot is none: that goes first
    await this.#delete(gone.map(({ name }) => name).sort((one, other) => rank(one) - rank(other)));
  }

  async #delete(names: readonly string[]): Promise<void> {
    // another window may have been quicker
    for (const name of names) await this.#folder.delete(name).catch(() => undefined);
  }
}

function partName(key: string, session: string, part: number): string {
  return `${key}.${session}.${part}`;
}

function keyOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

function rank(name: string): number {
  return name.endsWith('.json') ? 0 : 1;
}

/** Undefined for anything that is no manifest. */
function manifestIn(bytes: Uint8Array | undefined): Manifest | undefined {
  if (bytes === undefined) return undefined;
  const { session, parts } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest>;
  return typeof session === 'string' && /^[a-z0-9]+$/.test(session) && typeof parts === 'number'
    ? { session, parts }
    : undefined;
}
