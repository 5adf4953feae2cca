/** Which entries of a .bib does nobody need? */
import type { BibKey } from '../read/bibKeys.ts';

/**
 * The own keys of the entries that nothing cites by any of their names (`used`) and no entry that is needed names as its
 * parent: `crossref`, `xdata`, `related`, members of a set. `keys` are all of the .bib, in order. `@xdata` and `@set` count as
 * others do. Linear.
 */
export function unusedEntries(keys: readonly BibKey[], used: ReadonlySet<string>): readonly BibKey[] {
  const entryOf = new Map<string, number>();
  const lower = new Map<string, number>();
  const references = new Map<number, BibKey[]>();
  for (const role of ['entry', 'alias'] as const) {
    for (const each of keys) {
      if (each.role !== role) continue;
      if (!entryOf.has(each.key)) entryOf.set(each.key, each.entry);
      if (!lower.has(each.key.toLowerCase())) lower.set(each.key.toLowerCase(), each.entry);
    }
  }
  for (const each of keys) {
    if (each.role !== 'reference') continue;
    const own = references.get(each.entry) ?? [];
    own.push(each);
    references.set(each.entry, own);
  }
  const needed = new Set<number>();
  const waiting: number[] = [];
  const need = (entry: number | undefined): void => {
    if (entry === undefined || needed.has(entry)) return;
    needed.add(entry);
    waiting.push(entry);
  };
  for (const name of used) need(entryOf.get(name) ?? lower.get(name.toLowerCase()));
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    for (const { key } of references.get(entry) ?? []) need(entryOf.get(key) ?? lower.get(key.toLowerCase()));
  }
  // the second of two entries with one key is nobody's, and no less a doubled key for that: it stays
  const names = new Set(
    keys.flatMap(({ entry, key, role }) => (needed.has(entry) && role !== 'reference' ? [key] : [])),
  );
  return keys.filter(({ role, entry, key }) => role === 'entry' && !needed.has(entry) && !names.has(key));
}
