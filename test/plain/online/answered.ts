/** What the providers answer, written after their documentation: short, and with what is easily read wrongly. */

/** api.crossref.org/works/{doi}: a message around a work, lists where CSL has one text. */
export const crossref = {
  status: 'ok',
  'message-type': 'work',
  'message-version': '1.0.0',
  message: {
    DOI: '10.5555/Example.12',
    type: 'journal-article',
    title: ['Toward a Unified Theory of <i>High-Energy</i> Metaphysics: Silly String Theory'],
    author: [{ given: 'Josiah', family: 'Carberry', sequence: 'first', affiliation: [] }],
    'container-title': ['Journal of Psychoceramics'],
    volume: '5',
    issue: '11',
    page: '1-3',
    publisher: 'Society of Psychoceramics',
    issued: { 'date-parts': [[2008, 8, 14]] },
    ISSN: ['0264-3561'],
    URL: 'https://doi.org/10.5555/example.12',
    abstract: '<jats:p>The characteristic theme of the works of Stone is the bridge.</jats:p>',
  },
};

/** api.crossref.org/works?filter=isbn:...: a message around a list. */
export const crossrefBooks = {
  status: 'ok',
  'message-type': 'work-list',
  message: {
    'total-results': 1,
    items: [
      {
        DOI: '10.7551/mitpress/1120.001.0001',
        type: 'monograph',
        title: ['Introduction to Algorithms'],
        author: [{ given: 'Thomas H.', family: 'Cormen' }],
        publisher: 'The MIT Press',
        issued: { 'date-parts': [[2009]] },
        ISBN: ['9780262270830', '9780262033848'],
      },
    ],
  },
};

/** doi.org with Accept: application/vnd.citationstyles.csl+json: one CSL item. */
export const csl = {
  type: 'article-journal',
  id: 'https://doi.org/10.5555/example.12',
  DOI: '10.5555/example.12',
  title: 'Toward a Unified Theory',
  author: [{ family: 'Carberry', given: 'Josiah' }],
  issued: { 'date-parts': [[2008]] },
  'container-title': 'Journal of Psychoceramics',
};

/** export.arxiv.org/api/query?id_list=...: Atom. */
export const atom = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: search_query=&amp;id_list=1706.03762</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1</opensearch:totalResults>
  <entry>
    <id>http://arxiv.org/abs/1706.03762v7</id>
    <updated>2023-08-02T00:41:18Z</updated>
    <published>2017-06-12T17:57:34Z</published>
    <title>Attention Is All
  You Need</title>
    <summary>  The dominant sequence transduction models are based on &lt;complex&gt; networks &amp; more.
</summary>
    <author><name>Ashish Vaswani</name></author>
    <author>
      <name>\u0141ukasz Kaiser</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Google</arxiv:affiliation>
    </author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">15 pages</arxiv:comment>
    <link href="http://arxiv.org/abs/1706.03762v7" rel="alternate" type="text/html"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
</feed>
`;

/** The same for an id that nobody has. */
export const emptyAtom = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: id_list=1706.99999</title>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">0</opensearch:totalResults>
</feed>
`;

/** A mistake, as the manual's section 3.4 shows it: an entry that is no paper. */
export const atomError = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_1706.0376</id>
    <title>Error</title>
    <summary>incorrect id format for 1706.0376</summary>
    <author><name>arXiv api core</name></author>
  </entry>
</feed>
`;

/** api.datacite.org/dois/{id}: JSON:API. */
export const datacite = {
  data: {
    id: '10.5281/zenodo.1234567',
    type: 'dois',
    attributes: {
      doi: '10.5281/zenodo.1234567',
      creators: [
        { name: 'Lovelace, Ada', nameType: 'Personal', givenName: 'Ada', familyName: 'Lovelace' },
        { name: 'Analytical Engine Consortium', nameType: 'Organizational' },
      ],
      titles: [{ title: 'Notes', titleType: 'AlternativeTitle' }, { title: 'Tables of Bernoulli Numbers' }],
      publisher: { name: 'Zenodo' },
      publicationYear: 2018,
      types: { resourceTypeGeneral: 'Dataset', bibtex: 'misc' },
      descriptions: [{ description: 'All of them.', descriptionType: 'Abstract' }],
      url: 'https://zenodo.org/records/1234567',
      version: '1.0',
    },
  },
};

/** api.openalex.org/works/pmid:...: a work. */
export const openalex = {
  id: 'https://openalex.org/W2741809807',
  doi: 'https://doi.org/10.7717/peerj.4375',
  display_name: 'The state of OA: a large-scale analysis',
  title: 'The state of OA: a large-scale analysis',
  publication_year: 2018,
  publication_date: '2018-02-13',
  type: 'article',
  ids: { openalex: 'https://openalex.org/W2741809807', pmid: 'https://pubmed.ncbi.nlm.nih.gov/29456894' },
  authorships: [{ author_position: 'first', author: { display_name: 'Heather Piwowar' } }],
  primary_location: { source: { display_name: 'PeerJ', type: 'journal' } },
  biblio: { volume: '6', issue: null, first_page: 'e4375', last_page: 'e4375' },
};

/** api.semanticscholar.org/graph/v1/paper/{id}. */
export const semanticScholar = {
  paperId: '204e3073870fae3d05bcbc2f6a8e263d9b72e776',
  externalIds: { ArXiv: '1706.03762', DBLP: 'conf/nips/VaswaniSPUJGKP17', CorpusId: 13756489 },
  title: 'Attention is All you Need',
  year: 2017,
  venue: 'Neural Information Processing Systems',
  publicationTypes: ['JournalArticle', 'Conference'],
  authors: [{ authorId: '40348417', name: 'Ashish Vaswani' }],
};
