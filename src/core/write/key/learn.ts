/** How are the keys of a file made? Learned from its entries: what their authors, years and titles have in common with their keys. */
import { type KeyManner, LETTERS } from '../citeKey.ts';
import { commonest } from '../majority.ts';
import type { SuffixManner } from './alternatives.ts';
import { type Case, Facts, type Form, forms, type Sort } from './components.ts';
import type { Keyed } from './keyed.ts';

/** An entry with its key. */
export interface KeyExample {
  readonly key: string;
  readonly paper: Keyed;
}

/** A manner, with how many of the examples it gives their keys. */
export interface LearnedManner {
  readonly manner: KeyManner;
  /** As a person would describe it: `auth.lower`, `_`, `year`. */
  readonly description: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** Fewer examples are no custom, and of more no more is learned. */
const FEWEST = 2;
const ENOUGH = 150;

/** Two keys alike may be chance: of so few at least half are to be alike. */
const FEW = 3;

/** A manner explains at least this share of the keys; where none does, they follow no rule. */
const LEAST_SHARE = 0.3;

/** Readings of one key that are looked at: words of a title may stand in a name, too. */
const MOST_READINGS = 20;

/** Shapes that are tried out. */
const MOST_SHAPES = 3;

/** A form in a case. */
interface Cased {
  readonly form: Form;
  readonly cased: Case;
  /** Its place among all: of several that do alike the first is taken. */
  readonly rank: number;
}

const allCased: readonly Cased[] = forms
  .flatMap((form) => form.cases.map((cased) => ({ form, cased })))
  .map((each, rank) => ({ ...each, rank }));

/** A part of a pattern: what stands between pieces, or a piece. */
type Part = string | Cased;

/** One key as pieces: `people`, `_`, `year`, and which forms come out as each of them. */
interface Reading {
  readonly shape: string;
  readonly pieces: readonly (readonly Cased[])[];
}

/** Learns from the last of the examples; undefined where their keys follow no rule that is known. */
export function learnManner(examples: readonly KeyExample[]): LearnedManner | undefined {
  const telling = examples.slice(-ENOUGH).map(({ key, paper }) => ({ key, facts: new Facts(paper) }));
  if (telling.length < FEWEST) return undefined;
  const byShape = new Map<string, Reading[]>();
  for (const { key, facts } of telling) {
    for (const reading of readingsOf(key, facts)) {
      const own = byShape.get(reading.shape) ?? [];
      own.push(reading);
      byShape.set(reading.shape, own);
    }
  }
  const shapes = [...byShape].sort(([, one], [, other]) => other.length - one.length).slice(0, MOST_SHAPES);
  let best: { parts: readonly Part[]; count: number } | undefined;
  for (const [shape, readings] of shapes) {
    const { pieces, count } = bestPieces(readings);
    if (count > (best?.count ?? 0)) best = { parts: partsOf(shape, pieces), count };
  }
  if (best === undefined || best.count < FEWEST) return undefined;
  if (best.count / telling.length < (best.count < FEW ? 0.5 : LEAST_SHARE)) return undefined;
  const { parts } = best;
  const base = (paper: Keyed): string => baseOf(parts, new Facts(paper));
  const keys = telling.map(({ key, facts }) => ({ key, base: baseOf(parts, facts) }));
  return {
    manner: {
      base,
      suffix: suffixIn(keys),
      words: wordsIn(
        parts,
        keys.map(({ key }) => key),
      ),
    },
    description: parts
      .map((part) => (typeof part === 'string' ? `'${part}'` : part.form.name + part.cased.name))
      .join(' + '),
    share: best.count / telling.length,
  };
}

/** For each piece the form with which most readings come out whole: each is chosen anew, given the others, until none changes. */
function bestPieces(readings: readonly Reading[]): { pieces: readonly Cased[]; count: number } {
  const width = readings[0]?.pieces.length ?? 0;
  const chosen: (Cased | undefined)[] = new Array<undefined>(width).fill(undefined);
  let count = 0;
  for (let round = 0; round < 3; round += 1) {
    for (let at = 0; at < width; at += 1) {
      const fitting = readings.filter(({ pieces }) =>
        pieces.every((alike, other) => other === at || chosen[other] === undefined || alike.includes(chosen[other])),
      );
      const votes = new Map<Cased, number>();
      for (const { pieces } of fitting)
        for (const each of pieces[at] ?? []) votes.set(each, (votes.get(each) ?? 0) + 1);
      for (const [each, number] of votes) {
        const current = chosen[at];
        const most = current === undefined ? 0 : (votes.get(current) ?? 0);
        if (number > most || (number === most && each.rank < (current?.rank ?? Infinity))) chosen[at] = each;
      }
      count = votes.get(chosen[at] as Cased) ?? 0;
    }
  }
  return { pieces: chosen.filter((each) => each !== undefined), count };
}

/** A key of this pattern; empty where the paper lacks people or a title that it names. */
function baseOf(parts: readonly Part[], facts: Facts): string {
  let key = '';
  let between = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      between = part;
      continue;
    }
    const { form, cased } = part;
    const text = cased.change(form.write(facts));
    if (text === '' && form.sort !== 'year') return '';
    // nothing stands between a piece and one that is missing
    if (text === '') continue;
    key += (key === '' ? '' : between) + text;
    between = '';
  }
  return /[A-Za-z]/u.test(key) ? key : '';
}

