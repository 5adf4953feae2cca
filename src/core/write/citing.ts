/** What does a document need so that it cites a paper at the cursor? */
import { isBareKey } from '../document/pandocKey.ts';
import type { Citation, Language, Slot } from '../document/slot.ts';
import type { Insertion } from './insertion.ts';

/** Commands that take a plain list of keys: what a document uses most of is what its next citation is made with. */
const plainCommand = /^(?:[a-zA-Z]*cite[a-zA-Z]*\*?)$/u;

/** Commands whose argument is no mark in the running text. */
const silentCommand =
  /^(?:nocite|fullcite|footfullcite|citeauthor|citeyear|citetitle|citedate|citeurl|notecite|pnotecite)/iu;

/** How a document cites: with which command of LaTeX, or as pandoc does. */
export type CitationMark = { readonly kind: 'latex'; readonly command: string } | { readonly kind: 'pandoc' };

/** How a new citation is made in a document: with the command that it uses most. */
export function markFor(language: Language, citations: readonly Citation[]): CitationMark {
  return language === 'latex' ? { kind: 'latex', command: commonestCommand(citations) } : { kind: 'pandoc' };
}

/** A citation of its own: `\citep{a,b}`, `[@a; @b]`. */
export function citationText(mark: CitationMark, keys: readonly string[]): string {
  return mark.kind === 'latex' ? `\\${mark.command}{${keys.join(',')}}` : `[${keys.map(pandocKey).join('; ')}]`;
}

/**
 * The text that cites `keys` at `offset` (UTF-16), and where: a key is added to the group that the cursor stands in or
 * directly behind, else a citation is made with the command that the document uses most (`\cite`, `\citep`, `[@...]`).
 * Keys that the group has already are left out; undefined when all are there.
 * `citations` are the document's, in order.
 */
export function citationFor(
  text: string,
  offset: number,
  language: Language,
  citations: readonly Citation[],
  keys: readonly string[],
): Insertion | undefined {
  const group = citations.filter(({ whole }) => whole.start < offset && offset <= whole.end);
  const last = group.at(-1);
  const wanted = keys.filter((key) => !group.some((citation) => citation.key === key));
  if (wanted.length === 0) return undefined;
  if (last !== undefined) {
    const joined = joinedGroup(text, language, last, wanted);
    if (joined !== undefined) return joined;
  }
  const at = last === undefined ? offset : last.whole.end;
  const mark = citationText(markFor(language, citations), wanted);
  return { offset: at, text: gapBefore(text, at, language) + mark + gapAfter(text, at) };
}

/**
 * The text that puts keys in at `offset` where a key can be typed: behind or before the key that stands there, or alone.
 * Undefined in the middle of a key, where words are being typed, and where all are there.
 */
export function keysFor(slot: Slot, offset: number, keys: readonly string[]): string | undefined {
  const { syntax, span, typed, present, loose } = slot;
  const wanted = keys.filter((key) => key !== typed.trim() && !present.includes(key));
  if (loose || wanted.length === 0 || /\s/u.test(typed.trim())) return undefined;
  const isBraced = syntax === 'pandoc-braced';
  const [first = '', ...others] = wanted;
  const separator = syntax === 'pandoc' || isBraced ? '; ' : ',';
  const rest = syntax === 'pandoc' || isBraced ? others.map(pandocKey) : others;
  if (span.start === span.end) {
    // behind `@` stands the first one
    const head = syntax === 'pandoc' && !isBareKey(first) ? `{${first}}` : first;
    return isBraced && others.length > 0 ? undefined : [head, ...rest].join(separator);
  }
  if (isBraced) return undefined;
  const all = syntax === 'pandoc' ? wanted.map(pandocKey) : wanted;
  if (offset === span.end) return separator + all.join(separator);
  return offset === span.start && syntax !== 'pandoc' ? all.join(separator) + separator : undefined;
}

/** A further key in an existing group; undefined where the group takes no list (`@key` in running text, a footnote's). */
function joinedGroup(
  text: string,
  language: Language,
  last: Citation,
  wanted: readonly string[],
): Insertion | undefined {
  if (language === 'latex' || last.command !== 'pandoc') {
    return { offset: last.end, text: `,${wanted.join(',')}` };
  }
  const closes = last.whole.end - 1;
  if (text[last.whole.start] !== '[' || text[closes] !== ']') return undefined;
  return { offset: closes, text: `; ${wanted.map(pandocKey).join('; ')}` };
}

function commonestCommand(citations: readonly Citation[]): string {
  const counts = new Map<string, number>();
  for (const { command } of citations) {
    if (plainCommand.test(command) && !silentCommand.test(command) && !/cites\*?$/u.test(command)) {
      counts.set(command, (counts.get(command) ?? 0) + 1);
    }
  }
  const commonest = [...counts].reduce<readonly [string, number]>(
    (best, next) => (next[1] > best[1] ? next : best),
    ['cite', 0],
  );
  return commonest[0];
}

/** Pandoc ends a bare key at punctuation that it does not allow there; in braces any key holds. */
function pandocKey(key: string): string {
  return isBareKey(key) ? `@${key}` : `@{${key}}`;
}

/** A citation is set off from the word before it: LaTeX's `~` keeps both on one line. */
function gapBefore(text: string, offset: number, language: Language): string {
  const before = text.slice(Math.max(0, offset - 1), offset);
  if (!/[\p{L}\p{N})\]}.,;:!?%"'’”]/u.test(before)) return '';
  return language === 'latex' ? '~' : ' ';
}

function gapAfter(text: string, offset: number): string {
  return /[\p{L}\p{N}]/u.test(text.slice(offset, offset + 1)) ? ' ' : '';
}
