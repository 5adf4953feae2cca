/** How is a piece of a key changed, by the names that JabRef and Better BibTeX have for it? */
import { asciiOf } from '../ascii.ts';
import { monthOf } from '../entryDate.ts';
import { type Arguments, numberOf, textOf } from './markers.ts';
import { capitalized, titleWords } from './titleWords.ts';

/** Changes a piece; undefined: this pattern is not for this paper, the next one is asked. */
export type Filter = (text: string, given: Arguments) => string | undefined;

const smallWords = new Set(titleWords('the of and in on for to', 'none'));

/** By lower-case name without `_` and `-`. */
const filters: Readonly<Record<string, Filter>> = {
  lower: (text) => text.toLowerCase(),
  lowercase: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  uppercase: (text) => text.toUpperCase(),
  capitalize: (text) => eachWord(text, (word) => capitalized(word)),
  titlecase: (text) =>
    eachWord(text, (word, at) => (at > 0 && isSmall(word) ? word.toLowerCase() : capitalized(word.toLowerCase()))),
  sentencecase: (text) => capitalized(text.toLowerCase()),
  abbr: (text, given) => {
    const count = numberOf(given, 0, 'chars', 1);
    return text
      .split(/\s+/u)
      .map((word) => word.slice(0, count))
      .join('');
  },
  truncate: (text, given) => text.slice(0, numberOf(given, 0, 'n', text.length)).trimEnd(),
  substring: (text, given) => {
    const start = Math.max(1, numberOf(given, 0, 'start', 1)) - 1;
    return text.slice(start, start + numberOf(given, 1, 'n', text.length));
  },
  select: (text, given) => {
    const words = text.split(/\s+/u);
    const start = numberOf(given, 0, 'start', 1);
    const from = start < 0 ? words.length + start : Math.max(1, start) - 1;
    return words.slice(from, from + numberOf(given, 1, 'n', words.length)).join(' ');
  },
  skipwords: (text) => titleWords(text, 'better-bibtex').join(' '),
  veryshorttitle: (text) => titleWords(text, 'jabref')[0] ?? '',
  shorttitle: (text) => titleWords(text, 'jabref').slice(0, 3).join(' '),
  condense: (text, given) => text.replace(/\s+/gu, textOf(given, 0, 'sep', '')),
  prefix: (text, given) => (text === '' ? '' : textOf(given, 0, 'prefix', '') + text),
  postfix: (text, given) => (text === '' ? '' : text + textOf(given, 0, 'postfix', '')),
  default: (text, given) => (text === '' ? textOf(given, 0, 'text', '') : text),
  discard: () => '',
  fold: asciiOf,
  transliterate: (text, given) =>
    /^(?:de|german)$/u.test(textOf(given, 0, 'mode', '')) ? asciiOf(german(text)) : asciiOf(text),
  clean: asciiOf,
  ascii: (text) => text.replace(/[^ -~]/gu, ''),
  alphanum: (text) => text.replace(/[^\p{L}\p{N}\s]/gu, ''),
  nopunct: (text, given) => text.replace(/[-‐‑–—]/gu, textOf(given, 0, 'dash', '-')).replace(/[^\p{L}\p{N}\s-]/gu, ''),
  nopunctordash: (text) => text.replace(/[^\p{L}\p{N}\s]/gu, ''),
  numeric: (text) => (/^\s*\d/u.test(text) ? text : ''),
  replace: replaced,
  regex: replaced,
  len: (text, given) =>
    hasLength(text, textOf(given, 0, 'relation', '>'), numberOf(given, 1, 'length', 0)) ? text : undefined,
  match: (text, given) => {
    const match = given.named.get('match') ?? given.inOrder[0];
    if (match === undefined) return text;
    const found = (match instanceof RegExp ? match : new RegExp(escaped(String(match)), 'iu')).exec(text);
    if (found === null) return undefined;
    return found.length > 1 ? found.slice(1).join('') : text;
  },
  formatdate: (text, given) => dateAs(text, textOf(given, 0, 'format', '%Y-%m-%d')),
};

/** A filter by name; undefined: there is none. */
export function filterNamed(name: string): Filter | undefined {
  return filters[name.toLowerCase().replace(/[_-]/gu, '')];
}

/** All names, to find the nearest one to what was not understood. */
export const filterNames: readonly string[] = Object.keys(filters);

function eachWord(text: string, change: (word: string, at: number) => string): string {
  return text
    .split(/(\s+)/u)
    .map((word, at) => (at % 2 === 1 ? word : change(word, at / 2)))
    .join('');
}

function isSmall(word: string): boolean {
  return smallWords.has(word.toLowerCase()) || titleWords(word, 'jabref').length === 0;
}

function replaced(text: string, given: Arguments): string {
  const find = given.named.get('find') ?? given.inOrder[0];
  const by = textOf(given, 1, 'replace', '');
  if (find === undefined) return text;
  if (find instanceof RegExp) return text.replace(find, by);
  return text.replace(new RegExp(escaped(String(find)), 'giu'), () => by);
}

function hasLength(text: string, relation: string, length: number): boolean {
  const own = text.replace(/\s/gu, '').length;
  switch (relation) {
    case '<':
      return own < length;
    case '<=':
      return own <= length;
    case '=':
      return own === length;
    case '!=':
      return own !== length;
    case '>=':
      return own >= length;
    default:
      return own > length;
  }
}

function dateAs(date: string, format: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/u.exec(date) ?? [];
  const parts: Readonly<Record<string, string>> = {
    Y: year,
    y: year.slice(-2),
    m: String(monthOf(month) ?? '').padStart(month === '' ? 0 : 2, '0'),
    d: day,
  };
  return format.replace(/%-?([Yymd])/gu, (_, part: string) => parts[part] ?? '').replace(/[-/. ]+$/u, '');
}

/** Umlauts as German spells them out. */
export function german(text: string): string {
  const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };
  return text.normalize('NFC').replace(/[äöüÄÖÜ]/gu, (letter) => letters[letter] ?? letter);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
