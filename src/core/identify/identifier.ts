/** What names one paper wherever it is asked for? */

/** The kinds of names that something can be looked up by. */
export type IdentifierKind = 'doi' | 'arxiv' | 'pmid' | 'isbn' | 'openalex' | 'semanticScholar' | 'url';

/**
 * One identifier in its normal form: a DOI and an arXiv id as `Identifiers` has them, an ISBN of 10 or 13 digits without
 * hyphens, `W2741809807` of OpenAlex, 40 hexadecimal digits or `CorpusId:123` of Semantic Scholar, an address as it was.
 */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly id: string;
}

/** As people write it: `doi:10.1000/182`, `arXiv:1706.03762`. */
export function spelled({ kind, id }: Identifier): string {
  switch (kind) {
    case 'doi':
      return `doi:${id}`;
    case 'arxiv':
      return `arXiv:${id}`;
    case 'pmid':
      return `PMID ${id}`;
    case 'isbn':
      return `ISBN ${id}`;
    case 'openalex':
    case 'semanticScholar':
    case 'url':
      return id;
  }
}

/** Whether two say the same: an ISBN has two lengths. */
export function sameIdentifier(one: Identifier, other: Identifier): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind === 'isbn' ? longIsbn(one.id) === longIsbn(other.id) : one.id === other.id;
}

/** An ISBN of ten digits as one of thirteen (ISO 2108): the check digit is the last. */
export function longIsbn(isbn: string): string {
  if (isbn.length !== 10) return isbn;
  const digits = `978${isbn.slice(0, 9)}`;
  return digits + String((10 - (weighed(digits) % 10)) % 10);
}

/**
 * Whether the last digit is what the others demand. Of ten: their sum, weighed 10 to 1, is a multiple of 11, X being ten
 * (ISO 2108:1978); of thirteen, a GTIN that begins with 978 or 979: weighed 1, 3, 1 ..., a multiple of 10 (ISO 2108:2017, 4.5).
 */
export function isIsbn(digits: string): boolean {
  if (/^97[89]\d{10}$/u.test(digits)) return weighed(digits) % 10 === 0;
  if (!/^\d{9}[\dX]$/u.test(digits)) return false;
  const sum = Array.from(digits).reduce((total, digit, at) => total + (10 - at) * (digit === 'X' ? 10 : +digit), 0);
  return sum % 11 === 0;
}

function weighed(digits: string): number {
  return Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
}
