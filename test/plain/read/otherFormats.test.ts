/** Which papers come of lists that other programs write? */
import assert from 'node:assert/strict';
import { keysOf, problemsOf, read, shown } from './reading.ts';

describe('JSON lines', () => {
  it('are papers, one a line', () => {
    const { papers, problems } = read(
      'a.jsonl',
      '{"id":"p1","title":"One $n^2$","abstract":"About.","year":2019,"authors":["Ada Lovelace","Babbage, Charles"],"doi":"10.1000/182"}\r\n\r\n' +
        '{"id":7,"title":"Two","authors":"Jane Doe and Rick Roe"}\n{"title":"Three","authors":[{"name":"X. Y."}]}',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(keysOf({ papers }), ['p1', '7', 'line 4']);
    assert.deepEqual(papers[0], {
      source: 'a.jsonl',
      type: 'misc',
      authors: [
        { family: 'Lovelace', given: 'Ada' },
        { family: 'Babbage', given: 'Charles' },
      ],
      identifiers: { doi: '10.1000/182' },
      key: 'p1',
      title: 'One n²',
      year: 2019,
      abstract: 'About.',
      written: { title: 'One $n^2$' },
      place: { line: 0, endLine: 0, start: 0, end: 129 },
      hasKey: false,
    });
    assert.deepEqual(papers[1]?.authors.map(shown), ['Jane Doe', 'Rick Roe']);
  });

  it('cost one line each where they are broken', () => {
    const reading = read(
      'a.jsonl',
      '{"id":"a","title":"A"}\n{"id":"b","title":\n[1]\n{"id":"d"}\n{"id":"e","title":"E"}\n',
    );
    assert.deepEqual(keysOf(reading), ['a', 'e']);
    assert.deepEqual(problemsOf(reading), ['2: bad-record', '3: bad-record', '4: no-title']);
  });
});

const item = (id: string, more = ''): string => `  {
    "id": "${id}",
    "type": "article-journal",
    "title": "On <i>${id}</i> &amp; more",
    "author": [{ "family": "Beethoven", "given": "L.", "non-dropping-particle": "van" }, { "literal": "The Group" }],
    "issued": { "date-parts": [[2018, 5]] },
    "container-title": "Nature"${more}
  }`;

describe('CSL JSON', () => {
  it('is a list of papers that are cited by their ids', () => {
    const { papers, problems } = read(
      'refs.json',
      `[\n${item('a', ',\n "DOI": "10.1000/A", "page": "1-9"')},\n${item('b')}\n]`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      papers.map(({ key, hasKey, title, type, year, venue }) => [key, hasKey, title, type, year, venue]),
      [
        ['a', true, 'On a & more', 'article', 2018, 'Nature'],
        ['b', true, 'On b & more', 'article', 2018, 'Nature'],
      ],
    );
    assert.deepEqual(papers[0]?.authors.map(shown), ['L. van Beethoven', 'The Group']);
    assert.deepEqual([papers[0].identifiers, papers[0].fields], [{ doi: '10.1000/a' }, { pages: '1-9' }]);
    assert.deepEqual([papers[1]?.place.line, papers[1]?.place.endLine], [10, 17]);
  });

  it('costs one item where a bracket, a quote or a comma is missing', () => {
    const whole = `[\n${item('a')},\n${item('b')},\n${item('c')}\n]`;
    for (const damaged of [
      whole.replace('"title": "On <i>b', '"title": On <i>b'),
      whole.replace('"id": "b",', '"id": "b'),
      whole.replace('"literal": "The Group" }],', (found) => found).replace(/("id": "b"[^]*?)\n {2}\}/, '$1'),
    ]) {
      const reading = read('refs.json', damaged);
      assert.deepEqual(keysOf(reading), ['a', 'c']);
      assert.deepEqual(problemsOf(reading), ['10: bad-record']);
    }
  });

  it('may be empty, or something else, which is said', () => {
    assert.deepEqual(read('refs.json', '[]'), { papers: [], problems: [] });
    assert.deepEqual(problemsOf(read('refs.json', '[1, 2]')), ['1: bad-record']);
  });
});

describe('CSL YAML', () => {
  const text = `---
references:
- id: doe2019
  title: "Titles: how to"
  author:
  - family: Doe
    given: Jane
  issued:
    date-parts:
    - - 2019
      - 3
  container-title: Nature
- id: broken
  title: "never closed
- id: roe2020
  title: |
    Over
    lines
  issued: 2020-05
nocite: '@*'
---
`;
  it('is a list of papers, and one that is broken costs itself', () => {
    const reading = read('refs.yaml', text);
    assert.deepEqual(
      reading.papers.map(({ key, hasKey, title, year }) => [key, hasKey, title, year]),
      [
        ['doe2019', true, 'Titles: how to', 2019],
        ['roe2020', true, 'Over lines', 2020],
      ],
    );
    assert.deepEqual(problemsOf(reading), ['13: bad-record']);
    assert.deepEqual(reading.papers[0]?.authors.map(shown), ['Jane Doe']);
  });

  it('may be a bare list', () => {
    assert.deepEqual(keysOf(read('refs.yml', '- id: a\n  title: A\n- id: b\n  title: B\n')), ['a', 'b']);
    assert.deepEqual(problemsOf(read('refs.yml', 'title: A paper\n')), ['1: no-references']);
  });
});

