/** Which keys of a bibliography does anybody use? */
import type * as vscode from 'vscode';
import type { SourceId } from '../core/paper.ts';
import type { BibKey } from '../core/read/bibKeys.ts';
import { unusedEntries } from '../core/write/unused.ts';
import type { CitedTimes } from './citedTimes.ts';
import type { Desk } from './desk.ts';
import { bibsAround } from './uses.ts';

/**
 * The entries of a .bib that no document of the workspace cites from it, that no entry needs which is cited, and that none of
 * the .bib files used together with it names. Undefined where nothing can be said: no document uses the file, or one cites
 * all of it (`\nocite{*}`).
 */
export async function unusedOf(
  desk: Desk,
  citedTimes: CitedTimes,
  uri: vscode.Uri,
  signal: AbortSignal,
): Promise<readonly BibKey[] | undefined> {
  const home: SourceId = uri.toString();
  const [used, bib] = await Promise.all([citedTimes.usedIn(home), desk.bibEntries.of(uri)]);
  if (bib === undefined || used === undefined || used.isEverything) return undefined;
  const keys = new Set(used.keys);
  for (const each of await bibsAround(desk, uri, signal)) {
    if (each.toString() === home) continue;
    const other = await desk.bibEntries.of(each);
    for (const { role, key } of other?.keys ?? []) if (role === 'reference') keys.add(key);
  }
  return unusedEntries(bib.keys, keys);
}
