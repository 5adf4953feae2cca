/** Are lists read as the programs write them that people export from? Made-up papers under the real headers and tags. */
import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/paper.ts';
import { read, shown } from './reading.ts';

/** What a person would look for, and no problem. */
function told(name: string, text: string) {
  const { papers, problems } = read(name, text);
  assert.deepEqual(problems, []);
  return papers.map(brief);
}

function brief({ title, authors, year, venue, abstract, type, identifiers, fields, keywords }: Paper) {
  return { title, authors: authors.map(shown), year, venue, abstract, type, ...identifiers, ...fields, keywords };
}

function has(actual: object | undefined, expected: object): void {
  assert.deepEqual({ ...actual, ...expected }, actual);
}

describe('CSV as it is exported', () => {
  it('by Scopus: full names with numbers, pages in two columns, what it does not know', () => {
    const header =
      '\ufeff"Authors","Author full names","Author(s) ID","Title","Year","Source title","Volume","Issue","Art. No.","Page start",' +
      '"Page end","Cited by","DOI","Link","Abstract","Author Keywords","Index Keywords","Publisher","ISSN","Document Type","Source","EID"';
    const rows =
      '"Lovelace A.; Babbage C.H.","Lovelace, Ada (57190000000); Babbage, Charles Henry (7004212771)","57190000000; 7004212771",' +
      '"Engines that <inf>2</inf> weave","1843","Taylor\'s Memoirs","3","2","","666","731","12","10.1000/engine",' +
      '"https://www.scopus.com/inward/record.uri?eid=2-s2.0-1","[No abstract available]","engines; weaving","","Taylor","0028-0836","Article","Scopus","2-s2.0-1"\n';
    const [paper] = told('scopus.csv', `${header}\n${rows}`);
    has(paper, {
      authors: ['Ada Lovelace', 'Charles Henry Babbage'],
      ...{ year: 1843, venue: "Taylor's Memoirs", pages: '666–731', doi: '10.1000/engine', abstract: undefined },
      ...{ type: 'article', issn: '0028-0836', keywords: ['engines', 'weaving'] },
    });
  });

  it('by Scopus in former years: families first, commas between people', () => {
    const text = 'Authors,Title,Year,Source title,Source\n"Lovelace A., Babbage C.H.",Engines,1843,Memoirs,Scopus\n';
    has(told('scopus.csv', text)[0], { authors: ['A. Lovelace', 'C.H. Babbage'], venue: 'Memoirs' });
  });

  it('by Zotero: its own type column is none', () => {
    const header =
      '"Key","Item Type","Publication Year","Author","Title","Publication Title","ISBN","ISSN","DOI","Url","Abstract Note","Date",' +
      '"Pages","Issue","Volume","Series","Publisher","Place","Language","Type","Extra","Manual Tags","Editor","Conference Name"';
    const rows =
      '"ABCD1234","conferencePaper","2017","Vaswani, Ashish; Shazeer, Noam","Attention","Proc. of X","","","","http://arxiv.org/abs/1706.03762",' +
      '"About.","2017-12-04","1-11","","30","","Curran","Long Beach","en","","arXiv:1706.03762 [cs]","transformers; attention","Guyon, Isabelle","NeurIPS"';
    const [paper] = told('zotero.csv', `${header}\n${rows}\n`);
    has(paper, { authors: ['Ashish Vaswani', 'Noam Shazeer'], type: 'inproceedings', venue: 'Proc. of X', year: 2017 });
    has(paper, { arxiv: '1706.03762', pages: '1-11', address: 'Long Beach', keywords: ['transformers', 'attention'] });
  });

  it('by Web of Science: two letters between tabs, in UTF-16, called .txt', () => {
    const names = 'PT AU BA AF TI SO LA DT DE AB SN PY VL IS BP EP DI UT'.split(' ').join('\t');
    const values = [
      ...['J', 'Lovelace, A; Babbage, C', '', 'Lovelace, Ada; Babbage, Charles', 'Engines', 'MEMOIRS', 'English'],
      ...[
        'Article',
        'engines; weaving',
        'About.',
        '0028-0836',
        '1843',
        '3',
        '2',
        '666',
        '731',
        '10.1000/engine',
        'WOS:1',
      ],
    ].join('\t');
    const bytes = new Uint8Array(Buffer.from(`\ufeff${names}\r\n${values}\r\n`, 'utf16le'));
    const { papers } = read('savedrecs.txt', bytes);
    has(papers.map(brief)[0], { title: 'Engines', authors: ['Ada Lovelace', 'Charles Babbage'], year: 1843 });
    has(papers.map(brief)[0], { venue: 'MEMOIRS', pages: '666–731', doi: '10.1000/engine', abstract: 'About.' });
  });

  it('by Google Scholar: a semicolon behind the last author', () => {
    const text =
      '\ufeffAuthors,Title,Publication,Volume,Number,Pages,Year,Publisher\n' +
      '"Lovelace, Ada; Babbage, Charles; ",Engines,Taylor\'s Memoirs,3,,666-731,1843,Taylor\n';
    has(told('citations.csv', text)[0], { authors: ['Ada Lovelace', 'Charles Babbage'], venue: "Taylor's Memoirs" });
  });

  it('by Publish or Perish, IEEE Xplore and PubMed: initials first, initials last', () => {
    const perish =
      'Cites,Authors,Title,Year,Source,Publisher,ArticleURL\n5,"A Lovelace, C Babbage",Engines,1843,Memoirs,Taylor,https://x.org/1\n';
    has(told('pop.csv', perish)[0], { authors: ['A Lovelace', 'C Babbage'], url: 'https://x.org/1' });
    const ieee =
      '"Document Title",Authors,"Publication Title","Publication Year","Start Page","End Page"\n"Engines","A. Lovelace; C. Babbage","Memoirs","1843","666","731"\n';
    has(told('ieee.csv', ieee)[0], { authors: ['A. Lovelace', 'C. Babbage'], pages: '666–731', venue: 'Memoirs' });
    const pubmed =
      'PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,DOI\n123,Engines,"Lovelace A, Babbage CH.",x,Lovelace A,Memoirs,1843,10.1000/engine\n';
    has(told('csv-engines.csv', pubmed)[0], { authors: ['A Lovelace', 'CH Babbage'], venue: 'Memoirs', pmid: '123' });
  });

  it('by OpenAlex and by Dimensions, which puts a line before the header', () => {
    const openAlex =
      'id,display_name,publication_year,authorships.author.display_name,primary_location.source.display_name,abstract\nhttps://openalex.org/W1,Engines,1843,Ada Lovelace|Charles Babbage,Memoirs,About.\n';
    has(told('works.csv', openAlex)[0], {
      title: 'Engines',
      authors: ['Ada Lovelace', 'Charles Babbage'],
      venue: 'Memoirs',
    });
    const dimensions =
      '"About the data: Exported on Nov 24, 2026. Criteria: engines",,,\nPublication ID,DOI,Title,PubYear\npub.1,10.1000/engine,Engines,1843\n';
    has(told('dimensions.csv', dimensions)[0], { title: 'Engines', year: 1843, doi: '10.1000/engine' });
  });

  it('by Excel: semicolons, the line that says so, Latin letters in one byte', () => {
    const bytes = new Uint8Array(
      Buffer.from('sep=;\r\nTitle;Authors;Year\r\n"Zürich; und mehr";Müller, Jörg;2001\r\n', 'latin1'),
    );
    const { papers, problems } = read('liste.csv', bytes);
    assert.deepEqual(problems, []);
    has(papers.map(brief)[0], { title: 'Zürich; und mehr', authors: ['Jörg Müller'], year: 2001 });
    assert.equal(papers[0]?.place.line, 2);
  });

  it('says so where nothing is called a title, however long the file', () => {
    const { papers, problems } = read('a.csv', 'one,two\n1,2\n3,4\n5,6\n7,8\n9,10\n');
    assert.deepEqual([papers, problems.map(({ code }) => code)], [[], ['no-title-column']]);
  });
});