describe('RIS', () => {
  it('is records from TY to ER', () => {
    const reading = read(
      'a.ris',
      `TY  - JOUR
AU  - Doe, Jane
AU  - King, Martin, Jr.
TI  - A title that
goes on
PY  - 2019/05/03/
JO  - Nature
SP  - 10
EP  - 19
DO  - https://doi.org/10.1000/182
SN  - 1234-567X
AB  - About R&amp;D.
KW  - one
KW  - two
ER  -${' '}

TY  - CPAPER
TI  - Unended
T2  - Proc. X
TY  - BOOK
T1  - A Book
PB  - Press
ER  - `,
    );
    assert.deepEqual(
      reading.papers.map(({ title, type, venue, year }) => [title, type, venue, year]),
      [
        ['A title that goes on', 'article', 'Nature', 2019],
        ['Unended', 'inproceedings', 'Proc. X', undefined],
        ['A Book', 'book', 'Press', undefined],
      ],
    );
    const [first] = reading.papers;
    assert.deepEqual(first?.authors.map(shown), ['Jane Doe', 'Martin King, Jr.']);
    assert.deepEqual(
      [first.identifiers, first.fields],
      [{ doi: '10.1000/182' }, { pages: '10–19', issn: '1234-567X' }],
    );
    assert.deepEqual([first.abstract, first.keywords], ['About R&D.', ['one', 'two']]);
    assert.deepEqual(problemsOf(reading), ['17: unclosed-entry']);
  });

  it('is told from its content, and says what belongs to nothing', () => {
    const reading = read('export.txt', 'TY  - JOUR\r\nTI  - T\r\nER  - \r\njunk\r\nmore junk\r\n');
    assert.deepEqual([reading.papers[0]?.title, problemsOf(reading)], ['T', ['4: stray-line']]);
  });
});

describe('PubMed', () => {
  it('is records that begin with their PMID', () => {
    const { papers, problems } = read(
      'a.nbib',
      `
PMID- 12345
DP  - 2017 Mar 1
TI  - Cells and
      their walls.
AB  - We looked.
FAU - Doe, Jane
AU  - Doe J
CN  - Cell Group
LID - 10.1000/cells [doi]
JT  - Journal of cells

PMID- 12346
TI  - [Zellen.]
AU  - Roe RS
TA  - J Cell
`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      papers.map(({ key, title, year, venue, authors }) => [key, title, year, venue, authors.map(shown)]),
      [
        ['12345', 'Cells and their walls', 2017, 'Journal of cells', ['Jane Doe', 'Cell Group']],
        ['12346', 'Zellen', undefined, 'J Cell', ['RS Roe']],
      ],
    );
    assert.deepEqual(papers[0]?.identifiers, { doi: '10.1000/cells', pmid: '12345' });
  });
});

describe('CSV', () => {
  it('is rows under a header, in any order, with quotes', () => {
    const reading = read(
      'a.csv',
      '\ufeff"Publication Year",Author,TITLE,Abstract Note,DOI\r\n' +
        '2019,"Doe, Jane; Roe, Rick","A ""quoted"", long title","Over\r\ntwo lines.",10.1000/182\r\n' +
        ',,,no title,\r\n\r\n2020,Poe,Short,,\r\n',
    );
    assert.deepEqual(
      reading.papers.map(({ key, title, year, abstract, place }) => [
        key,
        title,
        year,
        abstract,
        place.line,
        place.endLine,
      ]),
      [
        ['line 2', 'A "quoted", long title', 2019, 'Over two lines.', 1, 2],
        ['line 6', 'Short', 2020, undefined, 5, 5],
      ],
    );
    assert.deepEqual(reading.papers[0]?.authors.map(shown), ['Jane Doe', 'Rick Roe']);
    assert.deepEqual(problemsOf(reading), ['4: no-title']);
  });

  it('may be parted by semicolons or tabs', () => {
    assert.equal(read('a.csv', 'Title;Year\nOne, two;2001\n').papers[0]?.title, 'One, two');
    assert.equal(read('a.tsv', 'title\tyear\nOne, two\t2001\n').papers[0]?.year, 2001);
  });

  it('costs a row where a quote is lost, and says so', () => {
    const reading = read('a.csv', 'title,year\n"Lost,2001\nKept,2002\n"Quoted",2003\n');
    assert.deepEqual(reading.papers.map(({ title }) => title).slice(-2), ['Kept', 'Quoted']);
    assert.deepEqual(problemsOf(reading), ['2: unclosed-value']);
  });

  it('needs a column of titles', () => {
    assert.deepEqual(problemsOf(read('a.csv', 'a,b\n1,2\n')), ['1: no-title-column']);
  });
});
