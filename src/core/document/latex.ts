/** Where does a LaTeX text cite, and where can a key be typed? */
import { maskLatex } from './latexMask.ts';
import type { Citation, DeclaredBibliography, Slot, Span } from './slot.ts';

/** A citing command with the group of keys that belongs to it. The group is `{...}`; an unclosed one ends at its line. */
interface Group {
  readonly command: string;
  readonly whole: Span;
  /** Inside the braces. */
  readonly keys: Span;
  readonly isClosed: boolean;
}

/** Names that hold `cite` and cite nothing: they define or configure. */
const configuring =
  /^(?:DeclareCite|Declare|newcite|setcite|citestyle|citereset|AtEveryCite|AtNextCite|citesetup|citetrackertrue|citetrackerfalse|ifcite|ifnocite|iffirstcite|citeindex|citedash|citepunct|citeform|citenumfont|citeleft|citeright|citemid|citealias|defcitealias)/;

/**
 * Whether a command cites by its shape: `cite` or `Cite` anywhere in its name (natbib, biblatex, jurabib, chicago ...),
 * `bibentry`, biblatex's `textcquote` and its sisters. biblatex manual 3.9, natbib reference sheet.
 */
function isCiting(name: string, further: readonly string[]): boolean {
  if (further.includes(name)) return true;
  return (/[cC]ite|^bibentry$|cquote$/.test(name) && !configuring.test(name)) || name === 'bibentry';
}

export interface LatexOptions {
  /** Further citing commands, without backslash. */
  readonly commands?: readonly string[];
}

function groupsOf(masked: string, options: LatexOptions | undefined): readonly Group[] {
  const further = options?.commands ?? [];
  const groups: Group[] = [];
  const commandPattern = /\\([a-zA-Z@]+)(\*?)/g;
  for (let found = commandPattern.exec(masked); found !== null; found = commandPattern.exec(masked)) {
    const name = found[1] ?? '';
    if (masked[found.index - 1] === '\\' || !isCiting(name, further)) continue;
    const start = found.index;
    let at = commandPattern.lastIndex;
    const isMulti = /cites$/i.test(name);
    let skipGroups = /volcites?$/i.test(name) ? 1 : 0;
    const quotes = /^(?:foreign|hyphen)\w*cquote$|^(?:foreign|hyphen)textcquote$/.test(name);
    if (quotes) skipGroups = 1;
    const own: Group[] = [];
    for (;;) {
      at = skipOptional(masked, at);
      if (masked[at] !== '{') break;
      const end = closing(masked, at);
      if (skipGroups > 0) {
        skipGroups -= 1;
        at = end.at + (end.isClosed ? 1 : 0);
        continue;
      }
      own.push({
        command: name,
        whole: { start, end: end.at },
        keys: { start: at + 1, end: end.at },
        isClosed: end.isClosed,
      });
      at = end.at + (end.isClosed ? 1 : 0);
      if (!isMulti || !end.isClosed) break;
      if (/volcites$/i.test(name)) skipGroups = 1;
    }
    for (const group of own) groups.push({ ...group, whole: { start, end: at } });
    if (own.length > 0) commandPattern.lastIndex = Math.max(commandPattern.lastIndex, own.at(-1)?.keys.start ?? 0);
  }
  return groups;
}

/** Blanks (with at most one line end at a time) and optional arguments: `[...]`, `<...>`, `(...)`. */
function skipOptional(masked: string, from: number): number {
  let at = from;
  for (;;) {
    const blanks = /[ \t]*(?:\r?\n[ \t]*)?/y;
    blanks.lastIndex = at;
    const after = at + (blanks.exec(masked)?.[0].length ?? 0);
    const open = masked[after];
    const close = open === '[' ? ']' : open === '<' ? '>' : open === '(' ? ')' : undefined;
    if (close === undefined) return open === '{' ? after : at;
    const end = closingOptional(masked, after, close);
    if (end === undefined) return at;
    at = end + 1;
  }
}

/** The end of an optional argument; braces inside hide its closing bracket. Undefined when it is not closed in its paragraph. */
function closingOptional(masked: string, open: number, close: string): number | undefined {
  let depth = 0;
  for (let at = open + 1; at < masked.length && at - open < 2000; at += 1) {
    const char = masked[at];
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth < 0) return undefined;
    } else if (char === close && depth === 0) return at;
    else if (char === '\n' && /^[ \t]*\r?\n/.test(masked.slice(at + 1, at + 200))) return undefined;
  }
  return undefined;
}

