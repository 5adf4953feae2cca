/** What changes in a text so that its citations say another key, and which keys can be written at all? */
import { bareKeyEnd, isCrossReference } from '../document/pandocKey.ts';
import type { Language, Span } from '../document/slot.ts';

/** A piece of a text, and what is to stand there. */
export interface Change extends Span {
  readonly text: string;
}

/**
 * A character that no key may hold: blanks and what means something to TeX, BibTeX or biber in the place of a key. Undefined
 * where there is none.
 */
export function forbiddenIn(key: string): string | undefined {
  return /[\s{}(),=\\"#%~'`@\p{Cc}]/u.exec(key)?.[0];
}

/**
 * The change for one citation whose key spans `key`. In Markdown a key that cannot stand bare behind `@` gets braces; those
 * that somebody has written stay.
 */
export function citationChange(text: string, language: Language, key: Span, to: string): Change {
  const { start, end } = key;
  if (language === 'markdown' && text[start - 1] === '@') {
    return { start, end, text: standsBare(to, text, end) ? to : `{${to}}` };
  }
  return { start, end, text: to };
}

/** Whether what follows would not be taken for a part of the key. */
function standsBare(key: string, text: string, end: number): boolean {
  return !isCrossReference(key) && bareKeyEnd(key + text.slice(end, end + 100), 0) === key.length;
}

/** The text with the changes made, which come in order and do not overlap. */
export function changed(text: string, changes: readonly Change[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const change of changes) {
    parts.push(text.slice(at, change.start), change.text);
    at = change.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
