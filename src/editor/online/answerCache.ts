/** What was answered lately, so that nobody is asked the same thing twice? Imports no vscode. */
import { digestInSteps } from '../../core/library/digest.ts';
import type { Log } from '../ports.ts';
import type { SnapshotFolder } from '../snapshots.ts';

/** What is known of a paper changes seldom, and then matters little: a month. */
export const KEPT_MS = 30 * 24 * 3_600_000;
/** All answers together; the oldest go first. */
export const MOST_BYTES = 10_000_000;
export const MOST_FILES = 2_000;
/** Half-written files may be another window's. */
const ABANDONED_MS = 3_600_000;

interface Kept {
  readonly url: string;
  readonly at: number;
  readonly text: string;
  readonly digest: string;
}

/** Answers on the disk, each in a file of its own that is named by its question. */
export class AnswerCache {
  readonly #folder: SnapshotFolder;
  readonly #now: () => number;
  readonly #log: Log;

  /** `now`: milliseconds of the day's clock, as files have them. */
  constructor(folder: SnapshotFolder, now: () => number, log: Log) {
    this.#folder = folder;
    this.#now = now;
    this.#log = log;
  }

  /** The answer to this question; undefined where there is none that is whole, the question's own, and young enough. */
  async read(url: string): Promise<string | undefined> {
    try {
      const bytes = await this.#folder.read(nameOf(url));
      const kept = bytes === undefined ? undefined : keptIn(new TextDecoder().decode(bytes));
      if (kept?.url !== url || kept.digest !== digestOf(kept.text)) return undefined;
      const ageMs = this.#now() - kept.at;
      return ageMs >= 0 && ageMs < KEPT_MS ? kept.text : undefined;
    } catch (error) {
      this.#log.debug(`an answer that was kept could not be read: ${String(error)}`);
      return undefined;
    }
  }

  /** Keeps an answer: written beside, then put in its place at once. Never rejects: who has no room for it asks again. */
  async write(url: string, text: string): Promise<void> {
    const name = nameOf(url);
    const temporary = `${name}.${Math.random().toString(36).slice(2, 10)}.new`;
    const kept: Kept = { url, at: this.#now(), text, digest: digestOf(text) };
    try {
      await this.#folder.write(temporary, new TextEncoder().encode(JSON.stringify(kept)));
      await this.#folder.rename(temporary, name);
      await this.#trim();
    } catch (error) {
      this.#log.debug(`an answer could not be kept: ${String(error)}`);
      await this.#folder.delete(temporary).catch(() => undefined); // it may never have come to be
    }
  }

  async #trim(): Promise<void> {
    const files = [...(await this.#folder.list())].sort((one, other) => other.changedMs - one.changedMs);
    let [bytes, count] = [0, 0];
    for (const file of files) {
      const isHalf = file.name.endsWith('.new');
      if (isHalf && this.#now() - file.changedMs < ABANDONED_MS) continue;
      bytes += file.bytes;
      count += 1;
      const isOver = isHalf || bytes > MOST_BYTES || count > MOST_FILES || this.#now() - file.changedMs > KEPT_MS;
      // another window may have been quicker
      if (isOver) await this.#folder.delete(file.name).catch(() => undefined);
    }
  }
}

function keptIn(text: string): Kept | undefined {
  try {
    const kept = JSON.parse(text) as Partial<Kept> | null;
    const { url, at, text: answer, digest } = kept ?? {};
    return typeof url === 'string' && typeof at === 'number' && typeof answer === 'string' && typeof digest === 'string'
      ? { url, at, text: answer, digest }
      : undefined;
  } catch {
    return undefined; // cut off while it was written
  }
}

function nameOf(url: string): string {
  return `${digestOf(url)}.json`;
}

function digestOf(text: string): string {
  const steps = digestInSteps(new TextEncoder().encode(text));
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return Array.from(value, (word) => word.toString(16).padStart(8, '0')).join('');
  }
}
