/** Which pieces of a paper do people make keys of? Each is a column that a file's keys may turn out to have. */
import { asciiOf } from '../ascii.ts';
import { german } from './filters.ts';
import { type Keyed, peopleOf } from './keyed.ts';
import * as people from './people.ts';
import { capitalized, type Skipped, titled, titleWords } from './titleWords.ts';

/** What a piece is of: a key has at most one of each. */
export type Sort = 'people' | 'year' | 'title';

/** One way to write a piece of a key before its case is chosen. */
export interface Form {
  readonly sort: Sort;
  /** As a person would describe it: in Better BibTeX's words where it has any. */
  readonly name: string;
  /** Empty where the paper has nothing for it. */
  readonly write: (facts: Facts) => string;
  /** The cases in which it can stand. */
  readonly cases: readonly Case[];
}

/** How a piece is cased. */
export interface Case {
  readonly name: string;
  readonly change: (text: string) => string;
}

/** What forms ask of a paper, worked out once. */
export class Facts {
  readonly paper: Keyed;
  readonly #words = new Map<string, readonly string[]>();
  #families: people.Families | undefined;
  #letters: people.Families | undefined;

  constructor(paper: Keyed) {
    this.paper = paper;
  }

  /** Family names as they are, with particles. */
  get families(): people.Families {
    this.#families ??= people.familiesOf(peopleOf(this.paper), true);
    return this.#families;
  }

  /** Family names without particles, ASCII letters and digits alone. */
  get letters(): people.Families {
    this.#letters ??= people.familiesOf(peopleOf(this.paper), false).map(lettersOf);
    return this.#letters;
  }

  /** The first person's family name without particle, as it is. */
  get first(): string {
    return people.familiesOf(peopleOf(this.paper).slice(0, 1), false)[0] ?? '';
  }

  words(skipped: Skipped, hyphens: 'joined' | 'apart'): readonly string[] {
    const name = skipped + hyphens;
    const known = this.#words.get(name) ?? titleWords(this.paper.title, skipped, hyphens);
    this.#words.set(name, known);
    return known;
  }
}

function lettersOf(text: string): string {
  return asciiOf(text).replace(/[^A-Za-z0-9]/gu, '');
}

function withHyphens(text: string): string {
  return asciiOf(text.replace(/[‐‑–]/gu, '-')).replace(/[^A-Za-z0-9-]/gu, '');
}

const asIs: Case = { name: '', change: (text) => text };

/** As it is comes first: of several that explain all keys the first is taken. */
const cases: readonly Case[] = [
  asIs,
  { name: '.lower', change: (text) => text.toLowerCase() },
  { name: '.upper', change: (text) => text.toUpperCase() },
  { name: '.capitalize', change: capitalized },
  { name: '.sentencecase', change: titled },
];

const LISTS: readonly Skipped[] = ['better-bibtex', 'jabref', 'articles', 'none'];
const HYPHENS = ['joined', 'apart'] as const;

/** All of them, the plainest first. */
export const forms: readonly Form[] = [...formsOfPeople(), ...formsOfYears(), ...formsOfTitles()];

