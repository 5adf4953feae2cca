/** What can be a key behind `@` in Markdown? */

/**
 * pandoc's manual, "Citation syntax": a key begins with a letter, digit or `_`, goes on with these and single internal
 * punctuation from `:.#$%&-+?<>~/`, and never ends with punctuation. Anything else must stand in braces.
 */
const body = String.raw`[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*`;

const keySticky = new RegExp(body, 'uy');
const restSticky = /(?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])+/uy;
const whole = new RegExp(`^${body}$`, 'u');

/** Where a bare key that begins at `start` ends; `start` itself where none begins. */
export function bareKeyEnd(text: string, start: number): number {
  keySticky.lastIndex = start;
  return keySticky.test(text) ? keySticky.lastIndex : start;
}

/** Where the rest of a key ends that has been typed up to `offset`. */
export function restOfKeyEnd(text: string, offset: number): number {
  restSticky.lastIndex = offset;
  return restSticky.test(text) ? restSticky.lastIndex : offset;
}

/** Whether a key can stand behind `@` without braces. */
export function isBareKey(key: string): boolean {
  return whole.test(key);
}

/**
 * Whether a mark may begin at an offset: never inside a word. pandoc looks at the word before (`notAfterString` in its
 * Markdown reader): a letter, digit or full stop; `/` is left to names of files and people (`a/@b`). A `_` that begins
 * emphasis is no word.
 */
export function mayBeginMark(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === '_') return !/[\p{L}\p{N}_./\\@]/u.test(text[at - 2] ?? ' ');
  return before === undefined || !/[\p{L}\p{N}./\\@]/u.test(before);
}

/** Quarto's and bookdown's cross-references look like citations and are none; `@Fig-x` begins a sentence (Quarto guide,
 * "Cross References"). */
export function isCrossReference(key: string): boolean {
  return /^(?:fig|tbl|lst|sec|eq|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|wrn|cau|tip|imp|supp|suppfig|supptbl|tab|vid|dia)-/i.test(
    key,
  );
}