/** Where a group of keys ends: at its brace, or, unclosed, at the end of its line. */
function closing(masked: string, open: number): { at: number; isClosed: boolean } {
  const line = masked.indexOf('\n', open);
  const lineEnd = line < 0 ? masked.length : masked[line - 1] === '\r' ? line - 1 : line;
  for (let at = open + 1; at < masked.length; at += 1) {
    const char = masked[at];
    if (char === '}') return { at, isClosed: true };
    // no key holds these: the brace was never closed, and what follows is running text
    if (char === '{' || char === '\\' || char === '$') break;
    if (char === '\n' && /^[ \t]*\r?\n/.test(masked.slice(at + 1, at + 200))) break;
  }
  return { at: lineEnd, isClosed: false };
}

/** All citations of a LaTeX text, in order. */
export function latexCitations(text: string, options?: LatexOptions): readonly Citation[] {
  const masked = maskLatex(text);
  return groupsOf(masked, options).flatMap((group) =>
    partsOf(masked, group.keys)
      .filter(({ start, end }) => start < end && !masked.slice(start, end).includes('#'))
      .map(({ start, end }) => ({
        start,
        end: group.isClosed ? end : firstWord(masked, start, end),
        key: masked.slice(start, group.isClosed ? end : firstWord(masked, start, end)),
        whole: group.whole,
        command: group.command,
      })),
  );
}

function firstWord(text: string, start: number, end: number): number {
  const blank = text.slice(start, end).search(/\s/);
  return blank < 0 ? end : start + blank;
}

/** The trimmed parts of a key list, empty ones included. */
function partsOf(masked: string, { start, end }: Span): readonly Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && masked[at] !== ',') continue;
    let left = from;
    let right = at;
    while (left < right && /\s/.test(masked[left] ?? '')) left += 1;
    while (right > left && /\s/.test(masked[right - 1] ?? '')) right -= 1;
    parts.push({ start: left, end: right });
    from = at + 1;
  }
  return parts;
}

/** The slot at an offset of a LaTeX text. */
export function latexSlot(text: string, offset: number, options?: LatexOptions): Slot | undefined {
  const masked = maskLatex(text);
  if (masked[offset - 1] !== text[offset - 1] && /\S/.test(text[offset - 1] ?? '')) return undefined;
  const group = groupsOf(masked, options).find(({ keys }) => keys.start <= offset && offset <= keys.end);
  if (group === undefined) return undefined;
  const { start, end } = slotAround(masked, group.keys, offset);
  const stop = group.isClosed ? end : Math.max(offset, firstWord(masked, offset, end));
  const present = partsOf(masked, group.keys)
    .filter((part) => part.end > part.start && (part.end < start || part.start > end))
    .map((part) => masked.slice(part.start, group.isClosed ? part.end : firstWord(masked, part.start, part.end)));
  // the argument of a definition is filled in elsewhere
  if (/#\d/.test(masked.slice(start, stop))) return undefined;
  return { syntax: 'latex', span: { start, end: stop }, typed: text.slice(start, offset), present, loose: false };
}

/** From the separator before the cursor to the one behind it, without the blanks at either side. */
function slotAround(masked: string, keys: Span, offset: number): Span {
  let start = offset;
  while (start > keys.start && masked[start - 1] !== ',') start -= 1;
  while (start < offset && /\s/.test(masked[start] ?? '')) start += 1;
  let end = offset;
  while (end < keys.end && masked[end] !== ',') end += 1;
  while (end > offset && /\s/.test(masked[end - 1] ?? '')) end -= 1;
  return { start, end };
}

const declaring =
  /\\(bibliography|nobibliography|addbibresource|addglobalbib|addsectionbib|putbib)\*?[ \t]*(\[[^\]\n]*\])?[ \t]*\{([^{}]*)\}|\\putbib[ \t]*\[([^\]\n]*)\]/g;

/** The bibliographies that a LaTeX text declares, in order. BibTeX adds `.bib` itself; biblatex wants the whole name. */
export function latexBibliographies(text: string): readonly DeclaredBibliography[] {
  const masked = maskLatex(text);
  const found: DeclaredBibliography[] = [];
  for (const match of masked.matchAll(declaring)) {
    const [whole, command, , braces, brackets] = match;
    const list = braces ?? brackets ?? '';
    const from = match.index + whole.lastIndexOf(list, whole.length - 1);
    const isList = command !== 'addbibresource' && command !== 'addglobalbib' && command !== 'addsectionbib';
    const parts = isList
      ? partsOf(masked, { start: from, end: from + list.length })
      : partsOf(masked.replaceAll(',', ','), { start: from, end: from + list.length });
    for (const { start, end } of parts) {
      const path = masked.slice(start, end);
      if (path === '' || path.includes('#')) continue;
      found.push({ start, end, path: isList && !/\.bib$/i.test(path) ? `${path}.bib` : path });
    }
  }
  return found;
}
