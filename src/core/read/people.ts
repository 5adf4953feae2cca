/** Who are the people in formats that do not follow BibTeX? */
import type { Name } from '../paper.ts';
import { parseNames } from './names.ts';

/** `Lovelace, Ada` and `Lovelace, Ada, Jr.`, as RIS, PubMed and exported lists have them; `Ada Lovelace`; a corporation. */
export function personOf(text: string): Name | undefined {
  const whole = text.trim();
  if (/^\{[^{}]*\}$/.test(whole) || isCorporate(whole)) return corporation(whole);
  const [family = '', second = '', ...others] = whole.split(',').map((part) => part.trim());
  if (family === '' && second === '') return undefined;
  if (!whole.includes(',')) return inOrder(whole);
  // `Lovelace, Jr., Ada` is BibTeX's order
  const [given = '', ...rest] = others.length > 0 && suffixes.test(second) ? [...others, second] : [second, ...others];
  // `Sammy Davis, Jr.`
  if (others.length === 0 && suffixes.test(second)) return withSuffix(inOrder(family), second);
  const name = parseNames(`${bracesAway(family)}, ${bracesAway(given)}`).names[0];
  return withSuffix(name, rest.filter((part) => part !== '').join(', '));
}

/** Words that people's names don't hold. */
const corporate =
  /\b(?:organi[sz]ation|university|universit[äéy]t?|universidad|institut[eo]?|college|consortium|collaboration|committee|commission|association|agency|ministry|department|foundation|federation|council|cent(?:er|re)|laborator(?:y|ies)|society|team|group|inc|ltd|llc|gmbh|corp(?:oration)?|company|project|network|initiative|bureau|academy|union|government|division|contributors|developers|community|alliance|authority|world bank)\b/i;

const suffixes = /^(?:jr|sr|i{2,3}|iv)\.?$/i;

/** `Bank, R.` is a person, `University of California, Berkeley` none. */
function isCorporate(whole: string): boolean {
  const [first = ''] = whole.split(',');
  // nobody is called `Procter and Gamble`
  if (first === whole) return corporate.test(whole) || /\s(?:and|&)\s/i.test(whole);
  return (/\s/.test(first.trim()) && corporate.test(first)) || /,\s*(?:inc|ltd|llc|gmbh|corp|co)\.?$/i.test(whole);
}

function corporation(whole: string): Name | undefined {
  const family = bracesAway(whole).trim();
  return family === '' ? undefined : { family };
}

/** In Chinese, Japanese and Korean letters the family comes first. */
const easternName =
  /^([\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]+)\s+([\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]+)$/u;

/** `Ada Lovelace`, `Sammy Davis Jr.` */
function inOrder(text: string): Name | undefined {
  const eastern = easternName.exec(text);
  if (eastern !== null) return { family: eastern[1] ?? '', given: eastern[2] ?? '' };
  const words = bracesAway(text).split(/\s+/);
  const last = words.at(-1) ?? '';
  if (words.length > 2 && suffixes.test(last))
    return withSuffix(parseNames(words.slice(0, -1).join(' ')).names[0], last);
  return parseNames(words.join(' ')).names[0];
}

function withSuffix(name: Name | undefined, suffix: string): Name | undefined {
  return name === undefined || suffix === '' ? name : { ...name, suffix };
}

/** `Lovelace A.B.`, as Scopus has it, and `Lovelace AB`, as PubMed does: the initials stand last. */
const initialsLast = /^(\p{L}[\p{L}\p{M}'’ -]*?) ((?:\p{Lu}\.[ -]?)+|\p{Lu}{1,3}(?=\.?$))\.?$/u;

/** People in one string: parted by `;`, `|`, `and` or, where every part is a whole name, by commas. */
export function peopleOf(text: string): { authors: readonly Name[]; moreAuthors: boolean } {
  const list = text.replace(/[,;\s]+(?:et\.? al\.?|and others|others)\s*$/i, '');
  const parts = partsOf(list);
  // `Malcolm X` alone is no such list
  const isReversed = parts.every((part) => initialsLast.test(part)) && (parts.length > 1 || /\.$/.test(list));
  const inOrder = isReversed ? parts.map((part) => part.replace(initialsLast, '$1, $2')) : parts;
  return {
    authors: inOrder.flatMap((part) => personOf(part) ?? []),
    moreAuthors: list !== text,
  };
}

function partsOf(list: string): readonly string[] {
  const separator = /[;|]/.test(list) ? /\s*[;|]\s*/ : /\s(?:and|&)\s/i.test(list) ? /,?\s+(?:and|&)\s+/i : undefined;
  if (separator !== undefined) {
    const parts = list
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    // `A. Smith, B. Jones and C. Doe`
    return parts.flatMap((part) => (separator.source.includes('and') ? commaParts(part) : [part]));
  }
  return commaParts(list);
}

function commaParts(list: string): readonly string[] {
  const parts = list.split(/\s*,\s*/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => /\S\s+\S/.test(part)) ? parts : [list];
}

/** What would be read as grouping. */
function bracesAway(text: string): string {
  return text.replace(/[{}\\]/g, '');
}
