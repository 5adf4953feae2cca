import assert from 'node:assert/strict';
import type { LibraryPaper, Paper } from '../../../src/core/paper.ts';
import { fullAuthors, shortAuthors } from '../../../src/core/show/authors.ts';
import { cardOf, rowOf } from '../../../src/core/show/cards.ts';
import { formatReference } from '../../../src/core/show/reference.ts';

function paperWith(known: Partial<Paper>): Paper {
  const nowhere = { line: 0, endLine: 0, start: 0, end: 0 };
  const nothing = {
    source: 'a.bib',
    key: 'k',
    hasKey: true,
    type: 'misc',
    title: '',
    authors: [],
    identifiers: {},
    place: nowhere,
  };
  return { ...nothing, ...known };
}

const vaswani = { family: 'Vaswani', given: 'Ashish' };
const shazeer = { family: 'Shazeer', given: 'Noam' };
const parmar = { family: 'Parmar', given: 'Niki' };
const berg = { family: 'Berg', given: 'Max', particle: 'van der', suffix: 'Jr.' };

describe('naming the authors', () => {
  const cases: readonly (readonly [Partial<Paper>, string, string])[] = [
    [{ authors: [] }, '', ''],
    [{ authors: [vaswani] }, 'Vaswani', 'Ashish Vaswani'],
    [{ authors: [vaswani, shazeer] }, 'Vaswani and Shazeer', 'Ashish Vaswani and Noam Shazeer'],
    [{ authors: [vaswani, shazeer, parmar] }, 'Vaswani et al.', 'Ashish Vaswani, Noam Shazeer, and Niki Parmar'],
    [{ authors: [vaswani], moreAuthors: true }, 'Vaswani et al.', 'Ashish Vaswani et al.'],
    [{ authors: [berg] }, 'van der Berg', 'Max van der Berg Jr.'],
    [{ authors: [{ family: 'European Commission' }] }, 'European Commission', 'European Commission'],
    [{ authors: [], editors: [vaswani, shazeer] }, 'Vaswani and Shazeer', 'Ashish Vaswani and Noam Shazeer (eds.)'],
    [{ authors: [{ family: ' ', given: 'Plato' }] }, 'Plato', 'Plato'],
  ];
  for (const [known, short, full] of cases) {
    it(short === '' ? 'nobody' : short, () => {
      assert.equal(shortAuthors(paperWith(known)), short);
      assert.equal(fullAuthors(paperWith(known)), full);
    });
  }
});

describe('formatting a reference', () => {
  it('of an article', () => {
    const fields = { volume: '3', number: '2', pages: '12--34' };
    const paper = paperWith({
      type: 'article',
      authors: [vaswani],
      year: 2017,
      title: 'Attention',
      venue: 'JMLR',
      fields,
    });
    assert.equal(formatReference(paper), 'Ashish Vaswani. 2017. Attention. JMLR 3(2):12–34.');
  });
  it('of a paper in proceedings', () => {
    const fields = { volume: '30', pages: '5998-6008' };
    const paper = paperWith({
      type: 'inproceedings',
      authors: [vaswani, shazeer],
      year: 2017,
      title: 'Is it?',
      venue: 'NeurIPS',
      fields,
    });
    assert.equal(
      formatReference(paper),
      'Ashish Vaswani and Noam Shazeer. 2017. Is it? In NeurIPS, 30, pages 5998–6008.',
    );
  });
  it('of what little is known', () => {
    assert.equal(formatReference(paperWith({ title: 'Only a title' })), 'Only a title.');
    assert.equal(
      formatReference(paperWith({ title: 'A\n preprint', identifiers: { arxiv: '2301.01234' } })),
      'A preprint. arXiv:2301.01234.',
    );
    assert.equal(formatReference(paperWith({})), '');
  });
  it('without naming fifty people', () => {
    const paper = paperWith({ authors: new Array<typeof vaswani>(50).fill(vaswani), title: 'Big' });
    assert.equal(formatReference(paper), 'Vaswani et al. Big.');
  });
});

describe('a card', () => {
  const standing = { key: 'new2020', sourceName: 'a.bib' };
  const libraryPaper = (known: Partial<Paper>, key?: string): LibraryPaper => ({
    id: 'id',
    paper: paperWith(known),
    ...(key === undefined ? {} : { key }),
  });

  it('of a citable paper has its key, of another the one that it would get', () => {
    assert.deepEqual(
      [rowOf(libraryPaper({}, 'mine'), standing).key, rowOf(libraryPaper({}, 'mine'), standing).standing],
      ['mine', 'citable'],
    );
    assert.deepEqual(
      [rowOf(libraryPaper({}), standing).key, rowOf(libraryPaper({}), standing).standing],
      ['new2020', 'corpus'],
    );
  });

  it('holds a summary and the abstract when there is one, and nothing empty when not', () => {
    const card = cardOf(libraryPaper({ title: 'X', abstract: 'We propose a thing that works.' }), standing);
    assert.equal(card.summary, 'We propose a thing that works.');
    assert.deepEqual(
      ['summary', 'abstract', 'year', 'venue'].filter((part) => part in cardOf(libraryPaper({}), standing)),
      [],
    );
  });

  it('says the title in the reference as it says it above, however long it is and whatever blanks it has', () => {
    for (const title of [
      'word '.repeat(200),
      'A\u00a0title of\u2009its own?',
      'Half\u0000 a\u202e title',
      'x'.repeat(100_000),
    ]) {
      const card = cardOf(libraryPaper({ title, authors: [vaswani] }), standing);
      assert.ok(card.title.length > 4 && card.title.length <= 400);
      assert.equal(card.reference.split(card.title).length, 2, card.reference);
    }
  });

  it('links to the DOI, arXiv and its own page, each once', () => {
    const identifiers = { doi: '10.1000/a<b>#c?d', arxiv: '2301.01234', url: 'https://www.example.org/a b' };
    assert.deepEqual(cardOf(libraryPaper({ identifiers }), standing).links, [
      { label: 'doi.org', href: 'https://doi.org/10.1000/a%3Cb%3E%23c%3Fd' },
      { label: 'arxiv.org', href: 'https://arxiv.org/abs/2301.01234' },
    ]);
    const same = { doi: '10.1000/abc', url: 'http://dx.doi.org/10.1000/ABC' };
    assert.equal(cardOf(libraryPaper({ identifiers: same }), standing).links.length, 1);
    const own = { url: 'https://www.example.org/a"b' };
    assert.deepEqual(cardOf(libraryPaper({ identifiers: own }), standing).links, [
      { label: 'example.org', href: 'https://www.example.org/a%22b' },
    ]);
  });

  it('links nowhere that is not the web', () => {
    for (const url of [
      'javascript:alert(1)',
      'command:x',
      'file:///etc/passwd',
      'https://a@b.c/',
      ' https://x',
      'vscode://x',
    ]) {
      assert.deepEqual(
        cardOf(libraryPaper({ identifiers: { url, doi: 'x', arxiv: '../x?' } }), standing).links,
        [],
        url,
      );
    }
  });
});
