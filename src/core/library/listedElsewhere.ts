/** Would another extension's list, filtered by VS Code, show a paper for what was typed? */

/** The part of a row that others list. */
export interface Listed {
  readonly key: string;
  readonly title: string;
  readonly standing: 'citable' | 'corpus';
}

/**
 * Others list the keys of the document's bibliographies, and VS Code keeps those that hold the typed letters in order (its
 * `fuzzyScore`); some are also looked for by title. A blank ends their lists: several words are ours alone. A paper of the
 * corpus is in nobody's list.
 */
export function isListedElsewhere(row: Listed, typed: string, byTitle: boolean): boolean {
  if (row.standing !== 'citable' || /\s/.test(typed)) return false;
  return holdsInOrder(row.key, typed) || (byTitle && holdsInOrder(`${row.key} ${row.title}`, typed));
}

function holdsInOrder(text: string, letters: string): boolean {
  const wanted = letters.toLowerCase();
  let at = 0;
  for (const letter of text.toLowerCase()) if (letter === wanted[at]) at += 1;
  return at >= wanted.length;
}
