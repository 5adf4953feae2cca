/** How does a text look with some of its words marked? */
import type { Span } from '../core/document/slot.ts';
import { element } from './dom.ts';

/** The text in pieces; overlapping spans are joined, those outside the text left out. */
export function marked(text: string, spans: readonly (readonly Span[])[]): (Node | string)[] {
  const sorted = spans.flat().sort((a, b) => a.start - b.start);
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const { start, end } of sorted) {
    const from = Math.max(at, start);
    if (end <= from || end > text.length) continue;
    if (from > at) parts.push(text.slice(at, from));
    parts.push(element('mark', {}, text.slice(from, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}
