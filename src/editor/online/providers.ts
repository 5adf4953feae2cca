/** Who is asked for which identifier, at which address, and how politely? Imports no vscode. */
import type { Identifier } from '../../core/identify/identifier.ts';
import type { ForeignFormat } from '../../messages/questions.ts';
import type { ProviderName } from './allowed.ts';

/** What is looked up: by an identifier, or an entry that has none by its title. */
export type Wanted = Identifier | { readonly kind: 'title'; readonly id: string };

/** One question to a provider. */
export interface Request {
  readonly url: string;
  readonly accept: string;
  /** What the answer may say that it is. */
  readonly types: RegExp;
  readonly format: ForeignFormat;
  /** An answer that is whole and holds no paper: the provider knows none. */
  readonly none?: RegExp;
}

/** What people call them. */
export const labels: Readonly<Record<ProviderName, string>> = {
  crossref: 'Crossref',
  doi: 'doi.org',
  arxiv: 'arXiv',
  datacite: 'DataCite',
  openalex: 'OpenAlex',
  semanticScholar: 'Semantic Scholar',
};

/** Where they answer. Tests put a machine of their own in their place; no setting does. */
export const addresses: Readonly<Record<ProviderName, string>> = {
  crossref: 'https://api.crossref.org',
  doi: 'https://doi.org',
  arxiv: 'https://export.arxiv.org',
  datacite: 'https://api.datacite.org',
  openalex: 'https://api.openalex.org',
  semanticScholar: 'https://api.semanticscholar.org',
};

/**
 * Hosts that a provider may send one on to. doi.org hands a question for data to the agency that registered the DOI
 * (citation.doi.org/docs.html, "Redirection"); where that has no data it leads to the publisher's page, which nobody asked for.
 */
export const furtherHosts: Readonly<Record<ProviderName, readonly string[]>> = {
  crossref: [],
  doi: [
    ...['dx.doi.org', 'www.doi.org', 'api.crossref.org', 'data.crossref.org', 'api.datacite.org', 'data.crosscite.org'],
    ...['data.datacite.org', 'data.medra.org', 'api.medra.org', 'api.japanlinkcenter.org', 'www.doi.or.kr'],
  ],
  arxiv: ['arxiv.org'],
  datacite: [],
  openalex: [],
  semanticScholar: [],
};

/**
 * Milliseconds between two requests to one. arXiv's terms of use: no more than one every three seconds
 * (info.arxiv.org/help/api/tou.html). Semantic Scholar: one a second (semanticscholar.org/product/api, "Rate limits"). The others
 * allow many a second; nobody pastes so fast.
 */
export const pausesMs: Readonly<Record<ProviderName, number>> = {
  crossref: 200,
  doi: 200,
  arxiv: 3000,
  datacite: 200,
  openalex: 200,
  semanticScholar: 1000,
};

/** Who can answer, best first: who registered it, or knows most of it, before those who gather. */
export const orders: Readonly<Record<Wanted['kind'], readonly ProviderName[]>> = {
  doi: ['crossref', 'doi', 'datacite', 'openalex', 'semanticScholar'],
  arxiv: ['arxiv', 'semanticScholar', 'openalex', 'datacite', 'doi'],
  pmid: ['openalex', 'semanticScholar'],
  isbn: ['crossref'],
  openalex: ['openalex'],
  semanticScholar: ['semanticScholar'],
  title: ['crossref', 'openalex', 'semanticScholar', 'arxiv'],
  url: [],
};

const json = /^application\/(?:[\w.-]+\+)?json\b/iu;

/** What Semantic Scholar tells of a paper (api.semanticscholar.org/api-docs/graph, "Details about a paper"). */
const s2Fields =
  'title,abstract,year,venue,publicationVenue,journal,publicationDate,publicationTypes,authors,externalIds,url';

/** The question to a provider; undefined where it can't answer. `contact`: a mail address, or empty. */
export function requestTo(
  provider: ProviderName,
  base: string,
  { kind, id }: Wanted,
  contact: string,
): Request | undefined {
  const make = makers[provider];
  return make(base, kind, id, contact);
}

type Maker = (base: string, kind: Wanted['kind'], id: string, contact: string) => Request | undefined;

/** A path keeps its slashes: doi.org and OpenAlex take a DOI as it is. */
const path = (id: string): string => id.split('/').map(encodeURIComponent).join('/');
const query = encodeURIComponent;

