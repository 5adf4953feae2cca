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

/** Titles of one work share this part of the words of the shorter one: subtitles come and go. */
const SHARED_WORDS = 0.5;

/** Whether two titles may be one work's. Not where they have next to nothing in common: then an identifier is wrong. */
export function titlesAgree(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= SHARED_WORDS * Math.min(words.size, others.size);
}

function wordsOf(title: string): ReadonlySet<string> {
  return new Set(
    title
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
