/** How is the same work given to each peer, as its own documentation says it should be? */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { create, insertMultiple, search as askOrama } from '@orama/orama';
import { parse as parseRetorquere } from '@retorquere/bibtex-parser';
import flexsearch from 'flexsearch';
import Fuse from 'fuse.js';
import { bibtexParser } from 'latex-utensils';
import lunr from 'lunr';

const FIELDS = ['key', 'title', 'authors', 'year', 'venue', 'abstract'];

/** Each reads a whole .bib text and answers how many entries it found; throws where the peer does. */
export const readers = {
  '@retorquere/bibtex-parser': (text) => parseRetorquere(text).entries.length,
  'latex-utensils': (text) => bibtexParser.parse(text).content.length,
  'citation-js': (text) => plugins.input.chain(text, { generateGraph: false }).length,
};

/** What the most thorough reader there is makes of a text: titles with its own HTML, names in parts, dates as written. */
export function oracle(text) {
  return parseRetorquere(text).entries.map(({ type, key, fields }) => ({
    type,
    key,
    title: fields.title ?? '',
    authors: (fields.author ?? []).map(({ prefix, lastName, suffix, firstName, name }) => ({
      family: [prefix, lastName ?? name].filter(Boolean).join(' '),
      given: [firstName, suffix].filter(Boolean).join(' '),
    })),
    year: String(fields.date ?? '') || String(fields.year ?? ''),
  }));
}

/** The same with all fields as they are read, and the number of complaints. */
export function fields(text) {
  const { entries, errors } = parseRetorquere(text);
  return { entries, errors: errors.length };
}

/**
 * Each indexes papers `{key,title,authors,year,venue,abstract}` (all strings) over all fields and answers a search: at
 * most 50 keys, best first, with prefixes and typos where the peer has them.
 */
export const indexers = {
  flexsearch: async (papers) => {
    const index = new flexsearch.Document({ tokenize: 'forward', document: { id: 'key', index: FIELDS } });
    for (const paper of papers) index.add(paper);
    return async (typed) => {
      const found = index.search(typed, { limit: 50, merge: true });
      return found.map(({ id }) => id);
    };
  },
  '@orama/orama': async (papers) => {
    const index = create({ schema: Object.fromEntries(FIELDS.map((field) => [field, 'string'])) });
    await insertMultiple(index, papers, 1_000);
    return async (typed) => {
      const { hits } = await askOrama(index, { term: typed, limit: 50, tolerance: 1 });
      return hits.map(({ document }) => document.key);
    };
  },
  lunr: async (papers) => {
    const index = lunr((builder) => {
      builder.ref('key');
      for (const field of FIELDS) builder.field(field);
      for (const paper of papers) builder.add(paper);
    });
    return async (typed) => {
      const words = typed.split(' ').map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));
      const query = words.map((word) => `${word} ${word}*${word.length > 3 ? ` ${word}~1` : ''}`).join(' ');
      return index
        .search(query)
        .slice(0, 50)
        .map(({ ref }) => ref);
    };
  },
  'fuse.js': async (papers) => {
    const index = new Fuse(papers, { keys: FIELDS, ignoreLocation: true, useExtendedSearch: false });
    return async (typed) => index.search(typed, { limit: 50 }).map(({ item }) => item.key);
  },
};
