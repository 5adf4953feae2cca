/** What can a key be made of, by the names that JabRef and Better BibTeX have for it? */
import type { Paper } from '../../paper.ts';
import { monthOf } from '../entryDate.ts';
import type { Keyed } from './keyed.ts';
import * as people from './people.ts';
import { capitalized, titled, titleWords } from './titleWords.ts';

/** What stands between the parentheses of a call: `shorttitle(3, m=1)`. */
export interface Arguments {
  readonly inOrder: readonly (string | number | RegExp)[];
  readonly named: ReadonlyMap<string, string | number | RegExp>;
}

/** A piece of a key for a paper, words parted by blanks; empty where the paper has nothing for it. */
export type Marker = (paper: Keyed, given: Arguments) => string;

/** A marker, and whether it names people: a paper without any gets a key of another kind. */
export interface KnownMarker {
  readonly write: Marker;
  readonly isOfPeople: boolean;
}

/** An argument by its place or its name. */
export function numberOf(given: Arguments, at: number, name: string, otherwise: number): number {
  const value = given.named.get(name) ?? given.inOrder[at];
  const number = Number(value);
  return value === undefined || value instanceof RegExp || !Number.isInteger(number) ? otherwise : number;
}

export function textOf(given: Arguments, at: number, name: string, otherwise: string): string {
  const value = given.named.get(name) ?? given.inOrder[at];
  return value === undefined || value instanceof RegExp ? otherwise : String(value);
}

/** The kinds of people that a marker means. */
type Kind = 'auth' | 'pureauth' | 'edtr';

function peopleFor({ authors, editors = [] }: Keyed, kind: Kind): Paper['authors'] {
  if (kind === 'edtr') return editors;
  return authors.length > 0 || kind === 'pureauth' ? authors : editors;
}

/**
 * JabRef's markers of people by the part behind `auth` or `edtr`, in lower case; `[authIni3]` and `[auth3_2]` carry numbers.
 * Undefined: there is none.
 */
function jabrefPeople(rest: string): ((paper: Keyed, kind: Kind) => string) | undefined {
  const of =
    (form: (families: people.Families) => string, withParticle = false) =>
    (paper: Keyed, kind: Kind) =>
      form(people.familiesOf(peopleFor(paper, kind), withParticle));
  const simple: Readonly<Record<string, (paper: Keyed, kind: Kind) => string>> = {
    '': of(([first = '']) => first),
    firstfull: of(([first = '']) => first, true),
    foreini: (paper, kind) => people.initialOf(peopleFor(paper, kind)[0]),
    '.etal': of((families) => people.etAl(families, '.', 'etal')),
    etal: of((families) => people.etAl(families, '', 'EtAl')),
    '.auth.ea': of((families) => people.firstTwo(families, '.')),
    '.edtr.ea': of((families) => people.firstTwo(families, '.')),
    short: of((families) => people.short(families)),
    orlast: of((families) => families.at(-1) ?? ''),
    orlastforeini: (paper, kind) => people.initialOf(peopleFor(paper, kind).at(-1)),
    orini: of((families) => people.firstFive(families)),
    ors: of((families) => families.join('')),
    orsalpha: of((families) => people.alpha(families)),
  };
  const known = simple[rest];
  if (known !== undefined) return known;
  const [, name, first, second] = /^(|ini|ors)(\d+)(?:_(\d+))?$/u.exec(rest) ?? [];
  const count = Number(first);
  if (name === 'ini') return of((families) => people.beginnings(families, count));
  if (name === 'ors') return of((families) => people.upTo(families, count, ''));
  if (name === '') return of((families) => (families[Number(second ?? 1) - 1] ?? '').slice(0, count));
  return undefined;
}

