/** How do the people of a paper stand in its key? The forms that JabRef and Better BibTeX have. */
import type { Name } from '../../paper.ts';

/** The family names as the forms take them. */
export type Families = readonly string[];

/** `van der Berg` as one word is the whole family name; alone it is `Berg`. */
export function familiesOf(names: readonly Name[], withParticle: boolean): Families {
  return names
    .map(({ family, given = '', particle }) =>
      [withParticle ? particle : undefined, family === '' ? given : family].filter(Boolean).join(' '),
    )
    .filter((family) => family !== '');
}

/** The first letters of the given names: `Ada K.` is `A`. */
export function initialOf(name: Name | undefined): string {
  return (name?.given ?? '').trim().charAt(0);
}

/** One: the name; two: both; more: the first and `etal`. */
export function etAl(families: Families, separator: string, etal: string): string {
  const [first = '', second = ''] = families;
  if (families.length < 2) return first;
  return families.length === 2 ? `${first}${separator}${second}` : `${first}${separator}${etal}`;
}

/** The first two, and `ea` for the others. */
export function firstTwo(families: Families, separator: string): string {
  return [...families.slice(0, 2), ...(families.length > 2 ? ['ea'] : [])].join(separator);
}

/** At most `count` names (0: all), and `EtAl` for the others. */
export function upTo(families: Families, count: number, separator: string): string {
  if (count === 0 || families.length <= count) return families.join(separator);
  return [...families.slice(0, count), 'EtAl'].join(separator);
}

/** As the BibTeX style `alpha` labels: three letters of one, the initials of two to four, of more the first three and `+`. */
export function alpha(families: Families, separator = ''): string {
  if (families.length < 2) return (families[0] ?? '').slice(0, 3);
  const initials = families.map((family) => family.charAt(0));
  return families.length > 4 ? `${initials.slice(0, 3).join(separator)}+` : initials.join(separator);
}

/** One: the name; more: the initials of up to three, and `+` for the others. */
export function short(families: Families, separator = ''): string {
  if (families.length < 2) return families[0] ?? '';
  const initials = families.slice(0, 3).map((family) => family.charAt(0));
  return initials.join(separator) + (families.length > 3 ? '+' : '');
}

/** `count` letters in all, as many of each as there is room for. */
export function beginnings(families: Families, count: number): string {
  if (families.length === 0) return '';
  const each = Math.floor(count / families.length);
  const further = count % families.length;
  return families.map((family, at) => family.replace(/\s/gu, '').slice(0, each + (at < further ? 1 : 0))).join('');
}

/** Five letters of the first, one of each other. */
export function firstFive(families: Families, separator = ''): string {
  const [first = '', ...others] = families;
  return [first.slice(0, 5), others.map((family) => family.charAt(0)).join(separator)].filter(Boolean).join(separator);
}
