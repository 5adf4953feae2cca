/** What does a pattern in JabRef's language mean: `[auth:lower]_[year]`? */
import { filterNamed, filterNames, type Filter } from './filters.ts';
import type { Keyed } from './keyed.ts';
import { type Arguments, bracketMarker, calledMarker, type KnownMarker, markerNames } from './markers.ts';
import { NotUnderstood, unknownName } from './notUnderstood.ts';
import type { Alternative, KeyPattern } from './alternatives.ts';

/** `soFar`: the key as the pieces before have it. */
type Piece = (paper: Keyed, soFar: string) => string | undefined;

const nothing: Arguments = { inOrder: [], named: new Map() };

/**
 * Reads markers in brackets with modifiers behind colons, anything between them as it is; `|` parts patterns of which the
 * first counts that makes a key (JabRef: "Customize the citation key generator"; Better BibTeX's older patterns). Throws
 * `NotUnderstood`.
 */
export function readBrackets(written: string): KeyPattern {
  const alternatives: Alternative[] = [];
  let pieces: Piece[] = [];
  let isOfPeople = false;
  const end = (): void => {
    const own = pieces;
    alternatives.push({ write: (paper) => joined(own, paper), isOfPeople });
    [pieces, isOfPeople] = [[], false];
  };
  for (let at = 0; at < written.length;) {
    const char = written.charAt(at);
    if (char === '[') {
      const close = closingBracket(written, at);
      const { piece, ofPeople } = readMarker(written.slice(at + 1, close));
      pieces.push(piece);
      isOfPeople ||= ofPeople;
      at = close + 1;
    } else if (char === ']') throw new NotUnderstood(`A “[” is missing before “${written.slice(at)}”.`);
    else if (char === '|') {
      end();
      at += 1;
    } else {
      pieces.push(() => char);
      at += 1;
    }
  }
  end();
  return { alternatives };
}

/** The pieces in order; undefined as soon as one says that the pattern is not for the paper. */
function joined(pieces: readonly Piece[], paper: Keyed): string | undefined {
  let key = '';
  for (const piece of pieces) {
    const text = piece(paper, key);
    if (text === undefined) return undefined;
    key += text;
  }
  return key;
}

/** Behind quotes and parentheses a bracket means nothing. */
function closingBracket(written: string, open: number): number {
  let isQuoted = false;
  for (let at = open + 1; at < written.length; at += 1) {
    const char = written[at];
    if (char === '\\') at += 1;
    else if (char === '"') isQuoted = !isQuoted;
    else if (char === ']' && !isQuoted) return at;
  }
  throw new NotUnderstood(`“${written.slice(open)}” is never closed: a “]” is missing.`);
}

/** `auth3:lower:(unknown)`, `>0`, `Title:skipwords:select,1,2`. */
function readMarker(inside: string): { piece: Piece; ofPeople: boolean } {
  const [name = '', ...modifiers] = partsOf(inside);
  const [, relation, length] = /^([<>]=?|!?=)(\d+)$/u.exec(name) ?? [];
  if (relation !== undefined) {
    // Better BibTeX: so long must the key be up to here
    const given: Arguments = { inOrder: [relation, Number(length)], named: new Map() };
    return {
      piece: (_, soFar) => (filterNamed('len')?.(soFar, given) === undefined ? undefined : ''),
      ofPeople: false,
    };
  }
  const marker = markerFor(name);
  const changes = modifiers.map(modifierFor);
  const piece: Piece = (paper) => {
    let text: string | undefined = marker.write(paper, nothing);
    for (const change of changes) {
      text = change(text);
      if (text === undefined) return undefined;
    }
    return text;
  };
  return { piece, ofPeople: marker.isOfPeople };
}

function markerFor(name: string): KnownMarker {
  if (name === '') throw new NotUnderstood('“[]” holds no field.');
  // Better BibTeX's older patterns: `auth+initials`, `zotero:clean`
  const marker = bracketMarker(name) ?? calledMarker(name.replace(/\+initials$/u, ''));
  if (marker === undefined) throw unknownName('field', name, markerNames);
  return marker;
}

/** At colons outside quotes and parentheses. */
function partsOf(inside: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let isQuoted = false;
  for (const char of inside) {
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === '(') depth += 1;
    else if (!isQuoted && char === ')') depth -= 1;
    if (char === ':' && !isQuoted && depth <= 0) parts.push('');
    else parts.push((parts.pop() ?? '') + char);
  }
  return parts;
}

/** `lower`, `truncate3`, `(unknown)`, `regex("a","b")`, `select,1,2`. */
function modifierFor(written: string): (text: string) => string | undefined {
  const instead = /^\((.*)\)$/su.exec(written)?.[1];
  if (instead !== undefined) return (text) => (text === '' ? instead : text);
  const regex = /^(?:regex|replace)\s*\(\s*"((?:[^"\\]|\\.)*)"\s*,\s*"((?:[^"\\]|\\.)*)"\s*\)$/u.exec(written);
  if (regex !== null) {
    const [, find = '', by = ''] = regex;
    const pattern = patternOf(find.replace(/\\(["\\])/gu, '$1'));
    return (text) => text.replace(pattern, by);
  }
  const [word = '', ...values] = written.split(',');
  const [, name = '', number] = /^([A-Za-z_-]+?)(\d*)$/u.exec(word.trim()) ?? [];
  const filter: Filter | undefined = filterNamed(name);
  if (filter === undefined) throw unknownName('filter', written, filterNames);
  const given: Arguments = {
    inOrder: [...(number === '' || number === undefined ? [] : [Number(number)]), ...values],
    named: new Map(),
  };
  return (text) => filter(text, given);
}

function patternOf(find: string): RegExp {
  for (const flags of ['gu', 'g']) {
    try {
      return new RegExp(find, flags);
    } catch {
      // `\\-` is taken by Java, and by JavaScript in its older ways
      continue;
    }
  }
  throw new NotUnderstood(`“${find}” is no regular expression.`);
}
