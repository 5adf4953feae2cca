/** Do two copies of a paper have the same title, whatever its accents, capitals and marks? */

/** Fewer letters than this tell no works apart: `Editorial`. */
const SHORTEST = 10;

/** Whether they have; never for titles that many works share. */
export function sameTitle(one: string, other: string): boolean {
  const bare = bareTitle(one);
  return bare.length >= SHORTEST && bare === bareTitle(other);
}

function bareTitle(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
