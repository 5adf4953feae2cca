/** What does an entry inherit through `crossref` and `xdata`? */
import type { Fields } from './bibFields.ts';

/** Finds another entry by key. */
export type FieldsByKey = (key: string) => { readonly type: string; readonly fields: Fields } | undefined;

/**
 * What identifies or describes the parent alone. biblatex lets DOI and address be inherited; here the chapter would then
 * be taken for the same work as its book.
 */
const notInherited = new Set(
  (
    'ids crossref xref xdata doi url urldate eprint eprinttype eprintclass archiveprefix primaryclass abstract keywords ' +
    'file note annotation annote pages pagetotal shorthand label sortkey subtitle options related entryset'
  ).split(' '),
);

/** The parent's title under its other name in the child (biblatex manual, appendix B). */
const titleInChild: Readonly<Record<string, string>> = {
  ...{ mvbook: 'maintitle', mvcollection: 'maintitle', mvproceedings: 'maintitle', mvreference: 'maintitle' },
  ...{ periodical: 'journaltitle', article: 'journaltitle' },
};

/** Longer chains are circles. */
const LONGEST_CHAIN = 4;

/** Adds to `fields` what it lacks: `xdata` as it is, `crossref` as BibTeX and biblatex have it. */
export function inherit(type: string, fields: Fields, find: FieldsByKey, depth = 0): void {
  if (depth > LONGEST_CHAIN) return;
  for (const key of (fields.get('xdata') ?? '').split(',')) {
    const parent = key.trim() === '' ? undefined : find(key.trim());
    if (parent === undefined) continue;
    const own = new Map(parent.fields);
    inherit(parent.type, own, find, depth + 1);
    for (const [name, value] of own) if (!fields.get(name)) fields.set(name, value);
  }
  const key = (fields.get('crossref') ?? '').trim();
  const parent = key === '' ? undefined : find(key);
  if (parent === undefined) return;
  const own = new Map(parent.fields);
  inherit(parent.type, own, find, depth + 1);
  for (const [name, value] of own) {
    if (name === 'title') continue;
    if (!notInherited.has(name) && !fields.get(name)) fields.set(name, value);
  }
  const titleName = titleInChild[parent.type] ?? 'booktitle';
  const title = own.get('title');
  if (title !== undefined && type !== parent.type && !fields.get(titleName)) fields.set(titleName, title);
}
