/** Where in a .bib file does a new entry go, and how does it go again? */

/** A change of a text: `text` put in at `offset` (UTF-16), nothing taken out. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** A change of a text: `length` characters from `offset` (UTF-16) taken out. */
export interface Removal {
  readonly offset: number;
  readonly length: number;
}

/** Where an entry goes: at the end. */
export function insertionFor(bibText: string, bibtex: string, _key: string): Insertion {
  const lineEnd = /\r\n|\r|\n/u.exec(bibText)?.[0] ?? '\n';
  const entry = bibtex.replace(/\n/gu, lineEnd);
  const before = bibText === '' ? '' : /(?:\r\n?|\n)$/u.test(bibText) ? lineEnd : lineEnd + lineEnd;
  return { offset: bibText.length, text: before + entry + lineEnd };
}

/** The edit that takes an insertion back exactly, or undefined when the entry is no longer there unchanged. */
export function removalFor(bibText: string, inserted: Insertion): Removal | undefined {
  const offset = bibText.startsWith(inserted.text, inserted.offset) ? inserted.offset : bibText.indexOf(inserted.text);
  return offset < 0 || inserted.text === '' ? undefined : { offset, length: inserted.text.length };
}
