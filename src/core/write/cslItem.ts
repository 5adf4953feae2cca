/** Which CSL item is a paper? */
import type { Name, Paper } from '../paper.ts';
import { dateOf } from './entryDate.ts';
import { isMaster, isPreprint } from './entryType.ts';

/** CSL's types by BibTeX's (CSL 1.0.2, appendix III; citeproc's `bib2csl` in pandoc). */
const TYPES: Readonly<Record<string, string>> = {
  ...{ article: 'article-journal', suppperiodical: 'article-journal', periodical: 'article-journal' },
  ...{ inproceedings: 'paper-conference', conference: 'paper-conference' },
  ...{
    incollection: 'chapter',
    inbook: 'chapter',
    suppbook: 'chapter',
    suppcollection: 'chapter',
    bookinbook: 'chapter',
  },
  ...{
    inreference: 'entry',
    book: 'book',
    mvbook: 'book',
    collection: 'book',
    mvcollection: 'book',
    booklet: 'pamphlet',
  },
  ...{
    proceedings: 'book',
    mvproceedings: 'book',
    reference: 'book',
    manual: 'report',
    techreport: 'report',
    report: 'report',
  },
  ...{ phdthesis: 'thesis', mastersthesis: 'thesis', thesis: 'thesis', unpublished: 'manuscript', patent: 'patent' },
  ...{ online: 'webpage', electronic: 'webpage', www: 'webpage', dataset: 'dataset', software: 'software' },
};

/** CSL's variables by BibTeX's fields. */
const VARIABLES: readonly (readonly [csl: string, ...bibtex: readonly string[]])[] = [
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['chapter-number', 'chapter'],
  ['page', 'pages', 'eid'],
  ['version', 'version'],
  ['publisher-place', 'address', 'location'],
  ['event-title', 'eventtitle'],
  ['note', 'note'],
  ['ISSN', 'issn'],
  ['language', 'langid', 'language'],
];

/** An item of CSL JSON, `id` first; what is not known is not in it. Texts are plain. */
export function cslItem(paper: Paper, id: string): Readonly<Record<string, unknown>> {
  const { fields = {}, identifiers, type } = paper;
  const item: Record<string, unknown> = { id, type: isPreprint(paper) ? 'article' : (TYPES[type] ?? 'document') };
  const set = (name: string, value: unknown): void => {
    if (value !== undefined && value !== '') item[name] = value;
  };
  set('title', paper.title);
  set('author', namesOf(paper.authors));
  set('editor', namesOf(paper.editors ?? []));
  set('issued', dateParts(paper));
  set('container-title', containerOf(paper));
  for (const [name, ...names] of VARIABLES)
    set(
      name,
      names.map((each) => fields[each]).find((text) => text !== undefined && text !== ''),
    );
  const number = fields['number'] ?? fields['issue'];
  set(item['type'] === 'article-journal' ? 'issue' : 'number', number);
  set('publisher', publisherOf(paper));
  if (item['type'] === 'thesis') set('genre', isMaster(paper) ? 'Master’s thesis' : 'PhD thesis');
  set('DOI', paper.written?.doi ?? identifiers.doi);
  set('ISBN', paper.written?.isbn ?? identifiers.isbn);
  set('PMID', identifiers.pmid);
  set(
    'URL',
    identifiers.url ?? (identifiers.arxiv === undefined ? undefined : `https://arxiv.org/abs/${identifiers.arxiv}`),
  );
  if (identifiers.arxiv !== undefined) {
    set('archive', 'arXiv');
    set('archive_location', identifiers.arxiv);
    if (item['type'] === 'article') {
      set('publisher', 'arXiv');
      set('number', `arXiv:${identifiers.arxiv}`);
    }
  }
  set('keyword', paper.keywords?.join(', '));
  set('abstract', paper.abstract);
  return item;
}

function namesOf(names: readonly Name[]): readonly object[] | undefined {
  if (names.length === 0) return undefined;
  return names.map(({ family, given, particle, suffix }) => {
    if (given === undefined && particle === undefined && suffix === undefined) return { literal: family };
    return {
      family,
      ...(given === undefined ? {} : { given }),
      ...(particle === undefined ? {} : { 'non-dropping-particle': particle }),
      ...(suffix === undefined ? {} : { suffix }),
    };
  });
}

function dateParts(paper: Paper): object | undefined {
  const { year, month, day } = dateOf(paper);
  const said = paper.fields?.['year'];
  if (year === undefined) return said === undefined ? undefined : { literal: said };
  return {
    'date-parts': [
      [year, ...(month === undefined ? [] : [month]), ...(month === undefined || day === undefined ? [] : [day])],
    ],
  };
}

function containerOf(paper: Paper): string | undefined {
  if (isPreprint(paper)) return undefined;
  const { fields = {}, venue, type } = paper;
  const said = fields['journal'] ?? fields['journaltitle'] ?? fields['booktitle'] ?? fields['maintitle'];
  return said ?? (/^(?:article|in\w+|conference)$/u.test(type) ? venue : undefined);
}

function publisherOf({ fields = {}, venue, type }: Paper): string | undefined {
  const said = fields['publisher'] ?? fields['school'] ?? fields['institution'] ?? fields['organization'];
  return said ?? (/thesis$|report$|^book$/u.test(type) ? venue : undefined);
}
