/** Would another extension's list, filtered by VS Code, show a paper for what was typed? */

/** The part of a row that others list. */
export interface Listed {
  readonly key: string;
  readonly title: string;
  readonly standing: 'citable' | 'corpus';
}

/**
 * Others list the keys of the document's bibliographies, and VS Code keeps those that hold the letters of the last typed
 * word in order (its `fuzzyScore`); some are also looked for by title. A paper of the corpus is in nobody's list.
 */
export function isListedElsewhere(row: Listed, typed: string, byTitle: boolean): boolean {
  if (row.standing !== 'citable') return false;
  // a blank ends their session: the next word is filtered by itself
  const word = typed.split(/\s+/).at(-1) ?? '';
  return holdsInOrder(row.key, word) || (byTitle && holdsInOrder(`${row.key} ${row.title}`, word));
}

function holdsInOrder(text: string, letters: string): boolean {
  const wanted = letters.toLowerCase();
  let at = 0;
  for (const letter of text.toLowerCase()) if (letter === wanted[at]) at += 1;
  return at >= wanted.length;
}
