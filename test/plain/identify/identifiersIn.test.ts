/** Is a pasted text told for what it is: an identifier in any dress, BibTeX, or a text that nobody may touch? */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { bibtexIn, identifiersIn, mayBeNumber } from '../../../src/core/identify/identifiersIn.ts';
import { isIsbn, longIsbn } from '../../../src/core/identify/identifier.ts';
import { growsLinearly } from '../../support/growth.ts';

const told = (text: string): string[] => identifiersIn(text).map(({ kind, id }) => `${kind} ${id}`);

function is(wanted: string, dresses: readonly string[]): void {
  for (const dress of dresses) assert.deepEqual(told(dress), [wanted], dress);
}

describe('a pasted text', () => {
  it('is a DOI in every dress', () => {
    // source of rule: Crossref's display guidelines (https://doi.org/10...), and those before 2017 (doi:, dx.doi.org)
    is('doi 10.1093/abc.27', [
      '10.1093/ABC.27',
      '  10.1093/abc.27\n',
      '10.1093/abc.27.',
      '(10.1093/abc.27)',
      '<https://doi.org/10.1093/abc.27>',
      'doi:10.1093/abc.27',
      'DOI: 10.1093/abc.27',
      'DOI 10.1093/abc.27,',
      'https://doi.org/10.1093/abc.27',
      'http://dx.doi.org/10.1093%2Fabc.27',
      'https://www.doi.org/10.1093/abc.27?utm_source=x',
      'doi.org/10.1093/abc.27',
      '“10.1093/abc.27”',
      'doi: https://doi.org/10.1093/abc.27',
    ]);
    // source of rule: Handbook of the DOI, 2.2.2: any character may follow the slash; SICIs have brackets and signs
    is('doi 10.1016/s0140-6736(05)66912-7', ['10.1016/S0140-6736(05)66912-7', '(10.1016/S0140-6736(05)66912-7)']);
    is('doi 10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2', [
      '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
      'https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2',
    ]);
  });

  it('is what a Markdown link leads to, and nothing of what nobody sees', () => {
    is('doi 10.1000/182', [
      '[10.1000/182](https://doi.org/10.1000/182)',
      '10.1000/182\u200b',
      '\ufeff10.1000/\u00ad182',
    ]);
    is('arxiv 1706.03762', ['[Attention Is All You Need](https://arxiv.org/abs/1706.03762)']);
  });

  it('is the DOI in a publisher’s address', () => {
    // source of rule: each the address of an article as its publisher shows it
    is('doi 10.1145/3292500.3330701', [
      'https://dl.acm.org/doi/10.1145/3292500.3330701',
      'https://dl.acm.org/doi/abs/10.1145/3292500.3330701',
      'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true',
    ]);
    is('doi 10.1007/s11263-015-0816-y', [
      'https://link.springer.com/article/10.1007/s11263-015-0816-y',
      'https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf',
      'https://link.springer.com/article/10.1007%2Fs11263-015-0816-y#Sec3',
    ]);
    is('doi 10.1002/anie.202000001', ['https://onlinelibrary.wiley.com/doi/full/10.1002/anie.202000001']);
    is('doi 10.1371/journal.pone.0000308', [
      'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000308',
    ]);
    is('doi 10.3389/fpsyg.2015.00001', ['https://www.frontiersin.org/articles/10.3389/fpsyg.2015.00001/full']);
    is('doi 10.1101/2020.03.22.20040758', [
      'https://www.medrxiv.org/content/10.1101/2020.03.22.20040758v3.full.pdf',
      'https://www.medrxiv.org/content/10.1101/2020.03.22.20040758v3',
    ]);
    is('doi 10.1038/s41586-020-2649-2', [
      'https://www.nature.com/articles/s41586-020-2649-2',
      'https://www.nature.com/articles/s41586-020-2649-2.pdf',
    ]);
    is('doi 10.18653/v1/n19-1423', ['https://aclanthology.org/N19-1423/', 'https://aclanthology.org/N19-1423.pdf']);
    is('doi 10.5281/zenodo.1234567', ['https://zenodo.org/records/1234567', 'https://zenodo.org/record/1234567']);
  });

  it('is an arXiv id, of either kind, with or without version', () => {
    // source of rule: info.arxiv.org/help/arxiv_identifier.html and .../arxiv_identifier_for_services.html
    is('arxiv 1706.03762', [
      '1706.03762',
      '1706.03762v5',
      'arXiv:1706.03762',
      'arXiv:1706.03762v5 [cs.CL]',
      'arxiv: 1706.03762',
      'arXiv preprint arXiv:1706.03762',
      'https://arxiv.org/abs/1706.03762v5',
      'https://arxiv.org/pdf/1706.03762v2.pdf',
      'https://arxiv.org/pdf/1706.03762',
      'http://export.arxiv.org/abs/1706.03762',
      'arxiv.org/abs/1706.03762',
      'https://ar5iv.labs.arxiv.org/html/1706.03762',
      'https://huggingface.co/papers/1706.03762',
      'https://doi.org/10.48550/arXiv.1706.03762',
    ]);
    is('arxiv 0704.0001', ['0704.0001', 'https://arxiv.org/abs/0704.0001v2']);
    is('arxiv hep-th/9901001', ['hep-th/9901001', 'arXiv:hep-th/9901001v3', 'https://arxiv.org/abs/hep-th/9901001']);
    is('arxiv math/0309136', ['math.GT/0309136', 'https://arxiv.org/pdf/math/0309136v1.pdf']);
    // no such month; no such length in that year; before there was one; not an archive
    for (const none of ['1999.12345', '1706.0376', '0703.0001', '1312.12345', 'and/or/9901001', '3.14159']) {
      assert.deepEqual(told(none), [], none);
    }
  });

  it('is a PubMed id when it says so', () => {
    // source of rule: the User Guide of PubMed: "PMID: 1234567", pubmed.ncbi.nlm.nih.gov/1234567/
    is('pmid 31452104', [
      'PMID: 31452104',
      'pmid:31452104',
      'PMID 31452104',
      'https://pubmed.ncbi.nlm.nih.gov/31452104/',
      'https://www.ncbi.nlm.nih.gov/pubmed/31452104',
    ]);
    for (const none of ['31452104', 'PMID:', 'PMID: 123456789012', '2024', '42'])
      assert.deepEqual(told(none), [], none);
  });

  it('is an ISBN when its check digit agrees', () => {
    // source of rule: ISO 2108:2017, 4.5 and annex; the books are Introduction to Algorithms and The TeXbook
    is('isbn 9780262033848', [
      '978-0-262-03384-8',
      '9780262033848',
      'ISBN-13: 978-0262033848',
      'ISBN 978 0 262 03384 8 (hardcover)',
    ]);
    is('isbn 0201134489', ['ISBN 0-201-13448-9', '0-201-13448-9', 'ISBN-10: 0201134489']);
    is('isbn 080442957X', ['0-8044-2957-X', '080442957X']);
    for (const none of ['978-0-262-03384-7', '0-201-13448-8', '0201134489', '1234567890', 'ISBN', 'ISBN 12']) {
      assert.deepEqual(told(none), [], none);
    }
    assert.equal(longIsbn('0201134489'), '9780201134483');
    assert.ok(isIsbn('9780201134483'));
  });

  it('is a paper of OpenAlex or Semantic Scholar by its address', () => {
    // source of rule: developers.openalex.org, "Entity IDs"; Semantic Scholar's Academic Graph API, "paper_id"
    is('openalex W2741809807', ['https://openalex.org/W2741809807', 'https://api.openalex.org/works/w2741809807']);
    const hash = '204e3073870fae3d05bcbc2f6a8e263d9b72e776';
    is(`semanticScholar ${hash}`, [
      `https://www.semanticscholar.org/paper/Attention-is-All-you-Need-Vaswani-Shazeer/${hash}`,
      `https://www.semanticscholar.org/paper/${hash}`,
    ]);
    is('semanticScholar CorpusId:13756489', [
      'https://api.semanticscholar.org/CorpusID:13756489',
      'CorpusID: 13756489',
    ]);
  });

  it('is an address where nothing else is known of it', () => {
    is('url https://example.org/a/page?x=1', ['https://example.org/a/page?x=1']);
    for (const none of [
      'ftp://example.org/x',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://',
      'https://localhost/x',
      'command:x',
    ]) {
      assert.deepEqual(told(none), [], none);
    }
  });

  it('may be a number all the same, which nobody is asked about unasked', () => {
    for (const number of ['1203.4567', ' 1706.03762\n', '9780262033848', '3.14'])
      assert.ok(mayBeNumber(number), number);
    for (const other of ['1706.03762v5', 'arXiv:1706.03762', '978-0-262-03384-8', '10.1000/182', 'PMID: 12']) {
      assert.ok(!mayBeNumber(other), other);
    }
  });

  it('is several, a line or a comma apart, each once', () => {
    assert.deepEqual(told('10.1000/182\nhttps://arxiv.org/abs/1706.03762\n10.1000/182\n'), [
      'doi 10.1000/182',
      'arxiv 1706.03762',
    ]);
    assert.deepEqual(told('10.1000/182, 10.1000/183; PMID: 12'), ['doi 10.1000/182', 'doi 10.1000/183', 'pmid 12']);
    assert.deepEqual(told('10.1000/182,10.1000/183'), ['doi 10.1000/182', 'doi 10.1000/183']);
  });

  it('is left alone when it says anything else', () => {
    for (const text of [
      '',
      '   ',
      'As shown before (doi:10.1000/182), the effect is small.',
      'See https://doi.org/10.1000/182 for more',
      'J. Doe. A paper. Journal 12 (2020). https://doi.org/10.1000/182',
      '\\cite{doe2020}',
      'doi = {10.1000/182}',
      '10.1000/',
      '10.1',
      'doi:',
      'arXiv:',
      'https://',
      '10.1000/182 is good',
    ]) {
      assert.deepEqual(told(text), [], text);
    }
  });

  it('never throws, whatever is pasted, whole or half', () => {
    const pieces = [
      '10.1000/182',
      'doi:',
      'https://doi.org/%',
      'arXiv:',
      '1706.03762',
      'PMID: ',
      'ISBN ',
      '978-',
      '%2F',
      '(',
      '>',
      '\u0000',
      'W12',
      '@article{a,',
      '}',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        identifiersIn(text);
        bibtexIn(text);
      }),
    );
  });

  it('is read in time that grows with its length alone', () => {
    for (const part of ['10.1000/(', '((((', '978-', 'doi: ', '"', '10.1000/182 ', 'https://a.example/10.1234/full/']) {
      const read = (length: number): unknown => identifiersIn(part.repeat(length).slice(0, length));
      assert.ok(growsLinearly(read, 2_400), part);
    }
    for (const part of ['@', '@misc{a,', '%\n', '@misc{a, title={}}\n']) {
      assert.ok(
        growsLinearly((length) => bibtexIn(`@misc{a,b={}}${part.repeat(length).slice(0, length)}`)),
        part,
      );
    }
  });
});

describe('pasted BibTeX', () => {
  const entry = '@article{doe2020,\n  title = {A Title},\n  doi = {10.1000/182}\n}';
  const types = (text: string): string[] => bibtexIn(text).map(({ type }) => type);

  it('is one entry or several, with strings and comments', () => {
    assert.deepEqual(types(entry), ['article']);
    assert.deepEqual(types(`\n% from the publisher\n@string{j = {Journal}}\n${entry}\n\n${entry}\n`), [
      'string',
      'article',
      'article',
    ]);
    assert.deepEqual(types('@misc(key, title = "x")'), ['misc']);
  });

  it('is not what only looks like it', () => {
    for (const text of [
      '@doe2020',
      '[@doe2020]',
      '@article{',
      '@article{doe2020, title = {A',
      `See:\n${entry}`,
      `${entry} and more`,
      '@string{j = {x}}',
      '@article{}',
    ]) {
      assert.deepEqual(types(text), [], text);
    }
  });
});
