/** What are a paper's identifiers in their normal form? */
import type { Identifiers } from '../paper.ts';

/** The identifiers that a set of fields holds, by lower-case BibTeX name, decoded. */
export function identifiersOf(fields: ReadonlyMap<string, string>): Identifiers {
  const url = fields.get('url')?.trim();
  const doi = normalDoi(fields.get('doi') ?? '') ?? normalDoi(/doi\.org\//i.test(url ?? '') ? (url ?? '') : '');
  const kind = fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '';
  const eprint = fields.get('eprint') ?? '';
  const arxiv =
    (/^$|arxiv/i.test(kind) ? normalArxiv(eprint) : undefined) ??
    (/arxiv\.org/i.test(url ?? '') ? normalArxiv(url ?? '') : undefined) ??
    normalArxiv(/arxiv[:. ]\s*(\S+)/i.exec(fields.get('journal') ?? '')?.[1] ?? '');
  const isbn = fields
    .get('isbn')
    ?.replace(/[^\dXx]/g, '')
    .toUpperCase();
  const pmid = /^\d+$/.exec(fields.get('pmid')?.trim() ?? '')?.[0];
  return {
    ...(doi === undefined ? {} : { doi }),
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(isbn === undefined || isbn.length < 10 ? {} : { isbn }),
    ...(pmid === undefined ? {} : { pmid }),
    ...(url !== undefined && /^https?:\/\//i.test(url) ? { url } : {}),
  };
}

/** `https://doi.org/10.1/X`, `doi:10.1/X` -> `10.1/x`. */
export function normalDoi(written: string): string | undefined {
  return /10\.\d{4,9}(?:\.\d+)*\/[^\s"<>{}]+/
    .exec(written)?.[0]
    .replace(/[.,;]+$/, '')
    .toLowerCase();
}

/** `arXiv:2301.01234v2`, an arxiv.org address -> `2301.01234`. */
export function normalArxiv(written: string): string | undefined {
  const found = /(?:^|[^\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?!\d)/.exec(written)?.[1];
  return found ?? /(?:^|[^a-z-])([a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?!\d)/.exec(written)?.[1];
}
