/** How are people written in an entry, so that BibTeX and biber take their names apart as they were meant? */
import type { Name } from '../paper.ts';
import type { StubStyle } from './style.ts';
import { texText } from './texText.ts';

/**
 * `Family, Given` with particle and suffix, joined by ` and `. A corporate name stands in braces, and so does any part
 * with a comma or an `and` of its own: BibTeX splits there (btxdoc, section 4). Empty when nobody is known.
 */
export function peopleOf(names: readonly Name[], others: boolean | undefined, style: StubStyle): string {
  const written = names.map((name) => personOf(name, style)).filter(Boolean);
  return [...written, ...(others === true && written.length > 0 ? ['others'] : [])].join(' and ');
}

function personOf(name: Name, style: StubStyle): string {
  const plain = texText(name.family, style.letters);
  // `others` alone would be nobody
  const family = /^others$/iu.test(plain) ? `{${plain}}` : plain;
  const given = partOf(name.given, style);
  // a suffix without a given name is mostly the given name: `Anderson, S., and Kraus, N.`
  if (given === '' && name.particle === undefined && name.suffix === undefined)
    return family === '' || !/[\s,~]/u.test(family) ? family : `{${family}}`;
  if (style.givenFirst && isPlain(name)) return `${given} ${family}`;
  // some lists have several people in one name: biber counts commas inside braces, too
  if (/,.*\sand\s/iu.test(family)) return `{${[family, given].filter(Boolean).join(' ')}}`;
  const held = /,|\sand\s/iu.test(family) ? `{${family}}` : familyAlone(family, name.particle);
  const last = [partOf(name.particle, style), held].filter(Boolean).join(' ');
  return [last, partOf(name.suffix, style), given].filter(Boolean).join(', ');
}

/** A family name that begins in lower case would lose its first word to the particle: `de la Cruz` is braced, `d'Arc` is one word. */
function familyAlone(family: string, particle: string | undefined): string {
  return particle === undefined && /^\p{Ll}\S*\s/u.test(family) ? `{${family}}` : family;
}

function partOf(part: string | undefined, style: StubStyle): string {
  const text = texText(part ?? '', style.letters);
  return /,|\band\b/iu.test(text) ? `{${text}}` : text;
}

/** Whether nobody could read `Given Family` otherwise: one word of a family, no word in lower case. */
function isPlain({ family, given = '', particle, suffix }: Name): boolean {
  if (particle !== undefined || suffix !== undefined || given === '') return false;
  return (
    /^\p{Lu}[^\s,{}~]*$/u.test(family) &&
    given.split(/\s+/u).every((word) => /^\p{Lu}[^,{}~]*$/u.test(word) && !/^and$/iu.test(word))
  );
}