const makers: Readonly<Record<ProviderName, Maker>> = {
  /** api.crossref.org/swagger-ui: `/works/{doi}`, `/works?filter=isbn:`, `?query.bibliographic=`; `mailto` makes the polite pool. */
  crossref: (base, kind, id, contact) => {
    const mailto = contact === '' ? '' : `mailto=${query(contact)}`;
    const of = { accept: 'application/json', types: json, format: 'json', none: /"items"\s*:\s*\[\s*\]/u } as const;
    if (kind === 'doi') return { ...of, url: `${base}/works/${query(id)}${mailto === '' ? '' : `?${mailto}`}` };
    const end = mailto === '' ? '' : `&${mailto}`;
    // the same filter twice means either; a chapter carries the ISBN of its book
    const books = ['book', 'monograph', 'edited-book', 'reference-book', 'proceedings'].map((type) => `type:${type}`);
    if (kind === 'isbn')
      return { ...of, url: `${base}/works?filter=isbn:${query(id)},${books.join(',')}&rows=5${end}` };
    if (kind === 'title') return { ...of, url: `${base}/works?query.bibliographic=${query(id)}&rows=5${end}` };
    return undefined;
  },

  /** citation.doi.org/docs.html: the DOI's address, asked for CSL JSON. */
  doi: (base, kind, id) => {
    const doi = doiOf(kind, id);
    if (doi === undefined) return undefined;
    const accept = 'application/vnd.citationstyles.csl+json';
    return { url: `${base}/${path(doi)}`, accept, types: json, format: 'csl-json' };
  },

  /** info.arxiv.org/help/api/user-manual.html: `id_list`, `search_query=ti:"..."`; an answer is Atom, an unknown id an empty feed. */
  arxiv: (base, kind, id) => {
    const of = {
      accept: 'application/atom+xml',
      types: /^(?:application\/(?:atom\+)?xml|text\/xml)\b/iu,
      format: 'atom',
      none: /<\/feed>\s*$/u,
    } as const;
    if (kind === 'arxiv') return { ...of, url: `${base}/api/query?id_list=${path(id)}&max_results=1` };
    const words = id.replace(/[^\p{L}\p{N}\s-]/gu, ' ').trim();
    if (kind !== 'title' || words === '') return undefined;
    return { ...of, url: `${base}/api/query?search_query=${query(`ti:"${words}"`)}&max_results=5` };
  },

  /** support.datacite.org/docs/api-get-doi: `/dois/{id}`, JSON:API. */
  datacite: (base, kind, id) => {
    const doi = doiOf(kind, id);
    if (doi === undefined) return undefined;
    return { url: `${base}/dois/${query(doi)}`, accept: 'application/vnd.api+json', types: json, format: 'datacite' };
  },

  /**
   * developers.openalex.org, "Get a single work": `/works/W123`, `/works/doi:10...`, `/works/pmid:123`, free of charge and without
   * a key; a search costs of the day's allowance, so it comes after the others'.
   */
  openalex: (base, kind, id, contact) => {
    const mailto = contact === '' ? '' : `mailto=${query(contact)}`;
    const of = { accept: 'application/json', types: json, format: 'json', none: /"results"\s*:\s*\[\s*\]/u } as const;
    const doi = doiOf(kind, id);
    const name =
      doi !== undefined ? `doi:${path(doi)}` : kind === 'pmid' ? `pmid:${id}` : kind === 'openalex' ? id : undefined;
    if (name !== undefined) return { ...of, url: `${base}/works/${name}${mailto === '' ? '' : `?${mailto}`}` };
    if (kind !== 'title') return undefined;
    return { ...of, url: `${base}/works?search=${query(id)}&per_page=5${mailto === '' ? '' : `&${mailto}`}` };
  },

  /** api.semanticscholar.org/api-docs/graph: `/paper/{id}` with `DOI:`, `ARXIV:`, `PMID:`, `CorpusId:`; `/paper/search/match`. */
  semanticScholar: (base, kind, id) => {
    const of = { accept: 'application/json', types: json, format: 'json', none: /"data"\s*:\s*\[\s*\]/u } as const;
    const prefix = { doi: 'DOI:', arxiv: 'ARXIV:', pmid: 'PMID:', semanticScholar: '' }[kind as string];
    if (prefix !== undefined) return { ...of, url: `${base}/graph/v1/paper/${prefix}${path(id)}?fields=${s2Fields}` };
    if (kind !== 'title') return undefined;
    return { ...of, url: `${base}/graph/v1/paper/search/match?query=${query(id)}&fields=${s2Fields}` };
  },
};

/** arXiv gives each paper a DOI of its own (info.arxiv.org/help/doi.html). */
function doiOf(kind: Wanted['kind'], id: string): string | undefined {
  if (kind === 'doi') return id;
  return kind === 'arxiv' ? `10.48550/arXiv.${id}` : undefined;
}
