/** Are identifiers brought into one form from all spellings? */
import assert from 'node:assert/strict';
import { normalArxiv, normalDoi } from '../../../src/core/read/identifiers.ts';
import { entry } from './reading.ts';

describe('identifiers', () => {
  it('know a DOI in every dress', () => {
    for (const written of [
      '10.1093/ABC.27',
      'doi:10.1093/abc.27',
      'https://doi.org/10.1093/abc.27',
      'http://dx.doi.org/10.1093%2Fabc.27.',
      'DOI 10.1093/abc.27,',
    ]) {
      assert.equal(normalDoi(written), '10.1093/abc.27', written);
    }
    assert.equal(normalDoi('10.1016/S0140-6736(05)66912-7'), '10.1016/s0140-6736(05)66912-7');
    assert.equal(normalDoi('(see 10.1000/182)'), '10.1000/182');
    assert.equal(normalDoi('10.1/x'), undefined);
    // source of rule: SICI (ANSI/NISO Z39.56) has what follows the article's page in angle brackets
    const sici = '10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2';
    assert.equal(normalDoi(sici.toUpperCase()), sici);
    assert.equal(normalDoi(`https://doi.org/${sici.replace('<', '%3C').replace('>', '%3E')}`), sici);
    assert.equal(normalDoi('<a>10.1000/182</a>'), '10.1000/182');
  });

  it('know an arXiv id in every dress', () => {
    for (const written of [
      '1706.03762',
      'arXiv:1706.03762v5',
      'https://arxiv.org/abs/1706.03762',
      'https://arxiv.org/pdf/1706.03762v2.pdf',
    ]) {
      assert.equal(normalArxiv(written), '1706.03762', written);
    }
    assert.equal(normalArxiv('hep-th/9901001v2'), 'hep-th/9901001');
    assert.equal(normalArxiv('math.GT/0309136'), 'math/0309136');
    assert.equal(normalArxiv('1999.12345'), undefined);
  });

  it('are found where people put them', () => {
    assert.equal(entry('eprint={1706.03762}, archiveprefix={arXiv}').identifiers.arxiv, '1706.03762');
    assert.equal(entry('journal={arXiv preprint arXiv:1706.03762}').identifiers.arxiv, '1706.03762');
    assert.equal(entry('journal={CoRR}, volume={abs/1706.03762}').identifiers.arxiv, '1706.03762');
    assert.equal(entry('doi={10.48550/arXiv.1706.03762}').identifiers.arxiv, '1706.03762');
    assert.equal(entry('url={https://doi.org/10.1000/182}').identifiers.doi, '10.1000/182');
    assert.equal(entry('doi={10.1000/a\\_b}').identifiers.doi, '10.1000/a_b');
    assert.equal(entry('isbn={978-0-201-89683-1 (hbk)}').identifiers.isbn, '9780201896831');
    assert.equal(entry('howpublished={\\url{https://a.b/c}}').identifiers.url, 'https://a.b/c');
    assert.equal(entry('eprint={12345678}, eprinttype={pubmed}').identifiers.pmid, '12345678');
  });

  it('are not made of what is none', () => {
    assert.deepEqual(entry('url={javascript:alert(1)}, eprint={jstor 12}, isbn={none}, doi={n/a}').identifiers, {});
    assert.deepEqual(entry('abstract={Code is at https://github.com/a/b.}, title={T}').identifiers, {});
  });
});
