/** Which fields does the body of a .bib entry hold, however it was typed? */

import type { Span } from '../document/slot.ts';

/** Something in an entry that is no field, or one that BibTeX would stumble over. */
export interface BadField {
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly code: 'missing-comma' | 'bad-field' | 'unclosed-value' | 'doubled-field';
  /** Ends a sentence that begins with the entry's key. */
  readonly why: string;
}

/** Raw values by lower-case name, in order. The first of a name counts, as in BibTeX, unless it is empty. */
export type Fields = Map<string, string>;

/** Longer than any abbreviation: `@string`s that double each other would otherwise grow without end. */
const LONGEST_STRING = 10_000;

/**
 * Told of each field: its lower-case name, and the span of its value, without braces or quotes; undefined where the value
 * is joined by `#`. `isBare`: a number, or the name of a `@string`.
 */
export type OnField = (name: string, value: Span | undefined, isBare: boolean) => void;

/** An entry with more values that are never closed than this is given up: it would cost a look at the rest for each. */
const MOST_LOST = 20;

/** A line that begins `name = {`, `name = "` or `name = 1`: where a value that lost its brace must have ended. */
const assignmentLine = /[\r\n][ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{"\d]/;
/** The same within a line: `title = {Lost, year = {2001}`. */
const assignmentInside = /,[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{"]/;

/**
 * Reads `name = value` from `from` to `end`, commas between them or not. Values are braces, quotes, numbers or names of
 * `strings` (lower case), joined by `#` (btxdoc, section 2). `isClosed`: the entry's braces balance.
 */
export function fieldsIn(
  text: string,
  from: number,
  end: number,
  strings: ReadonlyMap<string, string>,
  isClosed = true,
  onField?: OnField,
): { fields: Fields; bad: readonly BadField[] } {
  return new FieldReader(text, end, strings, isClosed, onField).read(from);
}

const nothing: readonly BadField[] = [];
const blanks = /\s*/y;
/** Commas and blanks, and to biber a `%` up to the line's end (btparse's bibtex.g, COMMENT); BibTeX would stumble there. */
const separators = /(?:[\s,]+|%[^\r\n]*)*/y;
const assignment = /([A-Za-z][\w-]*)\s*=/y;
const upToMark = /[^=,{}"]*/y;
const bareWord = /[^\s,#{}"=%]*/y;
const restOfWords = /[ \t]*([^,\r\n={}"#%]*)/y;

/** One body, from left to right: `#at` only ever grows. */
class FieldReader {
  readonly #text: string;
  readonly #end: number;
  readonly #strings: ReadonlyMap<string, string>;
  readonly #isClosed: boolean;
  readonly #onField: OnField | undefined;
  readonly #fields: Fields = new Map();
  #bad: BadField[] | undefined;
  #at = 0;
  /** Where the value that was read last ended, for a missing comma. */
  #valueEnd = -1;
  /** Where the text of the value that was read last begins, without what opens it. */
  #valueStart = -1;
  /** The same, where it was a bare word. */
  #wordStart = -1;
  /** How many values were looked for to the end of the body in vain. */
  #lost = 0;

  constructor(
    text: string,
    end: number,
    strings: ReadonlyMap<string, string>,
    isClosed: boolean,
    onField: OnField | undefined,
  ) {
    this.#onField = onField;
    this.#text = text;
    this.#end = end;
    this.#strings = strings;
    this.#isClosed = isClosed;
  }

  read(from: number): { fields: Fields; bad: readonly BadField[] } {
    this.#at = from;
    while (this.#at < this.#end) {
      const start = this.#skip(separators);
      if (start >= this.#end) break;
      assignment.lastIndex = start;
      const usual = assignment.exec(this.#text);
      if (usual !== null && assignment.lastIndex < this.#end) {
        this.#readField((usual[1] ?? '').toLowerCase(), start, assignment.lastIndex);
        continue;
      }
      const stop = Math.min(this.#end, after(upToMark, this.#text, start));
      const mark = stop < this.#end ? this.#text[stop] : undefined;
      const { name, nameStart } = this.#nameBefore(start, stop);
      if (mark === '=' && name !== '') this.#readField(name, nameStart, stop + 1);
      else if ((mark === '{' || mark === '"') && isWord(name)) {
        this.#say(nameStart, 'bad-field', `the field ${name} lacks its =.`);
        this.#readField(name, nameStart, stop);
      } else {
        // `= {value}` without a name goes as a whole
        const opened = mark === '=' ? after(blanks, this.#text, stop + 1) : stop;
        const open = this.#text[opened];
        const skipped = open === '{' || open === '"' ? this.#closeOf(opened, open) + 1 : stop + 1;
        const rest = this.#text.slice(start, Math.min(skipped, this.#end)).trim();
        // what closed the entry stands here, when a brace before it was lost
        const isLeftOver = !this.#isClosed && /^[})\s]*$/.test(rest);
        if (rest !== '' && !isLeftOver)
          this.#say(start, 'bad-field', `“${shortened(rest)}” is no field: name = {value} is.`);
        this.#at = skipped;
      }
    }
    return { fields: this.#fields, bad: this.#bad ?? nothing };
  }

  /** The name before `stop`: the last line's words; lines above it are something else. */
  #nameBefore(start: number, stop: number): { name: string; nameStart: number } {
    const written = this.#text.slice(start, stop);
    const lines = written.trimEnd();
    const lastLine = Math.max(lines.lastIndexOf('\n'), lines.lastIndexOf('\r')) + 1;
    if (lastLine > 0) {
      const above = lines.slice(0, lastLine).trim();
      // a blank line may stand between a comma and a name; words may not
      if (above !== '') this.#say(start, 'bad-field', `“${shortened(above)}” is no field: name = {value} is.`);
    }
    const own = lines.slice(lastLine);
    const nameStart = start + lastLine + (own.length - own.trimStart().length);
    return { name: own.trim().toLowerCase(), nameStart };
  }

  #readField(name: string, nameStart: number, from: number): void {
    if (this.#valueEnd >= 0 && !this.#text.slice(this.#valueEnd, nameStart).includes(',')) {
      this.#say(nameStart, 'missing-comma', `a comma is missing before ${name}.`);
    }
    this.#at = from;
    let value = this.#part(name);
    const start = this.#valueStart;
    const isBare = start === this.#wordStart;
    const end = isBare ? this.#valueEnd : start + value.length;
    let isJoined = false;
    while (this.#text[this.#skip(blanks)] === '#' && this.#at < this.#end) {
      isJoined = true;
      this.#at += 1;
      const more = this.#part(name);
      if (value.length < LONGEST_STRING) value += more;
    }
    this.#onField?.(name, isJoined ? undefined : { start, end }, isBare);
    const before = this.#fields.get(name);
    if (!before) this.#fields.set(name, value);
    else if (before !== value) this.#say(nameStart, 'doubled-field', `${name} stands twice; the first one counts.`);
  }

  #part(name: string): string {
    const start = this.#skip(blanks);
    const open = start < this.#end ? this.#text[start] : undefined;
    if (open === '{' || open === '"') {
      const close = this.#closeOf(start, open);
      const isCut = close >= this.#end || this.#text[close] !== (open === '{' ? '}' : '"');
      if (isCut) this.#say(start, 'unclosed-value', `the ${open} of ${name} is never closed.`);
      this.#valueStart = start + 1;
      this.#at = this.#valueEnd = isCut ? close : close + 1;
      return this.#text.slice(start + 1, close);
    }
    const word = this.#text.slice(start, Math.min(this.#end, after(bareWord, this.#text, start)));
    this.#valueStart = this.#wordStart = start;
    this.#at = this.#valueEnd = start + word.length;
    const known = this.#strings.get(word.toLowerCase());
    if (known !== undefined) return known;
    restOfWords.lastIndex = this.#at;
    const rest = restOfWords.exec(this.#text)?.[1]?.trimEnd() ?? '';
    // what goes on otherwise than with a comma or the line's end is more than forgotten braces
    const isMore = /[={}"#]/.test(this.#text.charAt(restOfWords.lastIndex));
    if (rest === '' || isMore || restOfWords.lastIndex > this.#end) return word;
    this.#say(start, 'bad-field', `the value of ${name} needs braces around it.`);
    this.#at = this.#valueEnd = restOfWords.lastIndex;
    return `${word} ${rest}`;
  }

  /** The offset of what closes the brace or quote at `open`; where it was lost, the best guess at the end of the value. */
  #closeOf(open: number, kind: string): number {
    const close = kind === '{' ? this.#closingBrace(open) : this.#closingQuote(open);
    if (this.#isClosed && close < this.#end) return close;
    // each lost brace has cost a look at all that follows: hostile text has thousands
    if (close >= this.#end && ++this.#lost > MOST_LOST) return this.#end;
    const lost = this.#text.slice(open, close);
    // one that ends with the entry has taken the entry's own brace
    const isLast = this.#text.slice(close + 1, this.#end).trim() === '';
    const line = lost.search(assignmentLine);
    const next = line >= 0 || !isLast ? line : lost.search(assignmentInside);
    if (next < 0) return close;
    let cut = open + next;
    while (cut > open + 1 && /[\s,]/.test(this.#text.charAt(cut - 1))) cut -= 1;
    return cut;
  }

  #closingBrace(open: number): number {
    const escaped = this.#matching(open, true);
    return escaped < this.#end ? escaped : this.#matching(open, false);
  }

  /** See `endOf` in bibScan.ts for the two ways to count. */
  #matching(open: number, isEscaping: boolean): number {
    let depth = 0;
    for (let at = open + 1; at < this.#end; at += 1) {
      const char = this.#text.charCodeAt(at);
      if (char === 123) depth += 1;
      else if (char === 125) {
        if (depth === 0) return at;
        depth -= 1;
      } else if (char === 92 && isEscaping) {
        const next = this.#text.charCodeAt(at + 1);
        if (next === 123 || next === 125 || next === 92) at += 1;
      }
    }
    return this.#end;
  }

  /** A quote outside braces that something sensible follows: `"the "best" way"` and `"G\"odel"` go on. */
  #closingQuote(open: number): number {
    let depth = 0;
    let withoutBraces = -1;
    for (let at = open + 1; at < this.#end; at += 1) {
      const char = this.#text.charCodeAt(at);
      if (char === 123) depth += 1;
      else if (char === 125) depth = Math.max(0, depth - 1);
      else if (char === 34 && this.#endsValue(at + 1)) {
        if (depth === 0) return at;
        if (withoutBraces < 0) withoutBraces = at;
      }
    }
    if (withoutBraces < 0 || ++this.#lost > MOST_LOST) return this.#end;
    return withoutBraces;
  }

  #endsValue(at: number): boolean {
    const next = after(blanks, this.#text, at);
    if (next >= this.#end) return true;
    const char = this.#text[next];
    if (char === ',' || char === '#') return true;
    return /[\r\n]/.test(this.#text.slice(at, next)) && /^[A-Za-z][\w-]*\s*=/.test(this.#text.slice(next, next + 60));
  }

  #skip(pattern: RegExp): number {
    this.#at = Math.min(this.#end, after(pattern, this.#text, this.#at));
    return this.#at;
  }

  #say(at: number, code: BadField['code'], why: string): void {
    this.#bad ??= [];
    // one slip upsets what follows it: the first few say enough
    if (this.#bad.length < 5) this.#bad.push({ at, code, why });
  }
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return Math.max(at, pattern.lastIndex);
}

function isWord(name: string): boolean {
  return /^[a-z][\w-]*$/.test(name);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