/** All ways to read a key as pieces with separators between them and, perhaps, a suffix. */
function readingsOf(key: string, facts: Facts): readonly Reading[] {
  const pieces = piecesIn(key, facts);
  const readings: Reading[] = [];
  const read = (at: number, used: readonly Sort[], shape: string, alike: Reading['pieces']): void => {
    if (readings.length >= MOST_READINGS) return;
    if (used.length > 0 && (at === key.length || isSuffix(key.slice(at)))) readings.push({ shape, pieces: alike });
    if (at >= key.length) return;
    const separator = used.length === 0 ? '' : (/^[-_:./+]{1,2}/u.exec(key.slice(at))?.[0] ?? '');
    for (const { sort, text, all } of pieces) {
      if (used.includes(sort) || !key.startsWith(text, at + separator.length)) continue;
      read(at + separator.length + text.length, [...used, sort], `${shape}${separator}\n${sort}\n`, [...alike, all]);
    }
  };
  read(0, [], '', []);
  return readings;
}

/** The texts that stand somewhere in a key, with all forms that come out as each: told apart by all examples together. */
function piecesIn(key: string, facts: Facts): readonly { sort: Sort; text: string; all: readonly Cased[] }[] {
  const lower = key.toLowerCase();
  const byText = new Map<string, { sort: Sort; text: string; all: Cased[] }>();
  let form: Form | undefined;
  let plain = '';
  for (const each of allCased) {
    if (each.form !== form) {
      form = each.form;
      plain = form.write(facts);
    }
    if (plain === '' || !lower.includes(plain.toLowerCase())) continue;
    const text = each.cased.change(plain);
    if (!key.includes(text)) continue;
    const name = `${form.sort} ${text}`;
    const own = byText.get(name) ?? { sort: form.sort, text, all: [] };
    own.all.push(each);
    byText.set(name, own);
  }
  // a longer piece says more
  return [...byText.values()].sort((one, other) => other.text.length - one.text.length);
}

/** `\npeople\n_\nyear\n` with what stands for each. */
function partsOf(shape: string, pieces: readonly Cased[]): Part[] {
  let next = 0;
  return shape.split('\n').flatMap((word, at): Part[] => {
    if (at % 2 === 0) return word === '' ? [] : [word];
    const piece = pieces[next];
    next += 1;
    return piece === undefined ? [] : [piece];
  });
}

function isSuffix(rest: string): boolean {
  return /^(?:[a-z]|[A-Z]|[-_.:]?\d|[-_.:][a-zA-Z])$/u.test(rest);
}

/** What the file puts behind a key that would be another's. */
function suffixIn(keys: readonly { readonly key: string; readonly base: string }[]): SuffixManner {
  const all = new Set(keys.map(({ key }) => key));
  const found = keys.flatMap(({ key, base }) => {
    if (base === '' || key.length <= base.length || !key.startsWith(base)) return [];
    const [, before = '', mark = ''] = /^([-_.:]?)([a-zA-Z]|\d{1,2})$/u.exec(key.slice(base.length)) ?? [];
    return mark === '' ? [] : [{ before, mark, isBaseThere: all.has(base) }];
  });
  if (found.length === 0) return LETTERS;
  const before = commonest(
    found.map((each) => each.before),
    '',
  );
  const own = found.filter((each) => each.before === before);
  const kinds = own.map(({ mark }) => (/\d/u.test(mark) ? 'number' : /[a-z]/u.test(mark) ? 'lower' : 'upper'));
  const kind = commonest<SuffixManner['kind']>(kinds, 'lower');
  // `smith2020`, `smith2020b`: the second is b
  const [first, second] = kind === 'number' ? ['1', '2'] : ['a', 'b'];
  const marks = own.filter(({ isBaseThere }) => isBaseThere).map(({ mark }) => mark.toLowerCase());
  const isSecond = marks.includes(second) && !marks.includes(first);
  return { before, kind, first: (kind === 'number' ? 1 : 0) + (isSecond ? 1 : 0) };
}

/** In which case a word stands where it makes the whole key. */
function wordsIn(parts: readonly Part[], keys: readonly string[]): KeyManner['words'] {
  const first = parts.find((part) => typeof part !== 'string');
  if (first?.cased.name === '.lower') return 'lower';
  const capitals = keys.filter((key) => /^[A-Z]/u.test(key));
  return capitals.length * 2 > keys.length ? 'as-is' : 'lower';
}
