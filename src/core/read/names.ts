/** Who are the people of a BibTeX name list? */
import type { Name } from '../paper.ts';
import { texToText } from './texText.ts';

/** The names of a field as written: joined by `and` outside braces; `and others` says that there are more. */
export function parseNames(field: string): { names: Name[]; more: boolean } {
  let more = false;
  const names: Name[] = [];
  for (const part of listOf(field)) {
    const alone = part.replace(/(?:^|[\s,]+)(?:others|et\.? al\.?)$/i, '');
    more ||= alone !== part;
    for (const person of peopleIn(alone)) {
      const name = parseName(person);
      if (name.family !== '') names.push(name);
    }
  }
  return { names, more };
}

function listOf(field: string): readonly string[] {
  const parts = splitAtAnd(field);
  if (parts.length > 1 || !/;\s/.test(field) || /[&\\{]/.test(field)) return parts;
  // what other programs export: `Smith, J.; Doe, A.`
  return field
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `Bench, J., Kowal, A.`: BibTeX knows no name of four parts, but people list them so where initials tell them apart. */
function peopleIn(part: string): readonly string[] {
  if (!/,[^,]*,[^,]*,/.test(part)) return [part];
  const parts = splitAtCommas(part).filter((each) => each !== '');
  const isList = parts.length % 2 === 0 && parts.every((each, at) => at % 2 === 0 || initials.test(each));
  return isList ? parts.flatMap((each, at) => (at % 2 === 0 ? [`${each}, ${parts[at + 1] ?? ''}`] : [])) : [part];
}

const initials = /^(?:\p{Lu}\p{Ll}?\.[\s~-]*)+$/u;

const and = /\s+and(?=\s|$)/iy;
const ands = /\s+and(?=\s|$)/i;

function splitAtAnd(field: string): string[] {
  if (!field.includes('{')) {
    return field
      .split(ands)
      .map((part) => part.trim().replace(/^and\s+/i, ''))
      .filter((part) => part !== '' && !/^and$/i.test(part));
  }
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  const add = (end: number): void => {
    const part = field.slice(from, end).trim();
    if (part !== '' && !/^and$/i.test(part)) parts.push(part);
  };
  for (let at = 0; at < field.length; at += 1) {
    const char = field.charCodeAt(at);
    if (char === 123) depth += 1;
    else if (char === 125) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (char === 32 || (char > 8 && char < 14))) {
      and.lastIndex = at;
      if (!and.test(field)) continue;
      add(at);
      from = and.lastIndex;
      at = from - 1;
    }
  }
  add(field.length);
  return parts.map((part) => part.replace(/^and\s+/i, ''));
}

/** `Lovelace, Ada K.`: nine names of ten, and nothing in them to look at twice. */
const usual =
  /^([A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ]*(?:-[A-Za-zÀ-ÖØ-öø-ÿ]+)*),[ \t]*([A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ.]*(?:[ -][A-Za-zÀ-ÖØ-öø-ÿ.]+)*)$/;

function parseName(written: string): Name {
  const parts = usual.exec(written);
  if (parts !== null) return { family: parts[1] ?? '', given: parts[2] ?? '' };
  if (/^\{[^{}]*\}$/.test(written)) return { family: texToText(written) };
  if (/^\s*["{]?(?:family|given|prefix|suffix)(?:-i)?\s*=/i.test(written)) return extendedName(written);
  const [last = '', second, third, ...rest] = splitAtCommas(written);
  if (second === undefined) return nameInOrder(wordsOf(last));
  const [suffix, given] = third === undefined ? [undefined, second] : [second, [third, ...rest].join(', ')];
  return named(wordsOf(last), given, suffix);
}

/** `Given von Family`: the words in lower case between the others are the particle (btxdoc, section 4). */
function nameInOrder(words: readonly string[]): Name {
  const first = words.findIndex((word, at) => at < words.length - 1 && isLower(word));
  if (first < 0 || (first === 0 && words.every(isLower))) return named(words.slice(-1), words.slice(0, -1).join(' '));
  return named(words.slice(first), words.slice(0, first).join(' '));
}

/** `von Family`: up to the last word in lower case that is not the last of all. */
function named(words: readonly string[], given: string, suffix?: string): Name {
  let at = words.length - 1;
  while (at > 0 && !isLower(words[at - 1] ?? '')) at -= 1;
  // `{\relax Ch}arles`: words that are all capitals have no particle
  const name: { -readonly [K in keyof Name]: Name[K] } = { family: texToText(words.slice(at).join(' ')) };
  const [first, particle, last] = [partOf(given), partOf(words.slice(0, at).join(' ')), partOf(suffix)];
  if (first !== '') name.given = first;
  if (particle !== '') name.particle = particle;
  if (last !== '') name.suffix = last;
  return name;
}

/** biblatex, 3.3.1: `family=Ampère, given={André-Marie}, prefix=d', useprefix=true`. */
function extendedName(written: string): Name {
  const parts = new Map<string, string>();
  for (const part of splitAtCommas(written)) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).replace(/^["{]/, '').trim().toLowerCase();
    if (at > 0) parts.set(name, part.slice(at + 1).replace(/^\s*"|"\s*$/g, ''));
  }
  return {
    family: texToText(parts.get('family') ?? parts.get('given') ?? ''),
    ...(parts.has('family') ? optional('given', parts.get('given')) : {}),
    ...optional('particle', parts.get('prefix')),
    ...optional('suffix', parts.get('suffix')),
  };
}

function optional(name: 'given' | 'particle' | 'suffix', value: string | undefined): Partial<Name> {
  const text = partOf(value);
  return text === '' ? {} : { [name]: text };
}

function partOf(value: string | undefined): string {
  if (value === undefined || value === '') return '';
  return texToText(value).replace(/^[,\s]+|[,\s]+$/g, '');
}

/** The case of a word is that of its first letter outside braces; `{\'e}` counts as a letter, `{van}` has no case. */
function isLower(word: string): boolean {
  if (/^\{(?!\\)/.test(word)) return false;
  // `a.a. Vicente`: initials, however they are typed
  if (/^(?:\p{Ll}\.-?)+$|^\p{Ll}$/u.test(word)) return false;
  const code = word.charCodeAt(0);
  if (code > 64 && code < 91) return false;
  if (code > 96 && code < 123) return true;
  return /^\P{L}*\p{Ll}/u.test(texToText(word));
}

function wordsOf(text: string): string[] {
  if (!/[\\{]/.test(text)) return text.split(/[\s~]+/).filter((word) => word !== '');
  return splitOutside(text, /[\s~]/);
}

function splitAtCommas(text: string): string[] {
  if (!text.includes(',')) return [text];
  if (!/[\\{]/.test(text))
    return text
      .replace(/,$/, '')
      .split(',')
      .map((part) => part.trim());
  return splitOutside(text, /,/, true);
}

/** Splits at characters outside braces; empty parts go, unless `isKeepingEmpty`. A backslash keeps what follows. */
function splitOutside(text: string, separator: RegExp, isKeepingEmpty = false): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') depth = Math.max(0, depth - 1);
    else if (char === '' || (depth === 0 && separator.test(char))) {
      const part = text.slice(from, at).trim();
      if (part !== '' || isKeepingEmpty) parts.push(part);
      from = at + 1;
    }
  }
  if (from < text.length) parts.push(text.slice(from).trim());
  return parts;
}
