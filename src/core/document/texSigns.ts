/** What do LaTeX's signs say: escaped characters, accents, dashes and quotes of several characters? */
import type { Prose } from './prose.ts';
import { afterOptional } from './texGroups.ts';
import { texMath } from './texMath.ts';
import { accents } from './texNames.ts';

/** `--`, `---`, two quotes: one character of print. */
export function readDoubled(source: string, at: number, end: number, prose: Prose): number {
  const char = source[at] ?? '';
  let stop = at + 1;
  while (stop < end && source[stop] === char && stop - at < 3) stop += 1;
  const count = stop - at;
  if (char === '-') prose.add(count === 1 ? '-' : '–');
  else if (char === '`') prose.add(count === 1 ? '‘' : '“');
  else prose.add(count === 1 ? '’' : '”');
  return stop;
}

/** `\%`, `\\`, `\,`, `\"o`, `\(`. */
export function readSign(
  source: string,
  sign: string,
  next: number,
  end: number,
  prose: Prose,
  isTable: boolean,
): number {
  switch (sign) {
    case '%':
    case '&':
    case '_':
    case '#':
    case '$':
    case '{':
    case '}':
      prose.add(sign);
      return next;
    case '-':
    case '/':
    case '@':
      return next;
    case '(':
    case '[': {
      const close = source.indexOf(sign === '(' ? '\\)' : '\\]', next);
      const stop = close < 0 || close >= end ? end : close;
      if (sign === '(') texMath(source.slice(next, stop), source[stop + 2] ?? '', prose);
      else prose.gap();
      return Math.min(end, stop + 2);
    }
    case '\\':
      if (isTable) prose.stop();
      else prose.gap();
      return afterOptional(source, source[next] === '*' ? next + 1 : next, end);
    default: {
      const accent = accents[sign];
      if (accent !== undefined) return readAccent(source, accent, next, end, prose);
      prose.gap();
      return next;
    }
  }
}

/** `\"o`, `\"{o}`, `\'{\i}`, `\c c`. */
export function readAccent(source: string, accent: string, from: number, end: number, prose: Prose): number {
  const letter = / ?(?:\{\s*(?:\\([ij])|(\p{L}))?\s*\}|\\([ij])(?![a-zA-Z])|(\p{L}))/uy;
  letter.lastIndex = from;
  const found = letter.exec(source.slice(0, end));
  if (found === null) return from;
  const base = found[1] ?? found[2] ?? found[3] ?? found[4];
  if (base !== undefined) prose.add((base + accent).normalize('NFC'));
  return letter.lastIndex;
}
