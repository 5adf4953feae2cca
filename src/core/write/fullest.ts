/** Which copy of a work is the best to write an entry from, and what do the others add? */
import type { Paper } from '../paper.ts';
import { isPreprint } from './entryType.ts';

/**
 * The copy that tells the most of where the work has appeared, completed by the others where that can't go wrong: authors,
 * abstract and identifiers are the work's; volume and pages are one publication's and are not mixed. `seen` is the work as the
 * document sees it; without copies it is all there is.
 */
export function fullestCopy(seen: Paper, copies: readonly Paper[]): Paper {
  const [first, ...others] = copies;
  if (first === undefined || others.length === 0) return seen;
  const best = others.reduce((most, next) => (weightOf(next) > weightOf(most) ? next : most), first);
  const whole: { -readonly [K in keyof Paper]: Paper[K] } = {
    ...best,
    authors: best.authors.length > 0 ? best.authors : seen.authors,
    identifiers: { ...seen.identifiers, ...best.identifiers },
  };
  const more = best.authors.length > 0 ? best.moreAuthors : seen.moreAuthors;
  if (more !== undefined) whole.moreAuthors = more;
  const abstract = best.abstract ?? seen.abstract;
  if (abstract !== undefined) whole.abstract = abstract;
  const year = best.year ?? seen.year;
  if (year !== undefined) whole.year = year;
  const venue = best.venue ?? (Object.keys(best.fields ?? {}).length === 0 ? seen.venue : undefined);
  if (venue !== undefined) whole.venue = venue;
  return whole;
}

/** A publication before a preprint, then what has the most to tell. */
function weightOf(paper: Paper): number {
  const { venue, authors, year, fields = {}, type } = paper;
  const isPublished = venue !== undefined && !isPreprint(paper);
  return (
    (isPublished ? 20 : 0) +
    (authors.length > 0 ? 5 : 0) +
    (year === undefined ? 0 : 3) +
    (type === 'misc' ? 0 : 2) +
    Object.keys(fields).length
  );
}
