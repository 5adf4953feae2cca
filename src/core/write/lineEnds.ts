/** How does a text end its lines? */

/** The line end that the text uses most, the first of equals; `\n` where there is none. */
export function lineEndOf(text: string): string {
  const counts = new Map<string, number>();
  for (const [lineEnd] of text.matchAll(/\r\n|\r|\n/gu)) counts.set(lineEnd, (counts.get(lineEnd) ?? 0) + 1);
  return [...counts].reduce<[string, number]>((best, next) => (next[1] > best[1] ? next : best), ['\n', 0])[0];
}