describe('RIS as it is exported', () => {
  it('by Zotero', () => {
    const text = `TY  - CONF
TI  - Attention Is All You Need
AU  - Vaswani, Ashish
T2  - Advances in Neural Information Processing Systems
J2  - NeurIPS
AB  - The dominant models.
DA  - 2017///
PY  - 2017
DP  - arXiv.org
VL  - 30
SP  - 5998
EP  - 6008
PB  - Curran
UR  - http://arxiv.org/abs/1706.03762
Y2  - 2024/01/02/
KW  - attention
ER  - \n\n`;
    has(told('a.ris', text)[0], {
      venue: 'Advances in Neural Information Processing Systems',
      year: 2017,
      pages: '5998–6008',
    });
    has(told('a.ris', text)[0], { arxiv: '1706.03762', type: 'inproceedings', publisher: 'Curran' });
  });

  it('by EndNote: keywords on lines of their own, text over several', () => {
    const text = `TY  - JOUR
AB  - First line
goes on.
AU  - Lovelace, A.
IS  - 2
KW  - engines
weaving
numbers
PY  - 1843
SN  - 0028-0836
SP  - 666-731
ST  - Engines
T2  - Taylor's Memoirs
TI  - Engines that weave
VL  - 3
ID  - 17
ER  - \n`;
    has(told('a.ris', text)[0], {
      keywords: ['engines', 'weaving', 'numbers'],
      abstract: 'First line goes on.',
      pages: '666-731',
    });
  });

  it('by Scopus: what its notes cite is not what it is', () => {
    const text = `TY  - JOUR
TI  - Engines
T2  - Journal of Engines
J2  - J Eng
PY  - 2020
AU  - Lovelace, A.
N1  - Export Date: 15 October 2020
M3  - Article
DB  - Scopus
N1  - References: Mayergoyz, I.D., (1986) Phys. Rev. Lett., 56, p. 1518;
Preisach, F., (1935) Z. Phys., 94. , https://doi.org/10.1029/2006GC001299;
KW  - engines; weaving
ER  -\n`;
    const [paper] = told('a.ris', text);
    has(paper, { venue: 'Journal of Engines', keywords: ['engines', 'weaving'] });
    assert.equal(paper?.doi, undefined);
  });

  it('by publishers: the DOI in M3, a book with its chapter', () => {
    const text = `TY  - CHAP
AU  - Lovelace, Ada
ED  - Menabrea, Luigi
TI  - Note G
BT  - Sketch of the Engine
PB  - Taylor
M3  - 10.1007/978-3-1
SP  - 1
ER  -
`;
    has(told('a.ris', text)[0], {
      venue: 'Sketch of the Engine',
      doi: '10.1007/978-3-1',
      type: 'incollection',
      pages: '1',
    });
  });
});

