/** Whose papers does a passage speak of by name? */
import { fold, withoutApostrophe } from './terms.ts';

/** A name in running text. */
export interface Mention {
  /** Folded. */
  readonly family: string;
  /** As it is written. */
  readonly name: string;
  /** It stands as authors do: `Smith et al.`, `Levine and Schwinger`, `Knuth (1984)`. Otherwise any capitalised word in a sentence. */
  readonly isAuthor: boolean;
  readonly year?: number;
}

const CAPITALISED = /\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*/gu;
/** What follows the name of an author: a co-author, `et al.`, a year. */
const FOLLOWS =
  /^(?:['’]s)?,?\s*(?:et\s+al|(?:and|&)\s+(?:\p{Lu}\p{Ll}|co-|coworkers|colleagues)|[([]\s*(?:19|20)\d\d)/u;
/** What comes before the name of a second author. */
const PRECEDES = /\p{Lu}[\p{L}'’-]*\p{Ll},? (?:and|&) $/u;
const YEAR = /^[^.;]{0,40}?[([]\s*((?:19|20)\d\d)/u;
const SENTENCE_STARTS = /(?:^|[.!?:]\s*)$/u;

/** How far to look on either side, in UTF-16 code units. */
const NEAR = 60;

/** Names in a text, each once, in order. Time: linear in the text. */
export function mentionsIn(text: string): Mention[] {
  const mentions = new Map<string, Mention>();
  for (const { 0: word, index } of text.matchAll(CAPITALISED)) {
    const end = index + word.length;
    const after = text.slice(end, end + NEAR);
    const before = text.slice(Math.max(0, index - NEAR), index);
    const isAuthor = FOLLOWS.test(after) || PRECEDES.test(before);
    if (!isAuthor && SENTENCE_STARTS.test(before)) continue;
    // of `Levine-Schwinger` the first: the second makes a mention of its own only where it stands alone
    const family = /^\p{L}+/u.exec(fold(withoutApostrophe(word)))?.[0] ?? '';
    if (family.length < 2 || mentions.get(family)?.isAuthor === true) continue;
    const year = isAuthor ? YEAR.exec(after)?.[1] : undefined;
    mentions.set(family, { family, name: word, isAuthor, ...(year === undefined ? {} : { year: Number(year) }) });
  }
  return [...mentions.values()];
}
