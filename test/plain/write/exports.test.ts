/** Are papers written in CSL JSON and RIS as others read them? By reading them again. */
import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/paper.ts';
import { readSource } from '../../../src/core/read/readSource.ts';
import { cslItem } from '../../../src/core/write/cslItem.ts';
import { risOf } from '../../../src/core/write/ris.ts';

const BIB = `@article{a, author = {van der Berg, Jr., Max and {Procter and Gamble} and Li, Wu}, title = {On {It}}, journal = {J. Things}, year = 2020, month = mar, day = 5, volume = 3, number = 4, pages = {5--9}, doi = {10.1000/X}, issn = {1234-5678}, keywords = {a, b}, abstract = {We do it.}, url = {https://a.org/x}}
@inproceedings{b, author = {Li, Wu}, title = {In Proceedings}, booktitle = {Proc. X}, year = 2019, publisher = {ACM}, address = {Bern}, pages = {1--2}}
@book{c, editor = {Ed, Ward and Other, An}, title = {A Book}, publisher = {MIT Press}, year = 2001, isbn = {978-0-262-03384-8}, edition = {2}}
@incollection{d, author = {Li, Wu}, editor = {Ed, Ward}, title = {A Chapter}, booktitle = {A Book of Chapters}, publisher = {P}, year = 1999}
@phdthesis{e, author = {Li, Wu}, title = {A Thesis of Mine}, school = {ETH}, year = 1998}
@misc{f, author = {Li, Wu}, title = {A Preprint of Mine}, eprint = {2301.01234}, archiveprefix = {arXiv}, year = 2023}
@techreport{g, author = {Li, Wu}, title = {A Report of Ours}, institution = {NASA}, number = {7}, year = {in press}}
@misc{h, title = {Nothing but a Title}}`;

const papers = readSource({ id: 'a', name: 'a.bib', format: 'bibtex' }, BIB).papers;

/** What has to come back whatever the format. */
const essence = ({ title, authors, editors, year, identifiers, abstract, fields = {}, keywords }: Paper): unknown => ({
  ...{ title, authors, year, abstract, keywords, volume: fields['volume'], pages: fields['pages']?.replace('–', '-') },
  ...{
    editors: editors ?? [],
    doi: identifiers.doi,
    isbn: identifiers.isbn,
    url: identifiers.url?.replace(/https:\/\/arxiv.*/, ''),
  },
});

function again(format: 'csl-json' | 'ris', text: string): readonly Paper[] {
  const reading = readSource({ id: 'b', name: 'b', format }, text);
  assert.deepEqual(reading.problems, []);
  return reading.papers.map((paper) => ({ ...paper, editors: paper.editors ?? [] }));
}

const withoutAddressOfArxiv = (value: unknown): unknown => {
  const told = value as { url?: string };
  return { ...told, url: told.url === '' ? undefined : told.url };
};

describe('a paper for other programs', () => {
  it('in CSL JSON says what it said', () => {
    const items = papers.map((paper) => cslItem(paper, paper.key));
    const read = again('csl-json', JSON.stringify(items));
    assert.deepEqual(read.map(essence).map(withoutAddressOfArxiv), papers.map(essence).map(withoutAddressOfArxiv));
    assert.deepEqual(
      read.map(({ key }) => key),
      papers.map(({ key }) => key),
    );
    assert.deepEqual(
      items.map(({ type }) => type),
      ['article-journal', 'paper-conference', 'book', 'chapter', 'thesis', 'article', 'report', 'document'],
    );
    assert.deepEqual(items[0]?.['issued'], { 'date-parts': [[2020, 3, 5]] });
    assert.deepEqual(items[0]['author'], [
      { family: 'Berg', given: 'Max', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
      { literal: 'Procter and Gamble' },
      { family: 'Li', given: 'Wu' },
    ]);
    assert.equal(items[0]['DOI'], '10.1000/X');
    assert.deepEqual(items[7], { id: 'h', type: 'document', title: 'Nothing but a Title' });
  });

  it('in RIS says what it said', () => {
    const read = again('ris', papers.map((paper) => risOf(paper, paper.key)).join('\r\n'));
    assert.deepEqual(read.map(essence).map(withoutAddressOfArxiv), papers.map(essence).map(withoutAddressOfArxiv));
    assert.equal(
      risOf(papers[0] as Paper, 'a')
        .split('\r\n')
        .slice(0, 6)
        .join('|'),
      'TY  - JOUR|ID  - a|AU  - van der Berg, Max, Jr.|AU  - Procter and Gamble|AU  - Li, Wu|TI  - On It',
    );
  });
});
