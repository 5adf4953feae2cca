/** How is a run of TeX read from left to right? */
import { accented, blank, grouped, hidden, silent, verbatim } from './texCommands.ts';
import { groupEnd, isTie, LONGEST_LETTER, LONGEST_SHIFT, mathEndFrom } from './texSpans.ts';
import { accents, doubleStruck, mathAccents, mathLetters, mathSigns, shifted, symbols } from './texSymbols.ts';

/** What TeX does not set as it stands: most fields have nothing of it. */
export const unusual = /[\\{}$~^`]|--|''/;

const special = /[\\{}$~^_`"']|--/g;
const blanks = /\s*/y;
const digits = /\d+/y;
const commandName = /[A-Za-z]+\*?/y;

/** Marks that a backslash keeps from being read as TeX. */
const escaped = '%&_#${}<>|"';

/** Deeper than any sane nesting of `^{^{...}}`. */
const DEEPEST = 8;

/** One text: `#at` only ever grows, `#out` is what has been read. */
export class TexReader {
  readonly #tex: string;
  readonly #depth: number;
  #at = 0;
  #out = '';
  #isMath: boolean;
  /** Offset of the `$` that ends the math, while in it. */
  #mathEnd = -1;
  #openQuotes = 0;

  constructor(tex: string, isMath = false, depth = 0) {
    this.#tex = tex;
    this.#isMath = isMath;
    this.#depth = depth;
  }

  /** Everything that is read. Call it once. */
  read(): string {
    const tex = this.#tex;
    while (this.#at < tex.length) {
      special.lastIndex = this.#at;
      const found = special.exec(tex);
      const at = found === null ? tex.length : found.index;
      if (at > this.#at) this.#out += tex.slice(this.#at, at);
      this.#at = at;
      if (found !== null) this.#readSpecial(found[0]);
    }
    return this.#out;
  }

  #readSpecial(char: string): void {
    const at = this.#at;
    this.#at += 1;
    switch (char) {
      case '{':
      case '}':
        return;
      case '\\':
        return this.#backslash();
      case '$':
        return this.#dollar(at);
      case '~':
        this.#out += isTie(this.#tex, at) ? ' ' : '~';
        return;
      case '^':
      case '_':
        return this.#shift(char);
      default:
        return this.#mark(char);
    }
  }

  /** Dashes, quotation marks of two characters, primes. */
  #mark(mark: string): void {
    if (mark === '--') {
      const isLong = this.#tex[this.#at + 1] === '-';
      this.#at += isLong ? 2 : 1;
      this.#out += isLong ? '—' : '–';
    } else if (mark === '"') {
      // ``so" is how people close what TeX opened
      this.#out += this.#openQuotes > 0 ? '”' : mark;
      this.#openQuotes = Math.max(0, this.#openQuotes - 1);
    } else if (this.#isMath || this.#tex[this.#at] !== mark) this.#out += this.#isMath && mark === "'" ? '′' : mark;
    else {
      this.#at += 1;
      this.#openQuotes = Math.max(0, this.#openQuotes + (mark === '`' ? 1 : -1));
      this.#out += mark === '`' ? '“' : '”';
    }
  }

  /**
   * `$` begins math if something stands right behind it and a `$` follows that has something right before it and no digit
   * behind it (pandoc, tex_math_dollars); other dollars are money.
   */
  #dollar(at: number): void {
    if (this.#isMath) {
      if (this.#mathEnd < 0 || at < this.#mathEnd) return;
      this.#isMath = false;
      this.#mathEnd = -1;
      if (this.#tex[this.#at] === '$') this.#at += 1;
      return;
    }
    const isDouble = this.#tex[at + 1] === '$';
    const end = mathEndFrom(this.#tex, isDouble ? at + 2 : at + 1);
    if (end < 0) {
      this.#out += '$';
      return;
    }
    if (isDouble) this.#at += 1;
    this.#isMath = true;
    this.#mathEnd = end;
  }

  /** `^` and `_`: in math one token, else only what nobody writes in plain words, `S^{2}FT` and `Memory^3`. */
  #shift(mark: string): void {
    if (this.#isMath) this.#at = this.#nextSolid();
    const next = this.#tex[this.#at];
    let inside: string | undefined;
    if (next === '{') inside = this.#argument(LONGEST_SHIFT);
    else if (this.#isMath && next === '\\') inside = this.#inner(this.#commandText());
    else if (this.#isMath && next !== undefined && !'}$'.includes(next)) inside = this.#character();
    else if (mark === '^' && next !== undefined && /\d/.test(next)) inside = this.#matched(digits);
    if (inside === undefined) this.#out += mark;
    else if (inside !== '') this.#out += this.#shifted(inside, mark === '^');
  }

  #character(): string {
    const char = String.fromCodePoint(this.#tex.codePointAt(this.#at) ?? 32);
    this.#at += char.length;
    return char;
  }

  #shifted(text: string, isRaised: boolean): string {
    return shifted(text.replace(/\s+/g, ''), isRaised) ?? `${isRaised ? '^' : '_'}${text.trim()}`;
  }

  #backslash(): void {
    const char = this.#tex[this.#at];
    if (char === undefined) return;
    if (/[A-Za-z]/.test(char)) return this.#command();
    this.#at += 1;
    if (accents.has(char) && !(this.#isMath && char === '=')) return this.#accent(char);
    if (escaped.includes(char)) this.#out += char;
    else if (char === '(' || char === '[') this.#isMath = true;
    else if (char === ')' || char === ']') this.#isMath = this.#mathEnd >= 0;
    else if (/[\s,;:\\]/.test(char)) this.#out += ' ';
    // `\/`, `\-`, `\!` and `\@` show nothing
    else if (!/[/\-!@]/.test(char)) this.#out += char;
  }

  #command(): void {
    const name = this.#matched(commandName);
    const end = this.#at;
    const next = this.#nextSolid();
    if (accents.has(name) && (this.#tex[next] === '{' || next > end || this.#tex[next] === '\\'))
      return this.#accent(name);
    if (this.#symbol(name, next)) return;
    if (blank.has(name)) this.#skipTo(next, ' ');
    else if (silent.has(name)) {
      this.#skipTo(next, '');
      // the invisible delimiter: `\left.`
      if ((name === 'left' || name === 'right') && this.#tex[this.#at] === '.') this.#at += 1;
    } else if (hidden.has(name)) this.#hide(name, next);
    else if (this.#tex[next] !== '{') this.#out += name.replace('*', '');
    else if (/^\{\s*\}/.test(this.#tex.slice(next, next + 8))) {
      this.#out += name;
      this.#at = this.#tex.indexOf('}', next) + 1;
    } else {
      this.#at = next;
      this.#argumentOf(name);
    }
  }

  /** Letters and marks; TeX eats the blanks behind a command, and `{}` keeps it from doing so. */
  #symbol(name: string, next: number): boolean {
    const text = symbols.get(name);
    if (text !== undefined) {
      this.#skipTo(next, text);
      this.#skipEmpty();
      return true;
    }
    const letter = mathLetters.get(name);
    const sign = letter ?? mathSigns.get(name);
    if (sign === undefined) return false;
    // blanks around a sign help to read it, and cost nothing where there were none
    const isSpaced = (letter === undefined || /^[…∑∏∫⋯|]$/.test(sign)) && next > this.#at && /\s$/.test(this.#out);
    const isWordNext = next > this.#at && !this.#isMath && /[\p{L}\p{N}]/u.test(this.#tex.charAt(next));
    this.#skipTo(next, isSpaced || isWordNext ? `${sign} ` : sign);
    this.#skipEmpty();
    return true;
  }

  /** A command with an argument that is looked at, `#at` being at its brace. */
  #argumentOf(name: string): void {
    if (verbatim.has(name)) {
      const end = groupEnd(this.#tex, this.#at);
      this.#out += this.#tex.slice(this.#at + 1, end).replace(/\\([%&_#$~{}])/g, '$1');
      this.#at = end + 1;
    } else if (name === 'frac' || name === 'tfrac' || name === 'dfrac' || name === 'nicefrac') {
      const above = grouped(this.#argument());
      this.#at = this.#nextSolid();
      this.#out += `${above}/${grouped(this.#argument())}`;
    } else if (name === 'sqrt') this.#out += `√${grouped(this.#argument())}`;
    else if (name === 'mathbb') {
      const inside = this.#argument();
      this.#out += Array.from(inside, (char) => doubleStruck.get(char) ?? char).join('');
    } else if (/^(?:textsuperscript|textsubscript|sp|sb)$/.test(name)) {
      this.#out += this.#shifted(this.#argument(), name === 'sp' || name === 'textsuperscript').replace(/^[_^]/, '');
    } else if (mathAccents.has(name)) {
      const inside = this.#argument();
      this.#out += Array.from(inside).length === 1 ? inside + (mathAccents.get(name) ?? '') : inside;
    }
    // else a wrapper, `\emph{...}`: its braces go by themselves
  }

  /** `\textcolor{red}{x}`, `\href{address}{text}`: what stands in the first braces is not read. */
  #hide(name: string, next: number): void {
    this.#at = next;
    if (this.#tex[next] === '[') this.#at = Math.max(next, this.#tex.slice(next, next + 50).indexOf(']') + next + 1);
    if (this.#tex[this.#at] === '{') this.#at = groupEnd(this.#tex, this.#at) + 1;
    if (name === 'begin' || name === 'end') this.#out += ' ';
  }

  /** An accent and what it stands on: `\"o`, `\"{o}`, `\v s`, `\'{\i}`, `\'\i`, `\'{\^e}`. */
  #accent(name: string): void {
    this.#at = this.#nextSolid();
    const next = this.#tex[this.#at];
    let base: string;
    if (next === '{') base = this.#argument(LONGEST_LETTER);
    else if (next === '\\') base = this.#inner(this.#commandText());
    else base = next === undefined || next === '}' ? '' : this.#character();
    this.#out += accented(name, base);
  }

  /** The text of the braces at `#at`, read; empty where they are not. */
  #argument(longest = LONGEST_SHIFT): string {
    if (this.#tex[this.#at] !== '{') return '';
    const end = groupEnd(this.#tex, this.#at, longest);
    const inside = this.#tex.slice(this.#at + 1, end);
    this.#at = end + 1;
    return this.#inner(inside);
  }

  #inner(tex: string): string {
    if (this.#depth >= DEEPEST) return tex.replace(/[\\{}]/g, '');
    return new TexReader(tex, this.#isMath, this.#depth + 1).read();
  }

  /** The command at `#at` as written, with its argument if it is an accent: the base of another accent. */
  #commandText(): string {
    const start = this.#at;
    this.#at += 1;
    const name = this.#matched(commandName);
    if (name === '') this.#at += 1;
    const isAccent = accents.has(name === '' ? this.#tex.charAt(start + 1) : name);
    if (isAccent) this.#at = this.#nextSolid();
    if (isAccent || /^(?:math|text|oper)/.test(name)) {
      if (this.#tex[this.#at] === '{') this.#at = groupEnd(this.#tex, this.#at, LONGEST_LETTER) + 1;
      else if (isAccent) this.#at += 1;
    } else if (name !== '') this.#at = this.#nextSolid();
    return this.#tex.slice(start, this.#at);
  }

  #nextSolid(): number {
    blanks.lastIndex = this.#at;
    blanks.test(this.#tex);
    return Math.max(this.#at, blanks.lastIndex);
  }

  #matched(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#tex)?.[0] ?? '';
    this.#at += text.length;
    return text;
  }

  #skipTo(next: number, text: string): void {
    this.#out += text;
    this.#at = next;
  }

  #skipEmpty(): void {
    if (this.#tex.startsWith('{}', this.#at)) this.#at += 2;
  }
}
