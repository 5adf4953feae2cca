/** Where in its abstract does a summary stand? */
import type { Span } from '../document/slot.ts';

/** A citation, examples in brackets, `also`: so many words of a sentence may have been left out. */
const MOST_LEFT_OUT = 40;

/**
 * The stretch of the abstract that a summary was made of (summary.ts): all its words, in order, with those between them that it
 * leaves out. Undefined where the abstract does not have them.
 */
export function sentenceIn(abstract: string, summary: string): Span | undefined {
  const there = [...abstract.matchAll(/[\p{L}\p{N}]+/gu)];
  const words = there.map(([word]) => word.toLowerCase());
  const wanted = summary.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  let found: Span | undefined;
  for (let from = words.indexOf(wanted[0] ?? ''); from >= 0; from = words.indexOf(wanted[0] ?? '', from + 1)) {
    let at = from;
    let next = 1;
    for (; next < wanted.length && ++at < words.length && at - from - next <= MOST_LEFT_OUT;) {
      if (words[at] === wanted[next]) next++;
    }
    const last = there[at];
    if (next < wanted.length || last === undefined) continue;
    const end = last.index + last[0].length;
    const span = { start: there[from]?.index ?? 0, end: end + (/^[.!?]/.exec(abstract.slice(end))?.[0].length ?? 0) };
    // the sentence before it may begin with the same word
    if (found === undefined || span.end - span.start < found.end - found.start) found = span;
  }
  return found;
}