describe('PubMed as it is exported', () => {
  it('with initials, headings, a day on which it came out', () => {
    const text = `
PMID- 12345
OWN - NLM
STAT- MEDLINE
DEP - 20190214
TI  - Cells.
FAU - Lovelace, Ada
AU  - Lovelace A
AU  - Babbage CH
LA  - eng
PT  - Journal Article
JT  - Memoirs
MH  - Humans
MH  - *Cell Wall
AID - 10.1000/cells [doi]
SO  - Memoirs. 2019 Feb 14.
`;
    has(told('a.nbib', text)[0], {
      authors: ['Ada Lovelace'],
      year: 2019,
      keywords: ['Humans', 'Cell Wall'],
      doi: '10.1000/cells',
    });
  });
});

describe('CSL JSON as it is exported', () => {
  it('by Zotero: what has no field of its own stands in the note', () => {
    const text = `[{"id":"http://zotero.org/users/1/items/AB","type":"article","title":"Attention","author":[{"family":"Vaswani","given":"Ashish"}],
      "citation-key":"vaswani2017","issued":{"date-parts":[["2017",6,12]]},"note":"arXiv:1706.03762 [cs]\\nversion: 7","number":"arXiv:1706.03762","publisher":"arXiv"},
      {"id":"t","type":"thesis","genre":"Master's thesis","title":"A Thesis","author":[{"literal":"A Group"}],"issued":{"date-parts":[[2001]]}}]`;
    const [paper, thesis] = told('a.json', text);
    has(paper, { arxiv: '1706.03762', year: 2017, authors: ['Ashish Vaswani'] });
    has(thesis, { type: 'mastersthesis', year: 2001 });
  });
});

