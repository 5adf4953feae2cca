/** Which entries come of the records that lists have, odd ones included? */
import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/read/readSource.ts';
import { writeStub } from '../../../src/core/write/stub.ts';
import { DEFAULT_STYLE, type StubStyle } from '../../../src/core/write/style.ts';

/** The entry of one record, on one line. */
function entryOf(record: object, style: Partial<StubStyle> = {}): string {
  const content = JSON.stringify({ id: 'x', title: 'Things', ...record });
  const { papers } = readSource({ id: 'a.jsonl', name: 'a.jsonl', format: 'jsonl' }, content);
  const [paper] = papers;
  assert.ok(paper !== undefined);
  return writeStub(paper, 'k', { ...DEFAULT_STYLE, ...style, isOnOneLine: true, trailingComma: false });
}

const cases: Readonly<Record<string, readonly [record: object, expected: string]>> = {
  'nothing but a title': [{}, '@misc{k, title = {Things}}'],
  'only a DOI, in its own case': [
    { doi: 'https://doi.org/10.1002/ANIE.1' },
    '@misc{k, title = {Things}, doi = {10.1002/ANIE.1}}',
  ],
  'an address that its DOI says already': [
    { doi: '10.1000/x', url: 'https://doi.org/10.1000/X' },
    '@misc{k, title = {Things}, doi = {10.1000/x}}',
  ],
  'a journal': [
    { journal: 'Nature', year: '2020', volume: 5, issue: '2', pages: '12-19', authors: ['Ada Lovelace'] },
    '@article{k, author = {Lovelace, Ada}, title = {Things}, journal = {Nature}, year = {2020}, volume = {5}, number = {2}, pages = {12--19}}',
  ],
  'a venue that is a conference': [
    { venue: 'NeurIPS', year: 2020 },
    '@inproceedings{k, title = {Things}, booktitle = {NeurIPS}, year = {2020}}',
  ],
  'a conference whose name has no word for it': [
    { venue: 'Advances in Neural Information Processing Systems' },
    '@inproceedings{k, title = {Things}, booktitle = {Advances in Neural Information Processing Systems}}',
  ],
  'a conference that a list calls a journal': [
    { journal: 'Proceedings of the 3rd Conference on Things', year: 2020 },
    '@inproceedings{k, title = {Things}, booktitle = {Proceedings of the 3rd Conference on Things}, year = {2020}}',
  ],
  'proceedings that are a journal': [
    { journal: 'Proceedings of the National Academy of Sciences', year: 2020 },
    '@article{k, title = {Things}, journal = {Proceedings of the National Academy of Sciences}, year = {2020}}',
  ],
  'a report of a publisher': [
    { type: 'report', publisher: 'World Health Organization' },
    '@techreport{k, title = {Things}, institution = {World Health Organization}}',
  ],
  'names in letters of the East': [
    { authors: ['王 小明', '김 철수'] },
    '@misc{k, author = {王, 小明 and 김, 철수}, title = {Things}}',
  ],
  'a venue that is a journal': [
    { venue: 'Journal of Things' },
    '@article{k, title = {Things}, journal = {Journal of Things}}',
  ],
  'arXiv, a new id': [
    { arxiv: 'arXiv:2301.01234v2', categories: 'cs.CL cs.LG', year: 2023 },
    '@misc{k, title = {Things}, year = {2023}, eprint = {2301.01234}, archiveprefix = {arXiv}, primaryclass = {cs.CL}}',
  ],
  'arXiv, an old id': [
    { arxiv_id: 'hep-th/9901001' },
    '@misc{k, title = {Things}, eprint = {hep-th/9901001}, archiveprefix = {arXiv}, primaryclass = {hep-th}}',
  ],
  'arXiv as its journal': [
    { journal: 'arXiv preprint arXiv:2301.01234', year: 2023 },
    '@misc{k, title = {Things}, year = {2023}, eprint = {2301.01234}, archiveprefix = {arXiv}}',
  ],
  'a book with its ISBN as written': [
    { type: 'book', publisher: 'MIT Press', isbn: '978-0-262-03384-8', editors: ['Ada Lovelace', 'Charles Babbage'] },
    '@book{k, editor = {Lovelace, Ada and Babbage, Charles}, title = {Things}, publisher = {MIT Press}, isbn = {978-0-262-03384-8}}',
  ],
  'a chapter': [
    { type: 'book-chapter', booktitle: 'A Book', publisher: 'P', editor: 'Grace Hopper', pages: [12, 34] },
    '@incollection{k, editor = {Hopper, Grace}, title = {Things}, booktitle = {A Book}, pages = {12--34}, publisher = {P}}',
  ],
  'a thesis': [
    { type: 'PhD Thesis', university: 'ETH Zürich', year: 1999 },
    '@phdthesis{k, title = {Things}, year = {1999}, school = {ETH Zürich}}',
  ],
  "a master's thesis": [
    { type: 'thesis', thesis_type: "Master's thesis", school: 'MIT' },
    "@mastersthesis{k, title = {Things}, type = {Master's thesis}, school = {MIT}}",
  ],
  'a report': [
    { type: 'report', institution: 'NASA', number: 'TR-1' },
    '@techreport{k, title = {Things}, number = {TR-1}, institution = {NASA}}',
  ],
  software: [
    { type: 'software', version: '1.2', publisher: 'Zenodo' },
    '@misc{k, title = {Things}, version = {1.2}, publisher = {Zenodo}}',
  ],
  'a dataset': [
    { type: 'Dataset', publisher: 'Dryad', doi: '10.5061/dryad.1' },
    '@misc{k, title = {Things}, publisher = {Dryad}, doi = {10.5061/dryad.1}}',
  ],
  'a date': [
    { date: '2020-03-05', journal: 'J' },
    '@article{k, title = {Things}, journal = {J}, year = {2020}, month = mar, day = {5}}',
  ],
  'a date in words': [
    { published: 'March 5, 2020', journal: 'J' },
    '@article{k, title = {Things}, journal = {J}, year = {2020}, month = mar, day = {5}}',
  ],
  'a year that is none yet': [
    { year: 'in press', journal: 'J' },
    '@article{k, title = {Things}, journal = {J}, year = {in press}}',
  ],
  'a month as a number': [{ month: 5, year: 2020 }, '@misc{k, title = {Things}, year = {2020}, month = may}'],
  'months that are two': [
    { month: 'March--April', year: 2020 },
    '@misc{k, title = {Things}, year = {2020}, month = {March–April}}',
  ],
  'pages of any dash': [
    { journal: 'J', pages: 'pp. 3‐9, 12 – 14, e5' },
    '@article{k, title = {Things}, journal = {J}, pages = {3--9, 12--14, e5}}',
  ],
  'pages whose numbers have hyphens': [
    { journal: 'J', pages: '3-1–3-12' },
    '@article{k, title = {Things}, journal = {J}, pages = {3-1--3-12}}',
  ],
  'names with their parts': [
    { authors: ['Ludwig van Beethoven', 'Davis, Sammy, Jr.', 'King, Jr., Martin Luther', 'de la Cruz, Juana'] },
    '@misc{k, author = {van Beethoven, Ludwig and Davis, Jr., Sammy and King, Jr., Martin Luther and de la Cruz, Juana}, title = {Things}}',
  ],
  corporations: [
    { authors: ['World Health Organization', 'OpenAI', '{Barnes and Noble}', 'University of California, Berkeley'] },
    '@misc{k, author = {{World Health Organization} and OpenAI and {Barnes and Noble} and {University of California, Berkeley}}, title = {Things}}',
  ],
  'names as objects': [
    {
      authors: [
        { given: 'Ada', family: 'Lovelace' },
        { name: 'Grace Hopper' },
        { first: 'Alan', middle: ['M.'], last: 'Turing' },
        'et al.',
      ],
    },
    '@misc{k, author = {Lovelace, Ada and Hopper, Grace and Turing, Alan M. and others}, title = {Things}}',
  ],
  "Crossref's words": [
    {
      ...{ title: ['Things'], type: 'journal-article', 'container-title': ['J'], ISSN: ['1-2', '3-4'], page: '1-2' },
      ...{ issued: { 'date-parts': [[2020, 3]] }, DOI: '10.1000/x', URL: 'http://dx.doi.org/10.1000/x' },
    },
    '@article{k, title = {Things}, journal = {J}, year = {2020}, pages = {1--2}, month = mar, issn = {1-2}, doi = {10.1000/x}}',
  ],
  "Semantic Scholar's words": [
    {
      ...{ publicationTypes: ['JournalArticle'], journal: { name: 'J', volume: '3', pages: '1 - 2' }, year: 2020 },
      ...{ externalIds: { DOI: '10.1000/x', ArXiv: '2301.01234' }, authors: [{ authorId: '1', name: 'Ada Lovelace' }] },
    },
    '@article{k, author = {Lovelace, Ada}, title = {Things}, journal = {J}, year = {2020}, volume = {3}, pages = {1--2}, doi = {10.1000/x}, eprint = {2301.01234}, archiveprefix = {arXiv}}',
  ],
  "OpenAlex' words": [
    {
      ...{
        type: 'article',
        biblio: { volume: '3', issue: '1', first_page: '5', last_page: '9' },
        publication_year: 2020,
      },
      ...{
        primary_location: { source: { display_name: 'J' } },
        authorships: [{ author: { display_name: 'Ada Lovelace' } }],
      },
    },
    '@article{k, author = {Lovelace, Ada}, title = {Things}, journal = {J}, year = {2020}, volume = {3}, number = {1}, pages = {5--9}}',
  ],
  'markup in its title': [
    { title: '<i>E. coli</i> &amp; H<sub>2</sub>O at 5% in $O(n^2)$ for LLMs' },
    '@misc{k, title = {{E}. coli \\& {H$_{2}$O} at 5\\% in {$O(n^2)$} for {LLMs}}}',
  ],
};

