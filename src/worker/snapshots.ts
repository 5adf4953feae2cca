/** What is known here of snapshots: which content a source has, and how far it has come back? */
import { digestInSteps, hexOf } from '../core/library/digest.ts';
import type { Library } from '../core/library/library.ts';
import { partDigest } from '../core/library/partBytes.ts';
import { readPart } from '../core/library/readPart.ts';
import type { Restoring } from '../core/library/restore.ts';
import type { PartText } from '../core/library/snapshot.ts';
import type { SourceId } from '../core/paper.ts';
import type { Ask, SourceDescription, SourceState } from '../messages/questions.ts';
import { giveBack } from '../core/giveBack.ts';
import type { OneAtATime } from './oneAtATime.ts';
import { readers } from './readers.ts';
import { inSlices, type Loop, Stopped } from './slices.ts';

interface Recognised {
  readonly key: string;
  readonly content: Uint8Array;
}

/** A source that comes back part by part. */
interface Coming {
  readonly key: string;
  readonly restoring: Restoring;
  readonly start: number;
  next: number;
  after: string;
}

/** One step of coming back: done with a part, done with all of them. */
export type Restored = { readonly next: number } | { readonly text: PartText; readonly tookMs: number } | null;

/** The snapshots of the sources of one library. */
export class SourceSnapshots {
  readonly #library: Library;
  readonly #loop: Loop;
  /** For the writing, which nobody waits for. */
  readonly #background: Loop;
  readonly #changes: OneAtATime;
  readonly #recognised = new Map<SourceId, Recognised>();
  readonly #coming = new Map<SourceId, Coming>();
  /** What the sources were made of that are there now. */
  readonly #keys = new Map<SourceId, string>();

  constructor(
    library: Library,
    { loop, background }: { readonly loop: Loop; readonly background: Loop },
    changes: OneAtATime,
  ) {
    this.#library = library;
    this.#loop = loop;
    this.#background = background;
    this.#changes = changes;
  }

  /** Names the content of a source and keeps it. */
  async recognise({ source, content }: Ask<'recognise'>, signal: AbortSignal): Promise<string> {
    const digest = hexOf(await inSlices(digestInSteps(content), signal, this.#loop));
    const how = new TextEncoder().encode(`${readers}\n${source.format}\n${endingOf(source)}`);
    const key = `${digest}${hexOf(await inSlices(digestInSteps(how), signal, this.#loop)).slice(0, 16)}`;
    this.#recognised.set(source.id, { key, content });
    return key;
  }

  /** The bytes that were recognised last; they are kept no longer. Throws `Stopped` when those were others. */
  take(source: SourceId, key: string): Uint8Array {
    const recognised = this.#recognised.get(source);
    if (recognised?.key !== key) throw new Stopped('something newer was recognised');
    this.#recognised.delete(source);
    return recognised.content;
  }

  /** Whether a part goes on with what is known last of its source. */
  isNext({ source, key, part }: Ask<'restore'>): boolean {
    if (part === 0) return this.#recognised.get(source.id)?.key === key;
    const coming = this.#coming.get(source.id);
    return coming?.key === key && coming.next === part;
  }

  /** What was recognised is no longer what the source holds. */
  drop(source: SourceId): void {
    this.#recognised.delete(source);
    this.#coming.delete(source);
  }

  /** Notes what a source was made of that is there now; undefined when that is not known. */
  note(source: SourceId, key: string | undefined): void {
    this.#coming.delete(source);
    if (key === undefined) this.#keys.delete(source);
    else this.#keys.set(source, key);
  }

  /** Nothing of a source is there any more. */
  forget(source: SourceId): void {
    this.drop(source);
    this.note(source, undefined);
  }

  /** Puts in the next part of a source that isn't there yet. `null`: it is not that, or damaged. */
  async restore({ source, key, part, bytes }: Ask<'restore'>, isWanted: AbortSignal): Promise<Restored> {
    const coming = part === 0 ? this.#begin(source.id, key) : this.#coming.get(source.id);
    this.#coming.delete(source.id);
    if (coming?.key !== key || coming.next !== part) return null;
    const read = await inSlices(readPart(source.id, bytes, { key, part, after: coming.after }), isWanted, this.#loop);
    if (read === undefined) return null;
    const isIn = await this.#changes.run(() => inSlices(coming.restoring.put(read), isWanted, this.#loop));
    if (!isIn) return null;
    coming.after = partDigest(bytes);
    coming.next++;
    if (coming.next < read.text.parts) {
      this.#coming.set(source.id, coming);
      return { next: coming.next };
    }
    const recognised = this.#recognised.get(source.id);
    if (recognised !== undefined) giveBack(recognised.content);
    this.#recognised.delete(source.id);
    this.note(source.id, key);
    return { text: read.text, tookMs: this.#loop.now() - coming.start };
  }

  /** A part of the snapshot of a source as it is now. */
  async part(
    source: SourceState,
    { key, part }: Pick<Ask<'snapshot'>, 'key' | 'part'>,
    signal: AbortSignal,
  ): Promise<Uint8Array | null> {
    return this.#changes.run(async () => {
      if (this.#keys.get(source.id) !== key) return null;
      const { problems } = source;
      // it needs room, too: none of that before nobody asks
      await this.#background.turn();
      const steps = this.#library.snapshotPart(source.id, { key, problems }, part);
      return (await inSlices(steps, signal, this.#background)) ?? null;
    });
  }

  #begin(source: SourceId, key: string): Coming | undefined {
    if (this.#recognised.get(source)?.key !== key || this.#library.holds(source)) return undefined;
    const restoring = this.#library.restoring(source);
    return { key, restoring, start: this.#loop.now(), next: 0, after: '' };
  }
}

/** The ending of a name says how its content is read. */
function endingOf({ name }: SourceDescription): string {
  return /\.[A-Za-z]+(?:\.gz)?$/.exec(name)?.[0].toLowerCase() ?? '';
}
