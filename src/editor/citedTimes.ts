/** How often is each entry cited, and in which documents? */
import * as vscode from 'vscode';
import type { DocumentFacts } from '../core/document/facts.ts';
import type { SourceId } from '../core/paper.ts';
import { isAborted } from './abort.ts';
import type { Bibliographies } from './bibliographies.ts';
import type { Desk } from './desk.ts';
import { nameOf } from './documents.ts';
import { reasonOf } from './log.ts';
import { subjectOf } from './subject.ts';
import { homesOf } from './uses.ts';

/** Where an entry is cited, the most first. */
export interface Cited {
  readonly total: number;
  readonly documents: readonly { readonly uri: vscode.Uri; readonly times: number }[];
}

/** Citations of one document: how often each key, by the bibliography that it means. */
interface Tally {
  readonly facts: DocumentFacts;
  readonly bibliographies: Bibliographies;
  readonly uri: vscode.Uri;
  readonly byHome: ReadonlyMap<SourceId, ReadonlyMap<string, number>>;
}

/** Documents counted before others get the thread. */
const atOnce = 25;
/** More files than this are told as a number. */
const mostNamed = 5;

/** Counts all citations when somebody asks, and again only in documents that changed. */
export class CitedTimes implements vscode.Disposable {
  readonly #tallies = new Map<string, Tally>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: { dispose(): unknown }[];
  #counting: Promise<void> | undefined;
  #isStale = true;

  /** Fires when the counts may be other ones. */
  readonly onDidChange = this.#changed.event;

  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
    const stale = (): void => {
      this.#isStale = true;
      this.#changed.fire();
    };
    this.#disposables = [
      this.#changed,
      desk.documents.onDidChange(stale),
      desk.bibEntries.onDidChange(() => {
        // a key may mean another bibliography now
        this.#tallies.clear();
        stale();
      }),
    ];
  }

  /** How often an entry of a bibliography is cited by any of its names. */
  async of(home: SourceId, names: ReadonlySet<string>): Promise<Cited> {
    await this.#count();
    const documents = [...this.#tallies.values()].flatMap(({ uri, byHome }) => {
      const counts = byHome.get(home);
      const times = counts === undefined ? 0 : [...names].reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
      return times === 0 ? [] : [{ uri, times }];
    });
    documents.sort((a, b) => b.times - a.times);
    return { total: documents.reduce((sum, { times }) => sum + times, 0), documents };
  }

  /** The keys that are cited from a bibliography, and whether a document cites all of it; undefined: no document uses it. */
  async usedIn(
    home: SourceId,
  ): Promise<{ readonly keys: ReadonlySet<string>; readonly isEverything: boolean } | undefined> {
    if (!(await this.isUsed(home))) return undefined;
    const own = [...this.#tallies.values()].filter(({ bibliographies }) =>
      bibliographies.all.some(({ id }) => id === home),
    );
    return {
      keys: new Set(own.flatMap(({ byHome }) => [...(byHome.get(home)?.keys() ?? [])])),
      isEverything: own.some(({ facts }) => facts.citations.some(({ key }) => key === '*')),
    };
  }

  /** Whether any document cites from a bibliography at all. */
  async isUsed(home: SourceId): Promise<boolean> {
    await this.#count();
    return [...this.#tallies.values()].some(({ bibliographies }) => bibliographies.all.some(({ id }) => id === home));
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** One counting for all who ask while it runs. */
  async #count(): Promise<void> {
    if (this.#isStale && this.#counting === undefined) {
      this.#isStale = false;
      this.#counting = this.#countAll()
        .catch((error: unknown) => {
          this.#isStale = true;
          this.desk.log.error(`cited times: ${reasonOf(error)}`);
        })
        .finally(() => (this.#counting = undefined));
    }
    await this.#counting;
  }

  async #countAll(): Promise<void> {
    const { signal } = new AbortController();
    const all = await this.desk.documents.all(signal);
    const names = new Set(all.map(({ uri }) => uri.toString()));
    for (const name of this.#tallies.keys()) if (!names.has(name)) this.#tallies.delete(name);
    let done = 0;
    for (const { uri, facts } of all) {
      const name = uri.toString();
      const bibliographies = await this.desk.bibliographies.of({ uri });
      const known = this.#tallies.get(name);
      // a chapter that is as it was may have another bibliography, because its root has
      if (known?.facts === facts && known.bibliographies === bibliographies) continue;
      const byHome = await this.#tally(uri, facts, signal);
      this.#tallies.set(name, { uri, facts, bibliographies, byHome });
      if (++done % atOnce === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  async #tally(uri: vscode.Uri, { citations }: DocumentFacts, signal: AbortSignal): Promise<Tally['byHome']> {
    const counts = new Map<string, number>();
    for (const { key } of citations) counts.set(key, (counts.get(key) ?? 0) + 1);
    const byHome = new Map<SourceId, Map<string, number>>();
    for (const [key, home] of await homesOf(this.desk, uri, counts.keys(), signal)) {
      const own = byHome.get(home) ?? new Map<string, number>();
      byHome.set(home, own.set(key, counts.get(key) ?? 0));
    }
    return byHome;
  }
}

/** How often a key of a document is cited, by any name of its entry; undefined where no bibliography has it. */
export async function timesCited(
  desk: Desk,
  citedTimes: CitedTimes,
  key: string,
  document: vscode.Uri,
  signal: AbortSignal,
): Promise<Cited | undefined> {
  const { home, names } = await subjectOf(desk, document, key, signal);
  if (home === undefined || isAborted(signal)) return undefined;
  return citedTimes.of(home, names);
}

/** `cited 3 times`, in words. */
export function timesInWords({ total }: Cited): string {
  const { l10n } = vscode;
  if (total === 0) return l10n.t('not cited');
  return total === 1 ? l10n.t('cited once') : l10n.t('cited {0} times', total);
}

/** `cited 3 times: paper.tex (2), chapter.md (1)`. */
export function placesInWords(cited: Cited): string {
  const named = cited.documents.slice(0, mostNamed).map(({ uri, times }) => `${nameOf(uri)} (${times})`);
  const more = cited.documents.length - named.length;
  if (more > 0) named.push(vscode.l10n.t('{0} more', more));
  return named.length === 0 ? timesInWords(cited) : `${timesInWords(cited)}: ${named.join(', ')}`;
}

/** What a citation does not show of itself: `3 times; also in chapter2.tex`; undefined where it is the only one. */
export function elsewhereInWords({ total, documents }: Cited, here: vscode.Uri): string | undefined {
  const { l10n } = vscode;
  if (total < 2) return undefined;
  const others = documents.filter(({ uri }) => uri.toString() !== here.toString());
  const named = others.slice(0, mostNamed).map(({ uri }) => nameOf(uri));
  if (others.length > named.length) named.push(l10n.t('{0} more', others.length - named.length));
  const times = timesInWords({ total, documents });
  return named.length === 0 ? times : l10n.t('{0}; also in {1}', times, named.join(', '));
}
