/**
 * How do the keys of a large .bib cross to the editor's thread without holding it? As numbers and two texts: ten thousand
 * objects would take some 30 ms to receive, this takes 5.
 */
import type { BibKey } from './bibKeys.ts';

/** Keys as they cross. */
export interface PackedKeys {
  /** One a line: no key holds a line end. */
  readonly names: string;
  /** The words that stand for roles, fields and types, by number; one a line. */
  readonly words: string;
  /** `columns` numbers for each key. */
  readonly numbers: Uint32Array;
}

/** start, entry, line, character, word; and for an entry's own key first and last line, and its type's word. */
const columns = 8;

/** A word that no field and no type is called. */
const ENTRY = '@';
const ALIAS = '@ids';

/** Packs them. */
export function packKeys(keys: readonly BibKey[]): PackedKeys {
  const words = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = words.get(word) ?? words.size;
    words.set(word, known);
    return known;
  };
  const numbers = new Uint32Array(keys.length * columns);
  keys.forEach(({ start, entry, line, character, role, field, whole }, index) => {
    const word = role === 'reference' ? (field ?? '') : role === 'alias' ? ALIAS : ENTRY;
    const own = whole === undefined ? [] : [whole.line, whole.endLine, numberOf(whole.type)];
    numbers.set([start, entry, line, character, numberOf(word), ...own], index * columns);
  });
  return { names: keys.map(({ key }) => key).join('\n'), words: [...words.keys()].join('\n'), numbers };
}

/** The keys that were packed. */
export function unpackKeys({ names, words, numbers }: PackedKeys): readonly BibKey[] {
  if (numbers.length === 0) return [];
  const word = words.split('\n');
  return names.split('\n').map((key, index) => {
    const at = index * columns;
    const number = (column: number): number => numbers[at + column] ?? 0;
    const start = number(0);
    const place = { key, start, end: start + key.length, entry: number(1), line: number(2), character: number(3) };
    const kind = word[number(4)] ?? '';
    if (kind === ALIAS) return { ...place, role: 'alias' };
    if (kind !== ENTRY) return { ...place, role: 'reference', field: kind };
    const whole = { type: word[number(7)] ?? '', line: number(5), endLine: number(6) };
    return { ...place, role: 'entry', whole };
  });
}
