/** Who are the authors of a BibTeX name list? */
import type { Name } from '../paper.ts';
import { texToText } from './texText.ts';

/** The names of a field as written: joined by `and` outside braces; `and others` says that there are more. */
export function parseNames(field: string): { names: Name[]; more: boolean } {
  const parts = splitOutside(field, /\s+and\s+/giu)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const names = parts.filter((part) => part.toLowerCase() !== 'others').map(parseName);
  return { names, more: names.length < parts.length };
}

function parseName(written: string): Name {
  if (/^\{[^{}]*\}$/.test(written)) return { family: texToText(written) };
  const commas = splitOutside(written, /,/g).map((part) => part.trim());
  const [last = '', second, third] = commas;
  if (second !== undefined) {
    const [suffix, given] = third === undefined ? [undefined, second] : [second, third];
    return { ...particleAnd(last.split(/\s+/)), ...optional('given', given), ...optional('suffix', suffix) };
  }
  const words = splitOutside(written, /[\s~]+/g).filter((word) => word !== '');
  if (words.length === 1) return { family: texToText(words[0] ?? '') };
  // `Given von Last`: the family begins at the first word in lower case, else it is the last word
  const lower = words.findIndex((word, at) => at > 0 && at < words.length - 1 && /^[\p{Ll}]/u.test(texToText(word)));
  const at = lower > 0 ? lower : words.length - 1;
  return { ...particleAnd(words.slice(at)), ...optional('given', words.slice(0, at).join(' ')) };
}

function particleAnd(words: readonly string[]): Name {
  let at = 0;
  while (at < words.length - 1 && /^[\p{Ll}]/u.test(texToText(words[at] ?? ''))) at += 1;
  return { family: texToText(words.slice(at).join(' ')), ...optional('particle', words.slice(0, at).join(' ')) };
}

function optional(name: 'given' | 'particle' | 'suffix', value: string | undefined): Partial<Name> {
  const text = texToText(value ?? '');
  return text === '' ? {} : { [name]: text };
}

/** Splits where a separator stands outside braces. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(separator)) {
    let depth = 0;
    for (let at = 0; at < index; at += 1) {
      if (text[at] === '{') depth += 1;
      else if (text[at] === '}') depth -= 1;
    }
    if (depth !== 0) continue;
    parts.push(text.slice(from, index));
    from = index + found.length;
  }
  return [...parts, text.slice(from)];
}
