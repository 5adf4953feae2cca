/** Which paper does a web address name? */
import type { Identifier } from './identifier.ts';
import { arxivAt, doiOf } from './spellings.ts';

/** What a host's addresses hold, and where. `at` is matched against the path, which begins with a slash, and the query. */
interface Site {
  readonly host: RegExp;
  readonly at: RegExp;
  readonly make: (found: string) => Identifier | undefined;
}

const doi = (id: string): Identifier => ({ kind: 'doi', id: id.toLowerCase() });

/**
 * Sites whose addresses hold no whole DOI or none of ours. The prefixes are the publishers' own, as their articles show them;
 * arXiv's forms of address are those of "Understanding the arXiv identifier" (info.arxiv.org/help/arxiv_identifier.html).
 */
const sites: readonly Site[] = [
  {
    host: /(?:^|\.)(?:arxiv\.org|ar5iv\.org|alphaxiv\.org)$/u,
    at: /^\/(?:abs|pdf|html|format|ps|src|e-print|overview)\/(.+)$/u,
    make: arxivAt,
  },
  { host: /^ar5iv\.labs\.arxiv\.org$/u, at: /^\/(?:abs|html|pdf)\/(.+)$/u, make: arxivAt },
  { host: /^huggingface\.co$/u, at: /^\/papers\/(.+)$/u, make: arxivAt },
  {
    host: /^pubmed\.ncbi\.nlm\.nih\.gov$/u,
    at: /^\/(\d{1,8})(?:\/|$|\?)/u,
    make: (id) => ({ kind: 'pmid', id }),
  },
  {
    host: /^(?:www\.)?ncbi\.nlm\.nih\.gov$/u,
    at: /^\/(?:m\/)?pubmed\/(\d{1,8})(?:\/|$|\?)/u,
    make: (id) => ({ kind: 'pmid', id }),
  },
  {
    host: /^(?:(?:www|api)\.)?openalex\.org$/iu,
    at: /^\/(?:works\/)?(W\d{1,12})(?:\/|$|\?)/iu,
    make: (id) => ({ kind: 'openalex', id: id.toUpperCase() }),
  },
  {
    host: /^(?:(?:www|api|pdfs)\.)?semanticscholar\.org$/u,
    at: /^\/paper\/(?:[^/?]*\/)?([0-9a-f]{40})(?:\/|$|\?)/iu,
    make: (id) => ({ kind: 'semanticScholar', id: id.toLowerCase() }),
  },
  {
    host: /^(?:(?:www|api)\.)?semanticscholar\.org$/u,
    at: /^\/(?:p\/|CorpusI[Dd]:)(\d{1,12})(?:\/|$|\?)/u,
    make: (id) => ({ kind: 'semanticScholar', id: `CorpusId:${id}` }),
  },
  {
    host: /^(?:www\.)?nature\.com$/u,
    at: /^\/articles\/((?:s\d{5}|nature|n[a-z]{2,8}\.|srep)[\w.-]{4,30}?)(?:\.pdf)?(?:\/|$|\?)/u,
    make: (id) => doi(`10.1038/${id}`),
  },
  {
    host: /^(?:www\.)?aclanthology\.org$/u,
    at: /^\/([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d{1,4})(?:v\d)?(?:\.pdf|\.bib)?(?:\/|$|\?)/u,
    make: (id) => doi(`10.18653/v1/${id}`),
  },
  {
    host: /^(?:www\.)?zenodo\.org$/u,
    at: /^\/records?\/(\d{3,10})(?:\/|$|\?)/u,
    make: (id) => doi(`10.5281/zenodo.${id}`),
  },
];

/** What publishers put behind a DOI in a path: which view of the article it is. */
const view =
  /(?:\/(?:full|fulltext|abstract|summary|pdf|pdfdirect|epdf|epub|meta|references|citations|figures|tables|html|htm|xml|article-info|download|ref|tab-[\w-]+|full-text(?:\.pdf)?|full-text)|\.full(?:-text)?(?:\.pdf)?|\.abstract|\.pdf|\.xml)+$/iu;

/** Hosts that add the version to the DOI: `10.1101/2020.03.22.20040758v3`. */
const versioned = /(?:^|\.)(?:biorxiv|medrxiv)\.org$/u;

/**
 * The identifier in an address: that of a resolver, a preprint server, a database, or the DOI in a publisher's path or query.
 * The address itself where it holds none. Undefined for anything but one http or https address.
 */
export function identifierInAddress(text: string): Identifier | undefined {
  const found = /^(https?):\/\/([^\s/?#@:]+)(?::\d{1,5})?([/?][^\s#]*)?(#\S*)?$/iu.exec(text);
  if (found === null) return undefined;
  const host = (found[2] ?? '').toLowerCase();
  const rest = decoded(found[3] ?? '');
  if (!/^[a-z\d.-]+\.[a-z]{2,}$/u.test(host)) return undefined;
  if (/^(?:dx\.|www\.)?doi\.org$/u.test(host)) {
    // a question mark that belongs to a DOI is written %3F there
    return doiOf(decoded((found[3] ?? '').replace(/\?.*$/u, '').slice(1)));
  }
  for (const { host: ofSite, at, make } of sites) {
    const inside = ofSite.test(host) ? at.exec(rest)?.[1] : undefined;
    const made = inside === undefined ? undefined : make(inside);
    if (made !== undefined) return made;
  }
  const written = /[/=:](10\.\d{4,9}(?:\.\d{1,9}){0,3}\/[^?&\s]+)/u.exec(rest)?.[1];
  if (written !== undefined) {
    const bare = written.replace(view, '');
    const inside = doiOf(versioned.test(host) ? bare.replace(/v\d{1,2}$/u, '') : bare);
    if (inside !== undefined) return inside;
  }
  return { kind: 'url', id: text };
}

/** `%2F` and its like; as it was where it is no UTF-8. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray per cent sign is no escape
  }
}