describe('the entry of a record', () => {
  for (const [name, [record, expected]] of Object.entries(cases))
    it(name, () => assert.equal(entryOf(record), expected));

  const inBiblatex: typeof cases = {
    'a preprint': [
      { arxiv: '2301.01234', date: '2023-01-03' },
      '@online{k, title = {Things}, date = {2023-01-03}, eprint = {2301.01234}, eprinttype = {arxiv}}',
    ],
    'a thesis': [
      { type: 'thesis', school: 'ETH', year: 1999 },
      '@thesis{k, title = {Things}, date = {1999}, type = {phdthesis}, institution = {ETH}}',
    ],
    'a report': [
      { type: 'report', institution: 'NASA', address: 'Houston' },
      '@report{k, title = {Things}, institution = {NASA}, location = {Houston}}',
    ],
    'a dataset': [{ type: 'dataset', publisher: 'Dryad' }, '@dataset{k, title = {Things}, publisher = {Dryad}}'],
    'an article': [
      { journal: 'J', month: 'May', year: 2020 },
      '@article{k, title = {Things}, journaltitle = {J}, date = {2020-05}}',
    ],
  };
  for (const [name, [record, expected]] of Object.entries(inBiblatex)) {
    it(`in biblatex: ${name}`, () => assert.equal(entryOf(record, { dialect: 'biblatex' }), expected));
  }

  it('has thirty authors where there are thirty', () => {
    const authors = Array.from({ length: 30 }, (_, at) => `Ada Number${String.fromCharCode(65 + (at % 26))}${at}`);
    assert.equal(entryOf({ authors }).split(' and ').length, 30);
  });

  it('is in TeX alone where the file is', () => {
    const entry = entryOf(
      {
        title: 'Größe – “α-β” of naïve Ørsted',
        authors: ['Kurt Gödel', 'Jože Čížek', 'François Lefèvre'],
        journal: '学报',
      },
      { letters: { accents: 'group', taken: 'ascii' } },
    );
    assert.equal(
      entry,
      '@article{k, author = {G{\\"o}del, Kurt and {\\v{C}}{\\\'\\i}{\\v{z}}ek, Jo{\\v{z}}e and Lef{\\`e}vre, Fran{\\c{c}}ois}, ' +
        'title = {Gr{\\"o}{\\ss}e -- ``$\\alpha$-$\\beta$\'\' of na{\\"\\i}ve {\\O}rsted}, journal = {学报}}',
    );
  });
});
