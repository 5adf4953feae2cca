/** What does typed text ask for: words, exact phrases, fields, what shall not be there? Half typed is the normal input. */

/** Where words are looked for; `any` is everywhere. */
export type Field = 'any' | 'author' | 'title' | 'venue' | 'key';

/** Words that a paper must have, or must not have. */
export interface WordsCondition {
  readonly kind: 'words';
  readonly field: Field;
  /** As typed, without quotes. Holds a letter or digit. */
  readonly text: string;
  /** In quotes: to the letter, and side by side. */
  readonly isPhrase: boolean;
  /** Nobody has ended it yet: its last word may be the beginning of one. */
  readonly isOpen: boolean;
  readonly isWanted: boolean;
}

/** Years, both ends included; `from` may be 0 and `to` Infinity. */
export interface YearsCondition {
  readonly kind: 'years';
  readonly from: number;
  readonly to: number;
  readonly isWanted: boolean;
}

/** Cited in the document, or not. */
export interface CitedCondition {
  readonly kind: 'cited';
  readonly isWanted: boolean;
}

export type Condition = WordsCondition | YearsCondition | CitedCondition;

export interface TypedParts {
  /** What papers are ranked by: the words, those of wanted phrases and fields too. The typed text itself without conditions. */
  readonly text: string;
  /** All of them must hold. In the order typed. */
  readonly conditions: readonly Condition[];
}

