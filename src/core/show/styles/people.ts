/** How are people written in a formatted reference? */
import type { Name } from '../../paper.ts';

/** `van der Berg`: the family name as it is sorted and said. */
export function familyOf({ family, particle }: Name): string {
  return [particle, family].filter((part) => part !== undefined && part !== '').join(' ');
}

/** `Ada Kay` -> `A. K.`; `Jean-Luc` -> `J.-L.`; `between` stands between initials, `behind` each. */
export function initialsOf({ given = '' }: Name, between = ' ', behind = '.'): string {
  return given
    .split(/[\s.~]+/u)
    .filter((word) => /\p{L}/u.test(word))
    .map((word) =>
      word
        .split(/[-‐]/u)
        .filter((part) => part !== '')
        .map((part) => letters(part, behind))
        .join(behind === '' ? '' : '-'),
    )
    .join(between);
}

/** `AK`, as some lists have initials without a point, is two. */
function letters(word: string, behind: string): string {
  const isInitials = word.length > 1 && word.length <= 3 && word === word.toUpperCase();
  return Array.from(isInitials ? word : (Array.from(word)[0] ?? ''), (letter) => letter.toUpperCase() + behind).join(
    behind === '' ? '' : ' ',
  );
}

/** `Lovelace, A. K., Jr.` */
export function invertedInitials(name: Name, between = ' '): string {
  return [familyOf(name), initialsOf(name, between), name.suffix ?? ''].filter((part) => part !== '').join(', ');
}

/** `Lovelace, Ada K., Jr.` */
export function inverted(name: Name): string {
  return [familyOf(name), name.given ?? '', name.suffix ?? ''].filter((part) => part !== '').join(', ');
}

/** `Ada K. Lovelace Jr.` */
export function inOrder(name: Name): string {
  return [name.given ?? '', familyOf(name), name.suffix ?? ''].filter((part) => part !== '').join(' ');
}

/** `A. K. Lovelace` */
export function initialsFirst(name: Name, between = ' '): string {
  const suffix = name.suffix === undefined ? '' : ` ${name.suffix}`;
  return [initialsOf(name, between), familyOf(name)].filter((part) => part !== '').join(' ') + suffix;
}

/** `a`, `a and b`, `a, b, and c` with `last` before the last one, of two and of more. */
export function listed(names: readonly string[], ofTwo: string, ofMore: string): string {
  if (names.length < 2) return names.join('');
  const last = names.at(-1) ?? '';
  return names.slice(0, -1).join(', ') + (names.length === 2 ? ofTwo : ofMore) + last;
}
