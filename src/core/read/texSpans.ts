/** How far does a piece of TeX reach: a group, math, the words around a tie? */

/** No argument that is looked at is longer: one that is, was never closed, and looking again and again would cost. */
const LONGEST_ARGUMENT = 2_000;

/** Letters with an accent, and what stands above and below the line, are shorter yet. */
export const LONGEST_LETTER = 60;
export const LONGEST_SHIFT = 300;

/** Offset of the brace that closes the one at `open`; right behind it where none does within reach. */
export function groupEnd(tex: string, open: number, longest = LONGEST_ARGUMENT): number {
  let depth = 0;
  const last = Math.min(tex.length, open + longest);
  for (let at = open; at < last; at += 1) {
    const char = tex.charCodeAt(at);
    if (char === 92) at += 1;
    else if (char === 123) depth += 1;
    else if (char === 125 && --depth === 0) return at;
  }
  return open;
}

/** Offset of the `$` that ends the math which begins at `from`; -1 where that is no math. See `#dollar`. */
export function mathEndFrom(tex: string, from: number): number {
  if (/\s|^$/.test(tex.charAt(from))) return -1;
  const last = Math.min(tex.length, from + LONGEST_ARGUMENT);
  for (let at = from; at < last; at += 1) {
    const char = tex[at];
    if (char === '\\') at += 1;
    else if (char === '$') {
      return at > from && !/\s/.test(tex.charAt(at - 1)) && !/\d/.test(tex.charAt(at + 1)) ? at : -1;
    }
  }
  return -1;
}

/** A tie stands between two words; `~85%` means about. */
export function isTie(tex: string, at: number): boolean {
  const before = tex[at - 1] ?? ' ';
  const after = tex[at + 1] ?? ' ';
  if (before === '/' || before === '~') return before === '~' && /\s/.test(after);
  return !(/[\s(]/.test(before) && /[\d.<>$\\]/.test(after));
}
