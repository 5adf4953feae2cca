/** Which citations say a key again that their group has already? */
import type { Citation } from './slot.ts';

/**
 * The second and further citations of a key in one list. A key that is cited again with a page of its own says something
 * new: `[@a, p. 3; @a, p. 9]`, `\cites[3]{a}[9]{a}`.
 */
export function doubledKeys(text: string, citations: readonly Citation[]): readonly Citation[] {
  const last = new Map<string, Citation>();
  const found: Citation[] = [];
  for (const citation of citations) {
    const inGroup = `${citation.whole.start} ${citation.key}`;
    const before = last.get(inGroup);
    last.set(inGroup, citation);
    if (before !== undefined && saysTheSame(text, before, citation)) found.push(citation);
  }
  return found;
}

function saysTheSame(text: string, first: Citation, second: Citation): boolean {
  if (first.command === 'pandoc') return !hasLocator(text, first) && !hasLocator(text, second);
  // another list of the same command, with its own optional arguments
  return !/[{}[\]]/.test(text.slice(first.end, second.start));
}

/** Whether something other than the next citation stands behind a key. */
function hasLocator(text: string, { end, whole }: Citation): boolean {
  const rest = text.slice(end, Math.min(whole.end, end + 200)).replace(/^\}/, '');
  return !/^\s*(?:[;\]]|$)/.test(rest);
}
