/** Which words of a title count in a key? */
import { asciiOf } from '../ascii.ts';

/** Words that JabRef leaves out ("Customize the citation key generator": function words). */
const jabref = new Set(
  (
    'a an the above about across against along among around at before behind below beneath beside between beyond by down ' +
    'during except for from in inside into like near of off on onto since to toward through under until up upon with within ' +
    'without and but nor or so yet'
  ).split(' '),
);

/** What Better BibTeX leaves out beside them, with the articles and prepositions of other languages (its preference `skipWords`). */
const betterBibtex = new Set([
  ...jabref,
  ...(
    'ab aboard after al amid anti as besides d da das de del dell dello dei degli della delle dem den der des despite die do ' +
    'ein eine einem einen einer eines el en et gli i il is l la las le les lo los minus more past per plus que round save some ' +
    'sur than towards un una unas underneath une unlike uno unos versus via von while yet zu zum'
  ).split(' '),
]);

/** Which words don't count. */
export type Skipped = 'none' | 'articles' | 'jabref' | 'better-bibtex';

const lists: Readonly<Record<Skipped, ReadonlySet<string>>> = {
  none: new Set(),
  articles: new Set(['a', 'an', 'the']),
  jabref,
  'better-bibtex': betterBibtex,
};

/** The words of a title in ASCII, as written; hyphenated ones joined, or each of their parts. Words without an ASCII letter are none. */
export function titleWords(title: string, skipped: Skipped, hyphens: 'joined' | 'apart' = 'joined'): string[] {
  const list = lists[skipped];
  const split = hyphens === 'joined' ? /[\s/–—]+/u : /[\s/–—‐‑-]+/u;
  return title
    .replace(/['’]s\b/gu, 's')
    .split(split)
    .map((word) => asciiOf(word).replace(/[^A-Za-z0-9]/gu, ''))
    .filter((word) => word !== '' && !list.has(word.toLowerCase()));
}

/** The first letter in upper case, the rest as it is. */
export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The first letter in upper case, the rest in lower case. */
export function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