/** Better BibTeX's functions for people, as calls: `authEtal2(sep='-')`, `auth(n=3, initials=true)`. */
const calledPeople: Readonly<Record<string, (families: people.Families, given: Arguments) => string>> = {
  auth: (families, given) => {
    const count = numberOf(given, 0, 'n', 0);
    const name = families[numberOf(given, 1, 'm', 1) - 1] ?? '';
    return count > 0 ? name.slice(0, count) : name;
  },
  authetal: (families, given) => people.etAl(families, textOf(given, 2, 'sep', ' '), 'EtAl'),
  authetal2: (families, given) => people.etAl(families, textOf(given, 2, 'sep', '.'), 'etal'),
  authauthea: (families, given) => people.firstTwo(families, textOf(given, 2, 'sep', '.')),
  authors: (families, given) => {
    const count = numberOf(given, 0, 'n', 0);
    const chosen = count > 0 ? families.slice(0, count) : families;
    const etal = chosen.length < families.length ? textOf(given, 4, 'etal', '') : '';
    return chosen.join(textOf(given, 3, 'sep', ' ')) + etal;
  },
  authorsn: (families, given) => people.upTo(families, numberOf(given, 0, 'n', 0), textOf(given, 3, 'sep', ' ')),
  authorsalpha: (families, given) => people.alpha(families, textOf(given, 2, 'sep', ' ')),
  authshort: (families, given) => people.short(families, textOf(given, 2, 'sep', '.')),
  authini: (families, given) => {
    const count = numberOf(given, 0, 'n', 0);
    return families.map((family) => (count > 0 ? family.slice(0, count) : family)).join(textOf(given, 3, 'sep', '.'));
  },
  authorini: (families, given) => people.firstFive(families, textOf(given, 2, 'sep', '.')),
  authorlast: (families) => families.at(-1) ?? '',
};

/** Markers of everything else, in lower case, as JabRef's brackets have them. */
const bracketed: Readonly<Record<string, Marker>> = {
  shorttitle: ({ title }) => titleWords(title, 'jabref').slice(0, 3).map(titled).join(' '),
  shorttitleini: ({ title }) =>
    titleWords(title, 'jabref')
      .slice(0, 3)
      .map((word) => word.charAt(0))
      .join(''),
  veryshorttitle: ({ title }) => titled(titleWords(title, 'jabref')[0] ?? ''),
  camel: ({ title }) => titleWords(title, 'none').map(titled).join(' '),
  title: ({ title }) => {
    const telling = new Set(titleWords(title, 'jabref'));
    return titleWords(title, 'none')
      .map((word, at) => (at === 0 || telling.has(word) ? titled(word) : word.toLowerCase()))
      .join(' ');
  },
  fulltitle: ({ title }) => title,
};

/** The same as calls. */
const called: Readonly<Record<string, Marker>> = {
  shorttitle: ({ title }, given) => firstWords(title, numberOf(given, 0, 'n', 3), numberOf(given, 1, 'm', 0)),
  veryshorttitle: ({ title }, given) => firstWords(title, numberOf(given, 0, 'n', 1), numberOf(given, 1, 'm', 0)),
  title: ({ title }) => titleWords(title, 'better-bibtex').join(' '),
};

/** Better BibTeX leaves out words of one letter, too. */
function firstWords(title: string, count: number, capitals: number): string {
  const words = titleWords(title, 'better-bibtex').filter((word) => word.length > 1);
  return words
    .slice(0, count)
    .map((word, at) => (at < capitals ? capitalized(word) : word))
    .join(' ');
}

