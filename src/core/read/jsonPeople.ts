/** Who are the people of a record in JSON? */
import type { Name } from '../paper.ts';
import { isObject, stringIn, stringsIn } from './json.ts';
import { peopleOf, personOf } from './people.ts';
import { texToText } from './texText.ts';

/** The people of a list, or of one string. */
export function peopleInJson(value: unknown): { authors: readonly Name[]; moreAuthors: boolean } {
  if (typeof value === 'string') return peopleOf(texToText(value));
  if (!Array.isArray(value)) return { authors: [], moreAuthors: false };
  const isMore = (each: unknown): boolean =>
    typeof each === 'string' && /^\s*(?:and )?(?:others|et\.? al\.?)\s*$/i.test(each);
  return {
    authors: value.flatMap((each: unknown) => (isMore(each) ? [] : (personIn(each) ?? []))),
    moreAuthors: value.some(isMore),
  };
}

/** A string, `{name}`, `{family, given}`, `{last, first}`, an object that holds one of these as `author`, `["Last", "First", "Jr."]`. */
function personIn(value: unknown): Name | undefined {
  if (typeof value === 'string') {
    // braces say that it is one name, and reading TeX takes them away
    const isWhole = /^\s*\{[^{}]*\}\s*$/.test(value);
    return personOf(isWhole ? `{${texToText(value)}}` : texToText(value));
  }
  if (Array.isArray(value)) {
    const [family = '', given = '', suffix = ''] = stringsIn(value);
    return personIn({ family, given, suffix });
  }
  if (!isObject(value)) return undefined;
  const person = value;
  const part = (...names: readonly string[]): string =>
    names.map((name) => texToText(stringIn(person, name))).find((text) => text !== '') ?? '';
  const whole = part('name', 'literal', 'display_name', 'full_name', 'fullName');
  const family = part('family', 'last', 'lastName', 'last_name', 'surname', 'familyName');
  if (family === '') return whole === '' ? personIn(person['author']) : personOf(whole);
  const given = part('given', 'first', 'firstName', 'first_name', 'forename', 'givenName');
  const particle = part('particle', 'von', 'prefix', 'non-dropping-particle', 'dropping-particle');
  const suffix = part('suffix', 'jr');
  const middle = Array.isArray(person['middle'])
    ? person['middle'].filter((each) => typeof each === 'string').join(' ')
    : part('middle');
  const first = [given, middle].filter(Boolean).join(' ');
  return {
    family,
    ...(first === '' ? {} : { given: first }),
    ...(particle === '' ? {} : { particle }),
    ...(suffix === '' ? {} : { suffix }),
  };
}