function formsOfPeople(): Form[] {
  const plain: readonly (readonly [string, Form['write']])[] = [
    ['auth', ({ letters }) => letters[0] ?? ''],
    ['auth+particle', ({ families }) => lettersOf(families[0] ?? '')],
    ['auth+hyphen', ({ first }) => withHyphens(first)],
    ['auth+particle+hyphen', ({ families }) => withHyphens(families[0] ?? '')],
    ['auth.select(1,1)', ({ first }) => lettersOf(first.split(/[\s-]/u)[0] ?? '')],
    ['auth.select(-1)', ({ first }) => lettersOf(first.split(/[\s-]/u).at(-1) ?? '')],
    ['auth.transliterate(german)', ({ first }) => lettersOf(german(first))],
    ...['_', '-'].map(
      (joint) =>
        [
          `auth.condense(${joint})`,
          ({ families }: Facts) =>
            asciiOf(families[0] ?? '')
              .replace(/\s+/gu, joint)
              .replace(/[^\w-]/gu, ''),
        ] as const,
    ),
    ...[3, 4, 5, 2, 6].map(
      (count) => [`auth(${count})`, ({ letters }: Facts) => (letters[0] ?? '').slice(0, count)] as const,
    ),
  ];
  const several: readonly (readonly [string, Form['write']])[] = [
    ...['', '.', '-', '_', '&', '+', 'and', 'And'].flatMap((separator) =>
      ['etal', 'EtAl', 'Etal', 'et_al', 'others', 'ea'].map(
        (etal) =>
          [
            `authEtal2(sep=${separator},${etal})`,
            ({ letters }: Facts) => people.etAl(letters, separator, etal),
          ] as const,
      ),
    ),
    ...['', '-', '_', '.', 'and', 'And'].flatMap((separator) =>
      [2, 3, Infinity].map(
        (count) =>
          [
            `authors(n=${count},sep=${separator})`,
            ({ letters }: Facts) => letters.slice(0, count).join(separator),
          ] as const,
      ),
    ),
    ['authorsAlpha', ({ letters }) => people.alpha(letters)],
    ['authshort', ({ letters }) => people.short(letters)],
    ['authIni(1)', ({ letters }) => letters.map((family) => family.charAt(0)).join('')],
    ['authorLast', ({ letters }) => letters.at(-1) ?? ''],
    ['auth+initials', ({ letters, paper }) => (letters[0] ?? '') + lettersOf(people.initialOf(peopleOf(paper)[0]))],
    ['authForeIni+auth', ({ letters, paper }) => lettersOf(people.initialOf(peopleOf(paper)[0])) + (letters[0] ?? '')],
  ];
  return [...plain, ...several].map(([name, write]) => ({ sort: 'people', name, write, cases }));
}

function formsOfYears(): Form[] {
  const year = ({ paper }: Facts): string => (paper.year === undefined ? '' : String(Math.abs(paper.year)));
  return [
    { sort: 'year', name: 'year', write: year, cases: [asIs] },
    { sort: 'year', name: 'shortyear', write: (facts) => year(facts).slice(-2), cases: [asIs] },
  ];
}

/** How many words, which are left out, what joins them; or their initials. */
function formsOfTitles(): Form[] {
  const found: Form[] = [];
  const add = (name: string, write: Form['write'], own: readonly Case[] = cases): void => {
    found.push({ sort: 'title', name, write, cases: own });
  };
  for (const count of [1, 2, 3, 4, 5]) {
    for (const skipped of LISTS) {
      for (const hyphens of HYPHENS) {
        const of = (facts: Facts): readonly string[] => facts.words(skipped, hyphens).slice(0, count);
        const which = `${skipped}, hyphens ${hyphens}`;
        for (const separator of count === 1 ? [''] : ['', '-', '_']) {
          add(`shorttitle(${count}; ${which})${separator === '' ? '' : `.condense(${separator})`}`, (facts) =>
            of(facts).join(separator),
          );
        }
        if (count > 1) {
          add(`shorttitle(${count},${count}; ${which})`, (facts) => of(facts).map(capitalized).join(''), [asIs]);
          add(`shorttitle(${count}; ${which}).titlecase`, (facts) => of(facts).map(titled).join(''), [asIs]);
        }
      }
    }
  }
  for (const count of [3, 4, 5, Infinity]) {
    for (const skipped of LISTS) {
      for (const hyphens of HYPHENS) {
        add(`shorttitle(${count}; ${skipped}, hyphens ${hyphens}).abbr`, (facts) =>
          facts
            .words(skipped, hyphens)
            .slice(0, count)
            .map((word) => word.charAt(0))
            .join(''),
        );
      }
    }
  }
  return found;
}
