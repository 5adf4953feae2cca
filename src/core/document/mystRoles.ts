/** Where do MyST's roles cite: `` {cite}`a,b` ``, `{cite:p}`, `{cite:t}`, `{footcite}`? */
import type { Citation, Slot } from './slot.ts';

/** Source: mystmd.org, "Citations"; sphinxcontrib-bibtex, "Roles". Half typed, a role ends with its line. */
const pattern = /\{((?:foot)?cite(?::[\w:]+)?|cite[pt]|cite-[\w-]+)\}(`)([^`\n]*)/g;

/** One role: its name, and where its list of keys stands. */
interface Role {
  readonly command: string;
  readonly start: number;
  readonly listStart: number;
  readonly listEnd: number;
  readonly end: number;
}

/** The roles that stand in prose: the mask blanks their backticks, never their names. */
function rolesOf(text: string, masked: string): readonly Role[] {
  if (!text.includes('cite')) return [];
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, command = ''] = match;
    if (masked[match.index] !== '{') return [];
    const listStart = match.index + command.length + 3;
    const listEnd = match.index + whole.replace(/\r$/, '').length;
    const end = text[listEnd] === '`' ? listEnd + 1 : listEnd;
    return [{ command, start: match.index, listStart, listEnd, end }];
  });
}

/** The citations of all roles, in order. `{see}key{p. 3}` around a key is its prefix and suffix (sphinxcontrib-bibtex). */
export function mystCitations(text: string, masked: string): readonly Citation[] {
  return rolesOf(text, masked).flatMap(({ command, start, listStart, listEnd, end }) => {
    const list = text.slice(listStart, listEnd).replace(/\{[^{}]*\}?/g, (affix) => ' '.repeat(affix.length));
    return [...list.matchAll(/[^,;\s]+/g)].map(({ 0: key, index }) => ({
      key,
      start: listStart + index,
      end: listStart + index + key.length,
      whole: { start, end },
      command,
    }));
  });
}

/** The slot of the role that the offset stands in. */
export function mystSlot(text: string, masked: string, offset: number): Slot | undefined {
  const role = rolesOf(text, masked).find(({ listStart, listEnd }) => listStart <= offset && offset <= listEnd);
  if (role === undefined) return undefined;
  let start = offset;
  while (start > role.listStart && !/[,;{}]/.test(text[start - 1] ?? '')) start -= 1;
  // inside `{see}`: a prefix is no key
  if (text[start - 1] === '{') return undefined;
  while (start < offset && /\s/.test(text[start] ?? '')) start += 1;
  let end = offset;
  while (end < role.listEnd && !/[,;{}]/.test(text[end] ?? '')) end += 1;
  while (end > offset && /\s/.test(text[end - 1] ?? '')) end -= 1;
  const present = mystCitations(text, masked)
    .filter((citation) => citation.whole.start === role.start && (citation.end < start || citation.start > end))
    .map(({ key }) => key);
  return { syntax: 'myst', span: { start, end }, typed: text.slice(start, offset), present, loose: false };
}
