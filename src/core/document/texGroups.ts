/** Where do groups of LaTeX end, closed or half typed? */

/** Longer arguments were never closed. */
const longest = 4000;

/** Behind an environment that was begun before `from`; unclosed, the end of the stretch. */
export function environmentEnd(source: string, name: string, from: number, end: number): number {
  const last = source.indexOf(`\\end{${name}}`, from);
  return last < 0 || last >= end ? end : Math.min(end, last + name.length + 6);
}

/** Where text begins behind `\begin{tabular}[t]{lcr}`. */
export function argumentsEnd(source: string, from: number, end: number): number {
  let next = from;
  for (let before = -1; next > before && next < end;) {
    before = next;
    if (source[next] === '[') next = afterOptional(source, next, end);
    else if (source[next] === '{') next = afterArgument(source, next, end);
  }
  return next;
}

/** Behind optional arguments that follow at once. */
export function afterOptional(source: string, from: number, end: number): number {
  let next = from;
  while (next < end && source[next] === '[') {
    const stop = after(source, next, end, '[', ']');
    if (stop === next) return next;
    next = stop;
  }
  return next;
}

/** Behind the argument in braces that follows, blanks before it; `from` where there is none. */
export function afterArgument(source: string, from: number, end: number): number {
  const open = braceAfter(source, from, end);
  return open === undefined ? from : after(source, open, end, '{', '}');
}

/** Where a brace opens behind a few blanks; undefined where none does. */
export function braceAfter(source: string, from: number, end: number): number | undefined {
  let at = from;
  while (at < end && at - from < 40 && /[ \t\r\n]/.test(source[at] ?? '')) at += 1;
  return at < end && source[at] === '{' ? at : undefined;
}

/** Behind the bracket that closes the one at `from`; unclosed, behind the word. */
export function after(source: string, from: number, end: number, open: string, close: string): number {
  let depth = 0;
  const stop = Math.min(end, from + longest);
  for (let at = from; at < stop; at += 1) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (char === open) depth += 1;
    else if (char === close && (depth -= 1) === 0) return at + 1;
  }
  if (open !== '{') return from;
  const blank = source.slice(from, stop).search(/\s/);
  return blank < 0 ? stop : from + blank;
}
