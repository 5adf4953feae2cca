/** What are a paper's identifiers in their normal form? */
import type { Identifiers } from '../paper.ts';

/** The identifiers that a set of fields holds, by lower-case BibTeX name. Addresses verbatim, all else decoded. */
export function identifiersOf(fields: ReadonlyMap<string, string>): Identifiers {
  const urls = (fields.get('url') ?? '').split(/\s+/).filter((part) => part !== '');
  const url =
    normalUrl(urls[0] ?? '') ?? normalUrl(/https?:\/\/[^\s"<>{}]+/i.exec(fields.get('howpublished') ?? '')?.[0] ?? '');
  const isDoiUrl = /doi\.org\//i.test(url ?? '');
  const kind = (fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '').toLowerCase();
  const eprint = fields.get('eprint') ?? '';
  const doi =
    normalDoi(fields.get('doi') ?? '') ??
    (isDoiUrl ? normalDoi(url ?? '') : undefined) ??
    (kind === 'doi' ? normalDoi(eprint) : undefined);
  const arxiv =
    (kind === '' || kind.includes('arxiv') ? normalArxiv(eprint) : undefined) ??
    normalArxiv(fields.get('arxivid') ?? fields.get('arxiv') ?? '') ??
    (/arxiv\.org/i.test(url ?? '') ? normalArxiv(url ?? '') : undefined) ??
    arxivOfDoi(doi) ??
    arxivIn(fields.get('journal') ?? fields.get('journaltitle') ?? '') ??
    arxivIn(fields.get('volume') ?? '') ??
    arxivIn(fields.get('howpublished') ?? '');
  const isbn = normalIsbn(fields.get('isbn') ?? '');
  const pmid = normalPmid(fields.get('pmid') ?? (kind === 'pubmed' || kind === 'pmid' ? eprint : ''));
  return {
    ...(doi === undefined ? {} : { doi }),
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(isbn === undefined ? {} : { isbn }),
    ...(pmid === undefined ? {} : { pmid }),
    ...(url === undefined ? {} : { url }),
  };
}

/** DOI and ISBN as they were written, in capitals and with hyphens, only where that differs from their normal form. */
export function identifiersAsWritten(
  fields: ReadonlyMap<string, string>,
  { doi, isbn }: Identifiers,
): { doi?: string; isbn?: string } {
  const inDoi = fields.get('doi') ?? fields.get('url') ?? '';
  const at = doi === undefined ? -1 : inDoi.toLowerCase().indexOf(doi);
  const ownDoi = doi === undefined || at < 0 ? doi : inDoi.slice(at, at + doi.length);
  const ownIsbn = isbn === undefined ? undefined : hyphenated(fields.get('isbn') ?? '', isbn);
  return {
    ...(ownDoi === undefined || ownDoi === doi ? {} : { doi: ownDoi }),
    ...(ownIsbn === undefined || ownIsbn === isbn ? {} : { isbn: ownIsbn }),
  };
}

/** The place where the digits of an ISBN stand, with the hyphens between them. */
function hyphenated(written: string, isbn: string): string | undefined {
  if (!/[-‐‑–]/.test(written)) return undefined;
  for (let start = 0; start < written.length; start++) {
    const end = endOfIsbn(written, start, isbn);
    if (end !== undefined)
      return written
        .slice(start, end)
        .replace(/[\s‐‑–]/g, '-')
        .toUpperCase();
  }
  return undefined;
}

/** Where the digits end that begin at `start`, at most one hyphen or blank between two of them; undefined if they are others. */
function endOfIsbn(written: string, start: number, isbn: string): number | undefined {
  let at = start;
  for (let digit = 0; digit < isbn.length; digit++) {
    if (digit > 0 && /[\s‐‑–-]/.test(written[at] ?? '')) at++;
    if (written[at]?.toUpperCase() !== isbn[digit]) return undefined;
    at++;
  }
  return at;
}

/** `https://doi.org/10.1/X`, `doi:10.1/X`, `10.1%2FX` -> `10.1/x`. */
export function normalDoi(written: string): string | undefined {
  const plain = withSigns(written);
  // of old DOIs (SICI, ANSI/NISO Z39.56) `<1661::AID-SIM968>` is a part; any other `<` begins markup
  const found = /(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,3}\/(?:[^\s"<>{}|\\^`]|<\d[^\s"<>{}|\\^`]{1,60}>)+/.exec(
    plain,
  )?.[0];
  if (found === undefined) return undefined;
  let doi = found.toLowerCase().replace(/[.,;:'”]+$/, '');
  // a bracket that was opened before the DOI is no part of it
  while (doi.endsWith(')') && doi.split('(').length < doi.split(')').length)
    doi = doi.slice(0, -1).replace(/[.,;:]+$/, '');
  return doi;
}

/** A DOI out of an address: `%2F` and other signs of DOIs as themselves. */
export function withSigns(written: string): string {
  return written.replace(/%(?:2f|3c|3e|28|29|3a|3b)/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
}

/** `arXiv:2301.01234v2`, an arxiv.org address, `hep-th/9901001` -> without prefix and version. */
export function normalArxiv(written: string): string | undefined {
  const found = /(?:^|[^\d.])(\d{4}\.\d{4,5})(?:v\d{1,3})?(?!\d)/.exec(written)?.[1];
  if (found !== undefined) return isMonth(found.slice(2, 4)) ? found : undefined;
  const old = /(?:^|[^a-z-])([a-z]+(?:-[a-z]+)?)(?:\.[A-Za-z]{2})?\/(\d{7})(?:v\d{1,3})?(?!\d)/.exec(written);
  return old === null ? undefined : `${old[1] ?? ''}/${old[2] ?? ''}`;
}

/** DOIs that arXiv gives itself name the paper there, not its publication. */
function arxivOfDoi(doi: string | undefined): string | undefined {
  return doi?.startsWith('10.48550/arxiv.') === true ? normalArxiv(doi.slice('10.48550/arxiv.'.length)) : undefined;
}

/** `arXiv preprint arXiv:1706.03762`, `CoRR abs/1706.03762`. */
function arxivIn(text: string): string | undefined {
  const found = /(?:arxiv\S{0,20}[:. /]|\babs\/)\s{0,3}(\S{1,40})/i.exec(text);
  if (found === null) return undefined;
  return normalArxiv(/arxiv[^\d]{0,30}(?=[\d])/i.test(text) ? text : (found[1] ?? ''));
}

/** The first ISBN of ten or thirteen digits, without hyphens. */
function normalIsbn(written: string): string | undefined {
  for (const part of written.split(/[,;/]|\s{2,}|\)\s*/)) {
    const digits = part
      .replace(/\(.*|isbn(?:-1[03])?:?/gi, '')
      .replace(/[\s\-‐‑–]/g, '')
      .toUpperCase();
    const found = /(?:97[89]\d{10}|\d{9}[\dX])(?!\d)/.exec(digits)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

function normalPmid(written: string): string | undefined {
  return /^(?:pmid:?\s*|https?:\/\/\S*\bpubmed\b\S*?\/)?(\d{1,9})\/?$/i.exec(written.trim())?.[1];
}

/** http and https only; an address without either is common, and meant as one. */
function normalUrl(written: string): string | undefined {
  const url = written.replace(/[,;]+$/, '');
  if (/^https?:\/\/[^\s/]/i.test(url)) return url;
  if (/^www\.[^\s/]+\.[^\s]+$/i.test(url)) return `http://${url}`;
  return undefined;
}

function isMonth(digits: string): boolean {
  const month = Number(digits);
  return month > 0 && month < 13;
}
