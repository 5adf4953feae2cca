/** Where in an entry does each piece stand, if it is written so that every program reads it alike? */
import type { Span } from '../document/slot.ts';
import type { BibBlock } from './bibScan.ts';

/** One of the parts that `#` joins to a value; `inner` is without what encloses it. */
export interface ValuePart extends Span {
  readonly kind: 'braces' | 'quotes' | 'bare';
  readonly inner: Span;
}

/** `name = value`. The value goes from its first part to its last. */
export interface FieldLayout {
  /** As written. */
  readonly name: Span;
  readonly value: Span;
  /** At least one. */
  readonly parts: readonly ValuePart[];
}

/** An entry, piece by piece. What stands between the pieces is blank, but for `,`, `=`, `#` and the brackets. */
export interface EntryLayout {
  readonly type: Span;
  /** Offset of the bracket that opens it, and of the one that closes it. */
  readonly open: number;
  readonly close: number;
  /** Absent in `@string`. */
  readonly key: Span | undefined;
  readonly fields: readonly FieldLayout[];
  /** Whether a comma stands behind the last field, or behind the key where there is none. */
  readonly hasTrailingComma: boolean;
}

const blanks = /\s*/y;
const typeName = /@[ \t]*([A-Za-z][\w+:-]*)\s*/y;
/** BibTeX's identifiers (bibtex.web, `scan_identifier`), less what nobody calls a field. */
const name = /[A-Za-z][^\s"#%'(),={}]*/y;
const bare = /[^\s"#%'(),={}\\]+/y;
const keyText = /[^\s,{}"#%=\\]+(?=\s*[,})])/y;

/**
 * Reads an entry or a `@string` strictly: by BibTeX's own grammar and count of braces (btxdoc, section 2), blanks alone
 * between the pieces. Undefined where anything else stands in it, a comment or a slip: that is not to be taken apart. Linear.
 */
export function layoutOf(text: string, { start, end, body, isClosed, type }: BibBlock): EntryLayout | undefined {
  if (!isClosed || type === 'comment' || type === 'preamble') return undefined;
  const [head, typed = ''] = matchAt(typeName, text, start) ?? [];
  if (head === undefined) return undefined;
  const reader = new LayoutReader(text, body.start, end - 1);
  const key = type === 'string' ? undefined : reader.key();
  if (key === undefined && type !== 'string') return undefined;
  const fields = reader.fields(key === undefined);
  if (fields === undefined) return undefined;
  const typeEnd = start + head.trimEnd().length;
  return {
    type: { start: typeEnd - typed.length, end: typeEnd },
    open: body.start - 1,
    close: end - 1,
    key,
    fields,
    hasTrailingComma: reader.endsInComma,
  };
}

class LayoutReader {
  readonly #text: string;
  /** The offset of the closing bracket: nothing may reach beyond it. */
  readonly #close: number;
  #at: number;
  endsInComma = false;

  constructor(text: string, from: number, close: number) {
    this.#text = text;
    this.#at = from;
    this.#close = close;
  }

  key(): Span | undefined {
    this.#skip();
    const found = matchAt(keyText, this.#text, this.#at);
    if (found === undefined) return undefined;
    const span = { start: this.#at, end: this.#at + found[0].length };
    this.#at = span.end;
    return span;
  }

  /** All fields up to the closing bracket; undefined where anything else comes. `isFirst`: no comma stands before them. */
  fields(isFirst: boolean): FieldLayout[] | undefined {
    const fields: FieldLayout[] = [];
    for (let comma = isFirst; ; comma = false) {
      this.#skip();
      if (!comma && this.#take(',')) {
        this.endsInComma = true;
        this.#skip();
      } else if (!comma) return this.#at === this.#close ? fields : undefined;
      if (this.#at === this.#close) return fields;
      const field = this.#field();
      if (field === undefined) return undefined;
      this.endsInComma = false;
      fields.push(field);
    }
  }

  #field(): FieldLayout | undefined {
    const written = matchAt(name, this.#text, this.#at);
    if (written === undefined) return undefined;
    const span = { start: this.#at, end: this.#at + written[0].length };
    this.#at = span.end;
    this.#skip();
    if (!this.#take('=')) return undefined;
    const parts: ValuePart[] = [];
    do {
      this.#skip();
      const part = this.#part();
      if (part === undefined) return undefined;
      parts.push(part);
      this.#at = part.end;
      this.#skip();
    } while (this.#take('#'));
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    this.#at = last.end;
    return { name: span, value: { start: first.start, end: last.end }, parts };
  }

  #part(): ValuePart | undefined {
    const start = this.#at;
    const open = this.#text[start];
    if (open === '{' || open === '"') {
      const close = this.#closing(start, open);
      if (close === undefined) return undefined;
      const kind = open === '{' ? 'braces' : 'quotes';
      return { start, end: close + 1, kind, inner: { start: start + 1, end: close } };
    }
    const word = matchAt(bare, this.#text, start)?.[0];
    if (word === undefined || start + word.length > this.#close) return undefined;
    const span = { start, end: start + word.length };
    return { ...span, kind: 'bare', inner: span };
  }

  /** As BibTeX counts: a backslash changes nothing, a quote ends a value where no brace is open. */
  #closing(start: number, open: string): number | undefined {
    let depth = 0;
    for (let at = start + 1; at < this.#close; at += 1) {
      const char = this.#text.charCodeAt(at);
      if (char === 123) depth += 1;
      else if (char === 125) {
        if (depth === 0) return open === '{' ? at : undefined;
        depth -= 1;
      } else if (char === 34 && open === '"' && depth === 0) return at;
    }
    return undefined;
  }

  #skip(): void {
    blanks.lastIndex = this.#at;
    blanks.test(this.#text);
    this.#at = Math.min(this.#close, Math.max(this.#at, blanks.lastIndex));
  }

  #take(char: string): boolean {
    if (this.#at >= this.#close || this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