/** In both languages. */
const common: Readonly<Record<string, Marker>> = {
  year: ({ year, fields }) => (year === undefined ? (fields?.['year'] ?? '') : String(Math.abs(year))),
  shortyear: ({ year }) => (year === undefined ? '' : String(Math.abs(year)).slice(-2)),
  month: ({ fields }) => {
    const month = monthOf(fields?.['month'] ?? '');
    return month === undefined ? '' : (MONTHS[month - 1] ?? '');
  },
  day: ({ fields }) => (fields?.['day'] ?? '').replace(/^0/u, ''),
  date: ({ fields, year }) => fields?.['date'] ?? (year === undefined ? '' : String(year)),
  origyear: ({ fields }) => /\d{4}/u.exec(fields?.['origdate'] ?? fields?.['origyear'] ?? '')?.[0] ?? '',
  origdate: ({ fields }) => fields?.['origdate'] ?? '',
  entrytype: ({ type }) => capitalized(type),
  type: ({ type }) => type,
  journal: ({ fields, venue, type }) =>
    fields?.['journal'] ?? fields?.['journaltitle'] ?? (type === 'article' ? (venue ?? '') : ''),
  venue: ({ venue = '' }) => venue,
  firstpage: ({ fields }) => /\d+/u.exec(fields?.['pages'] ?? '')?.[0] ?? '',
  pageprefix: ({ fields }) => /^\D*(?=\d)/u.exec(fields?.['pages'] ?? '')?.[0] ?? '',
  lastpage: ({ fields }) => (fields?.['pages'] ?? '').match(/\d+/gu)?.at(-1) ?? '',
  doi: ({ identifiers }) => identifiers.doi ?? '',
  isbn: ({ identifiers }) => identifiers.isbn ?? '',
  arxiv: ({ identifiers }) => identifiers.arxiv ?? '',
  eprint: ({ identifiers }) => identifiers.arxiv ?? '',
  author: ({ authors }) => authors.map(({ given = '', family }) => `${given} ${family}`.trim()).join(' and '),
  editor: ({ editors = [] }) => editors.map(({ given = '', family }) => `${given} ${family}`.trim()).join(' and '),
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Short fields that a key can hold as they are. */
const plainFields = new Set(
  (
    'booktitle journaltitle volume number issue pages publisher institution school organization series edition chapter note ' +
    'howpublished address location language langid eid version shorttitle shortjournal publicationtitle callnumber archive'
  ).split(' '),
);

/** Names that Zotero has for fields of BibTeX. */
const ofZotero: Readonly<Record<string, string>> = { publicationtitle: 'journal', place: 'address' };

/** A marker of JabRef's, case aside: `[authEtAl]`, `[AUTH3]`. Undefined: there is none by that name. */
export function bracketMarker(name: string): KnownMarker | undefined {
  const lower = name.toLowerCase();
  const [, kind, rest] = /^(pureauth|auth|edtr|edit)(.*)$/u.exec(lower) ?? [];
  const family = kind === undefined || lower in common ? undefined : jabrefPeople(rest ?? '');
  if (family !== undefined) {
    const who: Kind = kind === 'edtr' || kind === 'edit' ? 'edtr' : kind === 'pureauth' ? 'pureauth' : 'auth';
    return { write: (paper) => family(paper, who), isOfPeople: true };
  }
  const keyword = /^keywords?(\d+)$/u.exec(lower);
  if (keyword !== null) {
    const count = Number(keyword[1]);
    const write: Marker = lower.startsWith('keywords')
      ? ({ keywords = [] }) => keywords.slice(0, count).join('')
      : ({ keywords = [] }) => keywords[count - 1] ?? '';
    return { write, isOfPeople: false };
  }
  return plainMarker(bracketed, lower);
}

/** A function of Better BibTeX's: `auth`, `shorttitle`, or a field as Zotero calls it. */
export function calledMarker(name: string): KnownMarker | undefined {
  const lower = name.toLowerCase();
  const family = calledPeople[lower] ?? calledPeople[lower.replace(/^edtr/u, 'auth').replace(/^editor/u, 'author')];
  if (family !== undefined) {
    const isEditor = lower.startsWith('ed');
    const write: Marker = (paper, given) => {
      const who = textOf(given, 99, 'creator', isEditor ? 'editor' : '*');
      const names = peopleFor(paper, who === 'editor' ? 'edtr' : who === 'author' ? 'pureauth' : 'auth');
      return family(people.familiesOf(names, true), given);
    };
    return { write, isOfPeople: true };
  }
  if (lower === 'authforeini')
    return { write: (paper) => people.initialOf(peopleFor(paper, 'auth')[0]), isOfPeople: true };
  if (lower === 'authorlastforeini') {
    return { write: (paper) => people.initialOf(peopleFor(paper, 'auth').at(-1)), isOfPeople: true };
  }
  if (lower === 'keyword')
    return { write: ({ keywords = [] }, given) => keywords[numberOf(given, 0, 'n', 1) - 1] ?? '', isOfPeople: false };
  // with a capital it is the field itself
  if (name === 'Title') return { write: ({ title }) => title, isOfPeople: false };
  return plainMarker(called, ofZotero[lower] ?? lower);
}

function plainMarker(own: Readonly<Record<string, Marker>>, lower: string): KnownMarker | undefined {
  const write = own[lower] ?? common[lower];
  if (write !== undefined) return { write, isOfPeople: lower === 'author' || lower === 'editor' };
  return plainFields.has(lower) ? { write: ({ fields }) => fields?.[lower] ?? '', isOfPeople: false } : undefined;
}

/** All names, to find the nearest one to what was not understood. */
export const markerNames: readonly string[] = [
  ...[
    'auth',
    'author',
    'editor',
    'authors',
    'authEtAl',
    'auth.etal',
    'authshort',
    'authorsAlpha',
    'authIni',
    'authForeIni',
    'authorLast',
    'edtr',
  ],
  ...['shorttitle', 'veryshorttitle', 'title', 'camel', 'fulltitle', 'year', 'shortyear', 'month', 'date', 'journal'],
  ...['entrytype', 'firstpage', 'lastpage', 'keyword', 'volume', 'number', 'doi', 'booktitle', 'publisher'],
];
