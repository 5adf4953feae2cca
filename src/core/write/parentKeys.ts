/** What do entries that belong together say when some of them get other keys? */

const FIELDS = /(\b(?:crossref|xref|xdata|related|entryset)\s*=\s*[{"])([^{}"]*)(?=[}"])/giu;

/**
 * An entry in which the keys of other entries are named as they are now (biblatex manual, 2.2.3 "Special fields": `crossref`, `xref`, `xdata`,
 * `related`, `entryset`, the last three lists). Nothing else changes.
 */
export function withParentKeys(entry: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0) return entry;
  return entry.replace(FIELDS, (_, before: string, keys: string) => {
    const now = keys.split(',').map((key) => {
      const name = key.trim();
      return key.replace(name, () => renamed.get(name) ?? name);
    });
    return before + now.join(',');
  });
}
