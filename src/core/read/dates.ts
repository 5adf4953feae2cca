/** In which year did a paper appear? */

/**
 * The year of a `year` or `date` field as a person reads it: `2019`, `2019-05-03/2020`, `c. 1998`, `{1998--99}`,
 * `2004~`, `(2004)`; undefined for `in press` and for half-known years such as `19XX` (biblatex manual, 2.3.8).
 */
export function yearOf(text: string): number | undefined {
  const found = /(^-)?(?<![\d.])(\d{4})(?![\dXu])/.exec(text);
  const year = Number(found?.[2] ?? 0);
  if (year === 0) return undefined;
  return found?.[1] === undefined ? year : -year;
}