/** Nobody types more. */
const MOST_CONDITIONS = 24;
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '"”', '”': '”', '„': '"“”', '«': '»', '»': '«' };
const FIELD = /(author|title|venue|key|year|is):/iy;
const WORD = /\S+/y;
/** A word (`-3D` too), a year, something in quotes. */
const MINUS = /-(?:[\p{L}"“„«]|\p{N}+\p{L}+(?![.,]\p{N})|\p{N}{4}(?!\S))/uy;
/** Blanks before a value. */
const BLANKS = /\s+(?=[\p{L}\p{N}"“„«<>≤≥])/uy;
const HAS_LETTER = /[\p{L}\p{N}]/u;
/** One plain letter of a field's value, or behind a minus, is the beginning of more. */
const ONE_LETTER = /^[a-z0-9]$/i;

/** Takes typed text apart. Never throws; time: linear. Text without marks of its own comes back as it is. */
export function parseTyped(typed: string): TypedParts {
  const parts: string[] = [];
  const conditions: Condition[] = [];
  let isPlain = true;
  for (let at = 0; at < typed.length;) {
    if (/\s/u.test(typed[at] ?? '')) {
      at++;
      continue;
    }
    const piece = pieceAt(typed, at);
    at = piece.end;
    const understood = conditionsOf(piece);
    if (understood === undefined || conditions.length >= MOST_CONDITIONS) {
      parts.push(piece.whole);
      continue;
    }
    isPlain = false;
    for (const condition of understood) {
      conditions.push(condition);
      if (condition.kind === 'words' && condition.isWanted) parts.push(condition.text);
    }
  }
  return { text: isPlain ? typed : parts.join(' '), conditions };
}

/** One word, phrase or field with its value. */
interface Piece {
  readonly whole: string;
  readonly end: number;
  readonly isWanted: boolean;
  /** Lower case; undefined for what has none. */
  readonly field: string | undefined;
  readonly value: string;
  readonly isPhrase: boolean;
  /** It reaches to the end of what was typed. */
  readonly isOpen: boolean;
}

/**
 * Where the value of a field that begins at `start` begins itself: `author: knuth` is typed, too. That is the first thing
 * typed: elsewhere the colon is one of a title (`Finding the key: a study`).
 */
function valueOf(typed: string, start: number, colon: number): number {
  BLANKS.lastIndex = colon;
  if (/\S/u.test(typed.slice(0, start)) || !BLANKS.test(typed)) return colon;
  const at = BLANKS.lastIndex;
  FIELD.lastIndex = at;
  return FIELD.test(typed) ? colon : at;
}

/** Whether a minus stands before what shall not be there; `-0.03` and `-5` are numbers of somebody's abstract. */
function isMinus(typed: string, at: number): boolean {
  MINUS.lastIndex = at;
  return MINUS.test(typed);
}

function pieceAt(typed: string, start: number): Piece {
  const isWanted = !isMinus(typed, start);
  let at = isWanted ? start : start + 1;
  FIELD.lastIndex = at;
  const field = FIELD.exec(typed)?.[1]?.toLowerCase();
  if (field !== undefined) at = valueOf(typed, start, FIELD.lastIndex);
  const close = QUOTES[typed[at] ?? ''];
  let end = at;
  if (close === undefined) {
    WORD.lastIndex = at;
    end = WORD.test(typed) ? WORD.lastIndex : at;
    return { ...of(end), value: typed.slice(at, end), isPhrase: false, isOpen: end === typed.length };
  }
  for (end = at + 1; end < typed.length && !close.includes(typed[end] ?? ''); end++);
  const isOpen = end === typed.length;
  return { ...of(isOpen ? end : end + 1), value: typed.slice(at + 1, end), isPhrase: true, isOpen };

  function of(after: number) {
    return { whole: typed.slice(start, after), end: after, isWanted, field };
  }
}

/** What a piece asks for: nothing yet, something, or undefined when it is a plain word. */
function conditionsOf(piece: Piece): readonly Condition[] | undefined {
  const { field, value, isPhrase, isOpen, isWanted } = piece;
  if (field === undefined && isWanted && !isPhrase) return undefined;
  const says = HAS_LETTER.test(value);
  // `Key: a study` is somebody's title; at the end a value is still to come
  if (field !== undefined && value === '') return isOpen ? [] : undefined;
  if (field === 'year') return yearsOf(value, isWanted);
  if (field === 'is') {
    if (value.toLowerCase() === 'cited') return [{ kind: 'cited', isWanted }];
    return isOpen && 'cited'.startsWith(value.toLowerCase()) ? [] : undefined;
  }
  if (!says || (ONE_LETTER.test(value) && (field !== undefined || !isWanted))) return [];
  return [{ kind: 'words', field: fieldNamed(field), text: value, isPhrase, isOpen, isWanted }];
}

function fieldNamed(name: string | undefined): Field {
  return name === 'author' || name === 'title' || name === 'venue' || name === 'key' ? name : 'any';
}

/** `2020`, `2020..2023`, `2020-2023`, `..2015`, `2016..`, `>2019`, `<=2015`; `20` and `199` are beginnings of years. */
function yearsOf(value: string, isWanted: boolean): readonly Condition[] | undefined {
  const years = (from: number, to: number): readonly Condition[] => [
    { kind: 'years', from: Math.min(from, to), to: Math.max(from, to), isWanted },
  ];
  const compared = /^([<>≤≥=])(=?)(\d{0,4})$/u.exec(value);
  if (compared !== null) {
    const [, sign = '', equal = '', digits = ''] = compared;
    if (digits.length < 4) return [];
    const year = Number(digits);
    const offset = equal === '=' ? 0 : 1;
    if (sign === '>') return years(year + offset, Infinity);
    if (sign === '<') return years(0, year - offset);
    return sign === '=' ? years(year, year) : sign === '≥' ? years(year, Infinity) : years(0, year);
  }
  const range = /^(\d{0,4})(\.{0,3}|…|[-–—])(\d{0,4})$/u.exec(value);
  if (range === null) return undefined;
  const [, first = '', between = '', last = ''] = range;
  if (first === '' && last === '') return [];
  // the second dot is still to come
  if (between === '' || (between === '.' && last === '')) return years(filled(first, '0'), filled(first, '9'));
  return years(first === '' ? 0 : filled(first, '0'), last === '' ? Infinity : filled(last, '9'));
}

function filled(digits: string, rest: string): number {
  return Number(digits.padEnd(4, rest));
}
