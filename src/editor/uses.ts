/** Which entry does a key of a document mean, and where is an entry used? */
import type * as vscode from 'vscode';
import type { DocumentFacts } from '../core/document/facts.ts';
import type { Citation } from '../core/document/slot.ts';
import type { SourceId } from '../core/paper.ts';
import type { BibKey } from '../core/read/bibKeys.ts';
import { isAborted } from './abort.ts';
import { isBib } from './bibEntries.ts';
import { delays } from './delays.ts';
import { type Desk, sourceOf } from './desk.ts';

/** Where a key that a document defines itself is at home: in no bibliography. */
export const OWN: SourceId = 'own';

/** One citation, in its document. */
export interface Use {
  readonly uri: vscode.Uri;
  readonly facts: DocumentFacts;
  readonly citation: Citation;
}

/** One key in a .bib. */
export interface BibPlace {
  readonly uri: vscode.Uri;
  readonly key: BibKey;
}

/**
 * The bibliography that each of these keys means in a document: the first that holds it, as BibTeX, biber and pandoc take
 * it. Keys that nothing knows are left out.
 */
export async function homesOf(
  desk: Desk,
  document: vscode.Uri,
  keys: Iterable<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, SourceId>> {
  const homes = new Map<string, SourceId>();
  const open = new Set(keys);
  if (open.size === 0) return homes;
  const { all, ownKeys } = await desk.bibliographies.of({ uri: document });
  const settle = (key: string, home: SourceId): void => {
    homes.set(key, home);
    open.delete(key);
  };
  for (const bibliography of all) {
    if (open.size === 0 || isAborted(signal)) break;
    const { id, uri } = bibliography;
    if (isBib(uri)) {
      const bib = await desk.bibEntries.of(uri);
      for (const key of open) if (bib?.byKey.has(key) === true) settle(key, id);
      continue;
    }
    desk.sources.want([sourceOf(bibliography)]);
    await desk.sources.ready([id], delays.firstHoverMs, signal);
    if (isAborted(signal)) break;
    const asked = [...open];
    const unknown = new Set(await desk.asker.ask('unknown', { bibliographies: [id], keys: asked }, signal));
    for (const key of asked) if (!unknown.has(key)) settle(key, id);
  }
  for (const key of open) if (ownKeys.has(key)) settle(key, OWN);
  return homes;
}

/** All citations of these keys, in all documents in which they mean the same bibliography; undefined: none at all. */
export async function citationsOf(
  desk: Desk,
  home: SourceId | undefined,
  names: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<readonly Use[]> {
  const found: Use[] = [];
  for (const { uri, facts } of await desk.documents.all(signal)) {
    const own = facts.citations.filter(({ key }) => names.has(key));
    if (own.length === 0) continue;
    const homes = await homesOf(desk, uri, new Set(own.map(({ key }) => key)), signal);
    if (isAborted(signal)) return found;
    for (const citation of own) if (homes.get(citation.key) === home) found.push({ uri, facts, citation });
  }
  return found;
}

/** The .bib files that are used together with one: all that any document has beside it, and itself. */
export async function bibsAround(desk: Desk, home: vscode.Uri, signal: AbortSignal): Promise<readonly vscode.Uri[]> {
  const found = new Map([[home.toString(), home]]);
  for (const { uri } of await desk.documents.all(signal)) {
    if (isAborted(signal)) break;
    const { all } = await desk.bibliographies.of({ uri });
    if (!all.some(({ id }) => id === home.toString())) continue;
    for (const each of all) if (isBib(each.uri)) found.set(each.id, each.uri);
  }
  return [...found.values()];
}

/**
 * Where entries name others by these keys (`crossref`, `xdata` ...), in the bibliographies used together with `home`. One
 * that has an entry of its own by that name means its own.
 */
export async function referencesOf(
  desk: Desk,
  home: vscode.Uri,
  names: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<readonly BibPlace[]> {
  const found: BibPlace[] = [];
  const lower = new Set([...names].map((name) => name.toLowerCase()));
  for (const uri of await bibsAround(desk, home, signal)) {
    const bib = await desk.bibEntries.of(uri);
    if (bib === undefined || isAborted(signal)) continue;
    const isHome = uri.toString() === home.toString();
    for (const key of bib.keys) {
      if (key.role !== 'reference') continue;
      const isMeant =
        names.has(key.key) ||
        // BibTeX finds a crossref whatever its case, where none is written just so
        (key.field === 'crossref' && !bib.byKey.has(key.key) && lower.has(key.key.toLowerCase()));
      if (isMeant && (isHome || !bib.byKey.has(key.key))) found.push({ uri, key });
    }
  }
  return found;
}