describe('what databases answer in JSON', () => {
  const openAlex =
    '{"id":"https://openalex.org/W1","doi":"https://doi.org/10.7717/PEERJ.1","display_name":"The state of OA","publication_year":2018,' +
    '"ids":{"pmid":"https://pubmed.ncbi.nlm.nih.gov/29456894"},"primary_location":{"landing_page_url":"https://doi.org/10.7717/peerj.1","source":{"display_name":"PeerJ"}},' +
    '"type":"article","authorships":[{"author":{"display_name":"Heather Piwowar"}},{"author":{"display_name":"Jason Priem"}}],' +
    '"biblio":{"volume":"6","issue":null,"first_page":"1","last_page":"9"},"keywords":[{"display_name":"Open access"}],' +
    '"abstract_inverted_index":{"Despite":[0],"growing":[1],"interest":[2,4],"in":[3]}}';
  const openAlexTold = {
    ...{ title: 'The state of OA', authors: ['Heather Piwowar', 'Jason Priem'], year: 2018, venue: 'PeerJ' },
    ...{ abstract: 'Despite growing interest in interest', doi: '10.7717/peerj.1', pmid: '29456894', pages: '1–9' },
  };

  it('OpenAlex, a line each and as a list', () => {
    has(told('works.jsonl', `${openAlex}\n`)[0], openAlexTold);
    has(told('works.json', `{"meta":{"count":1},"results":[${openAlex}],"group_by":[]}`)[0], openAlexTold);
  });

  it('Semantic Scholar, today and formerly', () => {
    const today =
      '{"paperId":"649d","externalIds":{"ArXiv":"1805.02262","CorpusId":2314124},"title":"Literature Graph","abstract":"We describe.","venue":"NAACL","year":2018,' +
      '"publicationTypes":["JournalArticle"],"journal":{"volume":"40","pages":"116 - 135","name":"IETE"},"authors":[{"authorId":"1","name":"Oren Etzioni"}]}';
    has(told('s2.jsonl', today)[0], {
      arxiv: '1805.02262',
      venue: 'NAACL',
      authors: ['Oren Etzioni'],
      type: 'article',
      volume: '40',
    });
    has(told('s2.json', `{"total":1,"offset":0,"data":[${today}]}`)[0], { title: 'Literature Graph' });
    const formerly =
      '{"paper_id":"7","title":"Cognitive","authors":[{"first":"Peter","middle":["G."],"last":"Moffatt","suffix":"Jr."}],"abstract":null,"year":1999,"venue":"CogSci"}';
    has(told('s2orc.jsonl', formerly)[0], { authors: ['Peter G. Moffatt, Jr.'], venue: 'CogSci', abstract: undefined });
  });

  it('arXiv, whose ids are arXiv’s and whose year is that of the first version', () => {
    const text =
      '{"id":"0704.0001","authors":"C. Bal\\\\\'azs, E. L. Berger","title":"Prompt production at\\n  LHC","journal-ref":"Phys.Rev.D76:013009,2007","doi":null,"categories":"hep-ph",' +
      '"abstract":"  A calculation.\\n","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"}],"authors_parsed":[["Balázs","C.",""],["Berger","E. L.",""]]}';
    has(told('arxiv.jsonl', text)[0], {
      title: 'Prompt production at LHC',
      arxiv: '0704.0001',
      year: 2007,
      authors: ['C. Balázs', 'E. L. Berger'],
    });
  });

  it('Crossref, which has lists where others have one text', () => {
    const item =
      '{"DOI":"10.1038/nature14539","type":"journal-article","title":["Deep learning"],"container-title":["Nature"],"author":[{"given":"Yann","family":"LeCun"},{"name":"A Group"}],' +
      '"issued":{"date-parts":[[2015,5,27]]},"volume":"521","page":"436-444","abstract":"<jats:p>Deep learning allows.</jats:p>"}';
    const wanted = {
      title: 'Deep learning',
      venue: 'Nature',
      year: 2015,
      authors: ['Yann LeCun', 'A Group'],
      type: 'article',
      abstract: 'Deep learning allows.',
    };
    has(told('crossref.jsonl', item)[0], wanted);
    has(told('crossref.json', `{"status":"ok","message":{"facets":{},"items":[${item}]}}`)[0], wanted);
  });

  it('collections to search in, with `_id` and `text`', () => {
    has(told('corpus.jsonl', '{"_id":"4983","title":"Development","text":"Alterations.","metadata":{}}')[0], {
      abstract: 'Alterations.',
    });
  });

  it('a paper that lists its references is one paper', () => {
    const text =
      '{"title":"One","references":[{"title":"Another"}]}\n{"references":[{"title":"Another"}],"title":"Two"}\n';
    assert.deepEqual(
      read('a.jsonl', text).papers.map(({ title }) => title),
      ['One', 'Two'],
    );
  });
});
